//! The task to match options with their pairs: a list of all pairs for each option.

use super::super::dom::Node;
use super::super::element::{el, of_class, text, text_el};
use super::super::prose::prose;
use super::pick::unchosen;
use super::row;
use crate::document::{Document, Question, QuestionOption};
use crate::reader::Quiz;
use yew::prelude::*;

/// For each option a list of all pairs, and all pairs once more for paper.
pub(super) fn lists(document: &Document, question: &Question) -> Vec<Html> {
    let order = Quiz::default().order(question);
    let others = order.iter().map(|index| &question.options[*index]);
    let pairs = || others.clone().map(|other| (&*other.id, other.pair.as_deref().unwrap_or_default()));
    let list = |option: &QuestionOption| {
        let mut choices = vec![unchosen(document)];
        choices.extend(pairs().map(|(id, pair)| el("option", &[("value", id)], vec![text(pair)])));
        let select = el("select", &[("data-pair", &*option.id), ("autocomplete", "off")], choices);
        of_class("label", "pair", vec![text(&option.text), select])
    };
    let mut lists: Vec<Html> = question.options.iter().map(list).collect();
    // On paper the lists are lines to write on, so what can be chosen stands below them.
    let pairs = pairs().map(|(_, pair)| text_el("li", "", pair)).collect();
    lists.push(of_class("ul", "pairs", pairs));
    lists
}

/// Adds a line to each list, in which a long pair shows in full; the list may be too narrow for it.
pub(super) fn add_lines(question: &Node) {
    for list in question.all("select[data-pair]") {
        if let Some(label) = list.parent() {
            label.append(&label.create("span", &[("class", "whole"), ("aria-hidden", "true")], ""));
        }
    }
}

/// Rows with each option and its pair.
pub(super) fn rows(question: &Question) -> Vec<Html> {
    let row = |option: &QuestionOption| {
        let text = [&option.text, " – ", option.pair.as_deref().unwrap_or_default()].concat();
        row::draw(&option.id, &text, "", prose(&option.reason))
    };
    question.options.iter().map(row).collect()
}
