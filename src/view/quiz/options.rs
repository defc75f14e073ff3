//! Options, of which one or several are right, or none.

use super::super::element::{el, said, text};
use super::super::prose::prose;
use super::row;
use crate::document::{Choice, Document, Question, Task};
use crate::reader::wording::mark;
use yew::prelude::*;

/// Options of which one is right: disclosures with the reasons inside, so that choosing one answers without the player, too.
pub(super) fn disclosures(document: &Document, question: &Question) -> Vec<Html> {
    let option = |option: &Choice| {
        let summary = el("summary", &[("data-option", &*option.id)], vec![text(&option.text)]);
        let mark = document.words.get(mark(Task::Choice, false, false, option.right));
        let attributes = [("class", "option"), ("data-row", &*option.id), ("data-key", &*option.id)];
        el("details", &attributes, vec![summary, row::reason(mark, prose(&option.reason))])
    };
    question.options.iter().map(option).collect()
}

/// Options of which several may be right: boxes to tick.
pub(super) fn ticks(question: &Question) -> Vec<Html> {
    let tick = |option: &Choice| tick(option, vec![("type", "checkbox"), ("data-tick", &*option.id)]);
    question.options.iter().map(tick).collect()
}

/// What became of the options.
pub(super) fn rows(document: &Document, question: &Question) -> Vec<Html> {
    let row = |option: &Choice| {
        let mark = document.words.get(mark(question.task, false, false, option.right));
        row::draw(&option.id, &option.text, mark, prose(&option.reason))
    };
    question.options.iter().map(row).collect()
}

/// What one may expect, before reading or after.
pub(super) fn expectations(question: &Question, late: bool) -> Vec<Html> {
    let moment = if late { "late" } else { "early" };
    let name = [&question.id, "-", moment].concat();
    let radio = |option: &Choice| {
        tick(option, vec![("type", "radio"), ("name", &*name), ("value", &*option.id), ("data-expect", moment)])
    };
    question.options.iter().map(radio).collect()
}

/// What the article says to each thing that one may expect: for after reading.
pub(super) fn comments(question: &Question, late: bool) -> Vec<Html> {
    let options = question.options.iter().filter(|option| late && !option.reason.is_empty());
    options.map(|option| row::draw(&option.id, &option.text, "", prose(&option.reason))).collect()
}

fn tick(option: &Choice, attributes: Vec<(&'static str, &str)>) -> Html {
    let parts = vec![el("input", &attributes, Vec::new()), said("span", "", &option.text)];
    el("label", &[("class", "option tick"), ("data-key", &*option.id)], parts)
}
