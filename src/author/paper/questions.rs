//! The questions in the order in which the worksheet asks them.

use crate::document::{Document, Question, Task};

/// The scored questions, numbered from 1.
pub(super) fn scored(document: &Document) -> impl Iterator<Item = (usize, &Question)> {
    (1..).zip(document.questions.iter().filter(|question| question.task != Task::Predict))
}

/// The predictions, which come first since they are to be made before reading.
pub(super) fn predictions(document: &Document) -> impl Iterator<Item = &Question> {
    document.questions.iter().filter(|question| question.task == Task::Predict)
}
