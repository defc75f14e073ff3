//! `notes.toml`: editor's notes and their sources.

use super::Prose;
use crate::author::texts::{Span, Spanned, Text};

/// The content of `notes.toml`.
#[derive(Debug, Default)]
pub(in crate::author) struct Notes {
    pub(in crate::author) notes: Vec<Note>,
    pub(in crate::author) sources: Vec<Source>,
}

/// An editor's note.
#[derive(Debug)]
pub(in crate::author) struct Note {
    pub(in crate::author) span: Span,
    pub(in crate::author) id: Option<Text>,
    pub(in crate::author) kind: Option<Option<Text>>,
    pub(in crate::author) passages: Option<Option<Spanned<Vec<Text>>>>,
    pub(in crate::author) text: Option<Prose>,
    pub(in crate::author) sources: Option<Option<Spanned<Vec<Text>>>>,
}

/// A source of a note.
#[derive(Debug)]
pub(in crate::author) struct Source {
    pub(in crate::author) span: Span,
    pub(in crate::author) id: Option<Text>,
    pub(in crate::author) title: Option<Text>,
    pub(in crate::author) publisher: Option<Text>,
    pub(in crate::author) url: Option<Option<Text>>,
    pub(in crate::author) published: Option<Option<String>>,
    pub(in crate::author) accessed: Option<Option<String>>,
}
