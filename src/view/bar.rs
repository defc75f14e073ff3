//! The bar on top: where one is, where one can go, light or dark, share.

use super::element::{all, el, of_class, said, text};
use super::session::Shared;
use crate::document::Place;
use crate::reader::Scheme;
use yew::prelude::*;

/// The bar, and the links that skip to what is below. Which section one is in, and the scheme, are shown by
/// [`super::dom`].
pub(super) fn draw(document: &Shared) -> Html {
    let words = &document.words;
    let skips = [("#text", "skip"), ("#map", "skip-to-map"), ("#notes", "skip-to-notes")];
    let skips = skips.map(|(href, key)| el("a", &[("class", "skip"), ("href", href)], vec![text(words.get(key))]));
    let to = |href: &str, name: &str| el("a", &[("href", href)], vec![text(name)]);
    let part = |key: &str| to(&["#", key].concat(), words.get(key));
    // The parts that one would not guess come first: a narrow bar shows few.
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
        of_class("div", "sections", links),
        el("label", &[("class", "scheme")], vec![said("span", "unseen", words.get("scheme")), select]),
        el("button", &share, vec![text(words.get("share"))]),
        el("progress", &progress, Vec::new()),
    ];
    let bar = el("nav", &[("class", "bar"), ("part", "bar"), ("aria-label", words.get("parts"))], parts);
    all(skips.into_iter().chain([bar]).collect())
}
