//! What every kind of question can do.

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
    /// Of an answer that is right or not.
    pub(super) fn whole(right: bool) -> Judgement {
        Judgement { right: u32::from(right), of: 1 }
    }

    /// Whether all of it is right.
    pub fn is_right(self) -> bool {
        self.right == self.of
    }
}

/// A kind of question.
pub(super) trait Kind {
    /// Whether this is an answer, right or not.
    fn accepts(&self, document: &Document, question: &Question, response: &[Id]) -> bool;

    /// What of it is right. What is no answer has nothing right.
    fn judge(&self, document: &Document, question: &Question, response: &[Id]) -> Judgement;

    /// The answer that is put together, after a change; as it was, where the change is of another kind.
    fn edit(&self, document: &Document, question: &Question, draft: Response, edit: &Edit) -> Response;
}

/// The place of an option in its question.
pub(super) fn place(question: &Question, option: &str) -> Option<usize> {
    question.options.iter().position(|it| it.id == option)
}
