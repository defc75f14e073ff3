//! The opening picture: the triad at the top of a narrow page, where the map is far below.

use super::element::{el, of_class, text};
use super::map::choices::{mark, pictures};
use super::map::drawing::tie_link;
use super::part::{PartContext, Show};
use super::{label, link};
use crate::document::{Document, Place};
use crate::graph::Shared;
use crate::reader::wording::{self, triad_signs};
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// The corners: opposite the first side, the second, the third.
const CORNERS: [[i32; 2]; 3] = [[290, 128], [50, 128], [170, 26]];

/// The point of the word for each side, and its `text-anchor`.
const WORDS: [([i32; 2], &str); 3] = [([100, 76], "end"), ([240, 76], "start"), ([170, 119], "middle")];

/// How many scenarios are offered below the picture.
const SCENARIOS: usize = 3;

/// The picture, and links to scenarios below.
pub(super) fn draw(document: &Shared) -> Html {
    let Some(triad) = &document.triad else { return Html::default() };
    let mut parts = Vec::new();
    for (side, tie) in triad.iter().filter_map(|id| document.tie(id)).enumerate() {
        let [from, to] = label::ends_of_side(&CORNERS, side);
        let path = format!("M{} {}L{} {}", from[0], from[1], to[0], to[1]);
        let (at, anchor) = WORDS[side];
        let line = el("path", &[("class", "line"), ("d", &path)], Vec::new());
        let word = label::draw("word", at, anchor, i32::MAX, document.words.get(tie.sign.name()));
        parts.push(VNode::from(tie_link(document, tie, tie.sign, vec![line, word])));
    }
    // The top corner comes first, in reading order.
    for (corner, at) in CORNERS.into_iter().enumerate().rev() {
        let Some(actor) = document.actor(wording::opposite(document, triad, corner)) else { continue };
        let name = &actor.name;
        // The name of the top corner stands beside it, where no line is. The others stand below, centred, or at the edge if
        // they are too wide for that.
        let width = label::width(name);
        let (name_at, anchor, room) = match corner {
            2 => ([at[0] + 28, at[1] - 2], "start", 142),
            1 if width > 2 * at[0] => ([8, 168], "start", 158),
            0 if width > 2 * (340 - at[0]) => ([332, 168], "end", 158),
            _ => ([at[0], 168], "middle", 158),
        };
        let [x, y] = at.map(|number| number.to_string());
        let circle = el("circle", &[("class", "mark"), ("cx", &x), ("cy", &y), ("r", "20")], Vec::new());
        let drawn = vec![circle, label::draw("", name_at, anchor, room, name)];
        parts.push(link::html(&Place::Actor(actor.id.clone()), "corner", drawn));
    }
    let attributes = [("class", "opening-picture"), ("viewBox", "0 0 340 176"), ("role", "group")];
    let title = document.words.get("map-title");
    let picture = el("svg", &[&attributes[..], &[("aria-label", title)]].concat(), parts);
    let mut parts = vec![picture];
    parts.extend(invitation(document));
    of_class("div", "opening", parts)
}

/// Links to the first scenarios that the article itself speaks of.
fn invitation(document: &Document) -> Vec<Html> {
    let scenarios = document.scenarios.iter().filter(|scenario| !scenario.passages.is_empty()).take(SCENARIOS);
    let mut chips: Vec<Html> = scenarios
        .map(|scenario| link::html(&Place::Scenario(scenario.id.clone()), "chip", vec![text(&scenario.name)]))
        .collect();
    if !chips.is_empty() {
        chips.insert(0, text(&[document.words.get("invitation"), " "].concat()));
    }
    chips
}

/// Shows the signs in force, which of the offered scenarios assumes them, and once one was pressed, what follows from them.
pub(super) fn start(context: &PartContext) -> Show {
    let document = context.document.clone();
    let (Some(triad), Some(picture)) = (document.triad.clone(), context.root.query(".opening-picture")) else {
        return Box::new(|_| ());
    };
    let chips = context.root.all(".opening .chip");
    pictures(&document, &chips);
    let offered: Vec<Option<String>> = chips.iter().map(|chip| chip.get("data-scenario")).collect();
    let mut marked = None;
    let sides = triad.each_ref().map(|id| {
        let side = picture.find(&["[data-tie='", id, "']"].concat());
        let [word, line] = [".word", ".line"].map(|selector| side.find(selector));
        // A finger may miss the line, and would fall through between its dashes.
        let path = line.get("d").unwrap_or_default();
        line.before(&side.create_svg("path", &[("class", "reach"), ("d", &path)], ""));
        (side, word)
    });
    let (opening, navigation) = (context.root.find(".opening"), context.navigation.clone());
    let mut consequence = None;
    Box::new(move |change| {
        let signs = triad_signs(&document, &triad, &change.now.what_if);
        for ((side, word), (sign, id)) in sides.iter().zip(signs.into_iter().zip(&triad)) {
            side.set("data-sign", sign.name());
            word.set_text(document.words.get(sign.name()));
            let label = document.tie(id).map(|tie| wording::tie(&document, tie, sign));
            side.set("aria-label", &label.unwrap_or_default());
        }
        let scenario = change.now.scenario.map(|index| document.scenarios[index].id.clone());
        let current = scenario.and_then(|id| offered.iter().position(|offered| offered.as_ref() == Some(&id)));
        mark(&chips, &mut marked, current);
        // The consequence is added only where the reader sees it, and stays, so that nothing moves while they read further down.
        let is_pressed = navigation.take_press_in_opening();
        if consequence.is_none() && is_pressed {
            let paragraph = opening.create("p", &[("class", "consequence")], "");
            let said = paragraph.create("span", &[], "");
            paragraph.append(&said);
            for (to, key) in [("#map", "show-on-map"), ("#as-written", "as-written")] {
                paragraph.append(&paragraph.create("a", &[("href", to)], document.words.get(key)));
            }
            opening.append(&paragraph);
            consequence = Some((paragraph, said));
        }
        if let Some((paragraph, said)) = &consequence {
            let assumed = change.now.signs_in_words(&document);
            said.set_text(&wording::consequence(&document, &triad, &assumed, signs));
            if is_pressed {
                navigation.scroll_bottom_into_view(paragraph);
            }
        }
    })
}
