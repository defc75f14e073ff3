//! Tests of `explainer new --from`: the folders that it makes from articles are compared with expected ones, and the actors and
//! ties that it proposes with those that a reader of the article has listed.

mod made;
mod measure;
