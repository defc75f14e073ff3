//! One option of several.

use super::judgement::{Judgement, Kind, place};
use super::{Edit, Response};
use crate::document::{Document, Id, Question};

/// One option of several. It is an answer as soon as it is chosen: there is nothing to put together.
pub(super) struct Single;

impl Kind for Single {
    fn accepts(&self, _: &Document, question: &Question, response: &[Id]) -> bool {
        response.len() == 1 && place(question, &response[0]).is_some()
    }

    fn judge(&self, _: &Document, question: &Question, response: &[Id]) -> Judgement {
        let chosen = response.first().and_then(|option| place(question, option));
        Judgement::whole(chosen.is_some_and(|chosen| question.options[chosen].right))
    }

    fn edit(&self, _: &Document, _: &Question, draft: Response, _: &Edit) -> Response {
        draft
    }
}
