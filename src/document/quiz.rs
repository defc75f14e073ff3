//! The questions.

use super::amount::Amount;
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
    /// What number is asked for.
    pub number: Option<Number>,
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
    /// To guess a [`Number`]. The one option says what it is, and why.
    Number,
    /// To fill in one or a few words. The options are all that are accepted; the reason stands with the first.
    Fill,
    /// To say what one expects: no option is right.
    Predict,
}

impl Task {
    /// All of them.
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
            Task::Number => "number",
            Task::Fill => "fill",
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
    /// What belongs to it, where options are matched. Of what is filled in: the same in small letters, without accents and
    /// punctuation, single spaces between its words; so are answers before they are compared with it.
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

/// A number that readers guess, on a slider or by typing. Typing may go beyond the slider's ends.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Number {
    /// What is right.
    pub value: Amount,
    /// How far from it a guess may be and still be right.
    pub within: Amount,
    /// The lower end of the slider.
    pub from: Amount,
    /// The upper end of the slider.
    pub to: Amount,
    /// How far the slider moves at a time, from its lower end.
    pub step: Amount,
    /// What is counted, as it stands behind the number: `million`, `%`.
    pub unit: Option<String>,
}

impl Number {
    /// An amount with its unit, for people.
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

    /// Whether the slider can be set to a value that is right.
    pub fn is_in_reach(&self) -> bool {
        let is_on_slider = (self.from..=self.to).contains(&self.value) && self.from < self.to;
        let nearest = self.value.nearest(self.from, self.step);
        // The slider's last stop lies before its end where the range is no multiple of the step.
        let last = |stop: Amount| if stop > self.to { stop.minus(self.step) } else { stop };
        is_on_slider && nearest.is_some_and(|stop| self.is_right(last(stop)))
    }

    /// Whether a guess is near enough to the value to be right.
    pub fn is_right(&self, guess: Amount) -> bool {
        guess.apart(self.value) <= self.within
    }
}
