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

use crate::document::Document;
use exercise::Exercises;
use std::fmt;

/// A form in which questions can be written for another program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// GIFT, the text that Moodle and others import.
    Gift,
    /// A content package of QTI 2.1, for learning systems: a zip.
    Qti21,
    /// Cards as text with tabs, which Anki imports.
    Anki,
}

impl Target {
    /// Its name in a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Target::Gift => "GIFT",
            Target::Qti21 => "QTI 2.1",
            Target::Anki => "Anki",
        }
    }
}

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

/// What was read.
#[derive(Debug)]
pub struct Imported {
    /// The text of a `quiz.toml`; what could not be taken stands in it as a comment.
    pub text: String,
    /// What could not be taken, or was taken in another way.
    pub remarks: Vec<Remark>,
    /// How many questions are in it.
    pub taken: usize,
    /// How many are only in its comments.
    pub left_out: usize,
}

/// One thing that did not get across as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What it is about.
    pub about: About,
    /// What there is to say.
    pub text: String,
}

/// What a remark is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// All of it.
    All,
    /// The question of that id.
    Question(String),
    /// What begins in that line of the file that was read.
    Line(usize),
}

impl fmt::Display for Remark {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.about {
            About::All => formatter.write_str(&self.text),
            About::Question(id) => write!(formatter, "question `{id}`: {}", self.text),
            About::Line(line) => write!(formatter, "line {line}: {}", self.text),
        }
    }
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

/// A text on one line, each run of white space one blank.
fn single_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
