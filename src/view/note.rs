//! An editor's note: where it stands in the text, and what leads to it.

use super::element::{all, el, of_class, said, text};
use super::link::{self, evidence};
use super::prose::{date, excerpt, prose};
use crate::document::{Document, Note, Passage, Place, Source};
use yew::prelude::*;

/// The notes that stand at this passage. They open in place, and say that they are ours.
pub(super) fn at(document: &Document, passage: &Passage) -> Html {
    let here = document.notes_on(&passage.id).filter(|note| note.passages.first() == Some(&passage.id));
    all(here.map(|note| self::note(document, note)).collect())
}

fn note(document: &Document, note: &Note) -> Html {
    let id = Place::Note(note.id.clone()).fragment();
    let body = vec![el("p", &[], vec![prose(&note.text)]), of_class("p", "sources", vec![sources(document, note)])];
    el(
        "details",
        &[("class", "note"), ("data-kind", note.kind.name())],
        vec![
            el(
                "summary",
                &[("data-note", &note.id)],
                vec![text(&title(document, note)), said("span", "glimpse", &excerpt(&note.text, 64))],
            ),
            el("div", &[("class", "note-text"), ("id", &id), ("tabindex", "-1")], body),
        ],
    )
}

/// That a note is ours, and of what kind.
pub(super) fn title(document: &Document, note: &Note) -> String {
    let words = &document.words;
    [words.get("editors-note"), " · ", words.get(note.kind.name())].concat()
}

/// Where a note has it from: publishers and dates.
pub(super) fn sources(document: &Document, note: &Note) -> Html {
    let mut sources = vec![text(document.words.get("sources")), text(": ")];
    for (index, source) in note.sources.iter().filter_map(|id| document.source(id)).enumerate() {
        sources.push(text(if index > 0 { "; " } else { "" }));
        sources.push(link::web(&source.url, "web", "", vec![text(&source.publisher)]));
        sources.push(text(&[", ", &dated(document, source)].concat()));
    }
    all(sources)
}

pub(super) fn dated(document: &Document, source: &Source) -> String {
    match (&source.published, &source.accessed) {
        (Some(published), _) => date(document, published),
        (None, Some(accessed)) => document.words.fill("accessed", &[("date", &date(document, accessed))]),
        (None, None) => String::new(),
    }
}

/// Links to the notes on these passages, marked as ours; nothing where there are none.
pub(super) fn on(document: &Document, passages: &[String]) -> Html {
    let notes = document.notes.iter().filter(|note| note.passages.iter().any(|id| passages.contains(id)));
    let items = notes.map(|note| {
        let link = link::html(&Place::Note(note.id.clone()), "inner", vec![text(&title(document, note))]);
        el("li", &[], vec![link, text(": "), text(&excerpt(&note.text, 90))])
    });
    let items: Vec<Html> = items.collect();
    if items.is_empty() { Html::default() } else { of_class("ul", "notes-on", items) }
}

/// "Read it in the text", and where.
pub(super) fn read(document: &Document, passages: &[String]) -> Html {
    if passages.is_empty() {
        return Html::default();
    }
    of_class("p", "read", vec![text(document.words.get("read-it")), text(" "), evidence(document, passages.iter())])
}
