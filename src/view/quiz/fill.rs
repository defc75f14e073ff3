//! Filling in one or a few words.

use super::super::dom::Node;
use super::super::prose::prose;
use super::row;
use crate::document::Question;
use yew::prelude::*;

/// Puts the field there in which one types.
pub(super) fn fill(question: &Question, place: &Node) {
    let Some(place) = place.look(".typed") else { return };
    let attributes = [
        ("type", "text"),
        ("data-type", "words"),
        ("autocomplete", "off"),
        ("autocapitalize", "off"),
        // What is right is not for the browser to say.
        ("spellcheck", "false"),
        ("aria-label", &*question.prompt),
    ];
    place.append(&place.make("input", &attributes, ""));
}

/// All that are accepted, and why.
pub(super) fn rows(question: &Question) -> Vec<Html> {
    let texts: Vec<&str> = question.options.iter().map(|option| &*option.text).collect();
    let first = question.options.first();
    first.map(|option| row::draw(&option.id, &texts.join(" · "), "", prose(&option.reason))).into_iter().collect()
}
