//! The scenarios to choose from, and above them the question that is being answered on the map.

use super::super::dom::Node;
use super::super::element::{all, el, set, text, text_el, when};
use super::super::link;
use super::super::part::{PartContext, Show};
use crate::document::{Document, Place, Question, Task};
use crate::graph::Shared;
use crate::reader::WhatIf;
use crate::reader::wording::triad_signs;
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// The map's title, and the scenarios as links.
pub(super) fn draw(document: &Shared) -> Html {
    let words = &document.words;
    let title = text_el("h2", "", words.get("map-title"));
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
    let pictured = when(document.triad.is_some(), "true");
    let attributes = [("class", "scenarios"), ("data-pictured", pictured), ("aria-label", words.get("what-if"))];
    let choices = el("nav", &attributes, vec![el("ul", &[], items)]);
    all(vec![title, choices, asking])
}

fn is_asked_on_map(question: &Question) -> bool {
    question.task.is_answered_on_map()
}

/// The container of the question that is being answered on the map, which is empty on the static page.
fn asking(document: &Document) -> Html {
    if !document.questions.iter().any(is_asked_on_map) {
        return Html::default();
    }
    let label = document.words.get("on-map");
    el("div", &[("class", "asking"), ("role", "group"), ("aria-label", label), ("tabindex", "-1")], Vec::new())
}

/// The paths of the sides of a small triangle, in the order of the triad.
const SIDES: [&str; 3] = ["M3 17L11 3", "M11 3L19 17", "M19 17L3 17"];

/// Marks the link at the index `current` as the current one, in place of the link at `marked`, and keeps that index in `marked`.
pub(in super::super) fn mark(chips: &[Node], marked: &mut Option<usize>, current: Option<usize>) {
    if *marked != current {
        for (index, is_current) in [(*marked, false), (current, true)] {
            index.and_then(|index| chips.get(index)).iter().for_each(|chip| chip.flag("aria-current", is_current));
        }
        *marked = current;
    }
}

/// Adds a picture of the triad to each link to a scenario, with the scenario's signs, and the sides marked that it changes.
pub(in super::super) fn pictures(document: &Shared, chips: &[Node]) {
    let Some(triad) = &document.triad else { return };
    for chip in chips {
        let id = chip.get("data-scenario").unwrap_or_default();
        let what_if = document.scenario(&id).map(|scenario| WhatIf::of(document, scenario)).unwrap_or_default();
        let picture = chip.create_svg("svg", &[("viewBox", "0 0 22 20"), ("aria-hidden", "true")], "");
        let signs = triad_signs(document, triad, &what_if);
        for ((side, sign), tie) in SIDES.into_iter().zip(signs).zip(triad) {
            let is_changed = document.tie(tie).is_some_and(|tie| tie.sign != sign);
            let attributes = [("d", side), ("data-sign", sign.name()), ("data-changed", when(is_changed, "true"))];
            picture.append(&chip.create_svg("path", &attributes, ""));
        }
        chip.prepend(&picture, "");
    }
}

/// Shows which scenario is in force, and the question that is being answered on the map.
pub(in super::super) fn start(context: &PartContext) -> Show {
    let document = context.document.clone();
    let chips = context.root.all(".scenarios .chip");
    pictures(&document, &chips);
    let mut marked = Some(0);
    let mut asked = None;
    let asking = document.questions.iter().any(is_asked_on_map).then(|| {
        let container = context.root.find(".asking");
        let [prompt, task] = ["prompt", "task"].map(|class| container.create("p", &[("class", class)], ""));
        let attributes = [("type", "button"), ("class", "plain"), ("data-do", "asked")];
        let back = container.create("button", &attributes, document.words.get("asked"));
        [&prompt, &task, &back].into_iter().for_each(|part| container.append(part));
        // While a question is being answered on the map, styles hide what would give the answer away in these elements.
        (prompt, task, [container, context.root.find(".map"), context.root.find(".panels")])
    });
    Box::new(move |change| {
        let current = match change.now.scenario {
            _ if change.now.what_if.is_as_written() => Some(0),
            scenario => scenario.map(|index| index + 1),
        };
        mark(&chips, &mut marked, current);
        let Some((prompt, task, elements)) = &asking else { return };
        let question = change.now.reader.quiz.asking(&document);
        let id = question.map(|question| question.id.clone());
        if std::mem::replace(&mut asked, id.clone()) == id {
            return;
        }
        elements.iter().for_each(|element| element.flag("data-asking", question.is_some()));
        let key = question.map(|question| match question.task {
            Task::Actor => "ask-actor",
            Task::Tie => "ask-tie",
            _ => "ask-change",
        });
        prompt.set_text(question.map_or("", |question| &question.prompt));
        task.set_text(key.map_or("", |key| document.words.get(key)));
    })
}
