//! What happened in the quiz as a statement of the Experience API
//! (xAPI 1.0.3, <https://github.com/adlnet/xAPI-Spec/blob/master/xAPI-Data.md>), which learning systems take in.
//!
//! Without an actor: who the reader is, is not ours to say. Whoever knows adds it.

use super::{Event, Judgement, Verb, changes, solves};
use crate::document::{Choice, Document, Id, Question, Task};
use crate::graph::Neighbours;

/// When something happened, and how long it took.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timing {
    /// When, ISO 8601; empty where nobody knows.
    pub at: String,
    /// How long, in hundredths of a second.
    pub took: Option<u32>,
}

/// Writes a statement as JSON. `address` is that of the page, without a fragment; the address that the author gave the
/// explainer goes before it, since that names the same thing wherever it is shown.
pub fn statement(document: &Document, address: &str, event: &Event, timing: &Timing) -> String {
    let base = document.canonical.as_deref().unwrap_or(address);
    let verb = event.verb.name();
    let display = object(&[("en-US", text(verb))]);
    let verb_id = text(&["http://adlnet.gov/expapi/verbs/", verb].concat());
    let question = event.question.as_ref().and_then(|id| document.question(id));
    let whole = object(&[("objectType", text("Activity")), ("id", text(base))]);
    let (activity, context) = match question {
        Some(question) => {
            let id = [base, "#question=", &question.id].concat();
            let parents = object(&[("parent", list([whole]))]);
            (activity(&id, interaction(document, question)), object(&[("contextActivities", parents)]))
        }
        None => {
            let definition = [
                ("type", text("http://adlnet.gov/expapi/activities/assessment")),
                ("name", said(document, &document.title)),
            ];
            (activity(base, object(&definition)), String::new())
        }
    };
    object(&[
        ("verb", object(&[("id", verb_id), ("display", display)])),
        ("object", activity),
        ("result", result(question, event, timing)),
        ("context", context),
        ("timestamp", if timing.at.is_empty() { String::new() } else { text(&timing.at) }),
    ])
}

fn activity(id: &str, definition: String) -> String {
    object(&[("objectType", text("Activity")), ("id", text(id)), ("definition", definition)])
}

/// The question as an interaction.
fn interaction(document: &Document, question: &Question) -> String {
    let options = |text: fn(&Choice) -> &str| {
        list(question.options.iter().map(|option| component(document, &option.id, text(option))))
    };
    let (kind, components) = match question.task {
        Task::Match => (
            "matching",
            vec![
                ("source", options(|option| &option.text)),
                ("target", options(|option| option.pair.as_deref().unwrap_or_default())),
            ],
        ),
        Task::Order => ("sequencing", vec![("choices", options(|option| &option.text))]),
        Task::Change => ("other", Vec::new()),
        // Whatever is on the map can be chosen.
        Task::Actor => {
            let actors = document.actors.iter().map(|actor| component(document, &actor.id, &actor.name));
            ("choice", vec![("choices", list(actors))])
        }
        Task::Tie => {
            let neighbours = Neighbours::of(document);
            let ties = document.ties.iter().enumerate().map(|(place, tie)| {
                let [one, other] = neighbours.ends(place).map(|end| &*document.actors[end].name);
                component(document, &tie.id, &[one, " – ", other].concat())
            });
            ("choice", vec![("choices", list(ties))])
        }
        Task::Choice | Task::Several | Task::Predict => ("choice", vec![("choices", options(|option| &option.text))]),
    };
    let mut fields = vec![
        ("type", text("http://adlnet.gov/expapi/activities/cmi.interaction")),
        ("name", said(document, &question.prompt)),
        ("description", said(document, &question.prompt)),
        ("interactionType", text(kind)),
    ];
    let right = right(document, question);
    if !right.is_empty() {
        fields.push(("correctResponsesPattern", list(right.iter().map(|right| text(right)))));
    }
    fields.extend(components);
    object(&fields)
}

/// All answers that are right, as xAPI writes them.
fn right(document: &Document, question: &Question) -> Vec<String> {
    if let Some(goal) = &question.goal {
        let solutions = changes(document, goal).into_iter().filter(|(tie, sign)| solves(document, goal, *tie, *sign));
        let named = solutions.map(|(tie, sign)| vec![document.ties[tie].id.clone(), sign.name().to_owned()]);
        return named.map(|solution| response(question, &solution)).collect();
    }
    let right: Vec<Id> =
        question.options.iter().filter(|option| option.right).map(|option| option.id.clone()).collect();
    if right.is_empty() { Vec::new() } else { vec![response(question, &right)] }
}

/// An answer as xAPI writes it: `[,]` between the items of a list, `[.]` within a pair.
fn response(question: &Question, response: &[Id]) -> String {
    match question.task {
        Task::Match => {
            let pairs = question.options.iter().zip(response);
            pairs.map(|(option, pair)| [&*option.id, "[.]", pair].concat()).collect::<Vec<_>>().join("[,]")
        }
        Task::Change => response.join(":"),
        // What was expected last.
        Task::Predict => response.iter().rfind(|it| !it.is_empty()).cloned().unwrap_or_default(),
        _ => response.join("[,]"),
    }
}

fn result(question: Option<&Question>, event: &Event, timing: &Timing) -> String {
    if event.verb == Verb::Attempted {
        return String::new();
    }
    let mut fields = vec![("completion", "true".to_owned())];
    if let Some(judgement) = event.judgement {
        fields.push(("score", score(judgement)));
        match event.verb {
            Verb::Answered => fields.push(("success", judgement.is_right().to_string())),
            Verb::Passed => fields.push(("success", "true".to_owned())),
            Verb::Failed => fields.push(("success", "false".to_owned())),
            Verb::Attempted | Verb::Completed => {}
        }
    }
    if let Some(question) = question {
        fields.push(("response", text(&response(question, &event.response))));
    }
    if let Some(took) = timing.took {
        let (seconds, rest) = ((took / 100).to_string(), took % 100);
        let rest = [if rest < 10 { ".0" } else { "." }, &rest.to_string()].concat();
        fields.push(("duration", text(&["PT", &seconds, &rest, "S"].concat())));
    }
    object(&fields)
}

fn score(judgement: Judgement) -> String {
    let Judgement { right, of } = judgement;
    // To four places, as H5P has it.
    let share = 10_000 * right / of.max(1);
    let digits = (10_000 + share).to_string();
    let scaled = if right == of { "1".to_owned() } else { ["0.", &digits[1..]].concat() };
    object(&[("min", "0".to_owned()), ("max", of.to_string()), ("raw", right.to_string()), ("scaled", scaled)])
}

fn component(document: &Document, id: &str, says: &str) -> String {
    object(&[("id", text(id)), ("description", said(document, says))])
}

/// A text in the document's language.
fn said(document: &Document, says: &str) -> String {
    object(&[(&document.lang, text(says))])
}

/// A string of JSON.
fn text(says: &str) -> String {
    // A string cannot fail to be written.
    serde_json::to_string(says).unwrap_or_default()
}

/// An object of JSON, of fields that are JSON; those that are empty are left out.
fn object(fields: &[(&str, String)]) -> String {
    let fields = fields.iter().filter(|(_, value)| !value.is_empty());
    let fields = fields.map(|(name, value)| [&text(name), ":", value].concat());
    ["{", &fields.collect::<Vec<_>>().join(","), "}"].concat()
}

/// A list of JSON, of items that are JSON.
fn list(items: impl IntoIterator<Item = String>) -> String {
    ["[", &items.into_iter().collect::<Vec<_>>().join(","), "]"].concat()
}
