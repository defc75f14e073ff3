//! Links to places, to signs that are assumed, and to other sites. All of these are made here, so that their attributes and
//! addresses agree.

use super::element::{all, el, set, tag_of, text};
use crate::document::{Document, Id, Passage, Place, Words};
use crate::reader::WhatIf;
use crate::reader::wording::paragraph;
use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

/// A link to a place as a tag, with its public `data-` attribute.
pub(super) fn to(place: &Place, class: &'static str, children: Vec<Html>) -> VTag {
    tag_of("a", &[("class", class), ("href", &place.href()), (hook(place), place.id())], children)
}

/// A link to a place.
pub(super) fn html(place: &Place, class: &'static str, children: Vec<Html>) -> Html {
    VNode::from(to(place, class, children))
}

/// The public attribute of links to such a place, by which hosts and tests find them.
fn hook(place: &Place) -> &'static str {
    match place {
        Place::Actor(_) => "data-actor",
        Place::Tie(_) => "data-tie",
        Place::Scenario(_) => "data-scenario",
        Place::Passage(_) => "data-goto",
        Place::Origin(_) => "data-origin",
        Place::Note(_) => "data-noted",
        Place::Question(_) => "data-asked",
        Place::Term(_) => "data-term",
        Place::Section(_) => "data-section",
    }
}

/// A link that brings the map into view.
pub(super) fn to_map(words: &Words) -> Html {
    el("a", &[("href", "#map")], vec![text(words.get("show-on-map"))])
}

/// A link that puts the article's signs into force.
pub(super) fn as_written(words: &Words) -> Html {
    el("a", &[("href", "#as-written")], vec![text(words.get("as-written"))])
}

/// A link that assumes signs.
pub(super) fn suppose(what_if: &WhatIf, label: &str) -> Html {
    el("a", &[("class", "suppose"), ("href", &["#s=", &what_if.write()].concat())], vec![text(label)])
}

/// The link that closes a card.
pub(super) fn close(words: &Words) -> Html {
    el("a", &[("class", "close"), ("href", "#closed"), ("aria-label", words.get("close"))], vec![text("×")])
}

/// A link to another page.
pub(super) fn web(url: &str, class: &'static str, label: &str, children: Vec<Html>) -> Html {
    el("a", &[("class", class), ("href", url), ("rel", "external noopener"), ("aria-label", label)], children)
}

/// Links to passages, by their numbers, after words that say what the numbers are.
pub(super) fn read<'a>(document: &'a Document, passages: &mut dyn Iterator<Item = &'a Id>) -> Html {
    let mut parts = vec![text(document.words.get("read-it"))];
    for (_, passage) in passages.filter_map(|id| document.passage(id)) {
        let mut link = numbered(passage);
        set(&mut link, "aria-label", &paragraph(document, &passage.number));
        parts.extend([text(" "), VNode::from(link)]);
    }
    all(parts)
}

/// A link to a passage, by its name, in words.
pub(super) fn read_at(document: &Document, passage: &Passage) -> Html {
    let label = document.words.fill("read-at", &[("paragraph", &paragraph(document, &passage.number))]);
    html(&Place::Passage(passage.id.clone()), "goto", vec![text(&label)])
}

/// A link to a passage, by its number, in a table or a list whose heading says what the numbers are.
pub(super) fn number(passage: &Passage) -> Html {
    VNode::from(numbered(passage))
}

fn numbered(passage: &Passage) -> VTag {
    to(&Place::Passage(passage.id.clone()), "goto", vec![text(&passage.number)])
}
