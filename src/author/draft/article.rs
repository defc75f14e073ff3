//! `article.md`: the text.

use super::Prose;
use crate::author::texts::{Span, Spanned, Text};
use crate::document::Quote;

/// A section of the text; the lead has no title.
#[derive(Debug)]
pub(in crate::author) struct Section {
    /// Given by the author, or made from the title.
    pub(in crate::author) id: Text,
    pub(in crate::author) title: Option<String>,
    pub(in crate::author) short: String,
    /// The section in one sentence or two.
    pub(in crate::author) gist: Option<Text>,
    /// Its heading in the original, if it has one.
    pub(in crate::author) original: Option<String>,
    /// The scenario that the section is about.
    pub(in crate::author) scenario: Option<Text>,
    pub(in crate::author) blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Debug)]
pub(in crate::author) enum Block {
    Passage(Passage),
    Callout(String, Passage),
    List(bool, Vec<Passage>),
    Heading(String),
    Triangle(Span),
}

/// A passage.
#[derive(Debug)]
pub(in crate::author) struct Passage {
    /// Given by the author, or made from the section's id and the passage's number in it.
    pub(in crate::author) id: Text,
    pub(in crate::author) claims: Vec<Text>,
    pub(in crate::author) at: Option<Spanned<Quote>>,
    pub(in crate::author) prose: Prose,
}

impl Section {
    /// The passages of the section, in reading order.
    pub(in crate::author) fn passages(&self) -> impl Iterator<Item = &Passage> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Passage(passage) | Block::Callout(_, passage) => std::slice::from_ref(passage),
            Block::List(_, items) => items.as_slice(),
            Block::Heading(_) | Block::Triangle(_) => &[],
        })
    }
}
