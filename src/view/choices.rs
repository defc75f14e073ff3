//! What if: the scenarios to choose from.

use super::element::{all, el, said, set, text};
use super::link;
use super::map::button;
use super::session::Shared;
use crate::document::{Place, Question, Task};
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// The map's title, and the scenarios as links. Which is in force is shown by [`super::dom`].
pub(super) fn draw(document: &Shared) -> Html {
    let words = &document.words;
    let title = said("h2", "", words.get("map-title"));
    let asking = asking(document);
    if document.scenarios.is_empty() {
        return all(vec![title, asking]);
    }
    let as_written = [("class", "chip"), ("href", "#as-written"), ("aria-current", "true")];
    let mut items = vec![el("li", &[], vec![el("a", &as_written, vec![text(words.get("as-written"))])])];
    for scenario in &document.scenarios {
        let mut chip = link::to(&Place::Scenario(scenario.id.clone()), "chip", vec![text(&scenario.name)]);
        set(&mut chip, "data-chip", &scenario.id);
        items.push(el("li", &[], vec![VNode::from(chip)]));
    }
    let choices =
        el("nav", &[("class", "scenarios"), ("aria-label", words.get("what-if"))], vec![el("ul", &[], items)]);
    all(vec![title, choices, asking])
}

/// Room for the question that is being answered on the map.
fn asking(document: &Shared) -> Html {
    let on_map = |question: &Question| matches!(question.task, Task::Actor | Task::Tie | Task::Change);
    if !document.questions.iter().any(on_map) {
        return Html::default();
    }
    let (back, words_of_map) = (document.words.get("asked"), document.words.get("on-map"));
    let parts = vec![said("p", "prompt", ""), said("p", "task", ""), button("plain", "asked", back, back, false)];
    el("div", &[("class", "asking"), ("role", "group"), ("aria-label", words_of_map), ("tabindex", "-1")], parts)
}
