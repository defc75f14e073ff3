//! Options, of which one or several are right.

use super::super::element::{changing, el, of_class, said, set, tag_of, text, when};
use super::super::prose::prose;
use super::question::Asked;
use super::row::{self, Row, result};
use crate::document::{Choice, Task};
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// Options of which one is right: disclosures, so that choosing one answers without the player, too.
pub(super) fn choice(asked: &Asked) -> Html {
    group(asked, asked.options().into_iter().map(|option| disclosure(asked, option)).collect())
}

/// Options of which several may be right: boxes to tick, and once they are judged, what became of each.
pub(super) fn several(asked: &Asked) -> Html {
    let draft = asked.quiz.draft(asked.question);
    let options = asked.options().into_iter().map(|option| {
        if asked.is_solved() {
            return row(asked, option);
        }
        let mut tick = tag_of("input", &[("type", "checkbox"), ("data-tick", &option.id)], Vec::new());
        let chosen = asked.response().unwrap_or(&draft).contains(&option.id);
        tick.set_checked(chosen);
        set(&mut tick, "disabled", when(asked.response().is_some(), "disabled"));
        el("label", &[("class", "option tick")], vec![VNode::from(tick), said("span", "", &option.text)])
    });
    group(asked, options.collect())
}

/// Options, or other controls, as a group.
pub(super) fn group(asked: &Asked, options: Vec<Html>) -> Html {
    let attributes = [("class", "options"), ("role", "group"), ("aria-label", &*asked.question.prompt)];
    el("div", &attributes, options)
}

/// What became of an option.
pub(super) fn row(asked: &Asked, option: &Choice) -> Html {
    let chosen = is_chosen(asked, option);
    row::draw(Row {
        says: option.text.clone(),
        mark: asked.word(mark(asked, chosen, option.right)).to_owned(),
        reason: prose(&option.reason),
        chosen,
        result: result(option.right),
    })
}

fn is_chosen(asked: &Asked, option: &Choice) -> bool {
    asked.response().is_some_and(|response| response.contains(&option.id))
}

/// Key of the words for an option.
pub(super) fn mark(asked: &Asked, chosen: bool, right: bool) -> &'static str {
    let answered = asked.response().is_some_and(|response| !response.is_empty());
    match (chosen, right) {
        (true, true) => "your-answer-right",
        (true, false) => "your-answer-wrong",
        (false, true) if answered && asked.question.task == Task::Several => "option-left-out",
        (false, true) => "option-right",
        (false, false) => "option-wrong",
    }
}

/// An option with its reason inside.
pub(super) fn disclosure(asked: &Asked, option: &Choice) -> Html {
    let chosen = is_chosen(asked, option);
    let shows = asked.is_solved() || chosen;
    let reason =
        vec![changing("b", "", asked.word(mark(asked, chosen, option.right))), text(" "), prose(&option.reason)];
    let attributes = [
        ("class", "option"),
        ("open", when(shows, "open")),
        ("data-chosen", when(chosen, "true")),
        ("data-result", if shows { result(option.right) } else { "" }),
    ];
    let summary = el("summary", &[("data-option", &*option.id)], vec![text(&option.text)]);
    el("details", &attributes, vec![summary, of_class("p", "reason", reason)])
}
