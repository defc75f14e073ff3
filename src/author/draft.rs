//! The draft of a folder: strings with their spans, possibly wrong or missing.
//!
//! Where a missing key is a fault of its own, the draft distinguishes an absent key, `None`, from one with an invalid value,
//! `Some(None)`, whose fault has been reported. Only the check turns a draft into a document. Each file here is for one file of
//! the content; [`parse`](super::parse) reads them.

pub(super) mod article;
pub(super) mod explainer;
pub(super) mod map;
pub(super) mod notes;
mod prose;
pub(super) mod quiz;

pub(super) use prose::Prose;

use super::texts::File;
use article::{Passage, Section};
use explainer::Explainer;
use map::Map;
use notes::Notes;
use quiz::Quiz;

/// The draft of a folder.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) explainer: Explainer,
    pub(super) sections: Vec<Section>,
    pub(super) map: Map,
    pub(super) quiz: Quiz,
    pub(super) notes: Notes,
    /// The files that could be parsed to their end.
    pub(super) complete: Vec<File>,
}

impl Draft {
    /// Every passage, in reading order; the answers of the quiz come last.
    pub(super) fn passages(&self) -> impl Iterator<Item = &Passage> {
        let text = self.sections.iter().flat_map(Section::passages);
        text.chain(self.quiz.questions.iter().filter_map(|question| question.answer.as_ref()))
    }

    /// Whether the whole file was parsed, so that what the draft lacks is missing in the file too.
    pub(super) fn is_complete(&self, file: File) -> bool {
        self.complete.contains(&file)
    }
}
