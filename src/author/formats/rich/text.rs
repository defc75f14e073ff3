//! Imported prose with its losses.

use crate::document::Inline;
use crate::document::article::plain;
use std::collections::BTreeSet;

/// Prose converted from another program's text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::author::formats) struct Rich {
    pub(in crate::author::formats) text: Vec<Inline>,
    pub(in crate::author::formats) lost: BTreeSet<Lost>,
}

/// Something in a text that an explainer has no place for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::author::formats) enum Lost {
    /// A picture replaced by its alternative text; its file.
    Picture(String),
    /// A picture without alternative text; its file.
    SilentPicture(String),
    /// Sound, film, an embedded page, a script, or a form field; the name of its element.
    Medium(String),
    /// A link that does not lead to the web; its address.
    Link(String),
    /// Markup whose text is kept; the name of its element.
    Markup(String),
    /// A TeX formula, which is kept as source.
    Formula,
    /// Markdown that is too long to be parsed.
    Length,
}

impl Rich {
    /// Whether the text is blank.
    pub(in crate::author::formats) fn is_blank(&self) -> bool {
        self.plain().trim().is_empty()
    }

    /// The text without markup.
    pub(in crate::author::formats) fn plain(&self) -> String {
        plain(&self.text)
    }
}
