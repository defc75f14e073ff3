//! Takes over the prerendered page, and keeps the reader's state in the address and on the device.

mod early;
mod page;
mod storage;
mod structure;
mod teller;

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

/// Makes what the author tool rendered in an element interactive. The element may be anywhere, a shadow root included.
/// It is taken over as it is, if it is untouched; else what never changes in it is kept, and the rest drawn afresh.
///
/// # Errors
/// When the document cannot be used, what the author tool rendered is not all there, or a player is there already. The
/// element is left as it is.
pub fn mount(root: &Element, json: &str) -> Result<Start, LoadError> {
    let document = Document::from_json(json)?;
    if structure::is_live(root) {
        return Err(LoadError::Broken { at: "the page".to_owned(), what: "has a player already" });
    }
    if structure::is_untouched(root) {
        renderer(root, document, Islands::Present).hydrate();
        return Ok(Start::Hydrated);
    }
    let what = "lacks parts that the author tool made";
    let islands = structure::islands(root).ok_or(LoadError::Broken { at: "the page".to_owned(), what })?;
    render(root, document, Islands::Kept(islands));
    Ok(Start::Rendered)
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
    let renderer = renderer(root, document, islands);
    root.set_text_content(None);
    renderer.render();
}

fn renderer(root: &Element, document: Document, islands: Islands) -> yew::Renderer<App> {
    let early = early::Early::read(root);
    let document = Shared::from(document);
    let host = HostRef(Rc::new(Page::new(root.clone(), document.clone(), early)));
    yew::Renderer::with_root_and_props(root.clone(), AppProps { document, host: Some(host), islands })
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
