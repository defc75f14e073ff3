//! `quiz.toml`: questions, and what counts as passing.

use super::Prose;
use super::article::Passage;
use crate::author::texts::{Span, Spanned, Text};
use crate::document::Task;

/// The quiz. Check lists of the article are questions of it, too, and come last.
#[derive(Debug, Default)]
pub(in crate::author) struct Quiz {
    /// How many percent of the questions must be right.
    pub(in crate::author) pass: Option<Spanned<f64>>,
    /// When what is right is shown.
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
    /// Of a question that is answered on the map: first what is right, then what has a reason of its own.
    pub(in crate::author) options: Vec<Choice>,
    pub(in crate::author) otherwise: Option<Option<Prose>>,
    pub(in crate::author) goal: Option<Goal>,
    pub(in crate::author) number: Option<Number>,
    /// Whether it is among those that are asked first.
    pub(in crate::author) core: bool,
}

/// One option of a question, one pair to match, one step of an order, one place on the map, one way to fill in.
#[derive(Debug)]
pub(in crate::author) struct Choice {
    pub(in crate::author) span: Span,
    /// As given, or the letter of its place; of a place on the map its id.
    pub(in crate::author) id: Text,
    pub(in crate::author) text: Option<Text>,
    pub(in crate::author) pair: Option<Text>,
    pub(in crate::author) right: Option<Spanned<bool>>,
    pub(in crate::author) reason: Option<Option<Prose>>,
}

/// What a change of the map is to bring about.
#[derive(Debug)]
pub(in crate::author) struct Goal {
    pub(in crate::author) span: Span,
    pub(in crate::author) goal: Option<Text>,
    pub(in crate::author) from: Option<Text>,
    pub(in crate::author) alone: Option<Text>,
}

/// A number that readers guess.
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
    /// All prose in it, but for the answer, which is a passage.
    pub(in crate::author) fn proses(&self) -> impl Iterator<Item = &Prose> {
        let reasons = self.options.iter().map(|option| &option.reason).chain([&self.otherwise]);
        reasons.filter_map(|reason| reason.as_ref()?.as_ref())
    }
}

/// What an option is called that has no name of its own: a, b, c, ...
pub(in crate::author) fn letter(index: usize) -> String {
    ('a'..='z').nth(index).map_or_else(|| format!("option-{}", index + 1), String::from)
}
