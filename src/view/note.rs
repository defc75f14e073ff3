//! Editor's notes in the text, and links to them.

use super::element::{all, el, of_class, text, text_el};
use super::link;
use super::prose::{date, excerpt, prose};
use crate::document::{Document, Note, Passage, Place, Source};
use yew::prelude::*;

/// The notes that stand at this passage. They are disclosures, titled as editor's notes.
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
                vec![text(&title(document, note)), text_el("span", "glimpse", &excerpt(&note.text, 64))],
            ),
            el("div", &[("class", "note-text"), ("id", &id), ("tabindex", "-1")], body),
        ],
    )
}

/// The title of a note: "editor's note" and its kind.
fn title(document: &Document, note: &Note) -> String {
    let words = &document.words;
    [words.get("editors-note"), " · ", words.get(note.kind.name())].concat()
}

/// The sources of a note: publishers and dates.
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

/// A link to a note, and the beginning of its text, of at most `most` characters.
pub(super) fn entry(document: &Document, note: &Note, most: usize) -> Vec<Html> {
    let link = link::html(&Place::Note(note.id.clone()), "inner", vec![text(&title(document, note))]);
    vec![link, text(": "), text(&excerpt(&note.text, most))]
}

/// Links to the notes on these passages; nothing where there are none.
pub(super) fn on(document: &Document, passages: &[String]) -> Html {
    let notes = document.notes.iter().filter(|note| note.passages.iter().any(|id| passages.contains(id)));
    let items: Vec<Html> = notes.map(|note| el("li", &[], entry(document, note, 90))).collect();
    if items.is_empty() { Html::default() } else { of_class("ul", "notes-on", items) }
}

/// A line with links to these passages; nothing where there are none.
pub(super) fn read(document: &Document, passages: &[String]) -> Html {
    if passages.is_empty() {
        return Html::default();
    }
    of_class("p", "read", vec![link::read(document, &mut passages.iter())])
}
