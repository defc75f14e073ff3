//! Takes over the prerendered page, and keeps the reader's state in the address and on the device.

mod early;
mod page;
mod storage;
mod structure;

use crate::document::{Document, LoadError};
use crate::view::island::Islands;
use crate::view::session::{HostRef, Shared};
use crate::view::{App, AppProps};
use page::Page;
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

/// Starts the player in the page that the author tool made. Where the document cannot be used, a message
/// says so, and the static page stays as it is.
pub fn start() {
    let document = gloo::utils::document();
    let (Some(root), Some(data)) =
        (document.get_element_by_id("explainer"), document.get_element_by_id("explainer-data"))
    else {
        return;
    };
    match mount(&root, &data.text_content().unwrap_or_default()) {
        Ok(start) => {
            let how = if start == Start::Hydrated { "hydrated" } else { "rendered" };
            let _ = root.set_attribute("data-start", how);
        }
        Err(error) => report(&root, &error),
    }
}

/// Shows the document in an element, which may be anywhere, a shadow root included. What the author tool
/// rendered there is taken over if it is untouched; anything else gives way.
///
/// # Errors
/// When the document cannot be used. The element is left as it is.
pub fn mount(root: &Element, json: &str) -> Result<Start, LoadError> {
    let document = Document::from_json(json)?;
    let early = early::Early::read(root);
    let document = Shared::from(document);
    let host = HostRef(Rc::new(Page::new(document.clone(), early)));
    let untouched = structure::is_untouched(root);
    let islands = if untouched { Islands::Present } else { Islands::Drawn };
    let props = AppProps { document, host: Some(host), islands };
    let renderer = yew::Renderer::<App>::with_root_and_props(root.clone(), props);
    if untouched {
        renderer.hydrate();
        Ok(Start::Hydrated)
    } else {
        root.set_text_content(None);
        renderer.render();
        Ok(Start::Rendered)
    }
}

/// Tells the reader that the page stays as it is, in words that the author tool left in the page.
fn report(root: &Element, error: &LoadError) {
    gloo::console::error!(error.to_string());
    let words = root.get_attribute("data-failed").unwrap_or_default();
    if let Ok(message) = gloo::utils::document().create_element("p") {
        message.set_text_content(Some(&format!("{words} ({error})")));
        let _ = message.set_attribute("role", "alert");
        let _ = message.set_attribute("class", "failed");
        let _ = root.prepend_with_node_1(&message);
    }
}
