//! A thing that one could have answered, with what became of it and why.

use super::super::element::{el, of_class, said, text, when};
use yew::prelude::*;

/// A thing that one could have answered.
pub(super) struct Row<'a> {
    /// What it says.
    pub(super) says: String,
    /// What became of it, in a few words.
    pub(super) mark: String,
    /// Why.
    pub(super) reason: Html,
    /// Whether it is the answer that was given, or part of it.
    pub(super) chosen: bool,
    /// Whether that is right.
    pub(super) result: &'a str,
}

/// Draws it.
pub(super) fn draw(row: Row) -> Html {
    let reason = vec![said("b", "", &row.mark), text(" "), row.reason];
    let attributes = [("class", "option"), ("data-chosen", when(row.chosen, "true")), ("data-result", row.result)];
    el("div", &attributes, vec![said("p", "says", &row.says), of_class("p", "reason", reason)])
}

/// The name of a result.
pub(super) fn result(right: bool) -> &'static str {
    if right { "right" } else { "wrong" }
}
