//! Kumu's JSON: the format that it imports (<https://docs.kumu.io/guides/import>), and its export of a project, which has
//! fields in `attributes` and ids of elements as ends.

use super::graph::{Edge, Field, Graph, Node};
use crate::author::formats::remark::Weight;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Reads elements and connections.
///
/// # Errors
/// What is wrong with the JSON, and where.
pub(super) fn read(text: &str, graph: &mut Graph) -> Result<(), String> {
    let root: Map<String, Value> =
        serde_json::from_str(text).map_err(|error| format!("it is not the JSON of Kumu: {error}"))?;
    let lines = lines(text);
    let list = |name: &str| -> Vec<(usize, Map<String, Value>)> {
        let lines = lines.get(name).map_or(&[][..], Vec::as_slice);
        let items = root.get(name).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let line = |index: usize| lines.get(index).copied().unwrap_or(1);
        let objects = items.iter().filter_map(Value::as_object).enumerate();
        objects.map(|(index, object)| (line(index), object.clone())).collect()
    };
    let (elements, connections) = (list("elements"), list("connections"));
    if elements.is_empty() && connections.is_empty() {
        return Err("it is JSON without `elements` and `connections`, which Kumu’s has".to_owned());
    }
    // If elements have ids, ends refer to ids, else to labels.
    graph.is_open = !elements.iter().any(|(_, element)| id(element).is_some());
    for (line, element) in elements {
        let fields = fields(&element);
        let label = || fields.iter().find(|field| field.name == "label").map(|field| field.value.clone());
        match id(&element).map(str::to_owned).or_else(label) {
            Some(key) => graph.nodes.push(Node { line, key, parent: None, fields }),
            None => graph.say(line, Weight::LeftOut, "an element without a label is left out", None),
        }
    }
    for (line, connection) in connections {
        let end = |name: &str| connection.get(name).map(text_of).filter(|end| !end.trim().is_empty());
        match (end("from"), end("to")) {
            (Some(from), Some(to)) => {
                let [from, to] = [from, to].map(|end| end.trim().to_owned());
                graph.edges.push(Edge { line, from, to, directed: false, fields: fields(&connection) });
            }
            _ => graph.say(line, Weight::LeftOut, "a connection that lacks one end is left out", None),
        }
    }
    Ok(())
}

fn id(object: &Map<String, Value>) -> Option<&str> {
    object.get("_id").or_else(|| object.get("id"))?.as_str()
}

/// The fields of an object and of its `attributes`, without ids, ends, and Kumu's internal fields.
fn fields(object: &Map<String, Value>) -> Vec<Field> {
    let own = object.iter().filter(|(name, value)| !name.starts_with('_') && *name != "id" && !value.is_object());
    let inner = object.get("attributes").and_then(Value::as_object).into_iter().flatten();
    inner.chain(own).filter_map(|(name, value)| Field::of(name, &text_of(value))).collect()
}

/// A value as text; a list is joined by commas.
fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        Value::Array(values) => {
            let words = values.iter().filter(|value| !value.is_array() && !value.is_object()).map(text_of);
            words.collect::<Vec<_>>().join(", ")
        }
        value => value.to_string(),
    }
}

/// For each list in the root object, by its key, the lines in which its objects begin.
fn lines(text: &str) -> BTreeMap<String, Vec<usize>> {
    let (mut lines, mut line, mut depth) = (BTreeMap::<String, Vec<usize>>::new(), 1, 0);
    let (mut name, mut string, mut escaped) = (String::new(), None::<usize>, false);
    for (at, byte) in text.bytes().enumerate() {
        line += usize::from(byte == b'\n');
        if let Some(start) = string {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => {
                    if depth == 1 {
                        text[start + 1..at].clone_into(&mut name);
                    }
                    string = None;
                }
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => string = Some(at),
            b'{' | b'[' => {
                if byte == b'{' && depth == 2 {
                    lines.entry(name.clone()).or_default().push(line);
                }
                depth += 1;
            }
            b'}' | b']' => depth -= 1,
            _ => {}
        }
    }
    lines
}
