//! Matching: for each thing a list of what may belong to it.

use super::super::element::{el, said, text};
use super::super::prose::prose;
use super::pick::unchosen;
use super::row;
use crate::document::{Choice, Document, Question};
use crate::reader::Quiz;
use yew::prelude::*;

/// For each thing a list of what may belong to it.
pub(super) fn lists(document: &Document, question: &Question) -> Vec<Html> {
    let order = Quiz::default().order(question);
    let list = |option: &Choice| {
        let mut choices = vec![unchosen(document)];
        choices.extend(order.iter().map(|place| &question.options[*place]).map(|other| {
            let pair = other.pair.as_deref().unwrap_or_default();
            el("option", &[("value", &*other.id)], vec![text(pair)])
        }));
        let select = el("select", &[("data-pair", &*option.id), ("autocomplete", "off")], choices);
        // A list may be too narrow for what is chosen in it.
        el(
            "label",
            &[("class", "pair")],
            vec![
                said("span", "", &option.text),
                select,
                el("span", &[("class", "whole"), ("aria-hidden", "true")], Vec::new()),
            ],
        )
    };
    question.options.iter().map(list).collect()
}

/// What belongs to what.
pub(super) fn rows(question: &Question) -> Vec<Html> {
    let row = |option: &Choice| {
        let says = [&option.text, " – ", option.pair.as_deref().unwrap_or_default()].concat();
        row::draw(&option.id, &says, "", prose(&option.reason))
    };
    question.options.iter().map(row).collect()
}
