//! Options and what belongs to them.

use super::judgement::{Judgement, Kind, place};
use super::{Edit, Response};
use crate::document::{Document, Id, Question};

/// Options and what belongs to them. The answer names, for every option in turn, the one whose pair it was given; every
/// option that was given its own is a part that is right.
pub(super) struct Pairs;

impl Kind for Pairs {
    fn accepts(&self, _: &Document, question: &Question, response: &[Id]) -> bool {
        response.len() == question.options.len() && response.iter().all(|pair| place(question, pair).is_some())
    }

    fn judge(&self, _: &Document, question: &Question, response: &[Id]) -> Judgement {
        let right = question.options.iter().zip(response).filter(|(option, pair)| option.id == **pair).count();
        Judgement { right: right as u32, of: question.options.len() as u32 }
    }

    fn edit(&self, _: &Document, question: &Question, mut draft: Response, edit: &Edit) -> Response {
        let Edit::Pair(option, pair) = edit else { return draft };
        if let Some(place) = place(question, option)
            && draft.get(place).map_or("", |it| it) != pair
            && (pair.is_empty() || self::place(question, pair).is_some())
        {
            // What is not matched yet is empty.
            draft.resize(question.options.len(), Id::new());
            draft[place].clone_from(pair);
        }
        draft
    }
}
