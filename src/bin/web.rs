//! The player: the program that a page of the author tool calls to become interactive.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

/// An allocator with less code to download than the one of the standard library.
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Hydrates the page that the author tool has rendered in an element. `json` is the document. Returns the error, if there is
/// one.
#[wasm_bindgen]
pub fn mount(root: Element, json: String) -> Option<String> {
    explainer::browser::mount(&root, &json).err().map(|error| error.to_string())
}

fn main() {}
