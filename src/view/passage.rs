//! A passage, in the text or as the answer to a question.

use super::element::{el, of_class, text};
use super::link;
use super::origin;
use super::prose::prose;
use crate::document::{Document, Passage, Place};
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// Draws the text of a passage, and its number, which links to the card of its origin.
pub(super) fn draw(document: &Document, tag: &'static str, passage: &Passage) -> Html {
    let words = &document.words;
    let mut children = vec![of_class("span", "words", vec![prose(&passage.text)])];
    for note in document.notes_on(&passage.id).filter(|note| note.passages.first() != Some(&passage.id)) {
        let place = Place::Note(note.id.clone());
        children.push(text(" "));
        children.push(link::html(&place, "noted", vec![text(words.get("see-note"))]));
    }
    let mut number = link::to(&Place::Origin(passage.id.clone()), "number", vec![text(&passage.number)]);
    number.add_attribute("aria-label", origin::title(document, passage));
    // The space before the number is unbreakable, so that the number does not stand alone on a line.
    children.extend([text("\u{a0}"), VNode::from(number)]);
    let id = Place::Passage(passage.id.clone()).fragment();
    let attributes = [("class", "passage"), ("id", &id), ("data-passage", &passage.id), ("tabindex", "-1")];
    el(tag, &attributes, children)
}
