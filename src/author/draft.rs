//! What could be read of a folder: strings with their spans, perhaps wrong, perhaps missing.
//!
//! Where a missing key has a fault of its own, the draft keeps apart what is not there, `None`, and what is
//! there but of no use, `Some(None)`: that has been told already. Only the check makes a document of it. One file here reads one file of the content.

pub(super) mod article;
pub(super) mod explainer;
pub(super) mod map;
pub(super) mod notes;
pub(super) mod quiz;

use super::diagnostic::Faults;
use super::tables::{Table, Tree};
use super::texts::{File, Span, Spanned, Texts};
use crate::document::{Inline, Place};
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

/// Text in a line, with the places that it links to.
#[derive(Debug)]
pub(super) struct Prose {
    pub(super) text: Vec<Inline>,
    pub(super) links: Vec<Spanned<Place>>,
    /// Its first line.
    pub(super) span: Span,
}

impl Draft {
    /// Reads what it can.
    pub(super) fn read(texts: &Texts, faults: &Faults) -> Draft {
        let mut complete = Vec::new();
        let explainer = table(File::Explainer, texts, faults, &mut complete, explainer::read);
        let (sections, check_lists) = texts.get(File::Article).map_or_else(Default::default, |text| {
            complete.push(File::Article);
            article::read(text, faults)
        });
        let map = table(File::Map, texts, faults, &mut complete, map::read);
        let mut quiz = table(File::Quiz, texts, faults, &mut complete, |root| quiz::read(root, faults));
        quiz.questions.extend(check_lists);
        let notes = table(File::Notes, texts, faults, &mut complete, notes::read);
        Draft { explainer, sections, map, quiz, notes, complete }
    }

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

fn table<T: Default>(
    file: File,
    texts: &Texts,
    faults: &Faults,
    complete: &mut Vec<File>,
    read: impl Fn(&mut Table) -> T,
) -> T {
    let Some(tree) = Tree::parse(file, texts, faults) else { return T::default() };
    if tree.complete {
        complete.push(file);
    }
    let mut root = tree.root();
    let value = read(&mut root);
    root.end();
    value
}
