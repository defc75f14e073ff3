//! The parts of an article as they are read.

use crate::author::draft::{Prose, article, quiz};
use crate::author::texts::{Span, Spanned, Text};
use crate::document::Quote;

/// A part of an article.
#[derive(Debug)]
pub(in crate::author) enum Part {
    Heading(Heading),
    Passage(Passage),
    Callout(String, Passage),
    List(bool, Vec<Passage>),
    /// A check list and the paragraph before it.
    Question(Box<quiz::Question>),
    /// The triad close up.
    Triangle(Span),
}

/// A heading and its attributes.
#[derive(Debug)]
pub(in crate::author) struct Heading {
    pub(in crate::author) level: u32,
    pub(in crate::author) title: String,
    pub(in crate::author) id: Option<Text>,
    pub(in crate::author) short: Option<String>,
    pub(in crate::author) gist: Option<Text>,
    pub(in crate::author) original: Option<String>,
    pub(in crate::author) scenario: Option<Text>,
    pub(in crate::author) span: Span,
}

/// A passage and its attributes.
#[derive(Debug)]
pub(in crate::author) struct Passage {
    pub(in crate::author) id: Option<Text>,
    pub(in crate::author) claims: Vec<Text>,
    pub(in crate::author) at: Option<Spanned<Quote>>,
    pub(in crate::author) prose: Prose,
}

impl Passage {
    /// The passage with its own id, or else with the generated one.
    pub(in crate::author) fn with_id_or(self, generated: String) -> article::Passage {
        let id = self.id.unwrap_or(Spanned { value: generated, span: self.prose.span });
        article::Passage { id, claims: self.claims, at: self.at, prose: self.prose }
    }
}
