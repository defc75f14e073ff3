//! Tests of the explainer on pages of other hosts, in real browsers.
//!
//! `cargo xtask e2e` builds the explainer and runs this after the journeys. The host's page has another origin and another
//! site (`localhost`) than the explainer (`127.0.0.1`), which other origins may read. Each test is a claim that is tested in
//! every installed browser; each also asserts that host page and frames log no warning or error, and that no third host was
//! requested.

mod host;

mod alone;
mod bundled;
mod data;
mod element;
mod failing;
mod framed;
mod learning;
mod lifetime;
mod pasted;
mod policies;
mod surroundings;
mod talking;
