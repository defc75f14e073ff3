//! The task to guess a number.

use super::judgement::{Judgement, QuestionKind};
use super::{Edit, Response};
use crate::document::{Amount, Document, Id, Question};

/// The task to guess a number. The answer is the number as it was typed.
pub(super) struct Guess;

impl QuestionKind for Guess {
    fn accepts(&self, _: &Document, _: &Question, response: &[Id]) -> bool {
        response.len() == 1 && guess(response).is_some()
    }

    fn judge(&self, _: &Document, question: &Question, response: &[Id]) -> Judgement {
        let is_right = question.number.as_ref().zip(guess(response)).is_some_and(|(number, it)| number.is_right(it));
        Judgement::whole(is_right)
    }

    fn edit(&self, _: &Document, _: &Question, draft: Response, edit: &Edit) -> Response {
        typed(draft, edit)
    }
}

/// The number of an answer, if it is one.
pub(in crate::reader) fn guess(response: &[Id]) -> Option<Amount> {
    Amount::parse(response.first()?)
}

/// The draft after typing: the field's text, even if it is no answer yet, because the reader may be still typing.
pub(super) fn typed(draft: Response, edit: &Edit) -> Response {
    match edit {
        Edit::Pick(typed) if typed.iter().all(String::is_empty) => Response::new(),
        Edit::Pick(typed) => typed.clone(),
        _ => draft,
    }
}
