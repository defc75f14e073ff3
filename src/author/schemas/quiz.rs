//! The schema of `quiz.toml`.

use super::shape::{Key, file, flag, id, list, may, must, number, one_of, table, text};
use serde_json::{Value, json};

pub(super) fn schema() -> Value {
    file(
        "quiz.toml",
        "Questions, and what counts as passing.",
        vec![
            may(
                "pass",
                "How many percent of the questions must be right to pass.",
                json!({ "type": "number", "minimum": 1, "maximum": 100 }),
            ),
            may("solutions", "When what is right is shown.", one_of(&["always", "when-right"])),
            may("question", "The questions, of the kind that their keys say.", list(question())),
        ],
    )
}

fn question() -> Value {
    let mut keys = vec![
        must("id", "Its id, which readers' progress is kept under.", id()),
        must("prompt", "The question, in plain text.", text()),
        may("passage", "The id of the passage that settles it; a prediction has none.", id()),
        may("section", "The id of the section after which it stands in the text, too.", id()),
        may("core", "Whether it is among those that are asked first.", flag()),
        may("answer", "What the article answers. Markdown, with attributes in braces.", text()),
    ];
    keys.extend(tasks());
    let mut question = table(keys);
    // The options of a question on the map are places.
    let options = |shape: Value| json!({ "properties": { "option": list(shape) } });
    let requires = |key: &str| json!({ "required": [key] });
    let predicts = json!({ "required": ["predict"], "properties": { "predict": { "const": true } } });
    question["allOf"] = json!([
        { "if": requires("actor"), "then": options(place("actor")),
          "else": { "if": requires("tie"), "then": options(place("tie")), "else": options(option()) } },
        { "if": predicts, "then": { "properties": { "core": false } } },
    ]);
    let any = |keys: &[&str]| json!({ "anyOf": keys.iter().map(|key| requires(key)).collect::<Vec<_>>() });
    question["dependencies"] = json!({
        "change": ["answer"],
        "reason": any(&["actor", "tie", "number", "fill"]),
        "otherwise": any(&["actor", "tie"]),
    });
    question
}

/// The keys of the kinds of questions, and the keys that belong to them.
fn tasks() -> Vec<Key> {
    let pair = table(vec![
        may("id", "Its id; else the letter of its place.", id()),
        must("text", "The left side, in plain text.", text()),
        must("with", "What goes with it.", text()),
        may("reason", "Why the two belong together.", text()),
    ]);
    let step = table(vec![
        may("id", "Its id; else the letter of its place.", id()),
        must("text", "The step, in plain text.", text()),
        may("reason", "Why it stands here.", text()),
    ]);
    let change = table(vec![
        must("goal", "What is to be balanced.", one_of(&["balanced", "map-balanced"])),
        may("from", "The id of the scenario that one begins with.", id()),
        may("alone", "The id of the actor that is to stand alone in the triad.", id()),
    ]);
    let guess = table(vec![
        must("value", "What is right.", number()),
        may("within", "How far off a guess may be and still be right.", number()),
        must("from", "Where the slider begins.", number()),
        must("to", "Where it ends.", number()),
        may("step", "How far it moves at a time.", number()),
        may("unit", "What stands behind the number.", text()),
    ]);
    let words = json!({ "anyOf": [text(), list(text())] });
    vec![
        may("several", "Whether readers are to find all options that are right.", flag()),
        may("predict", "Whether readers say what they expect; no option is right then.", flag()),
        may("option", "What one may choose.", json!({ "type": "array" })),
        may("match", "Pairs to match, two at least.", list(pair)),
        may("order", "Steps in the right order, two at least.", list(step)),
        may("actor", "The id of the actor to choose on the map.", id()),
        may("tie", "The id of the tie to choose on the map.", id()),
        may("change", "What one change of a tie is to bring about.", change),
        may("number", "A number to guess.", guess),
        may("fill", "All words that are accepted, the best first.", words),
        may("reason", "Why that is right. Markdown of one paragraph.", text()),
        may("otherwise", "Why no other place on the map is right.", text()),
    ]
}

fn option() -> Value {
    table(vec![
        may("id", "Its id; else the letter of its place.", id()),
        must("text", "What it says, in plain text.", text()),
        may("right", "Whether it is right.", flag()),
        may("reason", "Why it is right or wrong. Markdown of one paragraph.", text()),
    ])
}

/// A wrong place on the map, with a reason of its own.
fn place(kind: &'static str) -> Value {
    table(vec![
        must(kind, "The id of the place.", id()),
        may("right", "Never: the place that is right stands in the question.", flag()),
        may("reason", "Why it is wrong. Markdown of one paragraph.", text()),
    ])
}
