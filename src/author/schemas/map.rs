//! The schema of `map.toml`.

use super::shape::{Key, by_id, file, flag, id, list, may, must, number, one_of, sign, table, text};
use crate::document::{ActorKind, Shape};
use serde_json::{Value, json};

pub(super) fn schema() -> Value {
    let kinds = ActorKind::ALL.map(ActorKind::name);
    let default_kinds = table(vec![
        may("actor", "Of actors that name none.", one_of(&kinds)),
        may("tie", "Of ties that name none: a word or two of yours.", text()),
    ]);
    let actor = table(vec![
        must("id", "Its id; a text links to it by `[words](actor:ID)`.", id()),
        must("name", "Its name.", text()),
        may("kind", "What it is; it may be left out where `kind.actor` says it for all.", one_of(&kinds)),
        may("side", "The id of an actor that it stands by or belongs to.", id()),
        may(
            "pin",
            "Where it stands: shares of the map's width and height, from the top left; or so for each shape.",
            pin(),
        ),
        must("about", "What it wants or does. Markdown of one paragraph.", text()),
    ]);
    let mut long = vec![
        may("id", "Its id; else the ids of both actors with a hyphen between.", id()),
        must("from", "The id of the one actor.", id()),
        must("to", "The id of the other.", id()),
    ];
    long.extend(tie());
    let mut short = vec![may("from", "The id of the one actor, if the key does not say it.", id())];
    short.push(may("to", "The id of the other, if the key does not say it.", id()));
    short.extend(tie());
    let mut short = table(short);
    short["dependencies"] = json!({ "from": ["to"], "to": ["from"] });
    let scenario = table(vec![
        must("id", "Its id; a text links to it by `[words](scenario:ID)`.", id()),
        must("name", "Its name.", text()),
        must("text", "What it is. Markdown of one paragraph.", text()),
        must(
            "signs",
            "The signs it assumes: a list for the triad's ties, or a table of any ties by their ids.",
            json!({ "anyOf": [list(text()), by_id(text())] }),
        ),
        may("passages", "Ids of the passages where the article has it.", list(id())),
        may("ours", "Whether the article does not have it.", flag()),
    ]);
    let mut schema = file(
        "map.toml",
        "Who acts, and the ties between them.",
        vec![
            may("triad", "Three ties that join three actors.", list(id())),
            may("kind", "The kinds of those that name none.", default_kinds),
            may("actor", "Who acts.", list(actor)),
            may("tie", "What joins two actors.", list(table(long))),
            may("ties", "Ties in one line each, by the ids of both actors: `russia-china = { ... }`.", by_id(short)),
            may("scenario", "Other signs for some of the ties.", list(scenario)),
        ],
    );
    schema["if"] = json!({ "required": ["kind"], "properties": { "kind": { "required": ["actor"] } } });
    schema["else"] = json!({ "properties": { "actor": { "items": { "required": ["kind"] } } } });
    schema
}

fn tie() -> Vec<Key> {
    vec![
        must("sign", "+ cooperative, - hostile, ~ strained or mixed.", sign()),
        may("directed", "Whether the first acts on the second.", flag()),
        may("kind", "A word or two of yours; readers can leave a kind out.", text()),
        must("what", "What the tie is, in a few words.", text()),
        may("evidence", "Ids of the passages that say so, at least one, the strongest first.", list(id())),
        may("contradicts", "Ids of passages that say otherwise.", list(id())),
        may("context", "Ids of passages that one needs to judge it.", list(id())),
    ]
}

/// A position, or a position for each shape of layout.
fn pin() -> Value {
    let position = || list(number());
    let by_shape = Shape::ALL.iter().map(|shape| may(shape.name(), "Where it stands in this drawing.", position()));
    json!({ "anyOf": [position(), table(by_shape.collect())] })
}
