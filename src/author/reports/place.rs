//! Helpers for all formats of reports: positions as people count them, and severities.

use crate::author::diagnostic::Severity;
use crate::author::texts::{Span, Texts, line_at};

/// A position as people count it: from 1, columns in characters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// The start and the end of a span.
pub(super) fn positions(texts: &Texts, span: Span) -> (Position, Position) {
    let text = texts.get(span.file).unwrap_or_default();
    let at = |offset: usize| {
        let offset = (0..=offset.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let line_start = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
        Position { line: line_at(text, offset), column: text[line_start..offset].chars().count() + 1 }
    };
    (at(span.start), at(span.end))
}

/// The name of a severity in a format, which has a name of its own, `to_do`, for to-dos.
pub(super) fn level(severity: Severity, to_do: &'static str) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::ToDo => to_do,
    }
}
