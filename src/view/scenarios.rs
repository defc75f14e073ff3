//! What the triangle is: as the article has it, under each scenario, and whatever a reader assumes.

use super::element::{el, keyed, of_class, said, tag_of, text, when};
use super::part::PartProps;
use super::prose::prose;
use super::sheets::ends;
use super::tables::evidence;
use super::theory::suppose;
use crate::document::{Document, Id, Place, Scenario, Sign};
use crate::graph::balance::Triangle;
use crate::reader::WhatIf;
use yew::prelude::*;

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
        parts.push(ways(document, triad, &what_if));
        let verdict = tag_of("div", &[("class", "verdict"), ("data-shown", "true")], parts);
        // Replaced as a whole: see `element::changing`.
        return el("div", &attributes, vec![keyed(&what_if.write(), verdict)]);
    }
    let verdict = |shown: bool, children: Vec<Html>| {
        el("div", &[("class", "verdict"), ("data-shown", when(shown, "true"))], children)
    };
    let as_written = WhatIf::default();
    let parts = vec![judgement(document, triad, signs(&as_written)), ways(document, triad, &as_written)];
    let mut verdicts = vec![verdict(true, parts)];
    for scenario in &document.scenarios {
        let id = Place::Scenario(scenario.id.clone()).fragment();
        verdicts.push(el("span", &[("class", "anchor"), ("id", &id)], Vec::new()));
        let what_if = WhatIf::of(document, scenario);
        let parts = vec![
            judgement(document, triad, signs(&what_if)),
            source(document, scenario),
            said("p", "still", document.words.get("still")),
            ways(document, triad, &what_if),
        ];
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

/// What would relieve an unbalanced triangle, or how an undecided one may tip: links that suppose it.
pub(super) fn ways(document: &Document, triad: &[Id; 3], what_if: &WhatIf) -> Html {
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
        let [_, _, odd] = corners(document, triad, triangle.odd_side().unwrap_or(0));
        let outcome = words.fill(&["outcome-", triangle.name()].concat(), &[("odd", &odd)]);
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
