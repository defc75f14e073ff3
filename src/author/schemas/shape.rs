//! The shapes that values have, as draft 7 of JSON Schema says them, which all editors for TOML know.

use serde_json::{Map, Value, json};

/// A key of a table: its name, whether the table needs it, what it says, and the shape of its value.
pub(super) struct Key(&'static str, bool, &'static str, Value);

/// A key that its table needs.
pub(super) fn must(name: &'static str, about: &'static str, shape: Value) -> Key {
    Key(name, true, about, shape)
}

/// A key that may be left out.
pub(super) fn may(name: &'static str, about: &'static str, shape: Value) -> Key {
    Key(name, false, about, shape)
}

/// A file: a table without a name.
pub(super) fn file(name: &str, about: &str, keys: Vec<Key>) -> Value {
    let mut schema = table(keys);
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!(name);
    schema["description"] = json!(about);
    schema
}

/// A table with these keys and no others.
pub(super) fn table(keys: Vec<Key>) -> Value {
    let needed: Vec<&str> = keys.iter().filter(|key| key.1).map(|key| key.0).collect();
    let property = |Key(name, _, about, mut shape): Key| {
        shape["description"] = json!(about);
        (name.to_owned(), shape)
    };
    let properties: Map<String, Value> = keys.into_iter().map(property).collect();
    json!({ "type": "object", "properties": properties, "required": needed, "additionalProperties": false })
}

/// A table with keys of one's own, ids for the most part.
pub(super) fn by_id(shape: Value) -> Value {
    json!({ "type": "object", "additionalProperties": shape })
}

/// A list of these, of a length that nobody limits.
pub(super) fn list(shape: Value) -> Value {
    json!({ "type": "array", "items": shape })
}

/// A text that says something.
pub(super) fn text() -> Value {
    json!({ "type": "string", "pattern": "\\S" })
}

/// An id.
pub(super) fn id() -> Value {
    json!({ "type": "string", "pattern": "^[a-z0-9-]+$" })
}

/// One of these words, or `?`, which says that it is still to be decided.
pub(super) fn one_of(words: &[&str]) -> Value {
    let words: Vec<&str> = words.iter().copied().chain(["?"]).collect();
    json!({ "type": "string", "enum": words })
}

/// The sign of a tie.
pub(super) fn sign() -> Value {
    one_of(&["+", "-", "~"])
}

/// An address on the web.
pub(super) fn address() -> Value {
    json!({ "type": "string", "pattern": "^\\s*([hH][tT][tT][pP][sS]?://|\\?\\s*$)" })
}

/// A date: a day, or a month or year where no more is known.
pub(super) fn date() -> Value {
    json!({ "anyOf": [
        { "type": "string", "format": "date" },
        { "type": "string", "pattern": "^([1-9][0-9]{3}(-(0[1-9]|1[0-2]))?|\\s*\\?\\s*)$" },
        { "type": "integer", "minimum": 1000, "maximum": 9999 },
    ] })
}

/// A number.
pub(super) fn number() -> Value {
    json!({ "type": "number" })
}

/// `true` or `false`.
pub(super) fn flag() -> Value {
    json!({ "type": "boolean" })
}
