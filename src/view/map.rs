//! The map: what it shows, what one can do with it, and what follows.

use super::element::{all, changing, el, of_class, text, when};
use super::island::{Island, island};
use super::part::{self, PartProps};
use super::scenarios::verdicts;
use super::session::Shared;
use super::{search, theory};
use crate::document::Document;
use crate::reader::Reader;
use yew::prelude::*;

/// Whether two states look the same to what stands around the map.
pub(super) fn same(document: &Document, one: &Reader, other: &Reader) -> bool {
    one.address.choice == other.address.choice
        && one.follows == other.follows
        && one.followed(document).is_some() == other.followed(document).is_some()
        && part::same_signs(document, one, other)
        && search::same(document, one, other)
        && theory::same(document, one, other)
}

pub(super) fn draw(props: &PartProps) -> Html {
    let words = &props.document.words;
    let title = words.get("map-title");
    let tools = vec![part::within(props, search::draw, search::same), island(props, Island::Buttons, "contents")];
    let parts = vec![
        island(props, Island::Choices, "contents"),
        state(props),
        el("a", &[("class", "skip"), ("href", "#legend")], vec![text(words.get("skip-map"))]),
        el("div", &[("class", "tools"), ("data-needs-player", "true")], tools),
        island(props, Island::Sheets, "sheets"),
        island(props, Island::Legend, "contents"),
        verdicts(props),
        // To work it out takes longer than all else.
        part::within(props, theory::draw, theory::same),
        island(props, Island::Options, "contents"),
    ];
    el("section", &[("class", "map"), ("part", "map"), ("id", "map"), ("aria-label", title)], parts)
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

/// What is assumed, whether the reader or the text did it; nothing where it is as the article has it.
pub(super) fn shown(document: &Document, reader: &Reader) -> String {
    let words = &document.words;
    let what_if = reader.what_if(document);
    match (reader.followed(document), what_if.scenario(document)) {
        _ if what_if.is_as_written() => String::new(),
        (Some(scenario), _) => words.fill("following", &[("name", &scenario.name)]),
        (None, Some(scenario)) => words.fill("in-scenario", &[("name", &scenario.name)]),
        (None, None) => words.count("changed", what_if.assumptions().len() as u32),
    }
}

/// The same beside the map, or else what one can do.
fn state(props: &PartProps) -> Html {
    let (document, reader) = (&props.document, &props.reader);
    let words = &document.words;
    let said = match shown(document, reader) {
        said if said.is_empty() => changing("p", "hint", words.get("map-hint")),
        said => changing("p", "", &said),
    };
    let mut parts = vec![said];
    if document.sections.iter().any(|section| section.scenario.is_some()) {
        let off = !reader.follows || reader.address.choice.is_none();
        parts.push(button("plain", "let-go", words.get("let-go"), words.get("let-go"), off));
    }
    of_class("div", "state", parts)
}

/// The ways back, and magnification. Whether there is a way back is shown by [`super::dom`].
pub(super) fn buttons(document: &Shared) -> Html {
    let words = &document.words;
    let group = |key: &str, buttons| el("div", &[("role", "group"), ("aria-label", words.get(key))], buttons);
    let steps = vec![
        button("tool", "undo", words.get("undo"), "↶", true),
        button("tool", "redo", words.get("redo"), "↷", true),
    ];
    let zoom = vec![
        button("tool", "zoom-out", words.get("zoom-out"), "−", false),
        button("tool", "zoom-in", words.get("zoom-in"), "+", false),
        button("tool", "fit", words.get("fit"), "⤢", false),
    ];
    all(vec![group("steps", steps), group("zoom", zoom)])
}
