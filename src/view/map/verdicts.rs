//! What the triangle is: as the article has it, under each scenario, and whatever a reader assumes.

use super::super::element::{el, keyed, of_class, said, tag_of, text, when};
use super::super::island::Island;
use super::super::link::evidence;
use super::super::part::{Setting, Show};
use super::super::prose::prose;
use super::theory::suppose;
use crate::document::{Document, Id, Place, Scenario, Sign};
use crate::graph::Shared;
use crate::graph::balance::Triangle;
use crate::reader::WhatIf;
use crate::reader::wording::{self, balance, ends, kind, triad_signs};
use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

/// What the triangle is, under each scenario and as the article has it; only that shows, unless the address names a scenario.
pub(super) fn draw(document: &Shared) -> Html {
    let Some(triad) = &document.triad else { return Html::default() };
    let mut verdicts = Vec::new();
    for scenario in &document.scenarios {
        let id = Place::Scenario(scenario.id.clone()).fragment();
        verdicts.push(el("span", &[("class", "anchor"), ("id", &id)], Vec::new()));
        let signs = triad_signs(document, triad, &WhatIf::of(document, scenario));
        let parts = vec![judgement(document, triad, signs), source(document, scenario)];
        verdicts.push(VNode::from(verdict(false, parts)));
    }
    let as_written = WhatIf::default();
    let signs = triad_signs(document, triad, &as_written);
    let parts = vec![judgement(document, triad, signs), ways(document, triad, &as_written)];
    verdicts.push(VNode::from(verdict(true, parts)));
    verdicts.push(said("p", "still", document.words.get("still")));
    of_class("div", "verdicts", verdicts)
}

fn verdict(shown: bool, parts: Vec<Html>) -> VTag {
    tag_of("div", &[("class", "verdict"), ("data-shown", when(shown, "true"))], parts)
}

/// Says what the triangle is under the signs in force.
pub(in super::super) fn start(setting: &Setting) -> Show {
    let document = setting.document.clone();
    let Some(triad) = document.triad.clone() else { return Box::new(|_| ()) };
    let mut island = Island::at(setting.root.find(".verdicts"));
    Box::new(move |change| {
        let what_if = &change.now.what_if;
        let mut parts = vec![judgement(&document, &triad, triad_signs(&document, &triad, what_if))];
        parts.extend(change.now.scenario(&document).map(|scenario| source(&document, scenario)));
        parts.push(ways(&document, &triad, what_if));
        // Replaced as a whole, as a translator may have replaced its words.
        island.draw(Some(keyed(&what_if.write(), verdict(true, parts))));
    })
}

/// The balance of the triad, and its kind, in words.
fn judgement(document: &Document, triad: &[Id; 3], signs: [Sign; 3]) -> Html {
    let triangle = Triangle::of(signs);
    let balance = balance(triangle);
    let kind = kind(document, triad, triangle);
    el(
        "p",
        &[("data-triangle", triangle.name()), ("data-balance", balance)],
        vec![said("b", "", document.words.get(balance)), text(" "), text(&kind)],
    )
}

/// What would relieve an unbalanced triangle, or how an undecided one may tip: links that suppose it.
fn ways(document: &Document, triad: &[Id; 3], what_if: &WhatIf) -> Html {
    let words = &document.words;
    let signs = triad_signs(document, triad, what_if);
    let is_open = signs.contains(&Sign::Strained);
    let open: Vec<usize> = (0..3).filter(|&side| signs[side] == Sign::Strained).collect();
    let outcomes: Vec<[Sign; 3]> = match Triangle::of(signs).is_balanced() {
        Some(true) => return Html::default(),
        Some(false) => (0..3).map(|side| turned(signs, side)).collect(),
        None => (0..1 << open.len()).map(|bits| fallen(signs, &open, bits)).collect(),
    };
    let rows = outcomes.into_iter().filter(|outcome| is_open || Triangle::of(*outcome).is_balanced() == Some(true));
    let rows = rows.map(|outcome| {
        let mut next = what_if.clone();
        let mut changes = Vec::new();
        for side in (0..3).filter(|&side| outcome[side] != signs[side]) {
            next = next.with(document, &triad[side], outcome[side]);
            let tie = document.tie(&triad[side]).map(|tie| ends(document, tie)).unwrap_or_default();
            changes.push(words.fill("turns", &[("tie", &tie), ("sign", words.get(outcome[side].name()))]));
        }
        let triangle = Triangle::of(outcome);
        let outcome = wording::outcome(document, triad, triangle);
        // Several changes at once read better by the name that the author gave them.
        let named = next.scenario(document).filter(|_| changes.len() > 1);
        let label = named.map_or_else(|| changes.join(", "), |scenario| scenario.name.clone());
        el("li", &[], vec![suppose(&next, &label), said("span", "outcome", &[" → ", &outcome].concat())])
    });
    let lead = words.get(if is_open { "may-tip" } else { "relieved-by" });
    of_class("div", "ways", vec![said("p", "", lead), of_class("ul", "rows", rows.collect())])
}

/// The signs with one turned round.
fn turned(mut signs: [Sign; 3], side: usize) -> [Sign; 3] {
    signs[side] = if signs[side] == Sign::Cooperative { Sign::Adversarial } else { Sign::Cooperative };
    signs
}

/// The signs with the open ones fallen one way or the other, as the bits of a number say.
fn fallen(mut signs: [Sign; 3], open: &[usize], bits: u32) -> [Sign; 3] {
    for (place, &side) in open.iter().enumerate() {
        signs[side] = if bits >> place & 1 == 0 { Sign::Cooperative } else { Sign::Adversarial };
    }
    signs
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
