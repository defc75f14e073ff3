//! The player for hosts that have the document, but no page by the author tool. It renders the page itself, which takes more
//! code than `web` has.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

/// An allocator with less code to download than the one of the standard library.
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Renders a document into an element. `json` is the document. Returns the error, if there is one.
#[wasm_bindgen]
pub fn mount(root: Element, json: String) -> Option<String> {
    explainer::browser::draw(&root, &json).err().map(|error| error.to_string())
}

fn main() {}
