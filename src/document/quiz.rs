//! The questions.

use super::article::{Inline, Passage};
use super::id::Id;
use serde::Serialize;

/// A question.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Question {
    /// Its id.
    pub id: Id,
    /// The question.
    pub prompt: String,
    /// What one is asked to do.
    pub task: Task,
    /// Id of the section after which it stands in the text, too. A prediction always stands in the text.
    pub section: Option<Id>,
    /// What one chooses from, matches or puts in order; see [`Task`].
    pub options: Vec<Choice>,
    /// Why all that is not among the options is wrong: of a question that is answered on the map.
    pub otherwise: Vec<Inline>,
    /// What a change of the map is to bring about.
    pub goal: Option<Goal>,
    /// Id of the passage of the text that settles it; none for a prediction.
    pub passage: Option<Id>,
    /// What the article answers.
    pub answer: Option<Passage>,
}

/// What a question asks one to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Task {
    /// To choose the one option that is right; of two, one says true or false by it.
    Choice,
    /// To choose all options that are right, one at least.
    Several,
    /// To match what the options say with what their [`Choice::pair`] says.
    Match,
    /// To put the options in order; the document has them in the right one.
    Order,
    /// To choose an actor on the map. The options are actors, by their ids; one is right.
    Actor,
    /// To choose a tie on the map. The options are ties, by their ids; one is right.
    Tie,
    /// To change one tie of the map, so that the [`Goal`] is reached. There are no options.
    Change,
    /// To say what one expects: no option is right.
    Predict,
}

impl Task {
    /// All of them.
    pub const ALL: [Task; 8] =
        [Task::Choice, Task::Several, Task::Match, Task::Order, Task::Actor, Task::Tie, Task::Change, Task::Predict];

    /// Its name, in JSON and in `data-task`.
    pub fn name(self) -> &'static str {
        match self {
            Task::Choice => "choice",
            Task::Several => "several",
            Task::Match => "match",
            Task::Order => "order",
            Task::Actor => "actor",
            Task::Tie => "tie",
            Task::Change => "change",
            Task::Predict => "predict",
        }
    }
}

/// One option of a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Choice {
    /// Its id within the question.
    pub id: Id,
    /// What it says. Of an actor or a tie it is the name.
    pub text: String,
    /// Whether it is right. What is matched or put in order is.
    pub right: bool,
    /// What belongs to it, where options are matched.
    pub pair: Option<String>,
    /// Why it is right or wrong. Of what one may expect: what the article says to it, if anything.
    pub reason: Vec<Inline>,
}

/// What a change of one tie is to bring about. Whatever change does so is right.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Goal {
    /// Id of the scenario that is to be changed; none: the map as the article has it.
    pub from: Option<Id>,
    /// Whether all of the map is to be balanced, and not only the triad.
    pub whole: bool,
    /// Id of the actor of the triad that is to stand alone in it, against the two others; only of the triad.
    pub alone: Option<Id>,
}
