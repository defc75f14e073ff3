//! One question at a time: which are asked in a row, which of them it is now, and which comes next.

use crate::document::{Document, Id, Question};

/// What is asked now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Turn {
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

/// Which questions are asked in a row, and which of them has its turn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Turns {
    /// What is asked now, where one question is asked at a time.
    turn: Turn,
    /// Whether the reader wants more than the core.
    further: bool,
    /// Ids of the questions that are asked again, if some are.
    again: Option<Vec<Id>>,
    /// Whether all questions show at once, also where there is room for one.
    pub(super) shows_all: bool,
}

impl Turns {
    /// The questions that are asked now: first the core, then all; or those that are asked again.
    pub(super) fn round<'a>(&self, document: &'a Document, is_answered: &dyn Fn(&Question) -> bool) -> Round<'a> {
        let is_again = self.again.is_some();
        let goes_further = self.goes_further(document, is_answered);
        let (mut questions, mut more) = (Vec::new(), 0);
        for (place, question) in document.judged().enumerate() {
            let is_in = match &self.again {
                Some(ids) => ids.contains(&question.id),
                None => goes_further || place < document.core as usize,
            };
            if is_in {
                questions.push(question);
            } else {
                more += usize::from(!is_answered(question));
            }
        }
        let is_asked = |question: &&Question| !is_answered(question) && (is_again || question.section.is_none());
        let now = match &self.turn {
            Turn::First => questions.iter().position(is_asked),
            Turn::At(id) => questions.iter().position(|question| question.id == *id),
            Turn::Over => None,
        };
        let next = now.and_then(|now| questions[now + 1..].iter().copied().find(is_asked));
        let is_over = next.is_none() && now.is_none_or(|now| is_answered(questions[now]));
        Round { is_over, questions, now, next, is_again, more }
    }

    /// Whether it is not the core alone that is asked: the reader wanted more, or has answered more.
    fn goes_further(&self, document: &Document, is_answered: &dyn Fn(&Question) -> bool) -> bool {
        let mut rest = document.judged().skip(document.core as usize);
        let is_begun =
            |it: &Question| self.turn == Turn::At(it.id.clone()) || (it.section.is_none() && is_answered(it));
        self.further || rest.any(is_begun)
    }

    /// Turns to a question.
    pub(super) fn turn_to(&mut self, document: &Document, id: &str) {
        if document.judged().any(|question| question.id == *id) {
            // What is asked again is left for another question.
            if self.again.as_ref().is_some_and(|ids| ids.iter().all(|it| it != id)) {
                self.again = None;
            }
            self.turn = Turn::At(id.to_owned());
        }
    }

    /// Leaves out what is not answered.
    pub(super) fn leave(&mut self) {
        self.turn = Turn::Over;
    }

    /// Begins with the first question that is not answered, of the core or of all.
    pub(super) fn begin(&mut self, further: bool) {
        self.further = further;
        self.begin_at_first();
    }

    /// Begins with the first question that is not answered.
    pub(super) fn begin_at_first(&mut self) {
        (self.turn, self.again) = (Turn::First, None);
    }

    /// Begins with the first of these, which are asked again.
    pub(super) fn begin_again(&mut self, ids: Vec<Id>) {
        (self.turn, self.again) = (Turn::First, Some(ids));
    }
}
