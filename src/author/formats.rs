//! The questions as other programs know them: written for them, and read from them; and their networks, read as maps.
//!
//! No two programs ask the same kinds of questions. What one of them cannot carry is said in a [`Remark`],
//! question by question; nothing is dropped in silence. docs/formats.md has all of it in a table.

mod aiken;
mod anki;
pub(super) mod encoding;
mod exercise;
mod gaps;
mod gift;
mod graded;
mod h5p;
mod known;
mod line;
mod markup;
mod mdbook;
mod moodle_xml;
mod network;
mod origin;
pub(super) mod package;
mod qti;
mod qti12;
mod quiz;
mod remark;
mod rich;
mod table;
mod target;
mod typed;
pub(super) mod xml;

pub use network::{ImportedMap, NetworkOrigin, import_network};
pub use origin::Origin;
pub use quiz::Imported;
pub use remark::{About, Remark, Weight, notes};
pub use target::Target;

use crate::document::Document;
use exercise::Exercises;
use origin::Found;

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
        Target::MoodleXml => moodle_xml::write(&exercises).into_bytes(),
        Target::Qti12 => qti12::write(&exercises),
        Target::Qti21 => qti::write(&exercises, qti::Version::V21),
        Target::Qti3 => qti::write(&exercises, qti::Version::V30),
        Target::H5p => h5p::write(&exercises),
        Target::Anki => anki::write(&exercises).into_bytes(),
    };
    let (taken, left_out) = (exercises.taken.len(), exercises.left_out);
    Exported { bytes, remarks: exercises.remarks, taken, left_out }
}

/// Reads the questions of another program.
///
/// # Errors
/// Says what the file is, or what is wrong and where, when there is no question of that form in it.
pub fn import(file: impl AsRef<[u8]>, origin: Origin) -> Result<Imported, String> {
    let bytes = file.as_ref();
    if let Some(found) = origin::certainly(bytes).filter(|found| *found != Found::Form(origin)) {
        return Err(found.instead_of(origin));
    }
    let is_packed = matches!(origin, Origin::Table | Origin::H5p) && origin::certainly(bytes).is_some();
    let (text, encoded) = if is_packed { (String::new(), None) } else { encoding::decode(bytes)? };
    let read = match origin {
        Origin::Table if is_packed => table::import_workbook(bytes),
        Origin::Table => table::import_text(&text),
        Origin::Aiken => Ok(aiken::import(&text)),
        Origin::Gift => Ok(gift::import(&text)),
        Origin::MoodleXml => moodle_xml::import(&text),
        Origin::MdbookQuiz => mdbook::import(&text),
        Origin::H5p => h5p::import(bytes),
    };
    let found = || origin::perhaps(&text, origin).filter(|found| *found != Found::Form(origin));
    let mut quiz = read.map_err(|why| found().map_or(why, |found| found.instead_of(origin)))?;
    if let Some(said) = encoded {
        quiz.say_of_all(said);
    }
    let has_questions = quiz.has_questions();
    let imported = quiz.finish();
    if has_questions {
        return Ok(imported);
    }
    let nothing = || {
        let nothing = [format!("there is no question of {} in it", origin.name())];
        nothing.into_iter().chain(notes(&imported.remarks)).collect::<Vec<_>>().join("\n  ")
    };
    Err(found().map_or_else(nothing, |found| found.instead_of(origin)))
}
