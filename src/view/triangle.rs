//! The triad within the text, at the passage where the argument turns on it, with controls to change its signs.

use super::dom::Node;
use super::element::{el, of_class, text, text_el};
use super::label;
use super::link;
use super::part::{PartContext, Show};
use super::sign_list;
use crate::document::{Document, Id, Sign};
use crate::graph::Shared;
use crate::graph::balance::Triangle;
use crate::reader::WhatIf;
use crate::reader::wording::{balance, corners, ends, triad_signs, verdict};
use yew::prelude::*;

/// The corners: opposite the first side, the second, the third.
const CORNERS: [[i32; 2]; 3] = [[262, 190], [58, 190], [160, 46]];

/// The radius of a corner that contains its name.
const RADIUS: i32 = 40;

/// How many letters of a word fit into a circle. If a word of any name is longer, all names stand beside their circles.
const WITHIN: usize = 8;

/// The triad with the article's signs.
pub(super) fn draw(document: &Shared) -> Html {
    let words = &document.words;
    let Some(triad) = &document.triad else { return Html::default() };
    let signs = triad_signs(document, triad, &WhatIf::default());
    let ties = triad.iter().zip(signs).filter_map(|(id, sign)| Some((document.tie(id)?, sign)));
    let sides = ties.map(|(tie, sign)| {
        let word = text_el("span", "sign", words.get(sign.name()));
        let parts =
            vec![text_el("span", "ends", &ends(document, tie)), text(" "), word, sign_list::draw(document, tie, sign)];
        el("li", &[("data-sign", sign.name()), ("data-side", &tie.id)], parts)
    });
    let verdict = text_el("p", "", &verdict(document, triad, signs));
    let parts = vec![
        text_el("p", "callout-title", words.get("triangle-title")),
        text_el("p", "shown", words.get("as-written")),
        picture(document, triad, signs),
        of_class("ul", "sides", sides.collect()),
        el("div", &[("class", "finding"), ("data-balance", balance(Triangle::of(signs)))], vec![verdict]),
        of_class("p", "to-map", vec![link::to_map(words), text(" · "), link::as_written(words)]),
    ];
    el("aside", &[("class", "triangle"), ("id", "triangle"), ("aria-label", words.get("triangle-title"))], parts)
}

/// Shows the triad with the signs in force.
pub(super) fn start(context: &PartContext) -> Show {
    let document = context.document.clone();
    let (Some(triad), Some(container)) = (document.triad.clone(), context.root.query(".triangle")) else {
        return Box::new(|_| ());
    };
    let side_of = |node: &Node| triad.iter().position(|id| Some(id) == node.get("data-side").as_ref());
    let sides = container.all("[data-side]").into_iter().filter_map(|node| Some((side_of(&node)?, node)));
    let sides: Vec<(usize, Node)> = sides.collect();
    let [shown, finding, words] = [".shown", ".finding", ".finding p"].map(|selector| container.find(selector));
    Box::new(move |change| {
        let signs = triad_signs(&document, &triad, &change.now.what_if);
        for (side, node) in &sides {
            let sign = signs[*side];
            node.set("data-sign", sign.name());
            if node.has("data-turn") {
                node.set("data-to", sign.next().name());
                node.find("text").set_text(sign.face());
            } else if let Some(list) = node.query("select") {
                list.set_value(sign.name());
            }
        }
        shown.set_text(&change.now.signs_in_words(&document));
        finding.set("data-balance", balance(Triangle::of(signs)));
        words.set_text(&verdict(&document, &triad, signs));
    })
}

/// The triangle as a picture, hidden from screen readers, because the list beside it says the same.
fn picture(document: &Document, triad: &[Id; 3], signs: [Sign; 3]) -> Html {
    let number = |value: i32| value.to_string();
    let mut parts = Vec::new();
    for side in 0..3 {
        let [from, to] = label::ends_of_side(&CORNERS, side);
        let path = format!("M{} {}L{} {}", from[0], from[1], to[0], to[1]);
        let line = el("path", &[("class", "line"), ("d", &path)], Vec::new());
        let tie =
            [("class", "tie"), ("data-sign", signs[side].name()), ("data-triad", "true"), ("data-side", &triad[side])];
        parts.push(el("g", &tie, vec![line]));
    }
    for side in 0..3 {
        let [from, to] = label::ends_of_side(&CORNERS, side);
        parts.push(handle(&triad[side], signs[side], [0, 1].map(|axis| (from[axis] + to[axis]) / 2)));
    }
    let names = [0, 1, 2].map(|side| corners(document, triad, side)[2].clone());
    let fits =
        |name: &String| name.split(' ').count() < 4 && name.split(' ').all(|word| word.chars().count() <= WITHIN);
    let holds_names = names.iter().all(fits);
    let radius = if holds_names { RADIUS } else { RADIUS / 2 };
    for (side, ([x, y], name)) in CORNERS.into_iter().zip(&names).enumerate() {
        let circle = el(
            "circle",
            &[("class", "mark"), ("cx", &number(x)), ("cy", &number(y)), ("r", &number(radius))],
            Vec::new(),
        );
        let label = match holds_names {
            true => within(name, [x, y]),
            false => beside(name, side, [x, y]),
        };
        let beside = if holds_names { "" } else { "true" };
        let attributes = [("class", "actor"), ("data-major", "true"), ("data-beside", beside)];
        parts.push(el("g", &attributes, vec![circle, label]));
    }
    el("svg", &[("class", "close-up"), ("viewBox", "0 0 320 236"), ("aria-hidden", "true")], parts)
}

/// A name within its circle, one word on each line.
fn within(name: &str, [x, y]: [i32; 2]) -> Html {
    let top = y + 5 - name.matches(' ').count() as i32 * 8;
    let lines = name.split(' ').enumerate().map(|(index, word)| {
        el("tspan", &[("x", &x.to_string()), ("y", &(top + 16 * index as i32).to_string())], vec![text(word)])
    });
    el("text", &[], lines.collect())
}

/// A name outside its circle: above the top corner, below the others.
fn beside(name: &str, side: usize, [x, y]: [i32; 2]) -> Html {
    let (at, anchor, room) = match side {
        2 => ([x, y - RADIUS / 2 - 8], "middle", 312),
        1 => ([4, y + RADIUS / 2 + 18], "start", 150),
        _ => ([316, y + RADIUS / 2 + 18], "end", 150),
    };
    label::draw("name", at, anchor, room, name)
}

/// A handle that changes a tie's sign, for pointers; the list does the same by keyboard.
fn handle(tie: &str, sign: Sign, [x, y]: [i32; 2]) -> Html {
    let (x, y) = (x.to_string(), y.to_string());
    let circle = el("circle", &[("cx", &x), ("cy", &y), ("r", "15")], Vec::new());
    let face = el("text", &[("x", &x), ("y", &y), ("dy", "0.35em")], vec![text(sign.face())]);
    let turn = [
        ("class", "handle"),
        ("data-turn", tie),
        ("data-to", sign.next().name()),
        ("data-sign", sign.name()),
        ("data-side", tie),
    ];
    el("g", &turn, vec![circle, face])
}
