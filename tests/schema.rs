//! The JSON schema of documents that stands in the repository is the one that the types have.
//!
//! `UPDATE=1 cargo test --test schema` writes it anew.

#![cfg(feature = "author")]

use explainer::document::Document;
use std::fs;
use std::path::Path;

#[test]
fn the_schema_in_the_repository_is_current() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/document.schema.json");
    let schema = serde_json::to_string_pretty(&schemars::schema_for!(Document)).unwrap() + "\n";
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, &schema).unwrap();
    }
    assert!(fs::read_to_string(&file).unwrap_or_default() == schema, "run `UPDATE=1 cargo test --test schema`");
}
