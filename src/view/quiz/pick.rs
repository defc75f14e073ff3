//! Choosing an actor or a tie: from a list, or on the map.

use super::super::element::{el, of_class, text};
use super::super::map::button;
use super::super::prose::prose;
use super::super::sheets::ends;
use super::options::{group, mark, row};
use super::question::Asked;
use super::row::{self, Row};
use crate::document::Task;
use yew::prelude::*;

pub(super) fn draw(asked: &Asked) -> Html {
    if asked.is_solved() {
        return group(asked, rows(asked));
    }
    let document = asked.document;
    let choice = |id: &str, name: &str| el("option", &[("value", id)], vec![text(name)]);
    let mut choices = vec![choice("", asked.word("choose"))];
    if asked.question.task == Task::Actor {
        choices.extend(document.actors.iter().map(|actor| choice(&actor.id, &actor.name)));
    } else {
        choices.extend(document.ties.iter().map(|tie| choice(&tie.id, &ends(document, tie))));
    }
    group(asked, vec![controls(asked, choices)])
}

/// The list, and the way to the map.
pub(super) fn controls(asked: &Asked, choices: Vec<Html>) -> Html {
    let off = if asked.response().is_some() { "disabled" } else { "" };
    let attributes = [("data-pick", "true"), ("disabled", off), ("aria-label", &*asked.question.prompt)];
    let on_map = asked.word("on-map");
    let parts = vec![el("select", &attributes, choices), button("plain", "ask", on_map, on_map, !off.is_empty())];
    of_class("div", "pick", parts)
}

/// What became of those that the author names, and of what was chosen beside them.
pub(super) fn rows(asked: &Asked) -> Vec<Html> {
    let question = asked.question;
    let mut rows: Vec<Html> = question.options.iter().map(|option| row(asked, option)).collect();
    let beside = |id: &&String| !question.options.iter().any(|option| option.id == **id);
    if let Some(other) = asked.response().and_then(<[String]>::first).filter(beside) {
        let name = match asked.document.tie(other) {
            Some(tie) if question.task == Task::Tie => ends(asked.document, tie),
            _ => asked.document.actor(other).map(|actor| actor.name.clone()).unwrap_or_default(),
        };
        rows.push(row::draw(Row {
            says: name,
            mark: asked.word(mark(asked, true, false)).to_owned(),
            reason: prose(&question.otherwise),
            chosen: true,
            result: "wrong",
        }));
    }
    rows
}
