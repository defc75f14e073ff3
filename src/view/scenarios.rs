//! What if: the scenarios to choose from, and what the triangle is under each.

use super::element::{el, keyed, of_class, said, set, tag_of, text, when};
use super::link;
use super::part::PartProps;
use super::prose::prose;
use super::tables::evidence;
use crate::document::{Document, Id, Place, Scenario, Sign};
use crate::graph::balance::Triangle;
use crate::reader::WhatIf;
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// The scenarios as links; the one in force is current.
pub(super) fn choices(props: &PartProps) -> Html {
    let document = &props.document;
    let words = &document.words;
    if document.scenarios.is_empty() {
        return Html::default();
    }
    let what_if = props.reader.what_if(document);
    let chosen = what_if.scenario(document).map(|scenario| &scenario.id);
    let current = when(what_if.is_as_written(), "true");
    let as_written = [("class", "chip"), ("href", "#as-written"), ("aria-current", current)];
    let mut items = vec![el("li", &[], vec![el("a", &as_written, vec![text(words.get("as-written"))])])];
    for scenario in &document.scenarios {
        let mut chip = link::to(&Place::Scenario(scenario.id.clone()), "chip", vec![text(&scenario.name)]);
        set(&mut chip, "aria-current", when(chosen == Some(&scenario.id), "true"));
        items.push(el("li", &[], vec![VNode::from(chip)]));
    }
    el("nav", &[("class", "scenarios"), ("aria-label", words.get("what-if"))], vec![el("ul", &[], items)])
}

/// What the triangle is: as the article has it, and under each scenario. The one in force is shown. Once the player is
/// up there is one, of whatever is assumed.
pub(super) fn verdicts(props: &PartProps) -> Html {
    let document = &props.document;
    let Some(triad) = &document.triad else { return Html::default() };
    let signs = |what_if: &WhatIf| triad_signs(document, triad, what_if);
    let attributes = [("class", "verdicts"), ("role", "status")];
    if props.reader.live {
        let what_if = props.reader.what_if(document);
        let mut parts = vec![judgement(document, triad, signs(&what_if))];
        parts.extend(what_if.scenario(document).map(|scenario| source(document, scenario)));
        parts.extend(what_if.is_as_written().then(|| said("p", "", document.words.get("choose-what-if"))));
        let verdict = tag_of("div", &[("class", "verdict"), ("data-shown", "true")], parts);
        // Replaced as a whole: see `element::changing`.
        return el("div", &attributes, vec![keyed(&what_if.write(), verdict)]);
    }
    let verdict = |shown: bool, children: Vec<Html>| {
        el("div", &[("class", "verdict"), ("data-shown", when(shown, "true"))], children)
    };
    let mut as_written = vec![judgement(document, triad, signs(&WhatIf::default()))];
    if !document.scenarios.is_empty() {
        as_written.push(said("p", "", document.words.get("choose-what-if")));
    }
    let mut verdicts = vec![verdict(true, as_written)];
    for scenario in &document.scenarios {
        let id = Place::Scenario(scenario.id.clone()).fragment();
        verdicts.push(el("span", &[("class", "anchor"), ("id", &id)], Vec::new()));
        let what_if = WhatIf::of(document, scenario);
        let parts = vec![judgement(document, triad, signs(&what_if)), source(document, scenario)];
        verdicts.push(verdict(false, parts));
    }
    el("div", &attributes, verdicts)
}

/// The signs of the triad's ties.
pub(super) fn triad_signs(document: &Document, triad: &[Id; 3], what_if: &WhatIf) -> [Sign; 3] {
    triad.each_ref().map(|id| document.tie(id).map_or(Sign::Strained, |tie| what_if.sign(tie)))
}

/// The balance of the triad, and its kind, in words.
pub(super) fn judgement(document: &Document, triad: &[Id; 3], signs: [Sign; 3]) -> Html {
    let words = &document.words;
    let triangle = Triangle::of(signs);
    let balance = balance(triangle);
    let kind = kind(document, triad, triangle);
    el(
        "p",
        &[("data-triangle", triangle.name()), ("data-balance", balance)],
        vec![said("b", "", words.get(balance)), text(" "), text(&kind)],
    )
}

/// Whether a triangle is balanced, as the key of its word.
pub(super) fn balance(triangle: Triangle) -> &'static str {
    match triangle.is_balanced() {
        Some(true) => "balanced",
        Some(false) => "unbalanced",
        None => "undecided",
    }
}

/// What kind of triangle the triad is, in words.
pub(super) fn kind(document: &Document, triad: &[Id; 3], triangle: Triangle) -> String {
    let [one, two, odd] = corners(document, triad, triangle.odd_side().unwrap_or(0));
    let key = ["triangle-", triangle.name()].concat();
    document.words.fill(&key, &[("one", &one), ("two", &two), ("odd", &odd)])
}

/// The names of the ends of a side of the triad, and of the corner across from it.
pub(super) fn corners(document: &Document, triad: &[Id; 3], side: usize) -> [String; 3] {
    let ends = |side: usize| document.tie(&triad[side % 3]).map_or([""; 2], |tie| [&*tie.from, &*tie.to]);
    let [one, two] = ends(side);
    let [from, to] = ends(side + 1);
    let odd = if from == one || from == two { to } else { from };
    [one, two, odd].map(|id| document.actor(id).map_or_else(|| id.to_owned(), |actor| actor.name.clone()))
}

/// What the scenario is, and where the article has it, or that it does not.
fn source(document: &Document, scenario: &Scenario) -> Html {
    let source = if scenario.passages.is_empty() {
        said("span", "ours", document.words.get("scenario-ours"))
    } else {
        evidence(document, scenario.passages.iter())
    };
    of_class("p", "", vec![prose(&scenario.text), text(" "), source])
}
