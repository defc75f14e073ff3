//! The way back: a link to the place from which the reader followed a link elsewhere on the page. It is visible in every part.

use super::element::of_class;
use super::part::{Setting, Show};
use crate::document::{Document, Place};
use crate::reader::wording::ends;
use crate::reader::{Departure, Reader};
use yew::prelude::*;

/// The container of the link, which is empty on the static page.
pub(super) fn draw() -> Html {
    of_class("div", "way-back", Vec::new())
}

/// Shows the link if there is something to go back to.
pub(super) fn start(setting: &Setting) -> Show {
    let document = setting.document.clone();
    let container = setting.root.find(".way-back");
    let link = container.make("a", &[("href", "#text"), ("hidden", "hidden")], "");
    container.append(&link);
    Box::new(move |change| {
        let to = back(&change.now.reader);
        link.flag("hidden", to.is_none());
        if let Some(to) = to {
            link.set("href", &href(&to));
            link.set_text(&label(&document, &to));
        }
    })
}

/// The target of the link: the question whose passage the reader has looked up, or else the position of the link that the reader
/// followed.
fn back(reader: &Reader) -> Option<Departure> {
    let question = reader.quiz.looked_up().map(|id| Departure::Place(Place::Question(id.clone())));
    question.or_else(|| reader.from.clone())
}

/// The address of the link.
fn href(to: &Departure) -> String {
    match to {
        Departure::Place(place) => place.href(),
        Departure::Points => "#points".to_owned(),
    }
}

/// The text of the link.
fn label(document: &Document, to: &Departure) -> String {
    let words = &document.words;
    let name = match to {
        Departure::Points => Some(words.get("points").to_owned()),
        Departure::Place(Place::Question(_)) => return words.get("asked").to_owned(),
        Departure::Place(Place::Actor(id)) => document.actor(id).map(|actor| actor.name.clone()),
        Departure::Place(Place::Tie(id)) => document.tie(id).map(|tie| ends(document, tie)),
        Departure::Place(Place::Term(id)) => document.term(id).map(|term| term.name.clone()),
        Departure::Place(Place::Passage(id) | Place::Origin(id)) => {
            document.passage(id).map(|(_, passage)| passage.number.clone())
        }
        Departure::Place(_) => None,
    };
    match name {
        Some(name) => words.fill("back-to", &[("name", &name)]),
        None => words.get("back").to_owned(),
    }
}
