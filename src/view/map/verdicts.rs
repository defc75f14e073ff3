//! The verdict on the balance of the triad: under the article's signs, under each scenario, and under the assumed signs.

use super::super::element::{el, keyed, of_class, tag_of, text, text_el, when};
use super::super::island::Island;
use super::super::link::{read, suppose};
use super::super::part::{PartContext, Show};
use super::super::prose::prose;
use crate::document::{Document, Id, Place, Scenario, Sign};
use crate::graph::Shared;
use crate::graph::balance::Triangle;
use crate::reader::WhatIf;
use crate::reader::wording::{self, balance, kind, triad_signs, turns};
use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

/// Draws the verdicts under each scenario and under the article's signs. Only the last shows, unless the address names a
/// scenario.
pub(super) fn draw(document: &Shared) -> Html {
    let Some(triad) = &document.triad else { return Html::default() };
    let mut verdicts = Vec::new();
    for scenario in &document.scenarios {
        let id = Place::Scenario(scenario.id.clone()).fragment();
        verdicts.push(el("span", &[("class", "anchor"), ("id", &id)], Vec::new()));
        let signs = triad_signs(document, triad, &WhatIf::of(document, scenario));
        // It names the scenario, because without the player nothing marks the one that was chosen.
        let name = document.words.fill("in-scenario", &[("name", &scenario.name)]);
        let parts = vec![text(&name), judgement(document, triad, signs), source(document, scenario)];
        verdicts.push(VNode::from(verdict(false, parts)));
    }
    let as_written = WhatIf::default();
    let signs = triad_signs(document, triad, &as_written);
    let parts = vec![judgement(document, triad, signs), ways(document, triad, &as_written)];
    verdicts.push(VNode::from(verdict(true, parts)));
    verdicts.push(text_el("p", "still", document.words.get("still")));
    of_class("div", "verdicts", verdicts)
}

fn verdict(shown: bool, parts: Vec<Html>) -> VTag {
    tag_of("div", &[("class", "verdict"), ("data-shown", when(shown, "true"))], parts)
}

/// Shows the verdict under the signs in force.
pub(in super::super) fn start(context: &PartContext) -> Show {
    let document = context.document.clone();
    let Some(triad) = document.triad.clone() else { return Box::new(|_| ()) };
    let mut island = Island::at(context.root.find(".verdicts"));
    Box::new(move |change| {
        let what_if = &change.now.what_if;
        let mut parts = vec![judgement(&document, &triad, triad_signs(&document, &triad, what_if))];
        parts.extend(change.now.scenario(&document).map(|scenario| source(&document, scenario)));
        parts.push(ways(&document, &triad, what_if));
        // The key makes Yew replace the element as a whole, because a translator may have replaced its text nodes.
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
        vec![text_el("b", "", document.words.get(balance)), text(" "), text(&kind)],
    )
}

/// Links that assume the changes which would balance an unbalanced triangle, or decide an undecided one.
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
            changes.extend(document.tie(&triad[side]).map(|tie| turns(document, tie, outcome[side])));
        }
        let triangle = Triangle::of(outcome);
        let outcome = wording::outcome(document, triad, triangle);
        // Several changes at once are named by their scenario, if they are one.
        let named = next.scenario(document).filter(|_| changes.len() > 1);
        let label = named.map_or_else(|| changes.join(", "), |scenario| scenario.name.clone());
        el(
            "li",
            &[],
            vec![
                suppose(&next, &label),
                text_el("span", "outcome", &[" ", words.get("arrow"), " ", &outcome].concat()),
            ],
        )
    });
    let lead = words.get(if is_open { "may-tip" } else { "relieved-by" });
    of_class("div", "ways", vec![text_el("p", "", lead), of_class("ul", "rows", rows.collect())])
}

/// The signs with that of one side reversed.
fn turned(mut signs: [Sign; 3], side: usize) -> [Sign; 3] {
    signs[side] = if signs[side] == Sign::Cooperative { Sign::Adversarial } else { Sign::Cooperative };
    signs
}

/// The signs with each of the open sides made cooperative or adversarial, by the bits of a number.
fn fallen(mut signs: [Sign; 3], open: &[usize], bits: u32) -> [Sign; 3] {
    for (bit, &side) in open.iter().enumerate() {
        signs[side] = if bits >> bit & 1 == 0 { Sign::Cooperative } else { Sign::Adversarial };
    }
    signs
}

/// The text of the scenario, with links to its passages, or a note that it is the editor's.
fn source(document: &Document, scenario: &Scenario) -> Html {
    let source = if scenario.passages.is_empty() {
        text_el("span", "ours", document.words.get("scenario-ours"))
    } else {
        read(document, &mut scenario.passages.iter())
    };
    of_class("p", "", vec![prose(&scenario.text), text(" "), source])
}
