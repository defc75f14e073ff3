//! Compiles a folder of text to a document, and a document to a page.

pub mod assets;
pub mod diagnostic;
pub mod output;
pub mod page;
pub mod serve;

use crate::document::Document;
use assets::Assets;
use diagnostic::Report;
use std::path::Path;

/// Compiles the folder: the document, if nothing is wrong with it, and all that is to be said of it.
pub fn compile(_folder: &Path, _assets: &Assets) -> (Option<Document>, Report) {
    (None, Report::default())
}
