//! `notes.toml`: editor's notes and their sources.

use super::super::tables::Table;
use super::super::texts::{Span, Spanned, Text};
use super::Prose;

/// What `notes.toml` says.
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
    pub(in crate::author) kind: Option<Text>,
    pub(in crate::author) passages: Option<Option<Spanned<Vec<Text>>>>,
    pub(in crate::author) text: Option<Prose>,
    pub(in crate::author) sources: Option<Option<Spanned<Vec<Text>>>>,
}

/// Where a note has it from.
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

pub(super) fn read(root: &mut Table) -> Notes {
    Notes {
        notes: root.tables("note").into_iter().map(note).collect(),
        sources: root.tables("source").into_iter().map(source).collect(),
    }
}

fn note(mut table: Table) -> Note {
    let note = Note {
        span: table.span,
        id: table.need("id", Table::text),
        kind: table.need("kind", Table::text),
        passages: table.given("passages", Table::list),
        text: table.need("text", Table::prose),
        sources: table.given("sources", Table::list),
    };
    table.end();
    note
}

fn source(mut table: Table) -> Source {
    let source = Source {
        span: table.span,
        id: table.need("id", Table::text),
        title: table.need("title", Table::text),
        publisher: table.need("publisher", Table::text),
        url: table.given("url", Table::text),
        published: table.given("published", Table::date),
        accessed: table.given("accessed", Table::date),
    };
    table.end();
    source
}
