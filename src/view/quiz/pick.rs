//! Choosing an actor or a tie: from a list, or on the map.

use super::super::dom::Node;
use super::super::element::{button, el, tag_of, text};
use super::super::prose::prose;
use super::{change, options, row};
use crate::document::{Document, Question, Task};
use crate::reader::scene::feedback::OTHERWISE;
use crate::reader::wording::ends;
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// A list to choose from, and the way to the map. What it has to choose from, the player puts there: without it nothing
/// would come of a choice.
pub(super) fn list(document: &Document, question: &Question) -> Vec<Html> {
    let words = &document.words;
    let attributes = [("data-pick", "true"), ("autocomplete", "off"), ("aria-label", &*question.prompt)];
    let select = el("select", &attributes, vec![unchosen(document)]);
    let on_map = button("plain", "ask", words.get("on-map"), words.get("on-map"), false);
    vec![el("div", &[("class", "pick"), ("data-needs-player", "true")], vec![select, on_map])]
}

/// Puts into the list of a question what it has to choose from: all actors, all ties, or all changes of one tie.
pub(super) fn fill(document: &Document, question: &Question, place: &Node) {
    let Some(list) = place.look("select[data-pick]") else { return };
    let choices: Vec<(String, String)> = match question.task {
        Task::Actor => document.actors.iter().map(|actor| (actor.id.clone(), actor.name.clone())).collect(),
        Task::Tie => document.ties.iter().map(|tie| (tie.id.clone(), ends(document, tie))).collect(),
        _ => change::choices(document, question),
    };
    for (value, says) in choices {
        list.append(&list.make("option", &[("value", &value)], &says));
    }
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
