//! The task to put options in order: a list whose items move by buttons, one position at a time.

use super::super::dom::Node;
use super::super::element::{el, of_class, text, text_el};
use super::super::prose::prose;
use super::row;
use crate::document::{Document, Question, QuestionOption};
use crate::reader::Quiz;
use yew::prelude::*;

/// The options in a wrong order, with buttons to move them, which `label` names.
pub(super) fn steps(question: &Question) -> Vec<Html> {
    let options = Quiz::default().order(question).into_iter().map(|index| &question.options[index]);
    let step = |option: &QuestionOption| {
        let button = |name: &'static str, face: &str| {
            let attributes = [
                ("type", "button"),
                ("class", "tool"),
                ("data-do", name),
                ("data-step", &*option.id),
                ("data-needs-player", "true"),
            ];
            el("button", &attributes, vec![text(face)])
        };
        let parts = vec![text_el("span", "says", &option.text), button("earlier", "↑"), button("later", "↓")];
        el("li", &[("class", "option step"), ("data-key", &*option.id)], parts)
    };
    vec![of_class("ol", "steps", options.map(step).collect())]
}

/// Labels the buttons of all items, which stand in the order of `items`, with their positions. If the answer is `locked`, none can
/// be moved.
pub(super) fn label(document: &Document, question: &Question, items: &[Node], locked: bool) {
    for (index, item) in items.iter().enumerate() {
        let key = item.get("data-key").unwrap_or_default();
        let Some(option) = question.options.iter().find(|option| option.id == key) else { continue };
        for button in item.all("button") {
            let name = button.get("data-do").unwrap_or_default();
            let is_at_end = if name == "earlier" { index == 0 } else { index + 1 == items.len() };
            button.flag("aria-disabled", is_at_end || locked);
            let label = document.words.fill(&name, &[("text", &option.text), ("place", &(index + 1).to_string())]);
            button.set("aria-label", &label);
        }
    }
}

/// Rows with the options in the right order.
pub(super) fn rows(question: &Question) -> Vec<Html> {
    let row = |(index, option): (usize, &QuestionOption)| {
        let text = [&(index + 1).to_string(), ". ", &option.text].concat();
        row::draw(&option.id, &text, "", prose(&option.reason))
    };
    question.options.iter().enumerate().map(row).collect()
}
