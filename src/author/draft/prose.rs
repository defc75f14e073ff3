//! Running text.

use crate::author::texts::{Span, Spanned};
use crate::document::{Inline, Place};

/// Inline text, with the links in it.
#[derive(Debug)]
pub(in crate::author) struct Prose {
    pub(in crate::author) text: Vec<Inline>,
    pub(in crate::author) links: Vec<Spanned<Place>>,
    /// The span of its first line.
    pub(in crate::author) span: Span,
}
