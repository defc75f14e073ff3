//! The task to put options in order: a list whose items move by buttons, one position at a time.

use super::super::element::{el, of_class, text, text_el, when};
use super::super::prose::prose;
use super::row;
use crate::document::{Document, Question, QuestionOption};
use crate::reader::Quiz;
use yew::prelude::*;

/// The options in a wrong order, with buttons to move them.
pub(super) fn steps(document: &Document, question: &Question) -> Vec<Html> {
    let options = Quiz::default().order(question).into_iter().map(|index| &question.options[index]);
    let last = question.options.len() - 1;
    let step = |(index, option): (usize, &QuestionOption)| {
        let button = |name: &'static str, face: &str, off: bool| {
            let label = document.words.fill(name, &[("text", &option.text), ("place", &(index + 1).to_string())]);
            let attributes = [
                ("type", "button"),
                ("class", "tool"),
                ("data-do", name),
                ("data-step", &*option.id),
                ("data-needs-player", "true"),
                ("aria-label", &*label),
                ("aria-disabled", when(off, "true")),
            ];
            el("button", &attributes, vec![text(face)])
        };
        let parts = vec![
            text_el("span", "says", &option.text),
            button("earlier", "↑", index == 0),
            button("later", "↓", index == last),
        ];
        el("li", &[("class", "option step"), ("data-key", &*option.id)], parts)
    };
    vec![of_class("ol", "steps", options.enumerate().map(step).collect())]
}

/// Rows with the options in the right order.
pub(super) fn rows(question: &Question) -> Vec<Html> {
    let row = |(index, option): (usize, &QuestionOption)| {
        let text = [&(index + 1).to_string(), ". ", &option.text].concat();
        row::draw(&option.id, &text, "", prose(&option.reason))
    };
    question.options.iter().enumerate().map(row).collect()
}
