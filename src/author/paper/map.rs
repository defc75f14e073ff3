//! The map on paper: the explainer's own drawing in the wide layout, which fits a sheet.

use crate::author::{html::escape, prerender};
use crate::document::{Document, Shape, Sign};
use crate::reader::wording::in_legend;

/// The drawing with its legend; empty where it would be too small to read.
pub(super) async fn draw(document: &Document) -> String {
    // A map too big to be read at once has one layout for all shapes, which readers must magnify; it is left out.
    let mut drawings = document.layouts.iter().filter(|_| document.layouts.len() > 1);
    let Some(layout) = drawings.find(|layout| layout.shape == Shape::Wide) else { return String::new() };
    let drawn = prerender::drawing(document, layout).await.replace("href=\"#", "href=\"index.html#");
    let legend = Sign::ALL.map(|sign| {
        let name = sign.name();
        format!("<span class=\"sample\" data-sign=\"{name}\"></span> {} ", escape(document.words.get(in_legend(sign))))
    });
    let (title, legend) = (escape(document.words.get("map-title")), legend.concat());
    format!("<section class=\"map\">\n<h2>{title}</h2>\n{drawn}\n<p class=\"legend\">{legend}</p>\n</section>\n")
}
