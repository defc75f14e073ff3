//! Documents without optional parts.

use crate::harness::{Explainer, clean, json, put};
use serde_json::{Value, json as value};
use wasm_bindgen_test::wasm_bindgen_test;

/// Removes all links from texts but those to actors, so that their targets can be removed.
fn unlink(json: &mut Value) {
    match json {
        Value::Array(items) => items.iter_mut().for_each(unlink),
        Value::Object(fields) if fields.get("link").is_some_and(|link| link[0].get("actor").is_none()) => {
            *json = value!({ "text": "a link" });
        }
        Value::Object(fields) => fields.values_mut().for_each(unlink),
        _ => {}
    }
}

/// The built-in document without some of its parts.
fn without(parts: &[&str]) -> String {
    let mut document: Value = serde_json::from_str(json()).unwrap();
    unlink(&mut document);
    for part in parts {
        let is_list = document[part].is_array() && *part != "triad";
        document[part] = if is_list { value!([]) } else { Value::Null };
    }
    for section in document["sections"].as_array_mut().unwrap() {
        if parts.contains(&"scenarios") {
            section.as_object_mut().unwrap().remove("scenario");
        }
        if parts.contains(&"triad") {
            section["blocks"].as_array_mut().unwrap().retain(|block| block != "triangle");
        }
    }
    if parts.contains(&"ties") {
        document["layouts"].as_array_mut().unwrap().iter_mut().for_each(|layout| layout["routes"] = value!([]));
    }
    for point in document["points"].as_array_mut().unwrap() {
        point["map"] = Value::Null;
    }
    // Questions on a change of the map need a scenario and the triad, so they are removed with them.
    if parts.contains(&"scenarios") || parts.contains(&"triad") {
        document["questions"].as_array_mut().unwrap().retain(|question| question["goal"].is_null());
    }
    // Claims that no remaining passage retells are removed too.
    let mut retold = Vec::new();
    ["sections", "questions"].iter().for_each(|part| claims(&document[part], &mut retold));
    document["claims"].as_array_mut().unwrap().retain(|claim| retold.contains(&claim["id"]));
    document.to_string()
}

/// The ids of the claims that are retold in a part of a document.
fn claims(json: &Value, found: &mut Vec<Value>) {
    match json {
        Value::Array(items) => items.iter().for_each(|item| claims(item, found)),
        Value::Object(fields) => {
            found.extend(fields.get("claims").and_then(Value::as_array).into_iter().flatten().cloned());
            fields.values().for_each(|field| claims(field, found));
        }
        _ => {}
    }
}

#[wasm_bindgen_test]
async fn documents_without_optional_parts_are_shown() {
    for parts in [
        &["reflection"][..],
        &["behind", "author", "canonical"],
        &["points"],
        &["triad", "scenarios"],
        &["triad"],
        &["scenarios"],
        &["notes", "sources"],
        &["terms"],
        &["triad", "scenarios", "ties", "notes", "sources", "terms", "questions", "reflection", "behind"],
    ] {
        clean();
        let explainer = Explainer::at(put("<div></div>"), &without(parts)).await;
        explainer.click(".drawing [data-actor='russia']").await;
        assert_eq!(explainer.open(), ["actor=russia"], "{parts:?}");
        explainer.click("[data-panel='actor=russia'] .close").await;
        if !parts.contains(&"questions") {
            explainer.choose("risk", "isolation").await;
            assert_eq!(explainer.right(), 1, "{parts:?}");
        }
        assert!(explainer.open().is_empty(), "{parts:?}");
    }
}
