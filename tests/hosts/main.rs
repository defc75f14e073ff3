//! The explainer on pages of other hosts, lived through in real browsers.
//!
//! `cargo xtask e2e` builds the explainer and runs this after the journeys. The host's page comes from another origin and
//! another site (`localhost`) than the explainer (`127.0.0.1`), which other sites may read. Each test is a claim, held in
//! every browser that is here; each holds besides that nothing was complained of, on the host's page and in its frames, and
//! that no third host was asked for anything.

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
