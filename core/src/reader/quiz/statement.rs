//! An event of the quiz as a statement of the Experience API
//! (xAPI 1.0.3, <https://github.com/adlnet/xAPI-Spec/blob/master/xAPI-Data.md>), which learning systems read.
//!
//! Statements have no actor, because the page does not know who the reader is. The host that sends them adds it.

use super::super::json::Writer;
use super::number::guess;
use super::{Event, Judgement, Verb, changes, solves};
use crate::document::{Amount, Document, Id, Question, QuestionOption, Task};

/// When an event happened, and how long it took.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timing {
    /// The time of the event, ISO 8601; empty where it is not known.
    pub at: String,
    /// The duration in hundredths of a second; none where it is not known.
    pub took: Option<u32>,
}

/// Writes a statement as JSON. `address` is that of the page, without a fragment. It is used only where the author has given no
/// canonical address, which names the same explainer wherever it is shown.
pub fn statement(document: &Document, address: &str, event: &Event, timing: &Timing) -> String {
    let base = document.canonical.as_deref().unwrap_or(address);
    let question = event.question.as_ref().and_then(|id| document.question(id));
    let verb = event.verb.name();
    Writer::write(|json| {
        json.object("verb", |json| {
            json.text("id", &["http://adlnet.gov/expapi/verbs/", verb].concat());
            json.object("display", |json| json.text("en-US", verb));
        });
        json.object("object", |json| match question {
            Some(question) => {
                activity(json, &[base, "#question=", &question.id].concat());
                json.object("definition", |json| interaction(json, document, question));
            }
            None => {
                activity(json, base);
                json.object("definition", |json| {
                    json.text("type", "http://adlnet.gov/expapi/activities/assessment");
                    localized(json, document, "name", &document.title);
                });
            }
        });
        if event.verb != Verb::Attempted {
            json.object("result", |json| result(json, question, event, timing));
        }
        if question.is_some() {
            json.object("context", |json| {
                json.object("contextActivities", |json| {
                    json.list("parent", |json| json.object("", |json| activity(json, base)));
                });
            });
        }
        if !timing.at.is_empty() {
            json.text("timestamp", &timing.at);
        }
    })
}

/// The question as an interaction.
fn interaction(json: &mut Writer, document: &Document, question: &Question) {
    json.text("type", "http://adlnet.gov/expapi/activities/cmi.interaction");
    localized(json, document, "name", &question.prompt);
    localized(json, document, "description", &question.prompt);
    json.text(
        "interactionType",
        match question.task {
            Task::Match => "matching",
            Task::Order => "sequencing",
            Task::Change => "other",
            Task::Number => "numeric",
            Task::Fill => "fill-in",
            Task::Choice | Task::Several | Task::Actor | Task::Tie | Task::Predict => "choice",
        },
    );
    let right = right(document, question);
    if !right.is_empty() {
        json.texts("correctResponsesPattern", &right);
    }
    let options = &question.options;
    match question.task {
        Task::Match => {
            json.list("source", |json| options.iter().for_each(|it| component(json, document, &it.id, &it.text)));
            let pair = |it: &QuestionOption| it.pair.clone().unwrap_or_default();
            json.list("target", |json| options.iter().for_each(|it| component(json, document, &it.id, &pair(it))));
        }
        Task::Change | Task::Number | Task::Fill => {}
        // All actors or ties of the map can be chosen, not only the options.
        Task::Actor => json.list("choices", |json| {
            document.actors.iter().for_each(|actor| component(json, document, &actor.id, &actor.name));
        }),
        Task::Tie => json.list("choices", |json| {
            document.ties.iter().for_each(|tie| component(json, document, &tie.id, &tie.what));
        }),
        Task::Choice | Task::Several | Task::Order | Task::Predict => {
            json.list("choices", |json| options.iter().for_each(|it| component(json, document, &it.id, &it.text)))
        }
    }
}

/// All right answers, as `correctResponsesPattern` of xAPI has them.
fn right(document: &Document, question: &Question) -> Vec<String> {
    let mut right = Vec::new();
    if let Some(goal) = &question.goal {
        for (tie, sign) in changes(document, goal) {
            if solves(document, goal, tie, sign) {
                right.push(response(question, &[document.ties[tie].id.clone(), sign.name().to_owned()]));
            }
        }
        return right;
    }
    if let Some(number) = &question.number {
        let [least, most] = [number.value.minus(number.within), number.value.plus(number.within)].map(Amount::write);
        // xAPI writes a range with `[:]`, and a single number without.
        return vec![if least == most { least } else { [&*least, "[:]", &most].concat() }];
    }
    if question.task == Task::Fill {
        // Each option is one accepted text for the one blank. xAPI ignores case unless told otherwise.
        return question.options.iter().map(|option| option.text.clone()).collect();
    }
    let options = question.options.iter().filter(|option| option.right);
    let options: Vec<Id> = options.map(|option| option.id.clone()).collect();
    if !options.is_empty() {
        right.push(response(question, &options));
    }
    right
}

/// An answer as xAPI writes it: `[,]` between the items of a list, `[.]` within a pair.
fn response(question: &Question, response: &[Id]) -> String {
    match question.task {
        Task::Match => {
            let mut pairs = Vec::new();
            for (option, pair) in question.options.iter().zip(response) {
                pairs.push([&*option.id, "[.]", pair].concat());
            }
            pairs.join("[,]")
        }
        Task::Change => response.join(":"),
        Task::Number => guess(response).map_or_else(String::new, Amount::write),
        Task::Fill => response.first().map_or("", |typed| typed.trim()).to_owned(),
        // The last prediction.
        Task::Predict => response.iter().rfind(|it| !it.is_empty()).cloned().unwrap_or_default(),
        Task::Choice | Task::Several | Task::Order | Task::Actor | Task::Tie => response.join("[,]"),
    }
}

fn result(json: &mut Writer, question: Option<&Question>, event: &Event, timing: &Timing) {
    json.raw("completion", "true");
    if let Some(Judgement { right, of }) = event.judgement {
        // Four decimal places, as in the statements of H5P.
        let digits = (10_000 + 10_000 * right / of.max(1)).to_string();
        json.object("score", |json| {
            json.raw("min", "0");
            json.raw("max", &of.to_string());
            json.raw("raw", &right.to_string());
            json.raw("scaled", &if right == of { "1".to_owned() } else { ["0.", &digits[1..]].concat() });
        });
        let success = match event.verb {
            Verb::Answered => Some(right == of),
            Verb::Passed => Some(true),
            Verb::Failed => Some(false),
            Verb::Attempted | Verb::Completed => None,
        };
        if let Some(success) = success {
            json.raw("success", if success { "true" } else { "false" });
        }
    }
    if let Some(question) = question {
        json.text("response", &response(question, &event.response));
    }
    if let Some(took) = timing.took {
        let (seconds, rest) = ((took / 100).to_string(), (100 + took % 100).to_string());
        json.text("duration", &["PT", &seconds, ".", &rest[1..], "S"].concat());
    }
}

fn activity(json: &mut Writer, id: &str) {
    json.text("objectType", "Activity");
    json.text("id", id);
}

/// A text in the document's language.
fn localized(json: &mut Writer, document: &Document, name: &str, text: &str) {
    json.object(name, |json| json.text(&document.lang, text));
}

fn component(json: &mut Writer, document: &Document, id: &str, text: &str) {
    json.object("", |json| {
        json.text("id", id);
        localized(json, document, "description", text);
    });
}
