//! The core of explainer, which knows neither a page nor a browser nor files.
//!
//! 1. [`document`]: checked content, and its JSON form.
//! 2. [`graph`]: what can be computed of a signed network: its layout, and how far it is from balance.
//! 3. [`reader`]: what a reader has chosen and answered; an [`reader::Action`] makes the next state.
//!
//! It is a package of its own so that development builds can optimise it, which the layout needs, and nothing else of the project.

pub mod document;
pub mod graph;
pub mod reader;
