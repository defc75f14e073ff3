//! Options in an order.

use super::judgement::{Judgement, Kind, place};
use super::{Edit, Response};
use crate::document::{Document, Id, Question};

/// Options in an order. The document has them in the right one; every option at its place is a part that is right.
pub(super) struct Order;

impl Kind for Order {
    fn accepts(&self, _: &Document, question: &Question, response: &[Id]) -> bool {
        response.len() == question.options.len() && question.options.iter().all(|it| response.contains(&it.id))
    }

    fn judge(&self, _: &Document, question: &Question, response: &[Id]) -> Judgement {
        let right = question.options.iter().zip(response).filter(|(option, id)| option.id == **id).count();
        Judgement { right: right as u32, of: question.options.len() as u32 }
    }

    fn edit(&self, _: &Document, question: &Question, mut draft: Response, edit: &Edit) -> Response {
        let Edit::Move(option, earlier) = edit else { return draft };
        let known = place(question, option).and_then(|_| draft.iter().position(|id| id == option));
        if let Some(place) = known {
            let other = if *earlier { place.checked_sub(1) } else { Some(place + 1) };
            if let Some(other) = other.filter(|other| *other < draft.len()) {
                draft.swap(place, other);
            }
        }
        draft
    }
}
