//! The answers to the questions, and the score.

use crate::document::{Document, Id, Question};

/// The options chosen, each with its question, in the order of answering.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(Vec<(Id, Id)>);

/// How the quiz stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// How many answers are right.
    pub right: u32,
    /// How many questions are answered.
    pub answered: u32,
    /// How many questions there are.
    pub all: u32,
}

impl Answers {
    /// The option chosen for a question.
    pub fn to(&self, question: &str) -> Option<&Id> {
        self.0.iter().find(|(it, _)| it == question).map(|(_, option)| option)
    }

    /// Whether nothing is answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Gives an answer. The first counts until it is taken back: the reasons are on the table by then.
    pub fn give(&mut self, document: &Document, question: Id, option: Id) {
        let known =
            document.question(&question).is_some_and(|question| question.options.iter().any(|it| it.id == option));
        if known && self.to(&question).is_none() {
            self.0.push((question, option));
        }
    }

    /// Takes back the answer to one question, or all.
    pub fn take_back(&mut self, question: Option<&Id>) {
        self.0.retain(|(it, _)| question.is_some_and(|question| question != it));
    }

    /// Every answer whose question is in the document.
    pub fn iter<'a>(&'a self, document: &'a Document) -> impl Iterator<Item = (&'a Question, &'a Id)> {
        document.questions.iter().filter_map(|question| Some((question, self.to(&question.id)?)))
    }

    /// How the quiz stands.
    pub fn score(&self, document: &Document) -> Score {
        let mut score = Score { right: 0, answered: 0, all: document.questions.len() as u32 };
        for (question, option) in self.iter(document) {
            score.answered += 1;
            score.right += u32::from(question.right() == option);
        }
        score
    }
}
