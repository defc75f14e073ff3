//! Editor's notes where they belong, and at the end the sources and the list of claims.

use super::link;
use super::part::PartProps;
use super::prose::{date, excerpt, prose};
use super::tables::to_passage;
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
        let passages = note.passages.iter().filter_map(|id| document.passage(id));
        let passages: Vec<&str> = passages.map(|(_, passage)| passage.number.as_str()).collect();
        let label = words.fill("note-at", &[("kind", words.get(note.kind.name())), ("number", &passages.join(", "))]);
        let sources = document.sources.iter().enumerate().filter(|(_, source)| note.sources.contains(&source.id));
        html! {
            <li>
                { link::html(&Place::Note(note.id.clone()), "inner", html! { { label } }) }{ " " }
                { excerpt(&note.text, 120) }{ " " }
                { for sources.map(|(index, source)| html! {
                    <><a class="goto" href={format!("#source={}", source.id)}>{ format!("[{}]", index + 1) }</a>{ " " }</>
                }) }
            </li>
        }
    });
    let sources = document.sources.iter().map(|source| {
        html! {
            <li id={format!("source={}", source.id)}>
                <cite>{ source.title.clone() }</cite>{ ", " }{ source.publisher.clone() }{ ", " }{ when(document, source) }{ ". " }
                { link::web(&source.url, "web address", None, html! { { source.url.clone() } }) }
            </li>
        }
    });
    html! {
        <section class="part notes" id="notes" aria-label={words.get("notes-title").to_owned()}>
            <h2>{ words.get("notes-title") }</h2>
            <p class="lead">{ words.get("notes-lead") }</p>
            <ul class="note-list">{ for notes }</ul>
            <h3>{ words.get("sources") }</h3>
            <ol class="source-list">{ for sources }</ol>
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
                { for passages.map(|(_, passage)| html! { <>{ to_passage(passage) }{ " " }</> }) }
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
