//! The task to put options in order.

use super::judgement::{Judgement, QuestionKind, option_index};
use super::{Edit, Response};
use crate::document::{Document, Id, Question};

/// The task to put options in order. The document has them in the right order; each option in its position counts as one right
/// part.
pub(super) struct Order;

impl QuestionKind for Order {
    fn accepts(&self, _: &Document, question: &Question, response: &[Id]) -> bool {
        response.len() == question.options.len() && question.options.iter().all(|it| response.contains(&it.id))
    }

    fn judge(&self, _: &Document, question: &Question, response: &[Id]) -> Judgement {
        let right = question.options.iter().zip(response).filter(|(option, id)| option.id == **id).count();
        Judgement { right: right as u32, of: question.options.len() as u32 }
    }

    fn edit(&self, _: &Document, question: &Question, mut draft: Response, edit: &Edit) -> Response {
        let Edit::Move(option, earlier) = edit else { return draft };
        let known = option_index(question, option).and_then(|_| draft.iter().position(|id| id == option));
        if let Some(index) = known {
            let other = if *earlier { index.checked_sub(1) } else { Some(index + 1) };
            if let Some(other) = other.filter(|other| *other < draft.len()) {
                draft.swap(index, other);
            }
        }
        draft
    }
}
