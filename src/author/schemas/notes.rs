//! The schema of `notes.toml`.

use super::shape::{address, date, file, id, list, may, must, one_of, table, text};
use serde_json::Value;

pub(super) fn schema() -> Value {
    let note = table(vec![
        must("id", "The id of the note; a text links to it by `[words](note:ID)`.", id()),
        may("kind", "The kind of note; `context` by default.", one_of(&["correction", "context", "update"])),
        may("passages", "Ids of the passages that the note is about, at least one.", list(id())),
        must("text", "The text of the note. One paragraph of Markdown.", text()),
        may("sources", "Ids of the sources of the note, at least one.", list(id())),
    ]);
    let source = table(vec![
        must("id", "The id of the source.", id()),
        must("title", "The title of the source.", text()),
        must("publisher", "Who published it.", text()),
        may("url", "The address at which it can be read.", address()),
        may("published", "The date of publication: 2025-07-04, \"2025-07\" or 2025.", date()),
        may("accessed", "The date on which it was read, if the date of publication is unknown.", date()),
    ]);
    file(
        "notes.toml",
        "Editor's notes and their sources.",
        vec![may("note", "The notes.", list(note)), may("source", "The sources of the notes.", list(source))],
    )
}
