//! Makes an explainer interactive, on its own page or embedded in another, and saves the reader's state in the address and
//! on the device.

mod emitter;
mod session;
mod storage;

use crate::document::{Document, LoadError};
use crate::graph::Shared;
use crate::view::{Node, Store};
use session::Session;
use std::rc::Rc;
use web_sys::Element;

/// How the player started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// The player made the static page interactive that the author tool had rendered.
    Hydrated,
    /// The player rendered the page itself.
    Rendered,
}

/// Hydrates the page that the author tool has rendered in an element, which may be in a shadow root. No element of the page
/// is built again, even if other scripts have changed the page. Afterwards the element's attribute `data-start` is
/// `hydrated`. `browser/session.rs` documents the attributes and events by which a host controls the player.
///
/// # Errors
/// When the document cannot be used, the element lacks the rendered page, or it has a player already, or had one. The
/// element is not changed then.
pub fn mount(root: &Element, json: &str) -> Result<Start, LoadError> {
    let document = Shared::from(Document::from_json(json)?);
    let broken = |what| Err(LoadError::Broken { at: "the page".to_owned(), what });
    // A root that had a player still shows that reader's state, which a new player does not know, so it is refused.
    if root.has_attribute("data-start") {
        return broken("has a player already, or had one");
    }
    let has = |hook| root.query_selector(hook).is_ok_and(|found| found.is_some());
    if ![".explainer", ".article", ".map", ".panels", ".tables"].into_iter().all(has) {
        return broken("lacks parts that the author tool made");
    }
    let session = Rc::new(Session::new(root.clone(), document.clone()));
    session.hold(Store::start(&Node::from(root.clone()), document, session.clone()));
    let _ = root.set_attribute("data-start", "hydrated");
    Ok(Start::Hydrated)
}

/// Renders the document into an element, in the place of its content, for hosts that have no page by the author tool. Only
/// `src/bin/whole.rs` calls this, because rendering takes code that the player does not have.
///
/// # Errors
/// When the document cannot be used. The element is not changed then.
pub fn draw(root: &Element, json: &str) -> Result<Start, LoadError> {
    let document = Shared::from(Document::from_json(json)?);
    let session = Rc::new(Session::new(root.clone(), document.clone()));
    session.hold(Store::draw(&Node::from(root.clone()), document, session.clone()));
    let _ = root.set_attribute("data-start", "rendered");
    Ok(Start::Rendered)
}
