//! The way back: a link to the place from which the reader followed a link elsewhere on the page. It is visible in every part.

use super::element::of_class;
use super::part::{Setting, Show};
use crate::document::{Document, Place};
use crate::reader::Reader;
use crate::reader::wording::ends;
use yew::prelude::*;

/// The container of the link, which is empty on the static page.
pub(super) fn draw() -> Html {
    of_class("div", "way-back", Vec::new())
}

/// Shows the link, where there is a place to go back to.
pub(super) fn start(setting: &Setting) -> Show {
    let document = setting.document.clone();
    let container = setting.root.find(".way-back");
    let link = container.make("a", &[("href", "#text"), ("hidden", "hidden")], "");
    container.append(&link);
    Box::new(move |change| {
        let to = back(&change.now.reader);
        link.flag("hidden", to.is_none());
        if let Some(to) = to {
            link.set("href", &to.href());
            link.set_text(&label(&document, &to));
        }
    })
}

/// The place to go back to: the question whose passage the reader has looked up, or the place of the link that they followed.
fn back(reader: &Reader) -> Option<Place> {
    reader.quiz.looked_up().map(|id| Place::Question(id.clone())).or_else(|| reader.from.clone())
}

/// The text of the link.
fn label(document: &Document, to: &Place) -> String {
    let name = match to {
        Place::Question(_) => return document.words.get("asked").to_owned(),
        Place::Actor(id) => document.actor(id).map(|actor| actor.name.clone()),
        Place::Tie(id) => document.tie(id).map(|tie| ends(document, tie)),
        Place::Term(id) => document.term(id).map(|term| term.name.clone()),
        Place::Passage(id) | Place::Origin(id) => document.passage(id).map(|(_, passage)| passage.number.clone()),
        _ => None,
    };
    match name {
        Some(name) => document.words.fill("back-to", &[("name", &name)]),
        None => document.words.get("back").to_owned(),
    }
}
