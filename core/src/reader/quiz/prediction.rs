//! The task to predict, before reading and after.

use super::judgement::{Judgement, QuestionKind, option_index};
use super::{Edit, Response};
use crate::document::{Document, Id, Question, Task};

/// The task to predict. The answer is an option before reading and one after, either of which may be empty. Nothing is right or
/// wrong.
pub(super) struct Prediction;

impl QuestionKind for Prediction {
    fn accepts(&self, _: &Document, question: &Question, response: &[Id]) -> bool {
        let known = |option: &Id| option.is_empty() || option_index(question, option).is_some();
        response.len() == 2 && response.iter().all(known) && response.iter().any(|option| !option.is_empty())
    }

    fn judge(&self, _: &Document, _: &Question, _: &[Id]) -> Judgement {
        Judgement::whole(false)
    }

    fn edit(&self, _: &Document, _: &Question, draft: Response, _: &Edit) -> Response {
        draft
    }
}

/// The answer `before`, with an option added as the prediction before reading, or after (`late`). None if the option cannot be
/// chosen. The first prediction cannot be changed once the second is made, because the reader compares the two.
pub(super) fn expect(question: &Question, before: &[Id], option: &Id, late: bool) -> Option<Response> {
    let predicted = |late: bool| before.get(usize::from(late)).cloned().unwrap_or_default();
    let is_option = question.task == Task::Predict && option_index(question, option).is_some();
    if !is_option || (!late && !predicted(true).is_empty()) {
        return None;
    }
    let mut response = vec![predicted(false), predicted(true)];
    response[usize::from(late)].clone_from(option);
    Some(response)
}
