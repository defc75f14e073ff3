//! The view, rendered as HTML: the explainer as a whole, and a drawing of its map by itself.

use crate::document::{Document, Layout};
use crate::view::island::{Alone, AloneProps, Draw, ISLANDS, Islands, SHEETS};
use crate::view::session::Shared;
use crate::view::{App, AppProps};
use yew::AttrValue;

/// The explainer as HTML: the islands first, each by itself, then what is around them, which the player takes over.
pub(super) async fn explainer(document: Document) -> String {
    let document = Shared::from(document);
    let mut islands = Vec::new();
    for draw in ISLANDS {
        islands.push(AttrValue::from(alone(document.clone(), draw).await));
    }
    let props = AppProps { document, host: None, islands: Islands::Written(islands.into()) };
    yew::LocalServerRenderer::<App>::with_props(props).render().await
}

/// One of the map's drawings, as the page has it.
pub(super) async fn drawing(document: &Document, layout: &Layout) -> String {
    alone(Shared::from(Document { layouts: vec![layout.clone()], ..document.clone() }), SHEETS).await
}

async fn alone(document: Shared, draw: Draw) -> String {
    let props = AloneProps { document, draw };
    yew::LocalServerRenderer::<Alone>::with_props(props).hydratable(false).render().await
}
