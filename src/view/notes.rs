//! Editor's notes where they belong, and at the end the sources and the list of where each passage comes from.

use super::element::{all, el, of_class, said, text};
use super::link;
use super::method;
use super::origin;
use super::prose::{date, excerpt, prose};
use super::tables::evidence;
use crate::document::{Document, Note, Passage, Place, Source};
use crate::graph::Shared;
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

fn dated(document: &Document, source: &Source) -> String {
    match (&source.published, &source.accessed) {
        (Some(published), _) => date(document, published),
        (None, Some(accessed)) => document.words.fill("accessed", &[("date", &date(document, accessed))]),
        (None, None) => String::new(),
    }
}

pub(super) fn draw(document: &Shared) -> Html {
    let words = &document.words;
    let notes = document.notes.iter().map(|note| {
        let passages = note.passages.iter().filter_map(|id| document.passage(id));
        let passages: Vec<&str> = passages.map(|(_, passage)| passage.number.as_str()).collect();
        let label = words.fill("note-at", &[("kind", words.get(note.kind.name())), ("number", &passages.join(", "))]);
        let place = Place::Note(note.id.clone());
        let mut item =
            vec![link::html(&place, "inner", vec![text(&label)]), text(" "), text(&excerpt(&note.text, 120))];
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
        let item = vec![said("cite", "", &source.title), text(&about), address];
        el("li", &[("id", &format!("source={}", source.id))], item)
    });
    let mut parts = vec![
        said("h2", "", words.get("notes-title")),
        said("p", "lead", words.get("notes-lead")),
        of_class("ul", "note-list", notes.collect()),
        said("h3", "", words.get("sources")),
        of_class("ol", "source-list", sources.collect()),
    ];
    parts.extend([origin::list(document), method::draw(document)]);
    el(
        "section",
        &[("class", "part notes"), ("part", "notes"), ("id", "notes"), ("aria-label", words.get("notes-title"))],
        parts,
    )
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
