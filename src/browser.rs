//! Takes over what the author tool rendered, on a page of its own or in someone else's, and keeps the reader's state in
//! the address and on the device.

mod early;
mod page;
mod storage;
mod structure;
mod teller;

use crate::document::{Document, LoadError};
use crate::view::island::Islands;
use crate::view::session::{HostRef, Shared};
use crate::view::{App, AppProps};
use page::{Handle, Page};
use std::rc::Rc;
use web_sys::Element;

/// How the player came to its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// It took over what the author tool had rendered.
    Hydrated,
    /// The page was not as it had been rendered, so it was drawn afresh.
    Rendered,
}

/// Makes what the author tool rendered in an element interactive. The element may be anywhere, a shadow root included.
/// It is taken over as it is, if it is untouched; else what never changes in it is kept, and the rest drawn afresh; its
/// attribute `data-start` says which. How it is shown, and what it answers to, `browser/page.rs` tells.
///
/// # Errors
/// When the document cannot be used, what the author tool rendered is not all there, or a player is there already. The
/// element is left as it is.
pub fn mount(root: &Element, json: &str) -> Result<Start, LoadError> {
    let document = Document::from_json(json)?;
    if structure::is_live(root) {
        return Err(LoadError::Broken { at: "the page".to_owned(), what: "has a player already" });
    }
    let (start, how) = if structure::is_untouched(root) {
        let (renderer, handle) = renderer(root, document, Islands::Present);
        *handle.borrow_mut() = Some(renderer.hydrate());
        (Start::Hydrated, "hydrated")
    } else {
        let what = "lacks parts that the author tool made";
        let islands = structure::islands(root).ok_or(LoadError::Broken { at: "the page".to_owned(), what })?;
        render(root, document, Islands::Kept(islands));
        (Start::Rendered, "rendered")
    };
    let _ = root.set_attribute("data-start", how);
    Ok(start)
}

/// Shows the document in an element, whatever is in it: for hosts that have no page by the author tool. It takes more
/// code than the player has, which is why it does not call this.
///
/// # Errors
/// When the document cannot be used. The element is left as it is.
pub fn draw(root: &Element, json: &str) -> Result<(), LoadError> {
    render(root, Document::from_json(json)?, Islands::drawn());
    Ok(())
}

fn render(root: &Element, document: Document, islands: Islands) {
    let (renderer, handle) = renderer(root, document, islands);
    root.set_text_content(None);
    *handle.borrow_mut() = Some(renderer.render());
}

fn renderer(root: &Element, document: Document, islands: Islands) -> (yew::Renderer<App>, Handle) {
    let early = early::Early::read(root);
    let document = Shared::from(document);
    let page = Page::new(root.clone(), document.clone(), early);
    let handle = page.handle();
    let props = AppProps { document, host: Some(HostRef(Rc::new(page))), islands };
    (yew::Renderer::with_root_and_props(root.clone(), props), handle)
}
