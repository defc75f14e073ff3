//! The task to guess a number, by a slider or by typing.

use super::super::dom::Node;
use super::super::prose::prose;
use super::row;
use crate::document::{Number, Question};
use yew::prelude::*;

/// Adds the slider and the field to a question on the page.
pub(super) fn add_fields(question: &Question, number: &Number, node: &Node) {
    let Some(container) = node.query(".typed") else { return };
    let unit = number.unit.as_deref().unwrap_or_default();
    let label = [&*question.prompt, " ", unit].concat();
    let input = |kind: &str, step: &str| {
        let attributes = [("type", kind), ("step", step), ("data-type", "true"), ("autocomplete", "off")];
        let input = container.create("input", &attributes, "");
        input.set("aria-label", &label);
        input
    };
    let slider = input("range", &number.step.write());
    slider.set("min", &number.from.write());
    slider.set("max", &number.to.write());
    // Clearing the value moves the slider to the middle of its new ends.
    slider.set_value("");
    let ends = container.create("div", &[("class", "ends"), ("aria-hidden", "true")], "");
    [number.from, number.to].iter().for_each(|end| ends.append(&ends.create("span", &[], &number.shown(*end))));
    // A typed number may lie beyond the slider's ends, and between its steps.
    let field = container.create("label", &[("class", "field")], "");
    field.append(&input("number", "any"));
    field.append(&container.create("span", &[], unit));
    [slider, ends, field].iter().for_each(|part| container.append(part));
}

/// The row with the right number.
pub(super) fn rows(question: &Question) -> Vec<Html> {
    question.options.iter().map(|option| row::draw(&option.id, &option.text, "", prose(&option.reason))).collect()
}
