//! The triad, close up: where the argument turns, one can turn it.

use super::element::{changing, el, keyed, of_class, said, tag_of, text};
use super::part::PartProps;
use super::scenarios::{balance, corners, kind, triad_signs};
use super::sheets::ends;
use super::tables::select;
use crate::document::{Id, Sign};
use crate::graph::balance::Triangle;
use yew::prelude::*;

/// Where the corners are: across from the first side, the second, the third.
const CORNERS: [[i32; 2]; 3] = [[262, 190], [58, 190], [160, 46]];

/// How far the corners reach.
const RADIUS: i32 = 40;

pub(super) fn draw(props: &PartProps) -> Html {
    let document = &props.document;
    let words = &document.words;
    let Some(triad) = &document.triad else { return Html::default() };
    let what_if = props.reader.what_if(document);
    let signs = triad_signs(document, triad, &what_if);
    let triangle = Triangle::of(signs);
    let sides = [0, 1, 2].map(|side| {
        let tie = document.tie(&triad[side]);
        let label = tie.map(|tie| ends(document, tie)).unwrap_or_default();
        let control = match tie.filter(|_| props.reader.live) {
            Some(tie) => select(document, tie, signs[side]),
            None => said("span", "sign", words.get(signs[side].name())),
        };
        el("li", &[("data-sign", signs[side].name())], vec![said("span", "ends", &label), text(" "), control])
    });
    let verdict = [words.get(balance(triangle)), " ", &kind(document, triad, triangle)].concat();
    let link = el("a", &[("href", "#map")], vec![text(words.get("show-on-map"))]);
    let parts = vec![
        said("p", "callout-title", words.get("triangle-title")),
        picture(props, triad, signs),
        el("ul", &[("class", "sides")], sides.into()),
        el("div", &[("class", "finding"), ("data-balance", balance(triangle))], vec![changing("p", "", &verdict)]),
        of_class("p", "to-map", vec![link]),
    ];
    el("aside", &[("class", "triangle"), ("id", "triangle"), ("aria-label", words.get("triangle-title"))], parts)
}

/// The triangle as a picture; the list beside it says the same.
fn picture(props: &PartProps, triad: &[Id; 3], signs: [Sign; 3]) -> Html {
    let document = &props.document;
    let number = |value: i32| value.to_string();
    let mut parts = Vec::new();
    for side in 0..3 {
        let [from, to] = [CORNERS[(side + 1) % 3], CORNERS[(side + 2) % 3]];
        let path = format!("M{} {}L{} {}", from[0], from[1], to[0], to[1]);
        let line = el("path", &[("class", "line"), ("d", &path)], Vec::new());
        parts.push(el("g", &[("class", "tie"), ("data-sign", signs[side].name()), ("data-triad", "true")], vec![line]));
    }
    for side in (0..3).filter(|_| props.reader.live) {
        let [from, to] = [CORNERS[(side + 1) % 3], CORNERS[(side + 2) % 3]];
        parts.push(handle(&triad[side], signs[side], [0, 1].map(|axis| (from[axis] + to[axis]) / 2)));
    }
    for (side, [x, y]) in CORNERS.into_iter().enumerate() {
        let [_, _, name] = corners(document, triad, side);
        let circle = el(
            "circle",
            &[("class", "mark"), ("cx", &number(x)), ("cy", &number(y)), ("r", &number(RADIUS))],
            Vec::new(),
        );
        let words: Vec<&str> = name.split(' ').collect();
        let top = y + 5 - (words.len() as i32 - 1) * 8;
        let lines = words.iter().enumerate().map(|(index, word)| {
            el("tspan", &[("x", &number(x)), ("y", &number(top + 16 * index as i32))], vec![text(word)])
        });
        let label = el("text", &[], lines.collect());
        parts.push(el("g", &[("class", "actor"), ("data-major", "true")], vec![circle, label]));
    }
    el("svg", &[("class", "close-up"), ("viewBox", "0 0 320 236"), ("aria-hidden", "true")], parts)
}

/// A handle that turns a tie's sign, for those who point; others have the list.
fn handle(tie: &str, sign: Sign, [x, y]: [i32; 2]) -> Html {
    let (x, y) = (x.to_string(), y.to_string());
    let circle = el("circle", &[("cx", &x), ("cy", &y), ("r", "15")], Vec::new());
    // Replaced as a whole: see `element::changing`.
    let sign_face = keyed(sign.face(), tag_of("tspan", &[], vec![text(sign.face())]));
    let face = el("text", &[("x", &x), ("y", &y), ("dy", "0.35em")], vec![sign_face]);
    let turn = [("class", "handle"), ("data-turn", tie), ("data-to", sign.next().name()), ("data-sign", sign.name())];
    el("g", &turn, vec![circle, face])
}
