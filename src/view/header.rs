//! The head of the article: the title, the standfirst, and what the explainer retells.

use super::element::{all, el, of_class, text, text_el};
use super::link;
use super::opening;
use super::prose::{date, prose};
use crate::document::{Document, NoteKind, Work};
use crate::graph::Shared;
use yew::prelude::*;

pub(super) fn draw(document: &Shared) -> Html {
    let words = &document.words;
    let entry = |key: &str, what: Vec<Html>| all(vec![text_el("dt", "", words.get(key)), el("dd", &[], what)]);
    let mut entries = vec![entry("retold-from", work(document, &document.original))];
    if let Some(behind) = &document.behind {
        entries.push(entry("based-on", work(document, behind)));
    }
    let corrections = document.notes.iter().filter(|note| note.kind == NoteKind::Correction).count();
    let notes = [
        words.count("notes-count", document.notes.len() as u32),
        words.fill("corrections", &[("count", &corrections.to_string())]),
    ]
    .join(", ");
    let mut here = Vec::new();
    if !document.notes.is_empty() {
        here.extend([el("a", &[("href", "#notes")], vec![text(&notes)]), text(" · ")]);
    }
    here.push(text(words.get("private")));
    entries.push(entry("here", here));
    // The origin is in a disclosure, because few readers look for it.
    let mut by: Vec<String> = document.author.iter().map(|author| words.fill("by", &[("author", author)])).collect();
    by.push(words.fill("explained", &[("date", &date(document, &document.published))]));
    by.push(words.count("minutes", document.minutes));
    let about = vec![
        el("summary", &[], vec![text(&by.join(" · ")), text(" · "), text(words.get("sources"))]),
        of_class("dl", "meta", entries),
    ];
    of_class(
        "header",
        "header",
        vec![
            text_el("p", "kicker", words.get("kicker")),
            text_el("h1", "", &document.title),
            text_el("p", "standfirst", &document.standfirst),
            opening::draw(document),
            of_class("details", "about", about),
        ],
    )
}

fn work(document: &Document, work: &Work) -> Vec<Html> {
    let published = work.published.as_ref().map(|iso| date(document, iso));
    let by: Vec<String> =
        [work.author.clone(), Some(work.publisher.clone()), published].into_iter().flatten().collect();
    let title = text_el("cite", "", &work.title);
    let mut named = vec![link::web(&work.url, "web", "", vec![title]), text(", "), text(&by.join(", "))];
    if !work.licence.is_empty() {
        named.extend([text(", "), prose(&work.licence)]);
    }
    named
}
