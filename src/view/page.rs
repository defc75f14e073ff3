//! The whole page: its parts and their order.

use super::element::{el, of_class, text_el};
use super::{article, bar, map, notes, quiz, reflection, status, tables, way_back};
use crate::graph::Shared;
use yew::prelude::*;

/// Draws the page as it is before the reader has done anything.
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
        way_back::draw(),
        text_el(
            "footer",
            "foot",
            &document
                .words
                .fill("foot", &[("title", &document.original.title), ("publisher", &document.original.publisher)]),
        ),
        status::draw(),
    ];
    el("div", &[("class", "explainer"), ("lang", &document.lang)], parts)
}
