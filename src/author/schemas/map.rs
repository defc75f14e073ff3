//! The schema of `map.toml`.

use super::shape::{Key, by_id, file, flag, id, list, may, must, number, one_of, sign, table, text};
use crate::document::{ActorKind, Shape};
use serde_json::{Value, json};

pub(super) fn schema() -> Value {
    let kinds = ActorKind::ALL.map(ActorKind::name);
    let default_kinds = table(vec![
        may("actor", "The kind of actors that have no `kind` of their own.", one_of(&kinds)),
        may("tie", "The kind of ties that have no `kind` of their own: a word or two of your choice.", text()),
    ]);
    let actor = table(vec![
        must("id", "The id of the actor; a text links to it by `[words](actor:ID)`.", id()),
        must("name", "The name of the actor.", text()),
        may("also", "Other names that readers may search for, separated by commas.", text()),
        may("kind", "The kind of actor; optional if `kind.actor` gives a default.", one_of(&kinds)),
        may("side", "The id of an actor that it supports or belongs to.", id()),
        may(
            "pin",
            "Its position, as shares of the map's width and height from the top left; or one for each shape of drawing.",
            pin(),
        ),
        must("about", "What the actor wants or does. One paragraph of Markdown.", text()),
    ]);
    let mut long = vec![
        may("id", "The id of the tie; by default the ids of both actors with a hyphen between them.", id()),
        must("from", "The id of the first actor.", id()),
        must("to", "The id of the second actor.", id()),
    ];
    long.extend(tie());
    let mut short = vec![may("from", "The id of the first actor, if it does not follow from the key.", id())];
    short.push(may("to", "The id of the second actor, if it does not follow from the key.", id()));
    short.extend(tie());
    let mut short = table(short);
    short["dependencies"] = json!({ "from": ["to"], "to": ["from"] });
    let scenario = table(vec![
        must("id", "The id of the scenario; a text links to it by `[words](scenario:ID)`.", id()),
        must("name", "The name of the scenario.", text()),
        must("text", "What the scenario is. One paragraph of Markdown.", text()),
        must(
            "signs",
            "The assumed signs: a list for the ties of the triad, or a table of any ties by their ids.",
            json!({ "anyOf": [list(text()), by_id(text())] }),
        ),
        may("passages", "Ids of the passages in which the article describes the scenario.", list(id())),
        may("ours", "Whether the scenario is the editor's, and not the article's.", flag()),
    ]);
    let mut schema = file(
        "map.toml",
        "The actors, and the ties between them.",
        vec![
            may("triad", "Three ties that join three actors.", list(id())),
            may("kind", "The default kinds of actors and ties.", default_kinds),
            may("actor", "The actors.", list(actor)),
            may("tie", "The ties between actors.", list(table(long))),
            may("ties", "Ties in the short form, by the ids of both actors: `russia-china = { ... }`.", by_id(short)),
            may("scenario", "Scenarios, which assume other signs for some of the ties.", list(scenario)),
        ],
    );
    schema["if"] = json!({ "required": ["kind"], "properties": { "kind": { "required": ["actor"] } } });
    schema["else"] = json!({ "properties": { "actor": { "items": { "required": ["kind"] } } } });
    schema
}

fn tie() -> Vec<Key> {
    vec![
        must("sign", "+ cooperative, - hostile, ~ strained or mixed.", sign()),
        may("directed", "Whether the tie goes from the first actor to the second only.", flag()),
        may("kind", "The kind of tie, a word or two of your choice; readers can hide a kind.", text()),
        must("what", "What the tie is, in a few words.", text()),
        may("evidence", "Ids of the passages that support the tie, at least one, the strongest first.", list(id())),
        may("contradicts", "Ids of passages that contradict the tie.", list(id())),
        may(
            "context",
            "Ids of passages that neither support nor contradict the tie, but help readers to judge it.",
            list(id()),
        ),
    ]
}

/// A position, or a position for each shape of layout.
fn pin() -> Value {
    let position = || list(number());
    let by_shape = Shape::ALL.iter().map(|shape| may(shape.name(), "Its position in this drawing.", position()));
    json!({ "anyOf": [position(), table(by_shape.collect())] })
}
