//! All native tests, as one program: it is linked once, and the tests of one file run beside those of others.
//! `cargo test --test native words` runs those of `words.rs`.

mod aspects;
mod begin;
mod circles;
mod command_line;
mod content;
mod examples;
mod fixes;
mod formats;
mod fuzz;
#[path = "content/kinds.rs"]
mod kinds;
mod layers;
mod linked_data;
#[path = "sources/names.rs"]
mod names;
mod package;
mod paper;
mod parts;
#[path = "programs/node.rs"]
mod programs;
mod published;
mod reader;
#[cfg(unix)]
mod readme;
mod remove;
mod rename;
mod round;
mod scene;
mod schema;
mod serve;
#[path = "content/well.rs"]
mod well;
mod words;
