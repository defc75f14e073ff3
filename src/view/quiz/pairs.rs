//! The task to match options with their pairs: a list of all pairs for each option.

use super::super::element::{el, text, text_el};
use super::super::prose::prose;
use super::pick::unchosen;
use super::row;
use crate::document::{Document, Question, QuestionOption};
use crate::reader::Quiz;
use yew::prelude::*;

/// For each option a list of all pairs.
pub(super) fn lists(document: &Document, question: &Question) -> Vec<Html> {
    let order = Quiz::default().order(question);
    let list = |option: &QuestionOption| {
        let mut choices = vec![unchosen(document)];
        choices.extend(order.iter().map(|index| &question.options[*index]).map(|other| {
            let pair = other.pair.as_deref().unwrap_or_default();
            el("option", &[("value", &*other.id)], vec![text(pair)])
        }));
        let select = el("select", &[("data-pair", &*option.id), ("autocomplete", "off")], choices);
        // A long pair shows in full below the list, which may be too narrow for it.
        el(
            "label",
            &[("class", "pair")],
            vec![
                text_el("span", "", &option.text),
                select,
                el("span", &[("class", "whole"), ("aria-hidden", "true")], Vec::new()),
            ],
        )
    };
    question.options.iter().map(list).collect()
}

/// Rows with each option and its pair.
pub(super) fn rows(question: &Question) -> Vec<Html> {
    let row = |option: &QuestionOption| {
        let text = [&option.text, " – ", option.pair.as_deref().unwrap_or_default()].concat();
        row::draw(&option.id, &text, "", prose(&option.reason))
    };
    question.options.iter().map(row).collect()
}
