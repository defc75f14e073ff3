//! Putting in order: a list whose items move by buttons, one place at a time.

use super::super::element::{changing, el, of_class, said, text, when};
use super::super::prose::prose;
use super::options::group;
use super::question::Asked;
use super::row::{self, Row, result};
use crate::document::{Choice, Id};
use yew::prelude::*;

pub(super) fn draw(asked: &Asked) -> Html {
    if asked.is_solved() {
        return group(asked, rows(asked));
    }
    let draft = asked.response().map_or_else(|| asked.quiz.draft(asked.question), <[Id]>::to_vec);
    let steps = draft.iter().enumerate().filter_map(|(place, id)| {
        let option = asked.question.options.iter().find(|option| option.id == *id)?;
        let numbers = [("text", &*option.text), ("place", &*(place + 1).to_string())];
        let way = |does: &'static str, face: &str, off: bool| {
            let label = asked.document.words.fill(does, &numbers);
            let attributes = [
                ("type", "button"),
                ("class", "tool"),
                ("data-do", does),
                ("data-step", &*option.id),
                ("aria-label", &*label),
                ("aria-disabled", when(off || asked.response().is_some(), "true")),
            ];
            el("button", &attributes, vec![text(face)])
        };
        let parts = vec![
            changing("span", "says", &option.text),
            way("earlier", "↑", place == 0),
            way("later", "↓", place + 1 == draft.len()),
        ];
        Some(of_class("li", "option step", parts))
    });
    group(asked, vec![of_class("ol", "steps", steps.collect())])
}

/// The right order, and where each was.
pub(super) fn rows(asked: &Asked) -> Vec<Html> {
    let response = asked.response().unwrap_or_default();
    let row = |(place, option): (usize, &Choice)| {
        let given = response.iter().position(|id| *id == option.id);
        let right = given.is_none_or(|given| given == place);
        let mark = match given {
            None => String::new(),
            Some(_) if right => asked.word("place-right").to_owned(),
            Some(given) => asked.document.words.fill("place-wrong", &[("place", &(given + 1).to_string())]),
        };
        row::draw(Row {
            says: [&(place + 1).to_string(), ". ", &option.text].concat(),
            mark,
            reason: prose(&option.reason),
            chosen: given.is_some(),
            result: result(right),
        })
    };
    asked.question.options.iter().enumerate().map(row).collect()
}

/// The things, in another order than the right one.
pub(super) fn shuffled(asked: &Asked) -> Html {
    el("ul", &[], asked.options().into_iter().map(|option| said("li", "", &option.text)).collect())
}
