//! What could be read of a folder: strings with their spans, perhaps wrong, perhaps missing.
//!
//! Where a missing key has a fault of its own, the draft keeps apart what is not there, `None`, and what is
//! there but of no use, `Some(None)`: that has been told already. Only the check makes a document of it. One file
//! here holds what one file of the content says; [`parse`](super::parse) reads it.

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

/// What could be read of a folder.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) explainer: Explainer,
    pub(super) sections: Vec<Section>,
    pub(super) map: Map,
    pub(super) quiz: Quiz,
    pub(super) notes: Notes,
    /// The files that were read from their first to their last letter.
    pub(super) complete: Vec<File>,
}

impl Draft {
    /// Every passage, in reading order; the answers of the quiz come last.
    pub(super) fn passages(&self) -> impl Iterator<Item = &Passage> {
        let text = self.sections.iter().flat_map(Section::passages);
        text.chain(self.quiz.questions.iter().filter_map(|question| question.answer.as_ref()))
    }

    /// Whether nothing of the file was lost, so that what is not in the draft is not in the file.
    pub(super) fn has_all_of(&self, file: File) -> bool {
        self.complete.contains(&file)
    }
}
