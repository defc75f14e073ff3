//! What happens in the quiz, for whoever listens.

use super::{Judgement, Response};
use crate::document::Id;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What.
    pub verb: Verb,
    /// Id of the question that it happened to; none: the quiz as a whole.
    pub question: Option<Id>,
    /// The answer that was given.
    pub response: Response,
    /// How the answer is judged, or the quiz as a whole; none where nothing is right or wrong.
    pub judgement: Option<Judgement>,
}

/// What happened, as xAPI calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// A round has begun.
    Attempted,
    /// A question is answered.
    Answered,
    /// The last of all questions is.
    Completed,
    /// That was enough for the mark that the author set.
    Passed,
    /// It was not.
    Failed,
}

impl Verb {
    /// Its name, the end of its id.
    pub fn name(self) -> &'static str {
        match self {
            Verb::Attempted => "attempted",
            Verb::Answered => "answered",
            Verb::Completed => "completed",
            Verb::Passed => "passed",
            Verb::Failed => "failed",
        }
    }

    /// The name of the event by which a page is told.
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
