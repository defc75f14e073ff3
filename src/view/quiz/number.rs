//! Guessing a number: by a slider, or by typing.

use super::super::dom::Node;
use super::super::prose::prose;
use super::row;
use crate::document::{Number, Question};
use yew::prelude::*;

/// Puts the slider and the field there.
pub(super) fn fill(question: &Question, number: &Number, place: &Node) {
    let Some(place) = place.look(".typed") else { return };
    let unit = number.unit.as_deref().unwrap_or_default();
    let label = [&*question.prompt, " ", unit].concat();
    let input = |kind: &str, step: &str| {
        let attributes = [("type", kind), ("step", step), ("data-type", "true"), ("autocomplete", "off")];
        let input = place.make("input", &attributes, "");
        input.set("aria-label", &label);
        input
    };
    let slider = input("range", &number.step.write());
    slider.set("min", &number.from.write());
    slider.set("max", &number.to.write());
    // It stands in the middle of these ends, and not where it stood before it had them.
    slider.set_value("");
    let ends = place.make("div", &[("class", "ends"), ("aria-hidden", "true")], "");
    [number.from, number.to].iter().for_each(|end| ends.append(&ends.make("span", &[], &number.shown(*end))));
    // Typing may go beyond the slider, and between its stops.
    let field = place.make("label", &[("class", "field")], "");
    field.append(&input("number", "any"));
    field.append(&place.make("span", &[], unit));
    [slider, ends, field].iter().for_each(|part| place.append(part));
}

/// What is right.
pub(super) fn rows(question: &Question) -> Vec<Html> {
    question.options.iter().map(|option| row::draw(&option.id, &option.text, "", prose(&option.reason))).collect()
}
