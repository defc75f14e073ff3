//! The schema of `explainer.toml`.

use super::shape::{Key, address, by_id, date, file, id, list, may, must, table, text};
use serde_json::{Value, json};

pub(super) fn schema() -> Value {
    let point = table(vec![
        must("text", "Who argues what, in a sentence or two. Markdown of one paragraph.", text()),
        may("passages", "Ids of the passages that it rests on, at least one.", list(id())),
        may("map", "What the map shows for it: `actor=`, `tie=` or `scenario=` and an id.", text()),
    ]);
    let term = table(vec![
        must("id", "Its id; a text links to it by `[words](term:ID)`.", id()),
        must("name", "The term.", text()),
        must("text", "What it means. Markdown of one paragraph.", text()),
    ]);
    file(
        "explainer.toml",
        "What is retold, the points it comes down to, terms, the closing question, the list of claims.",
        vec![
            must("title", "Title of the explainer.", text()),
            must("standfirst", "What readers will learn, in one paragraph of plain text.", text()),
            must("lang", "The language of text and interface, as BCP 47 has it: `en`.", text()),
            may("canonical", "The address of the folder in which the page is published.", text()),
            may("author", "Who wrote the explainer.", text()),
            must("published", "When the explainer is published: 2026-11-23, \"2026-11\" or 2026.", date()),
            may("reflection", "The closing question to the reader.", text()),
            must("original", "The article that is retold.", table(work())),
            may("behind", "What the article itself retells.", table(work())),
            may("point", "In a minute: three to five points, in this order.", list(point)),
            may("term", "Terms that texts link to.", list(term)),
            may("claims", "The claims of the article, by their ids, in our own words.", by_id(text())),
        ],
    )
}

fn work() -> Vec<Key> {
    let licence =
        table(vec![must("name", "What the licence is called.", text()), may("url", "Where its text is.", address())]);
    vec![
        must("title", "Its title.", text()),
        may("author", "Who wrote it.", text()),
        must("publisher", "Who published it.", text()),
        may("published", "When: 2026-02-20, \"2026-02\" or 2026.", date()),
        must("url", "Where it can be read.", address()),
        may(
            "licence",
            "The terms under which it may be used: `CC BY 4.0` and the like, or name and address.",
            json!({ "anyOf": [text(), licence] }),
        ),
    ]
}
