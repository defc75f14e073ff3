//! `quiz.toml`: questions, and the pass mark.

use super::Prose;
use super::article::Passage;
use crate::author::texts::{Span, Spanned, Text};
use crate::document::Task;

/// The quiz. Check lists of the article are questions as well, and come last.
#[derive(Debug, Default)]
pub(in crate::author) struct Quiz {
    /// The percentage of questions to be answered right to pass.
    pub(in crate::author) pass: Option<Spanned<f64>>,
    /// When solutions are shown.
    pub(in crate::author) solutions: Option<Text>,
    pub(in crate::author) questions: Vec<Question>,
}

/// A question.
#[derive(Debug)]
pub(in crate::author) struct Question {
    pub(in crate::author) span: Span,
    pub(in crate::author) id: Option<Text>,
    pub(in crate::author) prompt: Option<Text>,
    pub(in crate::author) passage: Option<Option<Text>>,
    pub(in crate::author) section: Option<Text>,
    pub(in crate::author) answer: Option<Passage>,
    pub(in crate::author) task: Task,
    /// The options. Of a question that is answered on the map: first the right place, then the places with a reason of their
    /// own.
    pub(in crate::author) options: Vec<QuestionOption>,
    pub(in crate::author) otherwise: Option<Option<Prose>>,
    pub(in crate::author) goal: Option<Goal>,
    pub(in crate::author) number: Option<Number>,
    /// Whether the question is asked in the first round.
    pub(in crate::author) core: bool,
}

/// An option of a question: a choice, a pair to match, a step of an order, a place on the map, or an accepted answer to fill
/// in.
#[derive(Debug)]
pub(in crate::author) struct QuestionOption {
    pub(in crate::author) span: Span,
    /// Given by the author, or the letter of its index; of a place on the map that place's id.
    pub(in crate::author) id: Text,
    pub(in crate::author) text: Option<Text>,
    pub(in crate::author) pair: Option<Text>,
    pub(in crate::author) right: Option<Spanned<bool>>,
    pub(in crate::author) reason: Option<Option<Prose>>,
}

/// The goal of a question that asks for a change of the map.
#[derive(Debug)]
pub(in crate::author) struct Goal {
    pub(in crate::author) span: Span,
    pub(in crate::author) goal: Option<Text>,
    pub(in crate::author) from: Option<Text>,
    pub(in crate::author) alone: Option<Text>,
}

/// A number to be estimated, with its slider.
#[derive(Debug)]
pub(in crate::author) struct Number {
    pub(in crate::author) span: Span,
    pub(in crate::author) value: Option<Spanned<f64>>,
    pub(in crate::author) within: Option<Spanned<f64>>,
    pub(in crate::author) from: Option<Spanned<f64>>,
    pub(in crate::author) to: Option<Spanned<f64>>,
    pub(in crate::author) step: Option<Spanned<f64>>,
    pub(in crate::author) unit: Option<Text>,
}

impl Question {
    /// All prose in the question other than the answer, which is a passage.
    pub(in crate::author) fn proses(&self) -> impl Iterator<Item = &Prose> {
        let reasons = self.options.iter().map(|option| &option.reason).chain([&self.otherwise]);
        reasons.filter_map(|reason| reason.as_ref()?.as_ref())
    }
}

/// The id of an option that has none of its own, by its index: a, b, c, ..., option-27.
pub(in crate::author) fn letter(index: usize) -> String {
    ('a'..='z').nth(index).map_or_else(|| format!("option-{}", index + 1), String::from)
}
