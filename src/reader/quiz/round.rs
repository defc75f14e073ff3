//! One question at a time: which are asked in a row, which of them it is now, and which comes next.

use super::Quiz;
use crate::document::{Document, Id, Question};

/// What is asked now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Turn {
    /// The first question that is not answered.
    #[default]
    First,
    /// The question of that id.
    At(Id),
    /// None: the reader has left out what is not answered.
    Over,
}

/// Questions that are asked in a row.
#[derive(Debug)]
pub struct Round<'a> {
    /// Which.
    pub questions: Vec<&'a Question>,
    /// Which of them it is now, by its place; none when they are over.
    pub now: Option<usize>,
    /// The next that is not answered. One that the text has asked is not asked twice.
    pub next: Option<&'a Question>,
    /// Whether nothing is left to ask: the last was answered, or left out.
    pub is_over: bool,
    /// Whether they are some of those that were asked before: what was missed, or is due.
    pub is_again: bool,
    /// How many of all other questions are not answered.
    pub more: usize,
}

impl Round<'_> {
    /// Whether a question is among them.
    pub fn has(&self, id: &str) -> bool {
        self.questions.iter().any(|question| question.id == id)
    }
}

impl Quiz {
    /// The questions that are asked now: first the core, then all; or those that are asked again.
    pub fn round<'a>(&self, document: &'a Document) -> Round<'a> {
        let is_open = |question: &Question| self.response(&question.id).is_none();
        let is_again = self.again.is_some();
        let goes_further = self.goes_further(document);
        let (mut questions, mut more) = (Vec::new(), 0);
        for (place, question) in document.judged().enumerate() {
            let is_in = match &self.again {
                Some(ids) => ids.contains(&question.id),
                None => goes_further || place < document.core as usize,
            };
            if is_in {
                questions.push(question);
            } else {
                more += usize::from(is_open(question));
            }
        }
        let is_asked = |question: &&Question| is_open(question) && (is_again || question.section.is_none());
        let now = match &self.turn {
            Turn::First => questions.iter().position(is_asked),
            Turn::At(id) => questions.iter().position(|question| question.id == *id),
            Turn::Over => None,
        };
        let next = now.and_then(|now| questions[now + 1..].iter().copied().find(is_asked));
        let is_answered = now.is_none_or(|now| !is_open(questions[now]));
        Round { is_over: is_answered && next.is_none(), questions, now, next, is_again, more }
    }

    /// Whether it is not the core alone that is asked: the reader wanted more, or has answered more.
    fn goes_further(&self, document: &Document) -> bool {
        let mut rest = document.judged().skip(document.core as usize);
        let is_begun = |it: &Question| {
            self.turn == Turn::At(it.id.clone()) || (it.section.is_none() && self.response(&it.id).is_some())
        };
        self.further || rest.any(is_begun)
    }

    /// Whether all questions show at once.
    pub fn shows_all(&self) -> bool {
        self.shows_all
    }

    /// Turns to a question.
    pub(in crate::reader) fn turn_to(&mut self, document: &Document, id: &str) {
        if document.judged().any(|question| question.id == *id) {
            // What is asked again is left for another question.
            if self.again.as_ref().is_some_and(|ids| ids.iter().all(|it| it != id)) {
                self.again = None;
            }
            self.turn = Turn::At(id.to_owned());
        }
    }

    /// Begins those anew that are meant, and asks them in a row; where there is none, nothing is another.
    pub(super) fn ask_again(&mut self, ids: Vec<Id>) {
        let _ = self.take_back(|answer| ids.contains(&answer.question));
        self.turn = Turn::First;
        self.again = Some(ids);
    }
}
