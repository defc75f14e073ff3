//! The map on paper: the explainer's own drawing, once, in the shape that fits a sheet.

use crate::author::page::escape;
use crate::document::{Document, Shape, Sign};
use crate::view::island::{Alone, AloneProps, SHEETS};
use crate::view::session::Shared;

/// The drawing with its legend; nothing where it would be too small to read.
pub(super) async fn draw(document: &Document) -> String {
    // A map too big to be seen at once has one drawing for all shapes, which one must magnify.
    let drawings = document.layouts.iter().filter(|layout| document.layouts.len() > 1 && layout.shape == Shape::Wide);
    let alone = Document { layouts: drawings.cloned().collect(), ..document.clone() };
    if alone.layouts.is_empty() {
        return String::new();
    }
    let props = AloneProps { document: Shared::from(alone), draw: SHEETS };
    let drawn = yew::LocalServerRenderer::<Alone>::with_props(props).hydratable(false).render().await;
    let drawn = drawn.replace("href=\"#", "href=\"index.html#");
    let legend = Sign::ALL.map(|sign| {
        let name = sign.name();
        format!("<span class=\"sample\" data-sign=\"{name}\"></span> {} ", escape(document.words.get(name)))
    });
    let (title, legend) = (escape(document.words.get("map-title")), legend.concat());
    format!("<section class=\"map\">\n<h2>{title}</h2>\n{drawn}\n<p class=\"legend\">{legend}</p>\n</section>\n")
}
