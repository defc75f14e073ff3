//! Building blocks of the schemas, in draft 7 of JSON Schema, which all TOML editors support.

use serde_json::{Map, Value, json};

/// A key of a table: its name, whether it is required, its description, and the schema of its value.
pub(super) struct Key(&'static str, bool, &'static str, Value);

/// A required key.
pub(super) fn must(name: &'static str, about: &'static str, shape: Value) -> Key {
    Key(name, true, about, shape)
}

/// An optional key.
pub(super) fn may(name: &'static str, about: &'static str, shape: Value) -> Key {
    Key(name, false, about, shape)
}

/// The schema of a file.
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

/// A table whose keys are ids of the author's choice.
pub(super) fn by_id(shape: Value) -> Value {
    json!({ "type": "object", "additionalProperties": shape })
}

/// A list of any length.
pub(super) fn list(shape: Value) -> Value {
    json!({ "type": "array", "items": shape })
}

/// A string that is not blank.
pub(super) fn text() -> Value {
    json!({ "type": "string", "pattern": "\\S" })
}

/// An id.
pub(super) fn id() -> Value {
    json!({ "type": "string", "pattern": "^[a-z0-9-]+$" })
}

/// One of these words, or `?` for a value that is still to be decided.
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

/// A date: a day, or a month or a year.
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
