//! The article in a few points, each with links to the map and to the passages that it rests on.

use super::element::{el, of_class, set, text, text_el};
use super::link;
use super::prose::prose;
use crate::document::{Document, Point};
use crate::reader::wording::name;
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// The points; nothing where there are none.
pub(super) fn draw(document: &Document) -> Html {
    if document.points.is_empty() {
        return Html::default();
    }
    let title = document.words.get("points");
    let points = document.points.iter().map(|it| point(document, it)).collect();
    let parts = vec![text_el("h2", "", title), el("ol", &[], points)];
    let attributes = [("class", "points"), ("id", "points"), ("aria-label", title), ("tabindex", "-1")];
    el("section", &attributes, parts)
}

fn point(document: &Document, point: &Point) -> Html {
    let words = &document.words;
    let mut ways = Vec::new();
    if let Some(place) = &point.map {
        let face = words.get("point-on-map");
        let mut link = link::to(place, "shown", vec![text(face)]);
        // The name says which place, because the links of all points have the same text.
        set(&mut link, "aria-label", &[face, ": ", &name(document, place)].concat());
        ways.extend([VNode::from(link), text(" · ")]);
    }
    ways.push(link::read(document, &mut point.passages.iter()));
    el("li", &[], vec![prose(&point.text), of_class("p", "ways", ways)])
}
