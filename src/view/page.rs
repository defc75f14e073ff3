//! The whole page: which parts it has, and in which order they stand.

use super::element::{el, of_class, said};
use super::{article, bar, map, notes, quiz, reflection, status, tables, way_back};
use crate::graph::Shared;
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
        way_back::draw(),
        said(
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
