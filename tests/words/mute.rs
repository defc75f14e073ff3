//! Makes a document whose texts and words have no letters, so that any letters in its page come from a component's code.

use serde_json::{Value, json};

/// Whether a text has letters, apart from character references.
pub(crate) fn has_letters(text: &str) -> bool {
    let text = ["&amp;", "&lt;", "&gt;", "&quot;", "&#x27;", "&#39;"]
        .iter()
        .fold(text.to_owned(), |text, it| text.replace(it, ""));
    text.chars().any(char::is_alphabetic)
}

/// Replaces all texts of the content by ones without letters, and keeps its structure.
fn remove_letters(value: &mut Value) {
    const SPOKEN: [&str; 10] =
        ["title", "standfirst", "author", "publisher", "short", "what", "prompt", "number", "reflection", "heading"];
    match value {
        Value::Array(items) => items.iter_mut().for_each(remove_letters),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    // Names and options must be unique, so that the bytes of the old text follow.
                    Value::String(text) if ["name", "text", "pair"].contains(&name.as_str()) => {
                        *text = text.bytes().map(|byte| format!("§{byte}")).collect();
                    }
                    Value::String(text) if SPOKEN.contains(&name.as_str()) => *text = "§".to_owned(),
                    Value::Array(lines) if name == "lines" => lines.iter_mut().for_each(|line| *line = "§".into()),
                    _ => remove_letters(value),
                }
            }
        }
        _ => {}
    }
}

/// A document with content without letters, and with the words of the interface that `word` makes.
fn reworded(mut document: Value, word: impl Fn(&str, &str) -> String) -> Value {
    let words = document["words"].take();
    remove_letters(&mut document);
    // The kinds of ties are texts of the author; the kinds of actors and notes are fixed names.
    document["ties"].as_array_mut().unwrap().iter_mut().for_each(|tie| tie["kind"] = "§".into());
    // The page shows the ids of claims, which have letters.
    document["claims"] = json!([]);
    let mut bare = document.to_string();
    for number in 1..=60 {
        bare = bare.replace(&format!("\"C{number:02}\""), "\"0\"");
    }
    let mut document: Value = serde_json::from_str(&bare).unwrap();
    drop_claims(&mut document);
    let words =
        words.as_object().unwrap().iter().map(|(key, text)| (key.clone(), word(key, text.as_str().unwrap()).into()));
    document["words"] = Value::Object(words.collect());
    document
}

fn drop_claims(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(drop_claims),
        Value::Object(fields) => {
            fields
                .iter_mut()
                .for_each(|(name, value)| if name == "claims" { *value = json!([]) } else { drop_claims(value) });
        }
        _ => {}
    }
}

/// A document without letters in content and words.
pub(crate) fn mute(document: Value) -> Value {
    let months = ["§"; 12].join(" ");
    reworded(document, |key, text| {
        // The placeholders stay, so that letters in what is filled in are found.
        let placeholders = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
        let placeholders: String = placeholders.map(|(name, _)| format!("{{{name}}}")).collect();
        if key == "months" { months.clone() } else { format!("§{placeholders}") }
    })
}
