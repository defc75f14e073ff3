//! Tests of `explainer new --from`: the folders that it makes from articles are compared with expected ones, and the actors and
//! ties that it proposes with those that a reader of the article has listed.

#![cfg(feature = "author")]

#[path = "begin/made.rs"]
mod made;
#[path = "begin/measure.rs"]
mod measure;
