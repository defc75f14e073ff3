//! A document that says nothing in letters: what an explainer of it says is said by a component.

use serde_json::{Value, json};

/// Whether it has a letter of its own, references to characters aside.
pub(crate) fn has_letters(text: &str) -> bool {
    let text = ["&amp;", "&lt;", "&gt;", "&quot;", "&#x27;", "&#39;"]
        .iter()
        .fold(text.to_owned(), |text, it| text.replace(it, ""));
    text.chars().any(char::is_alphabetic)
}

/// Takes the letters out of all that content says, and leaves what it is made of.
fn hush(value: &mut Value) {
    const SPOKEN: [&str; 10] =
        ["title", "standfirst", "author", "publisher", "short", "what", "prompt", "number", "reflection", "heading"];
    match value {
        Value::Array(items) => items.iter_mut().for_each(hush),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    // No two may be the same.
                    Value::String(text) if ["name", "text", "pair"].contains(&name.as_str()) => {
                        *text = text.bytes().map(|byte| format!("§{byte}")).collect();
                    }
                    Value::String(text) if SPOKEN.contains(&name.as_str()) => *text = "§".to_owned(),
                    Value::Array(lines) if name == "lines" => lines.iter_mut().for_each(|line| *line = "§".into()),
                    _ => hush(value),
                }
            }
        }
        _ => {}
    }
}

/// A document with content that has no letters, and each word of the interface as `word` makes it.
fn reworded(mut document: Value, word: impl Fn(&str, &str) -> String) -> Value {
    let words = document["words"].take();
    hush(&mut document);
    // The kinds of ties are words of the author's; those of actors and notes are not.
    document["ties"].as_array_mut().unwrap().iter_mut().for_each(|tie| tie["kind"] = "§".into());
    // Of claims and sources the page shows the id and the address.
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

/// A document that says nothing, in words that say nothing either.
pub(crate) fn mute(document: Value) -> Value {
    let months = ["§"; 12].join(" ");
    reworded(document, |key, text| {
        // The places stay, so that what is filled in is heard.
        let places = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
        let places: String = places.map(|(name, _)| format!("{{{name}}}")).collect();
        if key == "months" { months.clone() } else { format!("§{places}") }
    })
}
