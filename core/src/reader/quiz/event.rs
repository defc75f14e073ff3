//! Events of the quiz, which the page emits.

use super::{Judgement, Response};
use crate::document::Id;

/// An event of the quiz.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What happened.
    pub verb: Verb,
    /// Id of the question; none for an event of the quiz as a whole.
    pub question: Option<Id>,
    /// The answer that was given.
    pub response: Response,
    /// The judgement of the answer, or the score of the quiz; none for predictions and the begin of an attempt.
    pub judgement: Option<Judgement>,
}

/// What happened, by the verbs of xAPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// An attempt at the quiz has begun.
    Attempted,
    /// A question was answered.
    Answered,
    /// The last of all questions was answered.
    Completed,
    /// The score reaches the author's mark for passing.
    Passed,
    /// The score does not reach that mark.
    Failed,
}

impl Verb {
    /// The verb's name, with which its id in xAPI ends.
    pub fn name(self) -> &'static str {
        match self {
            Verb::Attempted => "attempted",
            Verb::Answered => "answered",
            Verb::Completed => "completed",
            Verb::Passed => "passed",
            Verb::Failed => "failed",
        }
    }

    /// The type of the DOM event.
    pub fn event(self) -> &'static str {
        match self {
            Verb::Attempted => "explainer:attempt",
            Verb::Answered => "explainer:answer",
            Verb::Completed => "explainer:complete",
            Verb::Passed => "explainer:pass",
            Verb::Failed => "explainer:fail",
        }
    }
}
