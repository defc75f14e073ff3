//! The map: the drawing, its controls, and the analysis of its balance.

pub(super) mod chart;
pub(super) mod choices;
pub mod drawing;
pub(super) mod legend;
pub(super) mod lens;
pub(super) mod search;
pub(super) mod theory;
pub(super) mod verdicts;
mod walk;

use super::dom::Node;
use super::element::{button, el, of_class, text, text_button, text_el, when};
use super::part::{PartContext, Show};
use crate::document::Words;
use crate::graph::Shared;
use crate::reader::wording::{consequence, triad_signs};
use yew::prelude::*;

/// Draws the map with its controls, with the article's signs.
pub(super) fn draw(document: &Shared) -> Html {
    let words = &document.words;
    let title = words.get("map-title");
    let parts = vec![
        choices::draw(document),
        search::draw(document),
        el("a", &[("class", "skip"), ("href", "#legend")], vec![text(words.get("skip-map"))]),
        of_class("div", "sheets", vec![drawing::draw(document)]),
        // The author tool replaces this by a script, which chooses the drawing that fits before the first paint.
        el("template", &[("data-behind", "map")], Vec::new()),
        state(document),
        legend::draw(document),
        verdicts::draw(document),
        theory::draw(document),
        legend::options(document),
    ];
    let attributes = [("class", "map"), ("part", "map"), ("id", "map"), ("aria-label", title), ("tabindex", "-1")];
    el("section", &attributes, parts)
}

/// Whether any section has a scenario, which the map shows while the section is in view.
fn follows_text(document: &Shared) -> bool {
    document.sections.iter().any(|section| section.scenario.is_some())
}

/// Shows another picture on the map.
pub(super) fn show_picture(context: &PartContext) -> Show {
    let chart = context.chart.clone();
    Box::new(move |change| {
        if let Some(chart) = &chart {
            chart.show(&change.now.picture);
        }
    })
}

/// The line with the assumed signs, or else a hint; and the buttons beside it.
fn state(document: &Shared) -> Html {
    let words = &document.words;
    let lines = vec![text_el("span", "", words.get("map-hint")), text_el("span", "keys", words.get("map-keys"))];
    let mut parts = vec![of_class("p", "hint", lines)];
    if follows_text(document) {
        parts.push(text_button("let-go", words.get("let-go"), true));
    }
    parts.push(buttons(document));
    of_class("div", "state", parts)
}

/// Shows the assumed signs, and the button by which the map follows the text again.
pub(super) fn show_state(context: &PartContext) -> Show {
    let document = context.document.clone();
    let line = context.root.find(".state > p");
    let words = line.find("span");
    let button = context.root.query(".state [data-do='let-go']");
    // Browsers of phones may not allow full screen, and an embedding page may forbid it.
    context.root.find("[data-do='full-screen']").flag("hidden", !context.root.may_fill_screen());
    Box::new(move |change| {
        let assumed = change.now.assumed(&document);
        line.set("class", when(assumed.is_empty(), "hint"));
        let state = match change.now.picture.reason() {
            // The outcome for the triad stands beside the assumed signs; the full verdict stands further down.
            _ if !assumed.is_empty() => match &document.triad {
                Some(it) => consequence(&document, it, &assumed, triad_signs(&document, it, &change.now.what_if)),
                None => assumed,
            },
            Some(reason) => document.words.fill("highlighted", &[("why", document.words.get(reason.key()))]),
            None => document.words.get("map-hint").to_owned(),
        };
        words.set_text(&state);
        let reader = &change.now.reader;
        if let Some(button) = &button {
            button.flag("aria-disabled", !reader.follows || reader.address.choice.is_none());
        }
    })
}

/// Names the button for full screen by what it does now.
pub(super) fn name_full_screen(root: &Node, words: &Words) {
    let [key, face] = if root.matches(":fullscreen") { ["leave-full-screen", "⤡"] } else { ["full-screen", "⤢"] };
    let button = root.find("[data-do='full-screen']");
    button.set("aria-label", words.get(key));
    button.set_text(face);
}

/// Shows whether a choice of signs can be undone or redone.
pub(super) fn show_history(context: &PartContext) -> Show {
    let [undo, redo] = ["[data-do='undo']", "[data-do='redo']"].map(|selector| context.root.find(selector));
    Box::new(move |change| {
        undo.flag("aria-disabled", !change.now.reader.can_undo());
        redo.flag("aria-disabled", !change.now.reader.can_redo());
    })
}

/// The buttons to undo and redo, and to zoom.
fn buttons(document: &Shared) -> Html {
    let words = &document.words;
    let group = |key: &str, buttons| el("div", &[("role", "group"), ("aria-label", words.get(key))], buttons);
    let steps = vec![
        button("tool", "undo", words.get("undo"), "↶", true),
        button("tool", "redo", words.get("redo"), "↷", true),
    ];
    let zoom = vec![
        button("tool", "zoom-out", words.get("zoom-out"), "−", false),
        button("tool", "zoom-in", words.get("zoom-in"), "+", false),
        button("tool", "fit", words.get("fit"), "⊡", false),
        button("tool", "full-screen", words.get("full-screen"), "⤢", false),
    ];
    let groups = vec![group("steps", steps), group("zoom", zoom)];
    el("div", &[("class", "controls"), ("data-needs-player", "true")], groups)
}
