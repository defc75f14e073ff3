//! The way back to where one followed a link that led elsewhere on the page, whatever part of it one is in.

use super::element::of_class;
use super::part::{Setting, Show};
use crate::document::{Document, Place};
use crate::reader::Reader;
use crate::reader::wording::ends;
use yew::prelude::*;

/// Its place: the player puts the link there.
pub(super) fn draw() -> Html {
    of_class("div", "way-back", Vec::new())
}

/// Shows the way back, where there is one.
pub(super) fn start(setting: &Setting) -> Show {
    let document = setting.document.clone();
    let place = setting.root.find(".way-back");
    let link = place.make("a", &[("href", "#text"), ("hidden", "hidden")], "");
    place.append(&link);
    Box::new(move |change| {
        let to = back(&change.now.reader);
        link.flag("hidden", to.is_none());
        if let Some(to) = to {
            link.set("href", &to.href());
            link.say(&says(&document, &to));
        }
    })
}

/// Where one would go back to: the question whose passage one looks up, or where one followed a link.
fn back(reader: &Reader) -> Option<Place> {
    reader.quiz.away().map(|id| Place::Question(id.clone())).or_else(|| reader.from.clone())
}

/// What leads there.
fn says(document: &Document, to: &Place) -> String {
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
