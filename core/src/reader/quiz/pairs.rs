//! The task to match options with their pairs.

use super::judgement::{Judgement, QuestionKind, option_index};
use super::{Edit, Response};
use crate::document::{Document, Id, Question};

/// The task to match options with their pairs. The answer has, for every option in turn, the id of the option whose pair it was
/// matched with; each option that was matched with its own pair counts as one right part.
pub(super) struct Pairs;

impl QuestionKind for Pairs {
    fn accepts(&self, _: &Document, question: &Question, response: &[Id]) -> bool {
        response.len() == question.options.len() && response.iter().all(|pair| option_index(question, pair).is_some())
    }

    fn judge(&self, _: &Document, question: &Question, response: &[Id]) -> Judgement {
        let right = question.options.iter().zip(response).filter(|(option, pair)| option.id == **pair).count();
        Judgement { right: right as u32, of: question.options.len() as u32 }
    }

    fn edit(&self, _: &Document, question: &Question, mut draft: Response, edit: &Edit) -> Response {
        let Edit::Pair(option, pair) = edit else { return draft };
        if let Some(index) = option_index(question, option)
            && draft.get(index).map_or("", |it| it) != pair
            && (pair.is_empty() || option_index(question, pair).is_some())
        {
            // Options that are not matched yet have an empty id.
            draft.resize(question.options.len(), Id::new());
            draft[index].clone_from(pair);
        }
        draft
    }
}
