//! The tasks to choose an actor or a tie, or to change a tie: from a list, or on the map.

use super::super::dom::Node;
use super::super::element::{el, tag_of, text, text_button};
use super::super::prose::prose;
use super::{change, options, row};
use crate::document::{Document, Question, Task};
use crate::reader::scene::feedback::OTHERWISE;
use crate::reader::wording::ends;
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// A list to choose from, and the button that goes to the map. The player adds the list's options, because the list has no effect
/// without the player.
pub(super) fn list(document: &Document, question: &Question) -> Vec<Html> {
    let attributes = [("data-pick", "true"), ("autocomplete", "off"), ("aria-label", &*question.prompt)];
    let select = el("select", &attributes, vec![unchosen(document)]);
    vec![select, text_button("ask", document.words.get("on-map"), false)]
}

/// Adds the options to the list of a question on the page: all actors, all ties, or all changes of one tie.
pub(super) fn add_options(document: &Document, question: &Question, node: &Node) {
    let Some(list) = node.query("select[data-pick]") else { return };
    let choices: Vec<(String, String)> = match question.task {
        Task::Actor => document.actors.iter().map(|actor| (actor.id.clone(), actor.name.clone())).collect(),
        Task::Tie => document.ties.iter().map(|tie| (tie.id.clone(), ends(document, tie))).collect(),
        Task::Change => change::choices(document, question),
        // These have no list of this kind.
        Task::Choice | Task::Several | Task::Match | Task::Order | Task::Number | Task::Fill | Task::Predict => return,
    };
    for (value, text) in choices {
        list.append(&list.create("option", &[("value", &value)], &text));
    }
}

/// The first option of a list, which chooses nothing. It has `selected`, because otherwise the browser would choose the option
/// that was added first.
pub(super) fn unchosen(document: &Document) -> Html {
    let mut option = tag_of("option", &[("selected", "selected")], vec![text(document.words.get("choose"))]);
    // Without a `value` attribute, the option's value would be its text.
    option.add_attribute("value", "");
    VNode::from(option)
}

/// A row for each option of the author, and one for all other actors or ties.
pub(super) fn rows(document: &Document, question: &Question) -> Vec<Html> {
    let mut rows = options::rows(document, question);
    rows.push(row::draw(OTHERWISE, document.words.get("otherwise"), "", prose(&question.otherwise)));
    rows
}
