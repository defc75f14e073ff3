//! A stretch of Markdown in a file of the content.

use crate::author::texts::Span;
use std::ops::Range;

/// A stretch of prose, and where it stands.
#[derive(Debug)]
pub(in crate::author) struct Source {
    pub(in crate::author) text: String,
    /// Where it stands, with what encloses it.
    pub(in crate::author) span: Span,
    /// Where its first letter stands, if it stands in the file letter by letter.
    pub(in crate::author) start: Option<usize>,
}

impl Source {
    /// Where a part of it stands in the file; all of it, where that is not known.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        match self.start {
            Some(start) => Span::new(self.span.file, start + range.start..start + range.end),
            None => self.span,
        }
    }

    /// Where the first line of a part of it stands. Markdown may find a block that begins within what was blanked
    /// out, and there within a letter.
    pub(super) fn head(&self, range: Range<usize>) -> Span {
        let boundary = |from: usize| (from..self.text.len()).find(|&index| self.text.is_char_boundary(index));
        let start = boundary(range.start).unwrap_or(self.text.len());
        let end = boundary(range.end).unwrap_or(self.text.len());
        let line = self.text[start..end].lines().next().unwrap_or_default().trim_end();
        self.span(start..start + line.len())
    }
}
