//! The schema of `notes.toml`.

use super::shape::{address, date, file, id, list, may, must, one_of, table, text};
use serde_json::Value;

pub(super) fn schema() -> Value {
    let note = table(vec![
        must("id", "Its id; a text links to it by `[words](note:ID)`.", id()),
        may("kind", "What it is; `context`, if nothing is said.", one_of(&["correction", "context", "update"])),
        may("passages", "Ids of the passages that it is on, at least one.", list(id())),
        must("text", "What the record says. Markdown of one paragraph.", text()),
        may("sources", "Ids of the sources that it has it from, at least one.", list(id())),
    ]);
    let source = table(vec![
        must("id", "Its id.", id()),
        must("title", "Its title.", text()),
        must("publisher", "Who published it.", text()),
        may("url", "Where it can be read.", address()),
        may("published", "When: 2025-07-04, \"2025-07\" or 2025.", date()),
        may("accessed", "When it was read, where it is not known when it was published.", date()),
    ]);
    file(
        "notes.toml",
        "Editor's notes and their sources.",
        vec![may("note", "The notes.", list(note)), may("source", "Where the notes have it from.", list(source))],
    )
}
