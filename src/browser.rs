//! Makes a page interactive, on its own or in someone else's, and keeps the reader's state in the address and on the
//! device.

mod emitter;
mod session;
mod storage;

use crate::document::{Document, LoadError};
use crate::graph::Shared;
use crate::view::{Node, Store};
use session::Session;
use std::rc::Rc;
use web_sys::Element;

/// How the player came to its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// It makes interactive what the author tool had rendered.
    Hydrated,
    /// There was nothing, so it drew the page itself.
    Rendered,
}

/// Makes what the author tool rendered in an element interactive. The element may be anywhere, a shadow root included.
/// Nothing that stands in it is built again, whatever has been changed in it since. Its attribute `data-start` says
/// `hydrated`. How it is shown, and what it answers to, `browser/session.rs` tells.
///
/// # Errors
/// When the document cannot be used, what the author tool rendered is not there, or a player is there already or was. The
/// element is left as it is.
pub fn mount(root: &Element, json: &str) -> Result<Start, LoadError> {
    let document = Shared::from(Document::from_json(json)?);
    let broken = |what| Err(LoadError::Broken { at: "the page".to_owned(), what });
    // What one has left shows what the reader did there, which another knows nothing of.
    if root.has_attribute("data-start") {
        return broken("has a player already, or had one");
    }
    let has = |hook| root.query_selector(hook).is_ok_and(|found| found.is_some());
    if ![".explainer", ".article", ".map", ".panels", ".tables"].into_iter().all(has) {
        return broken("lacks parts that the author tool made");
    }
    let session = Rc::new(Session::new(root.clone(), document.clone()));
    session.follow(Store::start(&Node::from(root.clone()), document, session.clone()));
    let _ = root.set_attribute("data-start", "hydrated");
    Ok(Start::Hydrated)
}

/// Shows the document in an element, whatever is in it: for hosts that have no page by the author tool. It takes more
/// code than the player has, which is why it does not call this.
///
/// # Errors
/// When the document cannot be used. The element is left as it is.
pub fn draw(root: &Element, json: &str) -> Result<Start, LoadError> {
    let document = Shared::from(Document::from_json(json)?);
    let session = Rc::new(Session::new(root.clone(), document.clone()));
    session.follow(Store::draw(&Node::from(root.clone()), document, session.clone()));
    let _ = root.set_attribute("data-start", "rendered");
    Ok(Start::Rendered)
}
