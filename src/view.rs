//! The page: drawn once by the author tool, and made interactive in a browser without being built again.
//!
//! [`draw`] makes the whole static page. A [`Store`] makes such a page interactive: it holds the reader's state, computes the
//! scene that follows from it, and updates every part of the page. `parts.rs` lists the parts and what each depends on; all
//! access to the DOM goes through `dom.rs`; `island.rs` draws the parts whose structure changes.

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
mod label;
mod link;
mod map;
mod method;
mod navigation;
mod note;
mod notes;
mod opening;
mod origin;
mod page;
mod part;
mod parts;
mod passage;
mod points;
mod prose;
pub mod quiz;
mod reflection;
mod share;
mod sign_list;
mod status;
mod store;
mod tables;
mod triangle;
mod watch;
mod way_back;

use crate::graph::Shared;
pub use dom::{Listener, Node};
pub use map::drawing;
pub use page::draw;
pub use share::address;
pub use store::{Host, Store};
use yew::prelude::*;

/// The properties of [`Static`].
#[derive(Clone, Properties)]
pub struct StaticProps {
    /// The content.
    pub document: Shared,
    /// Draws the page, or a part of it.
    pub draw: fn(&Shared) -> Html,
}

impl PartialEq for StaticProps {
    fn eq(&self, other: &StaticProps) -> bool {
        self.document == other.document
    }
}

/// The page, or a part of it, as a component, because Yew's server-side rendering takes one.
#[component]
pub fn Static(props: &StaticProps) -> Html {
    (props.draw)(&props.document)
}
