//! The task to change a tie of the map, from a list or on the map itself.

use super::super::element::{all, el, text, when};
use super::super::link::suppose;
use super::super::map::theory::distance;
use super::row;
use crate::document::{Document, Goal, Question, Sign};
use crate::graph::Neighbours;
use crate::graph::balance::{STEPS, Ties, frustration};
use crate::reader::quiz::{changes, is_met, solves, start};
use crate::reader::wording::{mark, triad_signs, turns, verdict};
use yew::prelude::*;

/// All changes of one tie: the key of each, as in answers, and its words.
pub(super) fn choices(document: &Document, question: &Question) -> Vec<(String, String)> {
    let changes = question.goal.iter().flat_map(|goal| changes(document, goal));
    changes.map(|(tie, sign)| (key(document, tie, sign), turns(document, &document.ties[tie], sign))).collect()
}

/// A row for every change of one tie, with its effect. Styles show only the rows that are right, and the one that was chosen.
pub(super) fn rows(document: &Document, question: &Question) -> Vec<Html> {
    let Some(goal) = &question.goal else { return Vec::new() };
    let row = |(tie, sign): (usize, Sign)| {
        let right = solves(document, goal, tie, sign);
        let mark = document.words.get(mark(question.task, false, false, right));
        let what_if = start(document, goal).with(document, &document.ties[tie].id, sign);
        let on_map = suppose(&what_if, document.words.get("show-on-map"));
        let parts = vec![
            el("p", &[("class", "says")], vec![text(&turns(document, &document.ties[tie], sign))]),
            row::reason(mark, all(vec![text(&follows(document, goal, tie, sign)), text(" "), on_map])),
        ];
        let key = key(document, tie, sign);
        let attributes = [("class", "option"), ("data-row", &*key), ("data-solves", when(right, "true"))];
        el("div", &attributes, parts)
    };
    changes(document, goal).into_iter().map(row).collect()
}

/// The key of a change, as in answers.
fn key(document: &Document, tie: usize, sign: Sign) -> String {
    [&document.ties[tie].id, " ", sign.name()].concat()
}

/// The effect of a change on the balance, in words.
pub fn follows(document: &Document, goal: &Goal, tie: usize, sign: Sign) -> String {
    let words = &document.words;
    let what_if = start(document, goal).with(document, &document.ties[tie].id, sign);
    let signs = what_if.signs(document);
    let Some(triad) = document.triad.as_ref().filter(|_| !goal.whole) else {
        let neighbours = Neighbours::of(document);
        let ties = Ties { actors: document.actors.len(), ends: neighbours.all_ends(), signs: &signs };
        return distance(words, &frustration(ties, STEPS));
    };
    let verdict = verdict(document, triad, triad_signs(document, triad, &what_if));
    // The triangle may be balanced, but with another actor alone than the goal names.
    let is_balanced = is_met(document, &Goal { alone: None, ..goal.clone() }, &signs);
    let lacks = is_balanced && !is_met(document, goal, &signs);
    match goal.alone.as_ref().and_then(|id| document.actor(id)).filter(|_| lacks) {
        Some(actor) => [&verdict, " ", &words.fill("not-alone", &[("name", &actor.name)])].concat(),
        None => verdict,
    }
}
