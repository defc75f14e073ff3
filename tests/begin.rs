//! What `explainer new --from` makes of an article, held against what is expected, and against what a reader of the article says
//! is in it.

#![cfg(feature = "author")]

#[path = "begin/made.rs"]
mod made;
#[path = "begin/measure.rs"]
mod measure;
