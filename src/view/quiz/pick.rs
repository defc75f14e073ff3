//! Choosing an actor or a tie: from a list, or on the map.

use super::super::element::{el, of_class, tag_of, text};
use super::super::map::button;
use super::super::prose::prose;
use super::super::sheets::ends;
use super::{options, row};
use crate::document::{Document, Question, Task};
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// Key of the row for whatever the author does not name.
pub(super) const OTHERWISE: &str = "*";

/// All actors, or all ties, as a list.
pub(super) fn list(document: &Document, question: &Question) -> Vec<Html> {
    let choices: Vec<(String, String)> = if question.task == Task::Actor {
        document.actors.iter().map(|actor| (actor.id.clone(), actor.name.clone())).collect()
    } else {
        document.ties.iter().map(|tie| (tie.id.clone(), ends(document, tie))).collect()
    };
    controls(document, question, &choices)
}

/// A list of values and what they say, and the way to the map.
pub(super) fn controls(document: &Document, question: &Question, choices: &[(String, String)]) -> Vec<Html> {
    let words = &document.words;
    let mut options = vec![unchosen(document)];
    options.extend(choices.iter().map(|(value, says)| el("option", &[("value", &**value)], vec![text(says)])));
    let attributes = [("data-pick", "true"), ("autocomplete", "off"), ("aria-label", &*question.prompt)];
    let select = el("select", &attributes, options);
    let on_map = button("plain", "ask", words.get("on-map"), words.get("on-map"), false);
    vec![of_class("div", "pick", vec![select, el("span", &[("data-needs-player", "true")], vec![on_map])])]
}

/// The first of a list: nothing is chosen. It is marked as chosen itself, as else that is what came into the list first.
pub(super) fn unchosen(document: &Document) -> Html {
    let mut option = tag_of("option", &[("selected", "selected")], vec![text(document.words.get("choose"))]);
    // Without a value its words would be that.
    option.add_attribute("value", "");
    VNode::from(option)
}

/// What became of those that the author names, and of whatever else was chosen.
pub(super) fn rows(document: &Document, question: &Question) -> Vec<Html> {
    let mut rows = options::rows(document, question);
    rows.push(row::draw(OTHERWISE, document.words.get("otherwise"), "", prose(&question.otherwise)));
    rows
}
