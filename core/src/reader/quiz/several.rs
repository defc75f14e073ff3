//! The task to choose several options.

use super::judgement::{Judgement, QuestionKind, option_index};
use super::{Edit, Response};
use crate::document::{Document, Id, Question};

/// The task to choose all options that are right. Each option that is rightly chosen or left out counts as one right part.
pub(super) struct Several;

impl QuestionKind for Several {
    fn accepts(&self, _: &Document, question: &Question, response: &[Id]) -> bool {
        // The ids must be in the order of the options, so that equal answers are equal lists.
        let places: Vec<usize> = response.iter().filter_map(|option| option_index(question, option)).collect();
        !response.is_empty() && places.len() == response.len() && places.is_sorted_by(|one, next| one < next)
    }

    fn judge(&self, _: &Document, question: &Question, response: &[Id]) -> Judgement {
        let is_met = |option: &&crate::document::QuestionOption| option.right == response.contains(&option.id);
        let right = if response.is_empty() { 0 } else { question.options.iter().filter(is_met).count() };
        Judgement { right: right as u32, of: question.options.len() as u32 }
    }

    fn edit(&self, _: &Document, question: &Question, draft: Response, edit: &Edit) -> Response {
        let Edit::Toggle(toggled) = edit else { return draft };
        let ids = question.options.iter().map(|option| &option.id);
        ids.filter(|id| draft.contains(id) != (*id == toggled)).cloned().collect()
    }
}
