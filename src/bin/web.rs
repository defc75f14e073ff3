//! The browser program: what a page calls that shows an explainer.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

/// By less code than the one of the standard library.
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Makes what the author tool rendered in an element interactive, with the document as JSON; says what is wrong if it
/// cannot be.
#[wasm_bindgen]
pub fn mount(root: Element, json: String) -> Option<String> {
    explainer::browser::mount(&root, &json).err().map(|error| error.to_string())
}

fn main() {}
