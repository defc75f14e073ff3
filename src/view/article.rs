//! The text: sections of numbered passages, with the notes at the passages they are on.

use super::dock;
use super::dom::Node;
use super::element::{all, el, of_class, text, text_el, when};
use super::header;
use super::note;
use super::part::{PartContext, Show};
use super::passage;
use super::points;
use super::quiz;
use super::triangle;
use crate::document::{Block, Passage, Place};
use crate::graph::Shared;
use yew::prelude::*;

/// The title and the text.
pub(super) fn draw(document: &Shared) -> Html {
    let mut number = 0;
    let sections = document.sections.iter().map(|section| {
        let blocks = section.blocks.iter().map(|block| self::block(document, block));
        let mut children: Vec<Html> = blocks.collect();
        let mut tag = "div";
        if !section.title.is_empty() {
            number += 1;
            tag = "section";
            // The number is no part of the heading's name.
            let attributes = [("class", "ordinal"), ("aria-hidden", "true")];
            let ordinal = el("span", &attributes, vec![text(&number.to_string())]);
            // Without the space, screen readers would read the number as part of the first word.
            children.insert(0, el("h2", &[], vec![ordinal, text(" "), text(&section.title)]));
        }
        let id = Place::Section(section.id.clone()).fragment();
        let attributes =
            [("class", "section"), ("data-section", &section.id), ("id", &id), ("aria-label", &section.title)];
        children.push(quiz::in_text(document, &section.id));
        el(tag, &attributes, children)
    });
    let gists = when(document.has_gists(), "true");
    let mut attributes = vec![("class", "text"), ("id", "text"), ("data-gists", gists)];
    if document.points.is_empty() {
        // A skip link leads here, so it gets focus and has a name.
        attributes.extend([("tabindex", "-1"), ("role", "group"), ("aria-label", &document.title)]);
    }
    let text = el("div", &attributes, sections.collect());
    of_class("div", "article", vec![header::draw(document), points::draw(document), text, dock::draw(document)])
}

fn block(document: &Shared, block: &Block) -> Html {
    let passage = |tag, it| passage::draw(document, tag, it);
    let with_notes = |block: Html, passages: &[Passage]| {
        all(std::iter::once(block).chain(passages.iter().map(|it| note::at(document, it))).collect())
    };
    match block {
        Block::Heading(title) => text_el("h3", "", title),
        Block::Triangle => triangle::draw(document),
        Block::Passage(it) => with_notes(passage("p", it), std::slice::from_ref(it)),
        Block::Callout { title, passage: it } => {
            let children = vec![text_el("p", "callout-title", title), passage("p", it)];
            let callout = el("aside", &[("class", "callout"), ("aria-label", title)], children);
            with_notes(callout, std::slice::from_ref(it))
        }
        Block::List { ordered, items } => {
            let list = items.iter().map(|it| passage("li", it)).collect();
            with_notes(el(if *ordered { "ol" } else { "ul" }, &[], list), items)
        }
    }
}

/// Marks the passage that the reader is at.
pub(super) fn start(context: &PartContext) -> Show {
    let root = context.root.clone();
    let mut marked = None;
    Box::new(move |change| {
        marked.take().iter().for_each(|node: &Node| node.flag("data-marked", false));
        if let Some(Place::Passage(id) | Place::Origin(id)) = change.now.reader.place() {
            marked = root.query(&[".passage[data-passage='", id, "']"].concat());
            marked.iter().for_each(|node| node.flag("data-marked", true));
        }
    })
}
