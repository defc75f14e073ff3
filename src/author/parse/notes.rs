//! Reads `notes.toml`: editor's notes and their sources.

use crate::author::draft::notes::{Note, Notes, Source};
use crate::author::toml_reader::Table;

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
        kind: table.given("kind", Table::text),
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
