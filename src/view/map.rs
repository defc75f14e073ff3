//! The map: what it shows, what one can do with it, and what follows.

use super::element::{changing, el, of_class, said, text, when};
use super::island::island;
use super::legend::{legend, options};
use super::part::PartProps;
use super::scenarios::{choices, verdicts};
use super::search::Search;
use super::theory;
use yew::prelude::*;

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
        legend(props),
        verdicts(props),
        theory::draw(props),
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
    let search = html! { <Search document={props.document.clone()} act={props.act.clone()} /> };
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
