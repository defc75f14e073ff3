//! The opening picture: the triad in the first view of a narrow page, where the map is far below.

use super::element::{el, of_class, set, text};
use super::link;
use super::parts::{Setting, Show};
use crate::document::{Document, Id, Place, Tie};
use crate::graph::Shared;
use crate::reader::WhatIf;
use crate::reader::wording::{self, triad_signs};
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// Where the corners are: across from the first side, the second, the third.
const CORNERS: [[i32; 2]; 3] = [[284, 108], [56, 108], [170, 24]];

/// Where the word for each side stands, and from which end it is written.
const WORDS: [([i32; 2], &str); 3] = [([104, 64], "end"), ([236, 64], "start"), ([170, 100], "middle")];

/// How many scenarios are offered below it.
const SCENARIOS: usize = 3;

/// The picture, and what one may ask of it.
pub(super) fn draw(document: &Shared) -> Html {
    let Some(triad) = &document.triad else { return Html::default() };
    let ties: Vec<&Tie> = triad.iter().filter_map(|id| document.tie(id)).collect();
    let [number_x, number_y] = [0, 1].map(|axis| move |at: [i32; 2]| at[axis].to_string());
    let mut parts = Vec::new();
    for (side, tie) in ties.iter().enumerate() {
        let [from, to] = [CORNERS[(side + 1) % 3], CORNERS[(side + 2) % 3]];
        let path = format!("M{} {}L{} {}", from[0], from[1], to[0], to[1]);
        let (at, anchor) = WORDS[side];
        let word = [("class", "word"), ("x", &*number_x(at)), ("y", &*number_y(at)), ("text-anchor", anchor)];
        let line = el("path", &[("class", "line"), ("d", &path)], Vec::new());
        let word = el("text", &word, vec![text(document.words.get(tie.sign.name()))]);
        let mut link = link::to(&Place::Tie(tie.id.clone()), "tie", vec![line, word]);
        set(&mut link, "data-triad", "true");
        // As on the map, Tab goes from actor to actor.
        set(&mut link, "tabindex", "-1");
        set(&mut link, "data-sign", tie.sign.name());
        set(&mut link, "aria-label", &wording::tie(document, tie, tie.sign));
        parts.push(VNode::from(link));
    }
    // From the top down, as one reads.
    for (corner, at) in CORNERS.into_iter().enumerate().rev() {
        let Some(id) = across(&ties, corner) else { continue };
        let name = document.actor(id).map_or("", |actor| &actor.name);
        // The one on top has its name beside it, where no line is; the others below.
        let (label, anchor) = if corner == 2 { ([at[0] + 24, at[1] - 2], "start") } else { ([at[0], 146], "middle") };
        let circle = [("class", "mark"), ("cx", &*number_x(at)), ("cy", &*number_y(at)), ("r", "17")];
        let name_at = [("x", &*number_x(label)), ("y", &*number_y(label)), ("text-anchor", anchor)];
        let parts_of_it = vec![el("circle", &circle, Vec::new()), el("text", &name_at, vec![text(name)])];
        parts.push(link::html(&Place::Actor(id.clone()), "corner", parts_of_it));
    }
    let attributes = [("class", "opening-picture"), ("viewBox", "0 0 340 152"), ("role", "group")];
    let label = document.words.get("map-title");
    let picture = el("svg", &[&attributes[..], &[("aria-label", label)]].concat(), parts);
    let mut parts = vec![picture];
    parts.extend(invitation(document));
    of_class("div", "opening", parts)
}

/// The actor that the other two sides of the triad share.
fn across<'a>(ties: &[&'a Tie], side: usize) -> Option<&'a Id> {
    let [one, two] = [ties.get((side + 1) % 3)?, ties.get((side + 2) % 3)?];
    [&one.from, &one.to].into_iter().find(|id| **id == two.from || **id == two.to)
}

/// The scenarios that the article speaks of first.
fn invitation(document: &Document) -> Vec<Html> {
    let scenarios = document.scenarios.iter().filter(|scenario| !scenario.passages.is_empty()).take(SCENARIOS);
    let mut chips: Vec<Html> = scenarios
        .map(|scenario| link::html(&Place::Scenario(scenario.id.clone()), "chip", vec![text(&scenario.name)]))
        .collect();
    if !chips.is_empty() {
        chips.insert(0, text(document.words.get("invitation")));
    }
    chips
}

/// Shows the signs in force.
pub(super) fn start(setting: &Setting) -> Show {
    let document = setting.document.clone();
    let (Some(triad), Some(picture)) = (document.triad.clone(), setting.root.look(".opening-picture")) else {
        return Box::new(|_| ());
    };
    let sides = triad.each_ref().map(|id| {
        let side = picture.find(&["[data-tie='", id, "']"].concat());
        let word = side.find(".word");
        (side, word)
    });
    Box::new(move |change| {
        let [before, now]: [&WhatIf; 2] = [&change.before.what_if, &change.now.what_if];
        if before == now {
            return;
        }
        let signs = triad_signs(&document, &triad, now);
        for ((side, word), (sign, id)) in sides.iter().zip(signs.into_iter().zip(&triad)) {
            side.set("data-sign", sign.name());
            word.say(document.words.get(sign.name()));
            let label = document.tie(id).map(|tie| wording::tie(&document, tie, sign));
            side.set("aria-label", &label.unwrap_or_default());
        }
    })
}
