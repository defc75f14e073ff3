//! The title, what the explainer retells, and from where.

use super::element::{el, of_class, said, text};
use super::link;
use super::prose::date;
use crate::document::{Document, NoteKind, Work};
use yew::prelude::*;

pub(super) fn draw(document: &Document) -> Html {
    let words = &document.words;
    let entry = |key: &str, what: Vec<Html>| el("div", &[], vec![said("dt", "", words.get(key)), el("dd", &[], what)]);
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
    let mut here = vec![text(&words.count("minutes", document.minutes)), text(" · ")];
    if !document.notes.is_empty() {
        here.extend([el("a", &[("href", "#notes")], vec![text(&notes)]), text(" · ")]);
    }
    here.push(text(words.get("private")));
    entries.push(entry("here", here));
    of_class(
        "header",
        "header",
        vec![
            said("p", "kicker", words.get("kicker")),
            said("h1", "", &document.title),
            said("p", "standfirst", &document.standfirst),
            of_class("dl", "meta", entries),
        ],
    )
}

fn work(document: &Document, work: &Work) -> Vec<Html> {
    let published = work.published.as_ref().map(|iso| date(document, iso));
    let by: Vec<String> =
        [work.author.clone(), Some(work.publisher.clone()), published].into_iter().flatten().collect();
    let title = said("cite", "", &work.title);
    vec![link::web(&work.url, "web", "", vec![title]), text(", "), text(&by.join(", "))]
}
