//! The task to fill in one or a few words.

use super::super::dom::Node;
use super::super::prose::prose;
use super::row;
use crate::document::Question;
use yew::prelude::*;

/// Adds the text field to a question on the page.
pub(super) fn add_field(question: &Question, node: &Node) {
    let Some(container) = node.query(".typed") else { return };
    let attributes = [
        ("type", "text"),
        ("data-type", "words"),
        ("autocomplete", "off"),
        ("autocapitalize", "off"),
        // The browser's spelling checker would give the answer away.
        ("spellcheck", "false"),
        ("aria-label", &*question.prompt),
    ];
    container.append(&container.create("input", &attributes, ""));
}

/// The row with all accepted answers, and the reason.
pub(super) fn rows(question: &Question) -> Vec<Html> {
    let texts: Vec<&str> = question.options.iter().map(|option| &*option.text).collect();
    let first = question.options.first();
    first.map(|option| row::draw(&option.id, &texts.join(" · "), "", prose(&option.reason))).into_iter().collect()
}
