//! Several options of several.

use super::judgement::{Judgement, Kind, place};
use super::{Edit, Response};
use crate::document::{Document, Id, Question};

/// Several options of several. Every option that is in or out as it ought to be is a part that is right.
pub(super) struct Several;

impl Kind for Several {
    fn accepts(&self, _: &Document, question: &Question, response: &[Id]) -> bool {
        // In the order of the options, so that the same answer is always the same.
        let places: Vec<usize> = response.iter().filter_map(|option| place(question, option)).collect();
        !response.is_empty() && places.len() == response.len() && places.is_sorted_by(|one, next| one < next)
    }

    fn judge(&self, _: &Document, question: &Question, response: &[Id]) -> Judgement {
        let is_met = |option: &&crate::document::Choice| option.right == response.contains(&option.id);
        let right = if response.is_empty() { 0 } else { question.options.iter().filter(is_met).count() };
        Judgement { right: right as u32, of: question.options.len() as u32 }
    }

    fn edit(&self, _: &Document, question: &Question, draft: Response, edit: &Edit) -> Response {
        let Edit::Toggle(toggled) = edit else { return draft };
        let ids = question.options.iter().map(|option| &option.id);
        ids.filter(|id| draft.contains(id) != (*id == toggled)).cloned().collect()
    }
}
