//! The questions.

use super::article::{Inline, Passage};
use super::place::Id;
use serde::Serialize;

/// A question with one right option.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Question {
    /// Its id.
    pub id: Id,
    /// The question.
    pub prompt: String,
    /// What one can choose from.
    pub options: Vec<Choice>,
    /// Id of the passage of the text that settles it.
    pub passage: Id,
    /// What the article answers.
    pub answer: Passage,
}

impl Question {
    /// Id of the right option.
    pub fn right(&self) -> &str {
        self.options.iter().find(|option| option.right).map_or("", |option| &option.id)
    }
}

/// One option of a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Choice {
    /// Its id within the question.
    pub id: Id,
    /// What it says.
    pub text: String,
    /// Whether it is right.
    pub right: bool,
    /// Why it is right or wrong.
    pub reason: Vec<Inline>,
}
