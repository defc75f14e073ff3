//! The player in a real browser, on the very page that the author tool made.

#![cfg(target_arch = "wasm32")]

mod bare;
mod broken;
mod early;
mod harness;
mod hydration;
mod quiz;
mod selection;
mod shadow;
mod storage;
mod tampered;
mod translator;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
