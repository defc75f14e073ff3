//! Tests of the player in a real browser, on the page that the author tool has made.

#![cfg(target_arch = "wasm32")]

mod answering;
mod bare;
mod broken;
mod dock;
mod early;
mod embedded;
mod evidence;
mod files;
mod filter;
mod follow;
mod gist;
mod harness;
mod hydration;
mod lens;
#[path = "../words/mute.rs"]
mod mute;
mod on_map;
mod progress;
mod quiz;
mod round;
mod search;
mod selection;
mod shadow;
mod shapes;
mod solutions;
mod statements;
mod storage;
mod table;
mod tampered;
mod teardown;
mod theory;
mod translator;
mod walk;
mod what_if;
mod words;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
