//! `quiz.toml`: questions.

use super::super::diagnostic::Faults;
use super::super::markdown;
use super::super::tables::Table;
use super::super::texts::{Span, Spanned, Text};
use super::Prose;
use super::article::Passage;

/// A question.
#[derive(Debug)]
pub(in crate::author) struct Question {
    pub(in crate::author) span: Span,
    pub(in crate::author) id: Option<Text>,
    pub(in crate::author) prompt: Option<Text>,
    pub(in crate::author) passage: Option<Option<Text>>,
    pub(in crate::author) answer: Option<Passage>,
    pub(in crate::author) options: Vec<Choice>,
}

/// One option of a question.
#[derive(Debug)]
pub(in crate::author) struct Choice {
    pub(in crate::author) span: Span,
    /// As given, or the letter of its place.
    pub(in crate::author) id: Text,
    pub(in crate::author) text: Option<Text>,
    pub(in crate::author) right: Option<Spanned<bool>>,
    pub(in crate::author) reason: Option<Option<Prose>>,
}

pub(super) fn read(root: &mut Table, faults: &Faults) -> Vec<Question> {
    root.tables("question").into_iter().map(|table| question(table, faults)).collect()
}

fn question(mut table: Table, faults: &Faults) -> Question {
    let id = table.need("id", Table::text);
    let prompt = table.need("prompt", Table::text);
    let passage = table.given("passage", Table::text);
    let made = id.as_ref().map_or_else(|| "answer".to_owned(), |id| format!("answer-{}", id.value));
    let answer = table.need("answer", Table::source).map(|source| markdown::passage(&source, faults).named(made));
    let options = table.tables("option").into_iter().enumerate().map(|(index, table)| choice(index, table)).collect();
    let question = Question { span: table.span, id, prompt, passage, answer, options };
    table.end();
    question
}

fn choice(index: usize, mut table: Table) -> Choice {
    let letter = ('a'..='z').nth(index).map_or_else(|| format!("option-{}", index + 1), String::from);
    let choice = Choice {
        span: table.span,
        id: table.text("id").unwrap_or(Spanned { value: letter, span: table.span }),
        text: table.need("text", Table::text),
        right: table.flag("right"),
        reason: table.given("reason", Table::prose),
    };
    table.end();
    choice
}
