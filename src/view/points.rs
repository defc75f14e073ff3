//! The article in a few points, each with links to the map and to the passages that it rests on.

use super::element::{el, of_class, text, text_el};
use super::link;
use super::link::evidence;
use super::prose::prose;
use crate::document::{Document, Point};
use yew::prelude::*;

/// The points; nothing where there are none.
pub(super) fn draw(document: &Document) -> Html {
    if document.points.is_empty() {
        return Html::default();
    }
    let title = document.words.get("points");
    let points = document.points.iter().map(|it| point(document, it)).collect();
    let parts = vec![text_el("h2", "", title), el("ol", &[], points)];
    el("section", &[("class", "points"), ("id", "points"), ("aria-label", title)], parts)
}

fn point(document: &Document, point: &Point) -> Html {
    let words = &document.words;
    let mut ways = Vec::new();
    if let Some(place) = &point.map {
        ways.extend([link::html(place, "shown", vec![text(words.get("point-on-map"))]), text(" · ")]);
    }
    ways.extend([text(words.get("point-in-text")), text(" "), evidence(document, point.passages.iter())]);
    el("li", &[], vec![prose(&point.text), of_class("p", "ways", ways)])
}
