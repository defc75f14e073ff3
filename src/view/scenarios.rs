//! What if: the scenarios to choose from, and what the triangle is under each.

use super::element::{el, of_class, said, set, text, when};
use super::link;
use super::part::PartProps;
use super::prose::prose;
use super::tables::evidence;
use crate::document::{Document, Id, Place, Scenario, Sign};
use crate::graph::balance::Triangle;
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// The scenarios as links; the one in force is current.
pub(super) fn choices(props: &PartProps) -> Html {
    let words = &props.document.words;
    if props.document.scenarios.is_empty() {
        return Html::default();
    }
    let chosen = props.reader.address.scenario.as_ref();
    let as_written = [("class", "chip"), ("href", "#as-written"), ("aria-current", when(chosen.is_none(), "true"))];
    let mut items = vec![el("li", &[], vec![el("a", &as_written, vec![text(words.get("as-written"))])])];
    for scenario in &props.document.scenarios {
        let mut chip = link::to(&Place::Scenario(scenario.id.clone()), "chip", vec![text(&scenario.name)]);
        set(&mut chip, "aria-current", when(chosen == Some(&scenario.id), "true"));
        items.push(el("li", &[], vec![VNode::from(chip)]));
    }
    el("nav", &[("class", "scenarios"), ("aria-label", words.get("what-if"))], vec![el("ul", &[], items)])
}

/// What the triangle is: as the article has it, and under each scenario. The one in force is shown.
pub(super) fn verdicts(props: &PartProps) -> Html {
    let document = &props.document;
    let Some(triad) = &document.triad else { return Html::default() };
    let drawn = [0, 1, 2].map(|side| document.tie(&triad[side]).map_or(Sign::Strained, |tie| tie.sign));
    let verdict = |id: Option<&Id>, children: Vec<Html>| {
        let shown = when(props.reader.address.scenario.as_ref() == id, "true");
        el("div", &[("class", "verdict"), ("data-shown", shown)], children)
    };
    let mut as_written = vec![judgement(document, triad, drawn)];
    if !document.scenarios.is_empty() {
        as_written.push(said("p", "", document.words.get("choose-what-if")));
    }
    let mut verdicts = vec![verdict(None, as_written)];
    for scenario in &document.scenarios {
        let id = Place::Scenario(scenario.id.clone()).fragment();
        verdicts.push(el("span", &[("class", "anchor"), ("id", &id)], Vec::new()));
        let parts = vec![
            judgement(document, triad, triad.each_ref().map(|tie| scenario.sign(tie).unwrap_or(Sign::Strained))),
            source(document, scenario),
        ];
        verdicts.push(verdict(Some(&scenario.id), parts));
    }
    el("div", &[("class", "verdicts"), ("role", "status")], verdicts)
}

/// The balance of the triad, and its kind, in words.
fn judgement(document: &Document, triad: &[Id; 3], signs: [Sign; 3]) -> Html {
    let words = &document.words;
    let triangle = Triangle::of(signs);
    let balance = match triangle.is_balanced() {
        Some(true) => "balanced",
        Some(false) => "unbalanced",
        None => "undecided",
    };
    let [one, two, odd] = corners(document, triad, triangle.odd_side().unwrap_or(0));
    let kind = words.fill(&format!("triangle-{}", triangle.name()), &[("one", &one), ("two", &two), ("odd", &odd)]);
    el(
        "p",
        &[("data-triangle", triangle.name()), ("data-balance", balance)],
        vec![said("b", "", words.get(balance)), text(" "), text(&kind)],
    )
}

/// The names of the ends of a side of the triad, and of the corner across from it.
fn corners(document: &Document, triad: &[Id; 3], side: usize) -> [String; 3] {
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
