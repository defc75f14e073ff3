//! The questions.

use super::amount::Amount;
use super::article::{Inline, Passage};
use super::id::Id;
use serde::Serialize;

/// A question of the quiz.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Question {
    /// The id of the question.
    pub id: Id,
    /// The prompt, as plain text.
    pub prompt: String,
    /// The kind of question.
    pub task: Task,
    /// The id of the section after which the question is also in the text. A prediction is always in the text.
    pub section: Option<Id>,
    /// The options to choose from, to match or to put in order; see [`Task`].
    pub options: Vec<QuestionOption>,
    /// For a question that is answered on the map: why every place that is not among the options is wrong.
    pub otherwise: Vec<Inline>,
    /// The goal of a question that asks for a change of the map.
    pub goal: Option<Goal>,
    /// The number of a question that asks for a number.
    pub number: Option<Number>,
    /// The id of the passage of the text that settles the question; absent for a prediction.
    pub passage: Option<Id>,
    /// The article's answer.
    pub answer: Option<Passage>,
}

/// The kind of a question: what the reader has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Task {
    /// To choose the one right option; with two options, the question may be true or false.
    Choice,
    /// To choose all right options, at least one.
    Several,
    /// To match each option with its [`QuestionOption::pair`].
    Match,
    /// To put the options in order; the document has them in the right order.
    Order,
    /// To choose an actor on the map. The options are ids of actors; one is right.
    Actor,
    /// To choose a tie on the map. The options are ids of ties; one is right.
    Tie,
    /// To change one tie of the map, so that the [`Goal`] is reached. There are no options.
    Change,
    /// To guess a [`Number`]. Its one option has the right number as text, and the reason.
    Number,
    /// To fill in one or a few words. The options are the accepted answers; the first has the reason.
    Fill,
    /// To predict before reading; no option is right.
    Predict,
}

impl Task {
    /// All kinds.
    pub const ALL: [Task; 10] = [
        Task::Choice,
        Task::Several,
        Task::Match,
        Task::Order,
        Task::Actor,
        Task::Tie,
        Task::Change,
        Task::Number,
        Task::Fill,
        Task::Predict,
    ];

    /// The name of the kind, in JSON and in `data-task`.
    pub fn name(self) -> &'static str {
        match self {
            Task::Choice => "choice",
            Task::Several => "several",
            Task::Match => "match",
            Task::Order => "order",
            Task::Actor => "actor",
            Task::Tie => "tie",
            Task::Change => "change",
            Task::Number => "number",
            Task::Fill => "fill",
            Task::Predict => "predict",
        }
    }

    /// Whether an answer is right or wrong. A prediction is neither, and counts in no score.
    pub fn is_judged(self) -> bool {
        match self {
            Task::Predict => false,
            Task::Choice
            | Task::Several
            | Task::Match
            | Task::Order
            | Task::Actor
            | Task::Tie
            | Task::Change
            | Task::Number
            | Task::Fill => true,
        }
    }

    /// Whether one can answer on the map.
    pub fn is_answered_on_map(self) -> bool {
        match self {
            Task::Actor | Task::Tie | Task::Change => true,
            Task::Choice | Task::Several | Task::Match | Task::Order | Task::Number | Task::Fill | Task::Predict => {
                false
            }
        }
    }

    /// Whether one place of the map is chosen. Its options are places, by their ids, and all other places are wrong.
    pub fn chooses_place(self) -> bool {
        match self {
            Task::Actor | Task::Tie => true,
            Task::Choice
            | Task::Several
            | Task::Match
            | Task::Order
            | Task::Change
            | Task::Number
            | Task::Fill
            | Task::Predict => false,
        }
    }
}

/// One option of a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct QuestionOption {
    /// The id of the option within the question.
    pub id: Id,
    /// The text of the option; for an actor or a tie its name.
    pub text: String,
    /// Whether the option is right. Pairs and steps are always right.
    pub right: bool,
    /// The pair of an option that is matched. For an accepted answer: its folded form, in lower case, without accents and
    /// punctuation, with single spaces between words. Typed answers are folded in the same way before they are compared with it.
    pub pair: Option<String>,
    /// Why the option is right or wrong. In a prediction: what the article says about it, if anything.
    pub reason: Vec<Inline>,
}

/// The goal of a question that asks to change one tie. Every change that reaches it is right.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Goal {
    /// The id of the scenario to start from; absent to start from the article's signs.
    pub from: Option<Id>,
    /// Whether the whole map must become balanced, not only the triad.
    pub whole: bool,
    /// The id of the actor of the triad that must stand alone against the two others; only for goals about the triad.
    pub alone: Option<Id>,
}

/// A number that readers guess, on a slider or by typing. Typing may go beyond the slider's ends.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Number {
    /// The right number.
    pub value: Amount,
    /// The greatest difference from `value` at which a guess is still right.
    pub within: Amount,
    /// The lower end of the slider.
    pub from: Amount,
    /// The upper end of the slider.
    pub to: Amount,
    /// The step of the slider, from its lower end.
    pub step: Amount,
    /// The unit, shown after the number: `million`, `%`.
    pub unit: Option<String>,
}

impl Number {
    /// An amount with its unit, as readers see it.
    pub fn shown(&self, amount: Amount) -> String {
        let unit = self.unit.as_deref().unwrap_or_default();
        // A narrow space stands before a percent sign and the like, a wider one before words; the line breaks at neither.
        let gap = if unit.is_empty() {
            ""
        } else if unit.starts_with(['%', '‰', '°']) {
            "\u{202f}"
        } else {
            "\u{a0}"
        };
        [&*amount.shown(), gap, unit].concat()
    }

    /// Whether the slider can be set to a right value.
    pub fn is_in_reach(&self) -> bool {
        let is_on_slider = (self.from..=self.to).contains(&self.value) && self.from < self.to;
        let nearest = self.value.nearest(self.from, self.step);
        // The slider's last stop lies before its end where the range is no multiple of the step.
        let last = |stop: Amount| if stop > self.to { stop.minus(self.step) } else { stop };
        is_on_slider && nearest.is_some_and(|stop| self.is_right(last(stop)))
    }

    /// Whether a guess is close enough to the value to be right.
    pub fn is_right(&self, guess: Amount) -> bool {
        guess.apart(self.value) <= self.within
    }
}
