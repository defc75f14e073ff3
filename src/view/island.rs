//! Islands: parts of the page that are drawn once, by the author tool, and that the player leaves as they are.
//!
//! Taking over an element costs as much as making it. What never changes, or is kept up by [`super::dom`] where it
//! changes, need not be taken over: a map of a thousand actors would keep a phone busy for seconds.

use super::element::el;
use super::session::Shared;
use std::rc::Rc;
use yew::prelude::*;

/// Where islands come from.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Islands {
    /// The view draws them like anything else.
    #[default]
    Drawn,
    /// They are drawn already, to be written into the page: HTML in the order of [`ISLANDS`].
    Written(Rc<[AttrValue]>),
    /// They are in the page.
    Present,
}

/// How an island is drawn.
pub type Draw = fn(&Shared) -> Html;

/// All islands.
pub const ISLANDS: [Draw; 3] = [super::sheets::draw, super::panels::all_panels, super::tables::whole];

/// An island, drawn by itself so that the author tool can write it into the page.
#[derive(Clone, Properties)]
pub struct IslandProps {
    /// The content.
    pub document: Shared,
    /// Which one.
    pub draw: Draw,
}

impl PartialEq for IslandProps {
    fn eq(&self, other: &IslandProps) -> bool {
        self.document == other.document
    }
}

/// An island, drawn by itself.
#[component]
pub fn Island(props: &IslandProps) -> Html {
    (props.draw)(&props.document)
}

/// The island of that place in [`ISLANDS`], alone in an element of a class.
pub(super) fn island(islands: &Islands, document: &Shared, place: usize, class: &'static str) -> Html {
    let inner = match islands {
        Islands::Drawn => ISLANDS[place](document),
        Islands::Written(html) => Html::from_html_unchecked(html[place].clone()),
        // What is in the page is left there: no HTML ever comes from here.
        Islands::Present => Html::from_html_unchecked(AttrValue::Static("")),
    };
    el("div", &[("class", class)], vec![inner])
}
