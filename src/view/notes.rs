//! The section at the end of the page: the notes, the sources, the origin of each passage, and the method.

use super::element::{el, of_class, text, text_el};
use super::link;
use super::method;
use super::note::dated;
use super::origin;
use crate::document::Place;
use crate::document::article::plain;
use crate::graph::Shared;
use crate::reader::wording::paragraph;
use yew::prelude::*;

/// Draws the section.
pub(super) fn draw(document: &Shared) -> Html {
    let words = &document.words;
    let notes = document.notes.iter().map(|note| {
        let passages = note.passages.iter().filter_map(|id| document.passage(id));
        let passages: Vec<&str> = passages.map(|(_, passage)| passage.number.as_str()).collect();
        let paragraph = paragraph(document, &passages.join(", "));
        let label = words.fill("note-at", &[("kind", words.get(note.kind.name())), ("paragraph", &paragraph)]);
        let place = Place::Note(note.id.clone());
        let mut item = vec![link::html(&place, "inner", vec![text(&label)]), text(" "), text(&plain(&note.text))];
        for (index, source) in document.sources.iter().enumerate().filter(|(_, it)| note.sources.contains(&it.id)) {
            let attributes = [("class", "goto"), ("href", &*format!("#source={}", source.id))];
            item.push(text(" "));
            item.push(el("a", &attributes, vec![text(&format!("[{}]", index + 1))]));
        }
        el("li", &[], item)
    });
    let sources = document.sources.iter().map(|source| {
        let about = format!(", {}, {}. ", source.publisher, dated(document, source));
        let address = link::web(&source.url, "web address", "", vec![text(&source.url)]);
        let item = vec![text_el("cite", "", &source.title), text(&about), address];
        el("li", &[("id", &format!("source={}", source.id))], item)
    });
    let mut parts = vec![
        text_el("h2", "", words.get("notes-title")),
        text_el("p", "lead", words.get("notes-lead")),
        of_class("ul", "note-list", notes.collect()),
        text_el("h3", "", words.get("sources")),
        of_class("ol", "source-list", sources.collect()),
    ];
    parts.extend([origin::list(document), method::draw(document)]);
    el(
        "section",
        &[
            ("class", "part notes"),
            ("part", "notes"),
            ("id", "notes"),
            ("aria-label", words.get("notes-title")),
            ("tabindex", "-1"),
        ],
        parts,
    )
}
