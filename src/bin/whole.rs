//! The browser program for hosts that have the document, and no page by the author tool: it draws everything itself, by
//! more code than `web` has.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

/// By less code than the one of the standard library.
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Shows a document, as JSON, in an element; says what is wrong if that cannot be done.
#[wasm_bindgen]
pub fn mount(root: Element, json: String) -> Option<String> {
    explainer::browser::draw(&root, &json).err().map(|error| error.to_string())
}

fn main() {}
