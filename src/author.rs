//! Compiles a folder of text to a document, and a document to a page.
//!
//! The parser makes a [`draft::Draft`] of the texts: everything that could be read, with its spans, possibly wrong. The check
//! makes the document of the draft. No step stops at a fault; each adds its faults to the same list.

pub mod address;
pub mod assets;
pub mod begin;
mod calendar_date;
mod check;
mod control_characters;
pub mod diagnostic;
mod draft;
mod enumeration;
pub mod fix;
pub mod folder;
pub mod formats;
mod frame;
mod head;
mod headers;
mod html;
mod ids;
pub mod kinds;
pub mod layout;
pub mod learning;
mod licence;
mod locale;
mod markdown;
pub mod mend;
mod oembed;
pub mod original;
pub mod output;
pub mod page;
mod paper;
mod parse;
pub mod passages;
mod pin;
pub mod pins;
mod prerender;
mod preview;
pub mod regular_file;
pub mod remove;
pub mod rename;
pub mod reports;
pub mod schemas;
mod script;
mod selectors;
pub mod serve;
mod sharing;
pub mod single_file;
pub mod site;
mod style;
pub mod texts;
mod theme;
mod tokens;
mod toml_reader;
mod toml_syntax;
mod typed_answer;

use crate::document::{Document, Layout};
use assets::Assets;
use check::{Mention, Pins};
use diagnostic::{Faults, Report};
use draft::Draft;
use layout::Network;
use std::path::Path;
use texts::Texts;

/// Compiles the folder: the document, if there are no errors, and the report of all faults.
///
/// # Panics
/// When the check lets through a document that breaks an invariant of documents, which is a bug of this tool.
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
    let (checked, texts, faults) = read(folder, assets);
    let last = layout::last(folder, &faults);
    let document = checked.map(|(document, pins)| verified(layout::add(document, &pins, last, draw)));
    document.iter().for_each(|document| layout::judge(document, &faults));
    (document, Report::new(texts, faults))
}

/// Checks the folder and returns the document without layouts, since laying out the map takes longer than all other steps. The
/// document is verified with a blank layout in their place.
///
/// # Panics
/// Like [`compile`].
pub fn check(folder: &Path, assets: &Assets) -> (Option<Document>, Report) {
    let (document, report) = compile_with(folder, assets, layout::last_or_blank);
    (document.map(|document| Document { layouts: Vec::new(), ..document }), report)
}

/// Reads and checks the folder: the document and its pins if there are no errors, the texts, and the faults.
fn read(folder: &Path, assets: &Assets) -> (Option<(Document, Pins)>, Texts, Faults) {
    let faults = Faults::default();
    let mut texts = folder::read(folder, &faults);
    let unread = faults.errors();
    let checked = document(folder, &mut texts, assets, &faults);
    if faults.has_misread() {
        let literal = Faults::literal();
        document(folder, &mut texts.clone(), assets, &literal);
        faults.report_consequences((literal.errors() + unread).saturating_sub(faults.errors()));
    }
    (checked.filter(|_| faults.errors() == 0), texts, faults)
}

/// The document that the texts make, and the pins that its layout must respect.
fn document(folder: &Path, texts: &mut Texts, assets: &Assets, faults: &Faults) -> Option<(Document, Pins)> {
    let draft = parse::draft(texts, faults);
    if let Some(original) = original::original(folder, faults) {
        original::check(&draft, &original, faults);
    }
    let words = locale::words(draft.explainer.lang.as_ref(), assets, texts, faults);
    check::document(&draft, texts.name(), words, faults)
}

/// The draft of a folder, its texts, every definition and use of a name in them, and the faults.
fn mentions(folder: &Path, assets: &Assets) -> (Draft, Texts, Vec<Mention>, Faults) {
    let faults = Faults::default();
    let mut texts = folder::read(folder, &faults);
    let (draft, mentions) = mentions_in(&mut texts, assets, &faults);
    (draft, texts, mentions, faults)
}

/// The draft of texts, and every definition and mention of an id in them.
fn mentions_in(texts: &mut Texts, assets: &Assets, faults: &Faults) -> (Draft, Vec<Mention>) {
    let draft = parse::draft(texts, faults);
    let words = locale::words(draft.explainer.lang.as_ref(), assets, texts, faults);
    let mentions = check::mentions(&draft, texts.name(), words, faults);
    (draft, mentions)
}

fn verified(document: Document) -> Document {
    document.verified().unwrap_or_else(|broken| panic!("the check has let through that {broken}"))
}
