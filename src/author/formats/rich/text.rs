//! Running text as it was read, and what it lost.

use crate::document::Inline;
use crate::document::article::plain;
use std::collections::BTreeSet;

/// What was read of another program's text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::author::formats) struct Rich {
    pub(in crate::author::formats) text: Vec<Inline>,
    pub(in crate::author::formats) lost: BTreeSet<Lost>,
}

/// What a text had that a quiz does not have.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::author::formats) enum Lost {
    /// A picture whose alternative text stands in its place; its file.
    Picture(String),
    /// A picture of which nothing is said; its file.
    SilentPicture(String),
    /// Sound, film, a page within the page, a script, or a field of a form; its name in HTML.
    Medium(String),
    /// A link that does not lead to the web; its address.
    Link(String),
    /// Markup whose text is kept; its name in HTML.
    Markup(String),
    /// A formula in TeX, which stands as it was written.
    Formula,
    /// Markdown too long to be read as such.
    Length,
}

impl Rich {
    /// Whether nothing is said.
    pub(in crate::author::formats) fn is_blank(&self) -> bool {
        self.plain().trim().is_empty()
    }

    /// The words alone.
    pub(in crate::author::formats) fn plain(&self) -> String {
        plain(&self.text)
    }
}
