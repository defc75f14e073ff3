//! The questions as other programs know them: written for them, and read from them.
//!
//! No two programs ask the same kinds of questions. What one of them cannot carry is said in a [`Remark`],
//! question by question; nothing is dropped in silence. docs/formats.md has all of it in a table.

mod anki;
mod exercise;
mod gift;
mod markup;
mod mdbook;
mod qti;
mod quiz;
mod remark;
mod target;

pub use quiz::Imported;
pub use remark::{About, Remark};
pub use target::Target;

use crate::document::Document;
use exercise::Exercises;

/// A form in which questions of another program can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// GIFT.
    Gift,
    /// The TOML of mdbook-quiz.
    MdbookQuiz,
}

/// What was written.
#[derive(Debug)]
pub struct Exported {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it does not carry, or carries in another way.
    pub remarks: Vec<Remark>,
    /// How many questions are in it.
    pub taken: usize,
    /// How many are not.
    pub left_out: usize,
}

/// Writes the questions of a document for another program.
pub fn export(document: &Document, target: Target) -> Exported {
    let exercises = Exercises::of(document, target);
    let bytes = match target {
        Target::Gift => gift::write(&exercises).into_bytes(),
        Target::Qti21 => qti::write(&exercises),
        Target::Anki => anki::write(&exercises).into_bytes(),
    };
    let (taken, left_out) = (exercises.taken.len(), exercises.left_out);
    Exported { bytes, remarks: exercises.remarks, taken, left_out }
}

/// Reads the questions of another program.
///
/// # Errors
/// Says what is wrong and where when the text is not of that form at all.
pub fn import(text: &str, origin: Origin) -> Result<Imported, String> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    let quiz = match origin {
        Origin::Gift => gift::import(&text),
        Origin::MdbookQuiz => mdbook::import(&text)?,
    };
    Ok(quiz.finish())
}
