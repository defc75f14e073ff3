//! The schema of `explainer.toml`.

use super::shape::{Key, address, by_id, date, file, id, list, may, must, table, text};
use serde_json::{Value, json};

pub(super) fn schema() -> Value {
    let point = table(vec![
        must("text", "The point, in a sentence or two: who says what. One paragraph of Markdown.", text()),
        may("passages", "Ids of the passages that support the point, at least one.", list(id())),
        may("map", "What the map shows for the point: `actor=`, `tie=` or `scenario=`, followed by an id.", text()),
    ]);
    let term = table(vec![
        must("id", "The id of the term; a text links to it by `[words](term:ID)`.", id()),
        must("name", "The term.", text()),
        must("text", "The meaning of the term. One paragraph of Markdown.", text()),
    ]);
    file(
        "explainer.toml",
        "The title, the original, its main points, terms, the closing question, the list of claims.",
        vec![
            must("title", "Title of the explainer.", text()),
            must("standfirst", "What readers will learn, in one paragraph of plain text.", text()),
            must("lang", "The language of text and interface, as a BCP 47 tag such as `en`.", text()),
            may("canonical", "The address of the folder in which the page is published.", text()),
            may("author", "Who wrote the explainer.", text()),
            must("published", "The date of publication: 2026-11-23, \"2026-11\" or 2026.", date()),
            may("reflection", "The closing question to the reader.", text()),
            must("original", "The article that is retold.", table(work())),
            may("behind", "The work that the article itself retells.", table(work())),
            may("point", "The main points, shown as \"In a minute\": three to five, in this order.", list(point)),
            may("term", "Explained terms, to which texts link.", list(term)),
            may("claims", "The claims of the article by their ids, in your own words.", by_id(text())),
        ],
    )
}

fn work() -> Vec<Key> {
    let licence = table(vec![
        must("name", "The name of the licence.", text()),
        may("url", "The address of its text.", address()),
    ]);
    vec![
        must("title", "The title of the work.", text()),
        may("author", "Who wrote it.", text()),
        must("publisher", "Who published it.", text()),
        may("published", "The date of publication: 2026-02-20, \"2026-02\" or 2026.", date()),
        must("url", "The address at which it can be read.", address()),
        may(
            "licence",
            "The licence: a name such as `CC BY 4.0`, or a table with name and address.",
            json!({ "anyOf": [text(), licence] }),
        ),
    ]
}
