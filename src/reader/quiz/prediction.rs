//! What one expects, before reading and after.

use super::judgement::{Judgement, Kind, place};
use super::{Edit, Response};
use crate::document::{Document, Id, Question, Task};

/// What one expects: an option before reading and one after, either of which may be empty. Nothing is right or wrong.
pub(super) struct Prediction;

impl Kind for Prediction {
    fn accepts(&self, _: &Document, question: &Question, response: &[Id]) -> bool {
        let known = |option: &Id| option.is_empty() || place(question, option).is_some();
        response.len() == 2 && response.iter().all(known) && response.iter().any(|option| !option.is_empty())
    }

    fn judge(&self, _: &Document, _: &Question, _: &[Id]) -> Judgement {
        Judgement::whole(false)
    }

    fn edit(&self, _: &Document, _: &Question, draft: Response, _: &Edit) -> Response {
        draft
    }
}

/// What one expects, after saying so. Whoever has said what they expect now cannot change what they expected before: that
/// is what the comparison is for.
pub(super) fn expect(question: &Question, before: &[Id], option: &Id, late: bool) -> Option<Response> {
    let said = |late: bool| before.get(usize::from(late)).cloned().unwrap_or_default();
    let knows = question.task == Task::Predict && place(question, option).is_some();
    if !knows || (!late && !said(true).is_empty()) {
        return None;
    }
    let mut response = vec![said(false), said(true)];
    response[usize::from(late)].clone_from(option);
    Some(response)
}
