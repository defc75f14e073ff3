//! Putting in order: a list whose items move by buttons, one place at a time.

use super::super::element::{el, of_class, said, text, when};
use super::super::prose::prose;
use super::row;
use crate::document::{Choice, Document, Question};
use crate::reader::Quiz;
use yew::prelude::*;

/// The things, in another order than the right one, with buttons to move them.
pub(super) fn steps(document: &Document, question: &Question) -> Vec<Html> {
    let options = Quiz::default().order(question).into_iter().map(|place| &question.options[place]);
    let last = question.options.len() - 1;
    let step = |(place, option): (usize, &Choice)| {
        let way = |does: &'static str, face: &str, off: bool| {
            let label = document.words.fill(does, &[("text", &option.text), ("place", &(place + 1).to_string())]);
            let attributes = [
                ("type", "button"),
                ("class", "tool"),
                ("data-do", does),
                ("data-step", &*option.id),
                ("data-needs-player", "true"),
                ("aria-label", &*label),
                ("aria-disabled", when(off, "true")),
            ];
            el("button", &attributes, vec![text(face)])
        };
        let parts =
            vec![said("span", "says", &option.text), way("earlier", "↑", place == 0), way("later", "↓", place == last)];
        el("li", &[("class", "option step"), ("data-key", &*option.id)], parts)
    };
    vec![of_class("ol", "steps", options.enumerate().map(step).collect())]
}

/// The right order.
pub(super) fn rows(question: &Question) -> Vec<Html> {
    let row = |(place, option): (usize, &Choice)| {
        let says = [&(place + 1).to_string(), ". ", &option.text].concat();
        row::draw(&option.id, &says, "", prose(&option.reason))
    };
    question.options.iter().enumerate().map(row).collect()
}
