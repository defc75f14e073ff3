//! An article as an interactive explainer: the text, a map of the actors and the ties between them, a quiz.
//!
//! The data's way, and the order to read the modules in:
//!
//! 1. [`document`]: checked content, and its JSON form.
//! 2. [`graph`]: what can be computed of a signed network: its layout, and how far it is from balance.
//! 3. [`reader`]: what a reader has chosen and answered; an [`reader::Action`] makes the next state.
//! 4. `view`: the static page, and the parts that keep it up to date (feature `view`).
//! 5. `browser`: takes over the prerendered page and keeps the reader's state (feature `browser`).
//! 6. `author`: compiles a folder of text to a document and a page (feature `author`).
//!
//! The first three are the package `explainer-core`. ARCHITECTURE.md has the layers and the invariants.

pub use explainer_core::{document, graph, reader};

#[cfg(feature = "view")]
pub mod view;

#[cfg(feature = "browser")]
pub mod browser;

#[cfg(feature = "author")]
pub mod author;
