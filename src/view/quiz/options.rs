//! The tasks to choose one option, or several, and to predict.

use super::super::dom::Node;
use super::super::element::{el, of_class, text, text_el};
use super::super::prose::prose;
use super::row;
use crate::document::{Document, Question, QuestionOption, Task};
use crate::reader::wording::mark;
use yew::prelude::*;

/// The options of a choice: disclosures with the reasons inside, so that they answer without the player, too. Their summaries say
/// which options they are; the player adds the other attributes by `name_disclosures`.
pub(super) fn disclosures(document: &Document, question: &Question) -> Vec<Html> {
    let option = |option: &QuestionOption| {
        let summary = el("summary", &[("data-option", &*option.id)], vec![text(&option.text)]);
        let mark = document.words.get(mark(Task::Choice, false, false, option.right));
        of_class("details", "option", vec![summary, row::reason(mark, prose(&option.reason))])
    };
    question.options.iter().map(option).collect()
}

/// Names the disclosures of a question by the attributes that items and rows of all kinds of questions have.
pub(super) fn name_disclosures(question: &Node) {
    for summary in question.all("summary[data-option]") {
        if let (Some(option), Some(id)) = (summary.parent(), summary.get("data-option")) {
            option.set("data-row", &id);
            option.set("data-key", &id);
        }
    }
}

/// The options as checkboxes, of which several may be right.
pub(super) fn ticks(question: &Question) -> Vec<Html> {
    let tick = |option: &QuestionOption| tick(option, vec![("type", "checkbox"), ("data-tick", &*option.id)]);
    question.options.iter().map(tick).collect()
}

/// A row for each option, with its mark and its reason.
pub(super) fn rows(document: &Document, question: &Question) -> Vec<Html> {
    let row = |option: &QuestionOption| {
        let mark = document.words.get(mark(question.task, false, false, option.right));
        row::draw(&option.id, &option.text, mark, prose(&option.reason))
    };
    question.options.iter().map(row).collect()
}

/// The options of a prediction as radio buttons: in the text for before reading, in the quiz for after reading.
pub(super) fn predictions(question: &Question, in_quiz: bool) -> Vec<Html> {
    let moment = if in_quiz { "late" } else { "early" };
    let name = [&question.id, "-", moment].concat();
    let radio = |option: &QuestionOption| {
        tick(option, vec![("type", "radio"), ("name", &*name), ("value", &*option.id), ("data-expect", moment)])
    };
    question.options.iter().map(radio).collect()
}

/// Rows with what the article says to each option of a prediction; in the text, which asks before reading, there are none.
pub(super) fn comments(question: &Question, in_quiz: bool) -> Vec<Html> {
    let options = question.options.iter().filter(|option| in_quiz && !option.reason.is_empty());
    options.map(|option| row::draw(&option.id, &option.text, "", prose(&option.reason))).collect()
}

fn tick(option: &QuestionOption, attributes: Vec<(&'static str, &str)>) -> Html {
    let parts = vec![el("input", &attributes, Vec::new()), text_el("span", "", &option.text)];
    el("label", &[("class", "option tick"), ("data-key", &*option.id)], parts)
}
