//! The text: sections of numbered passages, with the notes at the passages they are on.

use super::dock;
use super::dom::Node;
use super::element::{all, el, of_class, said, text};
use super::header;
use super::link;
use super::notes;
use super::parts::{Setting, Show};
use super::points;
use super::prose::prose;
use super::quiz;
use super::triangle;
use crate::document::{Block, Document, Passage, Place, Section};
use crate::graph::Shared;
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// The title and the text.
pub(super) fn draw(document: &Shared) -> Html {
    let mut number = 0;
    let sections = document.sections.iter().map(|section| {
        let blocks = section.blocks.iter().map(|block| self::block(document, section, block));
        let mut children: Vec<Html> = blocks.collect();
        let mut tag = "div";
        if !section.title.is_empty() {
            number += 1;
            tag = "section";
            let ordinal = said("span", "ordinal", &number.to_string());
            children.insert(0, el("h2", &[], vec![ordinal, text(&section.title)]));
        }
        let id = Place::Section(section.id.clone()).fragment();
        let attributes =
            [("class", "section"), ("data-section", &section.id), ("id", &id), ("aria-label", &section.title)];
        children.push(quiz::in_text(document, &section.id));
        el(tag, &attributes, children)
    });
    let text = el("div", &[("class", "text"), ("id", "text")], sections.collect());
    of_class("div", "article", vec![header::draw(document), points::draw(document), text, dock::draw(document)])
}

fn block(document: &Shared, section: &Section, block: &Block) -> Html {
    let passage = |tag, it| passage(document, &section.title, tag, it);
    let with_notes = |block: Html, passages: &[Passage]| {
        all(std::iter::once(block).chain(passages.iter().map(|it| notes::at(document, it))).collect())
    };
    match block {
        Block::Heading(title) => said("h3", "", title),
        Block::Triangle => triangle::draw(document),
        Block::Passage(it) => with_notes(passage("p", it), std::slice::from_ref(it)),
        Block::Callout { title, passage: it } => {
            let children = vec![said("p", "callout-title", title), passage("p", it)];
            let callout = el("aside", &[("class", "callout"), ("aria-label", title)], children);
            with_notes(callout, std::slice::from_ref(it))
        }
        Block::List { ordered, items } => {
            let list = items.iter().map(|it| passage("li", it)).collect();
            with_notes(el(if *ordered { "ol" } else { "ul" }, &[], list), items)
        }
    }
}

/// A passage: its number, its text, the claims that it retells, and where the original says it.
/// `heading` is the heading of the original's section; empty where there is none.
pub(super) fn passage(document: &Document, heading: &str, tag: &'static str, passage: &Passage) -> Html {
    let words = &document.words;
    let place = Place::Passage(passage.id.clone());
    let label = words.fill("passage", &[("number", &passage.number)]);
    let mut number = link::to(&place, "number", vec![text(&passage.number)]);
    number.add_attribute("aria-label", label);
    let mut children = vec![VNode::from(number), of_class("span", "words", vec![prose(&passage.text)])];
    for note in document.notes_on(&passage.id).filter(|note| note.passages.first() != Some(&passage.id)) {
        let place = Place::Note(note.id.clone());
        children.push(text(" "));
        children.push(link::html(&place, "noted", vec![text(words.get("see-note"))]));
    }
    for claim in &passage.claims {
        let attributes = [("class", "evidence"), ("href", &*["#claim=", claim].concat()), ("tabindex", "-1")];
        children.extend([text(" "), el("a", &attributes, vec![text(claim)])]);
    }
    if let Some(quote) = &passage.original {
        let label = match heading {
            "" => words.get("original-here").to_owned(),
            heading => words.fill("original-of", &[("title", heading)]),
        };
        let address = quote.address(&document.original.url);
        children
            .extend([text(" "), link::web(&address, "original evidence", &label, vec![text(words.get("original"))])]);
    }
    let attributes =
        [("class", "passage"), ("id", &place.fragment()), ("data-passage", &passage.id), ("tabindex", "-1")];
    el(tag, &attributes, children)
}

/// Marks the passage that the reader is at.
pub(super) fn start(setting: &Setting) -> Show {
    let root = setting.root.clone();
    let mut marked = None;
    Box::new(move |change| {
        marked.take().iter().for_each(|node: &Node| node.flag("data-marked", false));
        if let Some(place @ Place::Passage(_)) = change.now.reader.place() {
            marked = root.look(&[".passage[id='", &place.fragment(), "']"].concat());
            marked.iter().for_each(|node| node.flag("data-marked", true));
        }
    })
}
