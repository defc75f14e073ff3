//! Editor's notes where they belong, and at the end the sources and the list of claims.

use super::link;
use super::part::PartProps;
use super::prose::{date, prose};
use crate::document::{Document, Note, Passage, Place, Source};
use yew::prelude::*;

/// The notes that stand at this passage. They open in place, and say that they are ours.
pub(super) fn at(document: &Document, passage: &Passage) -> Html {
    let here = document.notes_on(&passage.id).filter(|note| note.passages.first() == Some(&passage.id));
    here.map(|note| self::note(document, note)).collect()
}

fn note(document: &Document, note: &Note) -> Html {
    let words = &document.words;
    let sources = note.sources.iter().filter_map(|id| document.source(id));
    html! {
        <details class="note" data-kind={note.kind.name()}>
            <summary data-note={note.id.clone()}>{ words.get("editors-note") }{ " · " }{ words.get(note.kind.name()) }</summary>
            <div class="note-text" id={Place::Note(note.id.clone()).fragment()} tabindex="-1">
                <p>{ prose(&note.text) }</p>
                <p class="sources">
                    { words.get("sources") }{ ": " }
                    { for sources.enumerate().map(|(index, source)| html! {
                        <>
                            { if index > 0 { "; " } else { "" } }
                            { link::web(&source.url, "web", None, html! { { source.publisher.clone() } }) }
                            { ", " }{ when(document, source) }
                        </>
                    }) }
                </p>
            </div>
        </details>
    }
}

fn when(document: &Document, source: &Source) -> String {
    match (&source.published, &source.accessed) {
        (Some(published), _) => date(document, published),
        (None, Some(accessed)) => document.words.fill("accessed", &[("date", &date(document, accessed))]),
        (None, None) => String::new(),
    }
}

pub(super) fn draw(props: &PartProps) -> Html {
    let document = &props.document;
    let words = &document.words;
    let notes = document.notes.iter().map(|note| {
        let passage = note.passages.first().and_then(|id| document.passage(id));
        let label = words.fill(
            "note-at",
            &[
                ("kind", words.get(note.kind.name())),
                ("number", &passage.map(|(section, passage)| number(document, section.is_none(), passage)).unwrap_or_default()),
            ],
        );
        let sources = note.sources.iter().filter_map(|id| document.source(id));
        html! {
            <li>
                { link::html(&Place::Note(note.id.clone()), "inner", html! { { label } }) }
                <ul>
                    { for sources.map(|source| html! {
                        <li>
                            <cite>{ source.title.clone() }</cite>{ ", " }{ source.publisher.clone() }{ ", " }{ when(document, source) }{ ". " }
                            { link::web(&source.url, "web address", None, html! { { source.url.clone() } }) }
                        </li>
                    }) }
                </ul>
            </li>
        }
    });
    html! {
        <section class="part notes" id="notes" aria-label={words.get("notes-title").to_owned()}>
            <h2>{ words.get("notes-title") }</h2>
            <p class="lead">{ words.get("notes-lead") }</p>
            <ol class="note-list">{ for notes }</ol>
            if !document.claims.is_empty() { { claims(document) } }
        </section>
    }
}

/// Every claim of the original with the passages that retell it.
fn claims(document: &Document) -> Html {
    let words = &document.words;
    let items = document.claims.iter().map(|claim| {
        let passages = document.passages().filter(|(_, passage)| passage.claims.contains(&claim.id));
        html! {
            <li id={format!("claim={}", claim.id)}>
                <b>{ claim.id.clone() }</b>{ " " }{ claim.text.clone() }{ " " }
                { for passages.map(|(section, passage)| html! {
                    <>{ link::html(&Place::Passage(passage.id.clone()), "goto", html! { { number(document, section.is_none(), passage) } }) }{ " " }</>
                }) }
            </li>
        }
    });
    html! {
        <details class="claims">
            <summary>{ words.count("claims", document.claims.len() as u32) }</summary>
            <ul>{ for items }</ul>
        </details>
    }
}

/// What to call a passage in a link to it: its number, or where it stands if it has none.
pub(super) fn number(document: &Document, in_quiz: bool, passage: &Passage) -> String {
    if !passage.number.is_empty() {
        passage.number.clone()
    } else if in_quiz {
        document.words.get("quiz").to_owned()
    } else {
        document.words.get("lead").to_owned()
    }
}
