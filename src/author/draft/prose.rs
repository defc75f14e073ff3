//! Running text.

use crate::author::texts::{Span, Spanned};
use crate::document::{Inline, Place};

/// Text in a line, with the places that it links to.
#[derive(Debug)]
pub(in crate::author) struct Prose {
    pub(in crate::author) text: Vec<Inline>,
    pub(in crate::author) links: Vec<Spanned<Place>>,
    /// Its first line.
    pub(in crate::author) span: Span,
}
