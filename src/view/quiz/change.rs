//! Changing the map: from a list, or on the map itself. What a change brings about, the analysis says.

use super::super::element::{all, el, text};
use super::super::scenarios::triad_signs;
use super::super::sheets::ends;
use super::super::theory::suppose;
use super::super::triangle::verdict;
use super::options::group;
use super::pick::controls;
use super::question::Asked;
use super::row::{self, Row, result};
use crate::document::{Goal, Sign};
use crate::graph::balance::{STEPS, Ties, frustration};
use crate::reader::quiz::{changes, solves, start};
use yew::prelude::*;

pub(super) fn draw(asked: &Asked) -> Html {
    let Some(goal) = &asked.question.goal else { return Html::default() };
    if asked.is_solved() {
        return group(asked, rows(asked));
    }
    let document = asked.document;
    let mut choices = vec![el("option", &[("value", "")], vec![text(asked.word("choose"))])];
    let mut changes = changes(document, goal).into_iter().peekable();
    while let Some((tie, sign)) = changes.next() {
        let choice = |sign: Sign| {
            let value = [&document.ties[tie].id, " ", sign.name()].concat();
            el("option", &[("value", &*value)], vec![text(&turned(asked, tie, sign))])
        };
        choices.push(choice(sign));
    }
    group(asked, vec![controls(asked, choices)])
}

/// What a change is, in words.
fn turned(asked: &Asked, tie: usize, sign: Sign) -> String {
    let document = asked.document;
    let tie = ends(document, &document.ties[tie]);
    document.words.fill("turns", &[("tie", &tie), ("sign", asked.word(sign.name()))])
}

/// Every change that is right, and the one that was chosen.
pub(super) fn rows(asked: &Asked) -> Vec<Html> {
    let (document, Some(goal)) = (asked.document, &asked.question.goal) else { return Vec::new() };
    let rows = changes(document, goal).into_iter().filter_map(|(tie, sign)| {
        let right = solves(document, goal, tie, sign);
        let chosen = asked.response() == Some(&[document.ties[tie].id.clone(), sign.name().to_owned()]);
        let mark = super::options::mark(asked, chosen, right);
        (right || chosen).then(|| {
            row::draw(Row {
                says: turned(asked, tie, sign),
                mark: asked.word(mark).to_owned(),
                reason: follows(asked, goal, tie, sign),
                chosen,
                result: result(right),
            })
        })
    });
    rows.collect()
}

/// What follows from a change, as the analysis has it.
fn follows(asked: &Asked, goal: &Goal, tie: usize, sign: Sign) -> Html {
    let document = asked.document;
    let words = &document.words;
    let what_if = start(document, goal).with(document, &document.ties[tie].id, sign);
    let said = match &document.triad {
        Some(triad) if !goal.whole => verdict(document, triad, triad_signs(document, triad, &what_if)),
        _ => {
            let signs = what_if.signs(document);
            let ties = Ties { actors: document.actors.len(), ends: document.neighbours().all_ends(), signs: &signs };
            match frustration(ties, STEPS).most {
                0 => words.get("index-none").to_owned(),
                most => words.count("index", most),
            }
        }
    };
    all(vec![text(&said), text(" "), suppose(&what_if, words.get("show-on-map"))])
}
