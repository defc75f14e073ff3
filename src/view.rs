//! The page: drawn once by the author tool, and made interactive in a browser without being built again.
//!
//! [`draw`] makes the whole static page. A [`Store`] takes charge of one that stands somewhere: it holds the reader's state
//! and has every part of the page show the scene that follows from it. `parts.rs` says which parts there are and what each
//! depends on; `dom.rs` has all that is done to the page; `island.rs` draws what changes in structure.

mod article;
mod bar;
mod cards;
mod command;
mod dock;
mod dom;
mod download;
mod element;
mod evidence;
mod gist;
mod header;
mod island;
mod link;
mod map;
mod method;
mod navigation;
mod notes;
mod opening;
mod origin;
mod parts;
mod points;
mod prose;
pub mod quiz;
mod reflection;
mod share;
mod status;
mod store;
mod tables;
mod triangle;
mod watch;
mod way_back;

use crate::document::Place;
use crate::graph::Shared;
pub use dom::{Listener, Node};
use element::{el, of_class, said};
pub use map::drawing;
pub use share::address;
pub use store::{Host, Store};
use yew::prelude::*;

/// The whole page, as it is before the reader has done anything.
pub fn draw(document: &Shared) -> Html {
    let rest = [quiz::draw, reflection::draw, tables::draw, notes::draw].map(|draw| draw(document));
    let columns = vec![
        article::draw(document),
        map::draw(document),
        of_class("div", "rest", rest.into()),
        el("div", &[("class", "panels"), ("data-close", document.words.get("close"))], Vec::new()),
    ];
    let parts = vec![
        bar::draw(document),
        of_class("main", "columns", columns),
        way_back::draw(document),
        said(
            "footer",
            "foot",
            &document
                .words
                .fill("foot", &[("title", &document.original.title), ("publisher", &document.original.publisher)]),
        ),
        status::draw(document),
    ];
    el("div", &[("class", "explainer"), ("lang", &document.lang)], parts)
}

/// What the author tool renders: the page, or a part of it.
#[derive(Clone, Properties)]
pub struct StaticProps {
    /// The content.
    pub document: Shared,
    /// How it is drawn.
    pub draw: fn(&Shared) -> Html,
}

impl PartialEq for StaticProps {
    fn eq(&self, other: &StaticProps) -> bool {
        self.document == other.document
    }
}

/// The page, or a part of it, as a component, which is what Yew renders.
#[component]
pub fn Static(props: &StaticProps) -> Html {
    (props.draw)(&props.document)
}

/// Whether going there opens a card, rather than moving to a place on the page.
fn is_card(place: &Place) -> bool {
    matches!(place, Place::Actor(_) | Place::Tie(_) | Place::Origin(_) | Place::Term(_))
}
