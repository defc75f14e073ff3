//! The task to choose one option.

use super::judgement::{Judgement, QuestionKind, option_index};
use super::{Edit, Response};
use crate::document::{Document, Id, Question};

/// The task to choose one option. Choosing an option submits it, so that there is no draft to edit.
pub(super) struct Single;

impl QuestionKind for Single {
    fn accepts(&self, _: &Document, question: &Question, response: &[Id]) -> bool {
        response.len() == 1 && option_index(question, &response[0]).is_some()
    }

    fn judge(&self, _: &Document, question: &Question, response: &[Id]) -> Judgement {
        let chosen = response.first().and_then(|option| option_index(question, option));
        Judgement::whole(chosen.is_some_and(|chosen| question.options[chosen].right))
    }

    fn edit(&self, _: &Document, _: &Question, draft: Response, _: &Edit) -> Response {
        draft
    }
}
