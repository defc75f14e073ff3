//! Guessing a number: by a slider, or by typing.

use super::super::dom::Node;
use super::super::element::el;
use super::super::prose::prose;
use super::row;
use crate::document::{Amount, Number, Question};
use yew::prelude::*;

/// The place of the slider and the field. The player puts them there: without it nothing would come of a guess.
pub(super) fn place() -> Vec<Html> {
    vec![el("div", &[("class", "typed"), ("data-needs-player", "true")], Vec::new())]
}

/// Puts the slider and the field there.
pub(super) fn fill(question: &Question, number: &Number, place: &Node) {
    let Some(place) = place.look(".typed") else { return };
    let unit = number.unit.as_deref().unwrap_or_default();
    let label = [&*question.prompt, " ", unit].concat();
    let [from, to, step] = [number.from, number.to, number.step].map(Amount::write);
    let attributes = [("data-type", "true"), ("autocomplete", "off"), ("aria-label", &*label)];
    let slider = [&attributes[..], &[("type", "range"), ("min", &from), ("max", &to), ("step", &step)]].concat();
    let field = [&attributes[..], &[("type", "number"), ("step", "any"), ("inputmode", "decimal")]].concat();
    let ends = place.make("div", &[("class", "ends"), ("aria-hidden", "true")], "");
    [number.from, number.to].iter().for_each(|end| ends.append(&ends.make("span", &[], &number.shown(*end))));
    let typed = place.make("label", &[("class", "field")], "");
    typed.append(&typed.make("input", &field, ""));
    typed.append(&typed.make("span", &[], unit));
    for part in [place.make("input", &slider, ""), ends, typed] {
        place.append(&part);
    }
}

/// What is right.
pub(super) fn rows(question: &Question) -> Vec<Html> {
    question.options.iter().map(|option| row::draw(&option.id, &option.text, "", prose(&option.reason))).collect()
}
