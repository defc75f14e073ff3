//! The map: what it shows, what one can do with it, and what follows.

use super::element::{changing, el, of_class, said, text, when};
use super::island::island;
use super::legend::{self, options};
use super::part::{self, PartProps};
use super::scenarios::{choices, verdicts};
use super::{search, theory};
use crate::document::Document;
use crate::reader::Reader;
use yew::prelude::*;

/// Whether two states look the same to what stands around the map.
pub(super) fn same(document: &Document, one: &Reader, other: &Reader) -> bool {
    let looks = |reader: &Reader| {
        let steps = &reader.steps;
        (steps.past.is_empty(), steps.future.is_empty(), reader.followed(document).is_some())
    };
    looks(one) == looks(other)
        && one.address.choice == other.address.choice
        && legend::same(document, one, other)
        && part::same_signs(document, one, other)
        && search::same(document, one, other)
        && theory::same(document, one, other)
}

pub(super) fn draw(props: &PartProps) -> Html {
    let words = &props.document.words;
    let title = words.get("map-title");
    let parts = vec![
        said("h2", "", title),
        choices(props),
        state(props),
        el("a", &[("class", "skip"), ("href", "#legend")], vec![text(words.get("skip-map"))]),
        tools(props),
        island(&props.islands, &props.document, 0, "sheets"),
        legend::legend(props),
        verdicts(props),
        // To work it out takes longer than all else.
        part::within(props, theory::draw, theory::same),
        options(props),
        save(props),
    ];
    el("section", &[("class", "map"), ("id", "map"), ("aria-label", title)], parts)
}

/// A button that the view acts on by its name.
pub(super) fn button(class: &'static str, does: &'static str, label: &str, face: &str, off: bool) -> Html {
    let attributes = [
        ("type", "button"),
        ("class", class),
        ("data-do", does),
        ("aria-label", if label == face { "" } else { label }),
        ("title", if label == face { "" } else { label }),
        ("aria-disabled", when(off, "true")),
    ];
    el("button", &attributes, vec![text(face)])
}

/// What is assumed, whether the reader or the text did it; else what one can do.
fn state(props: &PartProps) -> Html {
    let (document, reader) = (&props.document, &props.reader);
    let words = &document.words;
    let own = reader.address.choice.as_ref().filter(|choice| !choice.is_as_written());
    let said = match (reader.followed(document), own) {
        (Some(scenario), _) => words.fill("following", &[("name", &scenario.name)]),
        (None, Some(choice)) => match choice.scenario(document) {
            Some(scenario) => words.fill("in-scenario", &[("name", &scenario.name)]),
            None => words.count("changed", choice.assumptions().len() as u32),
        },
        (None, None) => words.get("map-hint").to_owned(),
    };
    let mut parts = vec![changing("p", "", &said)];
    if document.sections.iter().any(|section| section.scenario.is_some()) {
        let off = !reader.follows || reader.address.choice.is_none();
        parts.push(button("plain", "let-go", words.get("let-go"), words.get("let-go"), off));
    }
    of_class("div", "state", parts)
}

/// Search, the ways back, and magnification.
fn tools(props: &PartProps) -> Html {
    let (words, steps) = (&props.document.words, &props.reader.steps);
    let group =
        |key: &str, buttons: Vec<Html>| el("div", &[("role", "group"), ("aria-label", words.get(key))], buttons);
    let steps = vec![
        button("tool", "undo", words.get("undo"), "↶", steps.past.is_empty()),
        button("tool", "redo", words.get("redo"), "↷", steps.future.is_empty()),
    ];
    let zoom = vec![
        button("tool", "zoom-out", words.get("zoom-out"), "−", false),
        button("tool", "zoom-in", words.get("zoom-in"), "+", false),
        button("tool", "fit", words.get("fit"), "⤢", false),
    ];
    let search = part::within(props, search::draw, search::same);
    let parts = vec![search, group("steps", steps), group("zoom", zoom)];
    el("div", &[("class", "tools"), ("data-needs-player", "true")], parts)
}

/// Ways to take the map along.
fn save(props: &PartProps) -> Html {
    let words = &props.document.words;
    let ways = ["save-svg", "save-png", "save-actors", "save-ties", "save-json", "print"];
    let buttons = ways.map(|way| el("li", &[], vec![button("plain", way, words.get(way), words.get(way), false)]));
    let parts = vec![said("summary", "", words.get("save")), el("ul", &[], buttons.into())];
    el("details", &[("class", "more save"), ("data-needs-player", "true")], parts)
}
