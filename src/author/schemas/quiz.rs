//! The schema of `quiz.toml`.

use super::shape::{Key, file, flag, id, list, may, must, number, one_of, table, text};
use serde_json::{Value, json};

pub(super) fn schema() -> Value {
    file(
        "quiz.toml",
        "The questions, and the mark to pass.",
        vec![
            may(
                "pass",
                "The percentage of questions that must be right to pass.",
                json!({ "type": "number", "minimum": 1, "maximum": 100 }),
            ),
            may(
                "solutions",
                "When solutions show: after any answer, or only after a right one or on demand.",
                one_of(&["always", "when-right"]),
            ),
            may("question", "The questions. Their keys determine their kinds.", list(question())),
        ],
    )
}

fn question() -> Value {
    let mut keys = vec![
        must("id", "The id of the question, under which readers' progress is saved.", id()),
        must("prompt", "The question, in plain text.", text()),
        may("passage", "The id of the passage that settles it; a prediction has none.", id()),
        may("section", "The id of the section after which the question is also in the text.", id()),
        may("core", "Whether it is one of the questions that are asked first.", flag()),
        may("answer", "The article's answer. Markdown, with attributes in braces.", text()),
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
        may("id", "The id of the pair; by default the letter of its position.", id()),
        must("text", "The left side, in plain text.", text()),
        must("with", "The right side, in plain text.", text()),
        may("reason", "Why the two belong together.", text()),
    ]);
    let step = table(vec![
        may("id", "The id of the step; by default the letter of its position.", id()),
        must("text", "The step, in plain text.", text()),
        may("reason", "Why the step belongs here.", text()),
    ]);
    let change = table(vec![
        must(
            "goal",
            "What shall become balanced: the triad (`balanced`), or the whole map (`map-balanced`).",
            one_of(&["balanced", "map-balanced"]),
        ),
        may("from", "The id of the scenario from which readers start; by default the article's signs.", id()),
        may("alone", "The id of the actor that shall stand alone in the triad.", id()),
    ]);
    let guess = table(vec![
        must("value", "The right number.", number()),
        may("within", "The greatest difference from `value` at which a guess is still right.", number()),
        must("from", "The lower end of the slider.", number()),
        must("to", "The upper end of the slider.", number()),
        may("step", "The step of the slider.", number()),
        may("unit", "The unit, shown after the number.", text()),
    ]);
    let words = json!({ "anyOf": [text(), list(text())] });
    vec![
        may("several", "Whether several options may be right, and readers must find all of them.", flag()),
        may("predict", "Whether readers predict what they will think; then no option is right.", flag()),
        may("option", "The options to choose from.", json!({ "type": "array" })),
        may("match", "The pairs to match, at least two.", list(pair)),
        may("order", "The steps in the right order, at least two.", list(step)),
        may("actor", "The id of the actor to choose on the map.", id()),
        may("tie", "The id of the tie to choose on the map.", id()),
        may("change", "The goal that readers must reach by changing one tie.", change),
        may("number", "The number to guess.", guess),
        may("fill", "The accepted answers, the best first.", words),
        may("reason", "Why the solution is right. One paragraph of Markdown.", text()),
        may("otherwise", "Why no other actor or tie on the map is right.", text()),
    ]
}

fn option() -> Value {
    table(vec![
        may("id", "The id of the option; by default the letter of its position.", id()),
        must("text", "The option, in plain text.", text()),
        may("right", "Whether the option is right.", flag()),
        may("reason", "Why the option is right or wrong. One paragraph of Markdown.", text()),
    ])
}

/// A wrong place on the map, with a reason of its own.
fn place(kind: &'static str) -> Value {
    table(vec![
        must(kind, "The id of the actor or tie.", id()),
        may("right", "Always false: the right actor or tie is in the question itself.", flag()),
        may("reason", "Why this actor or tie is wrong. One paragraph of Markdown.", text()),
    ])
}
