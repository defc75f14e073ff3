//! The source of Markdown: a text within a file of the content.

use crate::author::texts::Span;
use std::ops::Range;

/// A Markdown text with its position.
#[derive(Debug)]
pub(in crate::author) struct Source {
    pub(in crate::author) text: String,
    /// The span of the text with its delimiters.
    pub(in crate::author) span: Span,
    /// The byte at which the text starts, if it stands in the file without escapes.
    pub(in crate::author) start: Option<usize>,
}

impl Source {
    /// The span of a range of the text; the whole span, where the position in the file is not known.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        match self.start {
            Some(start) => Span::new(self.span.file, start + range.start..start + range.end),
            None => self.span,
        }
    }

    /// The span of the first line of a range. The range is widened to character boundaries, since the parser may find a block
    /// that starts within a blanked-out character.
    pub(super) fn head(&self, range: Range<usize>) -> Span {
        let boundary = |from: usize| (from..self.text.len()).find(|&index| self.text.is_char_boundary(index));
        let start = boundary(range.start).unwrap_or(self.text.len());
        let end = boundary(range.end).unwrap_or(self.text.len());
        let line = self.text[start..end].lines().next().unwrap_or_default().trim_end();
        self.span(start..start + line.len())
    }
}
