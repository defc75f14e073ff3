//! Compiles a folder of text to a document, and a document to a page.
//!
//! Texts are parsed into a [`draft::Draft`]: all that could be read, with its spans, perhaps wrong. The check makes
//! the document of it. No step stops at a fault; each adds its own to the same list.

pub mod address;
pub mod assets;
mod check;
mod control_characters;
pub mod diagnostic;
mod draft;
pub mod folder;
pub mod formats;
mod frame;
mod head;
mod headers;
mod html;
mod layout;
mod locale;
mod markdown;
mod oembed;
pub mod output;
pub mod page;
mod paper;
mod parse;
mod prerender;
mod preview;
mod script;
pub mod serve;
mod sharing;
pub mod single_file;
pub mod site;
mod style;
pub mod texts;
mod theme;
mod tokens;
mod toml_reader;

use crate::document::Document;
use assets::Assets;
use diagnostic::{Faults, Report};
use std::path::Path;

/// Compiles the folder: the document, if nothing is wrong with it, and all that is to be said of it.
///
/// # Panics
/// When the check lets something through that breaks a promise of documents, which is a fault of this tool.
pub fn compile(folder: &Path, assets: &Assets) -> (Option<Document>, Report) {
    let faults = Faults::default();
    let mut texts = folder::read(folder, &faults);
    let draft = parse::draft(&texts, &faults);
    let words = locale::words(draft.explainer.lang.as_ref(), assets, &mut texts, &faults);
    let checked = check::document(&draft, texts.name(), words, &faults);

    let report = Report::new(texts, faults);
    let checked = checked.filter(|_| report.errors() == 0);
    let drawn = checked.map(|(document, pins)| layout::add(document, &pins));
    let document = drawn.map(Document::verified).transpose();
    (document.unwrap_or_else(|broken| panic!("the check has let through that {broken}")), report)
}
