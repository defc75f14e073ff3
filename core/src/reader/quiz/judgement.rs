//! The interface of all kinds of questions, and the judgement of an answer.

use super::{Edit, Response};
use crate::document::{Document, Id, Question};

/// How much of an answer is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// How many parts are right.
    pub right: u32,
    /// How many parts there are, one at the least.
    pub of: u32,
}

impl Judgement {
    /// The judgement of an answer that has one part.
    pub(super) fn whole(right: bool) -> Judgement {
        Judgement { right: u32::from(right), of: 1 }
    }

    /// Whether all parts are right.
    pub fn is_right(self) -> bool {
        self.right == self.of
    }
}

/// A kind of question.
pub(super) trait QuestionKind {
    /// Whether the response is a complete answer, right or wrong.
    fn accepts(&self, document: &Document, question: &Question, response: &[Id]) -> bool;

    /// Judges a response. Of a response that is no complete answer nothing is right.
    fn judge(&self, document: &Document, question: &Question, response: &[Id]) -> Judgement;

    /// The draft after an edit; unchanged where the edit is one of another kind of question.
    fn edit(&self, document: &Document, question: &Question, draft: Response, edit: &Edit) -> Response;
}

/// The index of an option in its question.
pub(super) fn option_index(question: &Question, option: &str) -> Option<usize> {
    question.options.iter().position(|it| it.id == option)
}
