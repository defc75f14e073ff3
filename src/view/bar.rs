//! The bar on top: links to the parts of the page, the switch for light or dark, the button to share, and the progress.

use super::element::{all, el, text, text_el};
use super::part::{PartContext, Show};
use crate::document::Place;
use crate::graph::Shared;
use crate::reader::Scheme;
use yew::prelude::*;

/// The bar, and the skip links before it.
pub(super) fn draw(document: &Shared) -> Html {
    let words = &document.words;
    // The text begins with the points.
    let text_start = if document.points.is_empty() { "#text" } else { "#points" };
    let mut skips = vec![(text_start, "skip"), ("#map", "skip-to-map"), ("#notes", "skip-to-notes")];
    if !document.questions.is_empty() {
        skips.insert(2, ("#quiz", "skip-to-quiz"));
    }
    let skips =
        skips.into_iter().map(|(href, key)| el("a", &[("class", "skip"), ("href", href)], vec![text(words.get(key))]));
    let to = |href: &str, name: &str| el("a", &[("href", href)], vec![text(name)]);
    let part = |key: &str| to(&["#", key].concat(), words.get(key));
    // Map and quiz come first, because a narrow bar shows few links, and readers expect the sections anyway.
    let mut links = vec![part("map")];
    if !document.questions.is_empty() {
        links.push(part("quiz"));
    }
    for section in document.sections.iter().filter(|section| !section.title.is_empty()) {
        links.push(to(&Place::Section(section.id.clone()).href(), &section.short));
    }
    links.extend([part("table"), part("notes")]);
    let schemes = Scheme::ALL.map(|scheme| {
        let chosen = if scheme == Scheme::default() { "selected" } else { "" };
        let word = words.get(scheme.name());
        el("option", &[("value", scheme.name()), ("selected", chosen)], vec![text(word)])
    });
    let select = el("select", &[("data-scheme-switch", "true")], schemes.into());
    let share = [("class", "share"), ("type", "button"), ("data-needs-player", "true"), ("data-do", "share")];
    let progress = [("class", "progress"), ("max", "100"), ("value", "0"), ("aria-label", words.get("progress"))];
    let parts = vec![
        el("nav", &[("class", "sections"), ("aria-label", words.get("parts"))], links),
        el("label", &[("class", "scheme")], vec![text_el("span", "unseen", words.get("scheme")), select]),
        el("button", &share, vec![text(words.get("share"))]),
        el("progress", &progress, Vec::new()),
    ];
    let bar = el("header", &[("class", "bar"), ("part", "bar")], parts);
    all(skips.chain([bar]).collect())
}

/// Marks the link to the section in view.
pub(super) fn show_section(context: &PartContext) -> Show {
    let links = context.root.all(".sections a");
    Box::new(move |change| {
        let section = change.now.reader.section.as_ref().map(|id| Place::Section(id.clone()).href());
        for link in &links {
            link.flag("aria-current", section.is_some() && link.get("href") == section);
        }
    })
}

/// Shows the chosen scheme.
pub(super) fn show_scheme(context: &PartContext) -> Show {
    let switch = context.root.find("[data-scheme-switch]");
    Box::new(move |change| {
        let index = Scheme::ALL.iter().position(|scheme| *scheme == change.now.reader.scheme);
        switch.select(index.unwrap_or(0));
    })
}
