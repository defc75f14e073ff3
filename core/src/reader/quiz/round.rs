//! Rounds of questions that are asked one at a time: which questions, which is the current one, and which comes next.

use crate::document::{Document, Id, Question};

/// The current question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Turn {
    /// The first question that is not answered.
    #[default]
    First,
    /// The question of that id.
    At(Id),
    /// None: the reader has left out the questions that are not answered.
    Over,
}

/// Questions that are asked in a row.
#[derive(Debug)]
pub struct Round<'a> {
    /// The questions, in the document's order.
    pub questions: Vec<&'a Question>,
    /// The index of the current question; none when the round is over.
    pub now: Option<usize>,
    /// The next question that is not answered. Questions that stand in the text are left out, because they are asked there.
    pub next: Option<&'a Question>,
    /// Whether the round is over: its last question was answered, or left out.
    pub is_over: bool,
    /// Whether the round repeats questions that were missed, or are due.
    pub is_repeat: bool,
    /// How many questions outside the round are not answered.
    pub more: usize,
}

impl Round<'_> {
    /// Whether a question is in the round.
    pub fn has(&self, id: &str) -> bool {
        self.questions.iter().any(|question| question.id == id)
    }
}

/// Which questions are asked in a row, and which of them is the current one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Turns {
    /// The current question, where one question is shown at a time.
    turn: Turn,
    /// Whether the reader wants more than the core.
    further: bool,
    /// Ids of the questions of a round that repeats some; none in a round of the core or of all.
    repeated: Option<Vec<Id>>,
    /// Whether all questions show at once, instead of one at a time.
    pub(super) shows_all: bool,
}

impl Turns {
    /// The round: the core, then all questions; or those that are repeated.
    pub(super) fn round<'a>(&self, document: &'a Document, is_answered: &dyn Fn(&Question) -> bool) -> Round<'a> {
        let is_repeat = self.repeated.is_some();
        let goes_further = self.goes_further(document, is_answered);
        let (mut questions, mut more) = (Vec::new(), 0);
        for (index, question) in document.judged().enumerate() {
            let is_in = match &self.repeated {
                Some(ids) => ids.contains(&question.id),
                None => goes_further || index < document.core as usize,
            };
            if is_in {
                questions.push(question);
            } else {
                more += usize::from(!is_answered(question));
            }
        }
        let is_asked = |question: &&Question| !is_answered(question) && (is_repeat || question.section.is_none());
        let now = match &self.turn {
            Turn::First => questions.iter().position(is_asked),
            Turn::At(id) => questions.iter().position(|question| question.id == *id),
            Turn::Over => None,
        };
        let next = now.and_then(|now| questions[now + 1..].iter().copied().find(is_asked));
        let is_over = next.is_none() && now.is_none_or(|now| is_answered(questions[now]));
        Round { is_over, questions, now, next, is_repeat, more }
    }

    /// Whether the round has more than the core: the reader asked for more, or has begun to answer more.
    fn goes_further(&self, document: &Document, is_answered: &dyn Fn(&Question) -> bool) -> bool {
        let mut rest = document.judged().skip(document.core as usize);
        let is_begun =
            |it: &Question| self.turn == Turn::At(it.id.clone()) || (it.section.is_none() && is_answered(it));
        self.further || rest.any(is_begun)
    }

    /// Makes a question the current one.
    pub(super) fn turn_to(&mut self, document: &Document, id: &str) {
        if document.judged().any(|question| question.id == *id) {
            // A question outside a round that repeats some ends that round.
            if self.repeated.as_ref().is_some_and(|ids| ids.iter().all(|it| it != id)) {
                self.repeated = None;
            }
            self.turn = Turn::At(id.to_owned());
        }
    }

    /// Ends the round without the questions that are not answered.
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
        (self.turn, self.repeated) = (Turn::First, None);
    }

    /// Begins a round that repeats these questions.
    pub(super) fn begin_again(&mut self, ids: Vec<Id>) {
        (self.turn, self.repeated) = (Turn::First, Some(ids));
    }
}
