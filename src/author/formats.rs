//! Exports questions to the formats of other programs, and imports questions and networks from them.
//!
//! No two programs have the same kinds of questions. Each loss is reported as a [`Remark`] on the question; nothing is dropped
//! silently. docs/formats.md lists all of it.

mod aiken;
mod anki;
pub(super) mod encoding;
mod exercise;
mod export_format;
mod format_words;
mod gaps;
mod gift;
mod graded;
mod h5p;
mod import_format;
mod known;
mod line;
mod markup;
mod mdbook;
mod moodle_xml;
mod network;
pub(super) mod package;
mod qti;
mod qti12;
mod quiz;
mod remark;
mod rich;
mod table;
mod typed;
pub(super) mod xml;

pub use export_format::ExportFormat;
pub use format_words::FormatWords;
pub use import_format::ImportFormat;
pub use network::{ImportedMap, NetworkFormat, import_network};
pub use quiz::Imported;
pub use remark::{About, Remark, Weight, notes};

use crate::document::Document;
use exercise::Exercises;
use import_format::Found;

/// The result of an export.
#[derive(Debug)]
pub struct Exported {
    /// The file.
    pub bytes: Vec<u8>,
    /// What the file lacks or has in another form.
    pub remarks: Vec<Remark>,
    /// The number of questions in the file.
    pub taken: usize,
    /// The number of questions left out.
    pub left_out: usize,
}

/// Writes the questions of a document in another program's format.
pub fn export(document: &Document, format: ExportFormat) -> Exported {
    let exercises = Exercises::of(document, format);
    let bytes = match format {
        ExportFormat::Gift => gift::write(&exercises).into_bytes(),
        ExportFormat::MoodleXml => moodle_xml::write(&exercises).into_bytes(),
        ExportFormat::Qti12 => qti12::write(&exercises),
        ExportFormat::Qti21 => qti::write(&exercises, qti::Version::V21),
        ExportFormat::Qti3 => qti::write(&exercises, qti::Version::V30),
        ExportFormat::H5p => h5p::write(&exercises),
        ExportFormat::Anki => anki::write(&exercises).into_bytes(),
    };
    let (taken, left_out) = (exercises.taken.len(), exercises.left_out);
    Exported { bytes, remarks: exercises.remarks, taken, left_out }
}

/// Reads questions from another program's file.
///
/// # Errors
/// When the file has no question in that format: what the file is instead, or what is wrong and where.
pub fn import(file: impl AsRef<[u8]>, format: ImportFormat) -> Result<Imported, String> {
    let bytes = file.as_ref();
    if let Some(found) = import_format::certainly(bytes).filter(|found| *found != Found::Form(format)) {
        return Err(found.instead_of(format));
    }
    let is_packed =
        matches!(format, ImportFormat::Table | ImportFormat::H5p) && import_format::certainly(bytes).is_some();
    let (text, encoding_note) = if is_packed { (String::new(), None) } else { encoding::decode(bytes)? };
    let read = match format {
        ImportFormat::Table if is_packed => table::import_workbook(bytes),
        ImportFormat::Table => table::import_text(&text),
        ImportFormat::Aiken => Ok(aiken::import(&text)),
        ImportFormat::Gift => Ok(gift::import(&text)),
        ImportFormat::MoodleXml => moodle_xml::import(&text),
        ImportFormat::MdbookQuiz => mdbook::import(&text),
        ImportFormat::H5p => h5p::import(bytes),
    };
    let found = || import_format::perhaps(&text, format).filter(|found| *found != Found::Form(format));
    let mut quiz = read.map_err(|why| found().map_or(why, |found| found.instead_of(format)))?;
    if let Some(note) = encoding_note {
        quiz.say_of_all(note);
    }
    let has_questions = quiz.has_questions();
    let imported = quiz.finish();
    if has_questions {
        return Ok(imported);
    }
    let nothing = || {
        let nothing = [format!("there is no question of {} in it", format.words().name)];
        nothing.into_iter().chain(notes(&imported.remarks)).collect::<Vec<_>>().join("\n  ")
    };
    Err(found().map_or_else(nothing, |found| found.instead_of(format)))
}
