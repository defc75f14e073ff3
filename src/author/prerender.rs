//! Renders the view as HTML: the whole explainer, or a drawing of its map alone.

use crate::document::{Document, Layout};
use crate::graph::Shared;
use crate::view::{Static, StaticProps, draw, drawing};
use yew::prelude::*;

/// The explainer as HTML.
pub(super) async fn explainer(document: Document) -> String {
    render(Shared::from(document), draw).await
}

/// One drawing of the map as HTML, as on the page.
pub(super) async fn drawing(document: &Document, layout: &Layout) -> String {
    render(Shared::from(Document { layouts: vec![layout.clone()], ..document.clone() }), drawing::draw).await
}

async fn render(document: Shared, draw: fn(&Shared) -> Html) -> String {
    let props = StaticProps { document, draw };
    yew::LocalServerRenderer::<Static>::with_props(props).hydratable(false).render().await
}
