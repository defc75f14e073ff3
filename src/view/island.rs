//! Islands: parts of the page that are drawn once, by the author tool, and that the player leaves as they are.
//!
//! Taking over an element costs as much as making it, and the code that makes it is part of the download. What never
//! changes, or changes in a few attributes that [`super::dom`] sees to, need not be taken over: a map of a thousand actors
//! would keep a phone busy for seconds.

use super::dom::Node;
use super::element::el;
use super::part::PartProps;
use super::session::Shared;
use super::{article, bar, choices, legend, map, notes, panels, quiz, reflection, sheets, tables};
use std::rc::Rc;
use yew::prelude::*;

/// How an island is drawn.
pub type Draw = fn(&Shared) -> Html;

/// The islands, in the order of [`ISLANDS`].
#[derive(Clone, Copy)]
pub(super) enum Island {
    Bar,
    Article,
    Choices,
    Buttons,
    Sheets,
    Legend,
    Options,
    Tables,
    Quiz,
    Reflection,
    WayBack,
    Notes,
    Panels,
}

/// How many islands there are.
pub const COUNT: usize = 13;

/// How all of them are drawn. The player does without: that is half of the point.
pub static ISLANDS: [Draw; COUNT] = [
    bar::draw,
    article::draw,
    choices::draw,
    map::buttons,
    sheets::draw,
    legend::draw,
    legend::options,
    tables::draw,
    quiz::draw,
    reflection::draw,
    quiz::way_back,
    notes::draw,
    panels::draw,
];

/// How the map's drawings alone are drawn, for whoever needs no more than those.
pub const SHEETS: Draw = sheets::draw;

/// Where islands come from.
#[derive(Clone, Debug, PartialEq)]
pub enum Islands {
    /// The view draws them like anything else, in these ways.
    Drawn(&'static [Draw; COUNT]),
    /// They are drawn already, to be written into the page: HTML in the order of [`ISLANDS`].
    Written(Rc<[AttrValue]>),
    /// They are in the page.
    Present,
    /// They were in a page that is drawn afresh: elements in the order of [`ISLANDS`].
    Kept(Rc<[Node]>),
}

impl Islands {
    /// Islands that the view draws.
    pub fn drawn() -> Islands {
        Islands::Drawn(&ISLANDS)
    }
}

/// An island, drawn by itself so that the author tool can write it into the page.
#[derive(Clone, Properties)]
pub struct AloneProps {
    /// The content.
    pub document: Shared,
    /// How it is drawn.
    pub draw: Draw,
}

impl PartialEq for AloneProps {
    fn eq(&self, other: &AloneProps) -> bool {
        self.document == other.document
    }
}

/// An island, drawn by itself.
#[component]
pub fn Alone(props: &AloneProps) -> Html {
    (props.draw)(&props.document)
}

/// The attribute by which an island's element is known, with its place in [`ISLANDS`].
pub const HOOK: &str = "data-island";

/// An island, alone in an element of a class.
pub(super) fn island(props: &PartProps, island: Island, class: &'static str) -> Html {
    let place = island as usize;
    let inner = match &props.islands {
        Islands::Drawn(ways) => ways[place](&props.document),
        Islands::Written(html) => Html::from_html_unchecked(html[place].clone()),
        // What is in the page is left there: no HTML ever comes from here.
        Islands::Present => Html::from_html_unchecked(AttrValue::Static("")),
        Islands::Kept(nodes) => return Html::VRef(nodes[place].clone()),
    };
    el("div", &[("class", class), (HOOK, &place.to_string())], vec![inner])
}
