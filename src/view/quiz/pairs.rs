//! Matching: for each thing a list of what may belong to it.

use super::super::element::{all, el, said, text};
use super::super::prose::prose;
use super::options::group;
use super::question::Asked;
use super::row::{self, Row, result};
use yew::prelude::*;

pub(super) fn draw(asked: &Asked) -> Html {
    if asked.is_solved() {
        return group(asked, rows(asked));
    }
    let answered = asked.response();
    let sides = asked.question.options.iter().map(|option| {
        let mut choices = vec![el("option", &[("value", "")], vec![text(asked.word("choose"))])];
        choices.extend(asked.options().into_iter().map(|other| {
            let pair = other.pair.as_deref().unwrap_or_default();
            el("option", &[("value", &*other.id)], vec![text(pair)])
        }));
        let off = if answered.is_some() { "disabled" } else { "" };
        let select = el("select", &[("data-pair", &*option.id), ("disabled", off)], choices);
        el("label", &[("class", "pair")], vec![said("span", "", &option.text), select])
    });
    group(asked, sides.collect())
}

/// What belongs to what, and what it was matched with.
pub(super) fn rows(asked: &Asked) -> Vec<Html> {
    let question = asked.question;
    let response = asked.response().unwrap_or_default();
    let rows = question.options.iter().enumerate().map(|(place, option)| {
        let given = response.get(place).and_then(|id| question.options.iter().find(|it| it.id == *id));
        let right = given.is_none_or(|given| given.id == option.id);
        let mark = match given {
            None => String::new(),
            Some(_) if right => asked.word("pair-right").to_owned(),
            Some(given) => {
                asked.document.words.fill("pair-wrong", &[("pair", given.pair.as_deref().unwrap_or_default())])
            }
        };
        row::draw(Row {
            says: [&option.text, " – ", option.pair.as_deref().unwrap_or_default()].concat(),
            mark,
            reason: prose(&option.reason),
            chosen: given.is_some(),
            result: result(right),
        })
    });
    rows.collect()
}

/// The two sides, to be matched in one's head.
pub(super) fn sides(asked: &Asked) -> Html {
    let side = |says: Vec<&str>| el("ul", &[], says.into_iter().map(|says| said("li", "", says)).collect());
    let left = asked.question.options.iter().map(|option| &*option.text).collect();
    let right = asked.options().into_iter().filter_map(|option| option.pair.as_deref()).collect();
    all(vec![side(left), side(right)])
}
