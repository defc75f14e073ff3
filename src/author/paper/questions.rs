//! The questions in the order in which paper asks them.

use crate::document::{Document, Question, Task};

/// The questions that are right or wrong, numbered from 1.
pub(super) fn judged(document: &Document) -> impl Iterator<Item = (usize, &Question)> {
    (1..).zip(document.questions.iter().filter(|question| question.task != Task::Predict))
}

/// The others, which come first: what one expects is to be said before one reads.
pub(super) fn expected(document: &Document) -> impl Iterator<Item = &Question> {
    document.questions.iter().filter(|question| question.task == Task::Predict)
}
