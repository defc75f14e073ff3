//! Compiles a folder of text to a document, and a document to a page.
//!
//! Texts are parsed into a [`draft::Draft`]: all that could be read, with its spans, perhaps wrong. The check makes
//! the document of it. No step stops at a fault; each adds its own to the same list.

pub mod address;
pub mod assets;
pub mod begin;
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
pub mod layout;
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

use crate::document::{Document, Layout};
use assets::Assets;
use check::Pins;
use diagnostic::{Faults, Report};
use layout::Network;
use std::path::Path;

/// Compiles the folder: the document, if nothing is wrong with it, and all that is to be said of it.
///
/// # Panics
/// When the check lets something through that breaks a promise of documents, which is a fault of this tool.
pub fn compile(folder: &Path, assets: &Assets) -> (Option<Document>, Report) {
    compile_with(folder, assets, layout::full)
}

/// Compiles the folder, with the layouts of its map that `draw` makes.
///
/// # Panics
/// Like [`compile`].
pub fn compile_with(
    folder: &Path,
    assets: &Assets,
    draw: impl FnOnce(Network) -> Vec<Layout>,
) -> (Option<Document>, Report) {
    let (checked, report) = read(folder, assets);
    (checked.map(|(document, pins)| verified(layout::add(document, &pins, draw))), report)
}

/// Checks the folder: the document without layouts of its map, which take longer than all else. It is held to its promises
/// with a blank one in their place.
///
/// # Panics
/// Like [`compile`].
pub fn check(folder: &Path, assets: &Assets) -> (Option<Document>, Report) {
    let (document, report) = compile_with(folder, assets, layout::blank);
    (document.map(|document| Document { layouts: Vec::new(), ..document }), report)
}

fn read(folder: &Path, assets: &Assets) -> (Option<(Document, Pins)>, Report) {
    let faults = Faults::default();
    let mut texts = folder::read(folder, &faults);
    let draft = parse::draft(&texts, &faults);
    let words = locale::words(draft.explainer.lang.as_ref(), assets, &mut texts, &faults);
    let checked = check::document(&draft, texts.name(), words, &faults);

    let report = Report::new(texts, faults);
    (checked.filter(|_| report.errors() == 0), report)
}

fn verified(document: Document) -> Document {
    document.verified().unwrap_or_else(|broken| panic!("the check has let through that {broken}"))
}
