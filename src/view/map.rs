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
        steps(props),
        el("a", &[("class", "skip"), ("href", "#legend")], vec![text(words.get("skip-map"))]),
        tools(props),
        island(&props.islands, &props.document, 0, "sheets"),
        legend(props),
        verdicts(props),
        options(props),
        theory::draw(props),
        save(props),
        said("p", "hint", words.get("map-hint")),
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

/// What is assumed, and the ways back.
fn steps(props: &PartProps) -> Html {
    let (document, reader) = (&props.document, &props.reader);
    let words = &document.words;
    let followed = reader.followed(document);
    let own = reader.address.choice.as_ref().filter(|choice| !choice.is_as_written());
    let said = match (followed, own) {
        (Some(scenario), _) => words.fill("following", &[("name", &scenario.name)]),
        (None, Some(choice)) if choice.scenario(document).is_none() => {
            words.count("changed", choice.assumptions().len() as u32)
        }
        _ => String::new(),
    };
    let can_follow = document.sections.iter().any(|section| section.scenario.is_some());
    let mut parts = vec![
        changing("span", "state", &said),
        button("tool", "undo", words.get("undo"), "↶", reader.steps.past.is_empty()),
        button("tool", "redo", words.get("redo"), "↷", reader.steps.future.is_empty()),
    ];
    if can_follow {
        let off = !reader.follows || reader.address.choice.is_none();
        parts.push(button("tool text", "let-go", words.get("let-go"), words.get("let-go"), off));
    }
    el("div", &[("class", "steps"), ("role", "group"), ("aria-label", words.get("what-if"))], parts)
}

/// Search and magnification.
fn tools(props: &PartProps) -> Html {
    let words = &props.document.words;
    let zoom = vec![
        button("tool", "zoom-out", words.get("zoom-out"), "−", false),
        button("tool", "zoom-in", words.get("zoom-in"), "+", false),
        button("tool", "fit", words.get("fit"), "⤢", false),
    ];
    let zoom = el("div", &[("class", "zoom"), ("role", "group"), ("aria-label", words.get("zoom"))], zoom);
    let search = html! { <Search document={props.document.clone()} act={props.act.clone()} /> };
    of_class("div", "tools", vec![search, zoom])
}

/// Ways to take the map along.
fn save(props: &PartProps) -> Html {
    let words = &props.document.words;
    let ways = ["save-svg", "save-png", "save-actors", "save-ties", "save-json", "print"];
    let buttons = ways.map(|way| el("li", &[], vec![button("plain", way, words.get(way), words.get(way), false)]));
    of_class("details", "more save", vec![said("summary", "", words.get("save")), el("ul", &[], buttons.into())])
}
