//! The progress of a reader: the part of their state that is saved from one visit to the next, in a form that survives edits
//! of the content.

use super::json::Writer;
use super::quiz::{Answer, Quiz, Recall};
use super::{Dock, Reader, Scheme};
use crate::document::value::Value;
use crate::document::{Document, Id, Question, Task};

/// The progress of a reader, as it is saved on the device or in a file.
///
/// Parsing is lenient: missing or malformed fields are ignored, and the rest is read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// Id of the explainer; empty in progress that was saved by versions without this field.
    explainer: Id,
    /// The answers.
    answers: Vec<SavedAnswer>,
    /// When each question was answered, and how often in a row rightly.
    recalls: Vec<Recall>,
    /// What the reader wrote under the closing question.
    opinion: String,
    /// Light or dark.
    scheme: Scheme,
    /// Whether the strip of the map is put away.
    dock_is_away: bool,
    /// Whether the text is read in short.
    short: bool,
}

/// An answer, and the question's fingerprint when it was given.
#[derive(Clone, Debug, PartialEq)]
struct SavedAnswer {
    question: Id,
    response: Vec<Id>,
    /// How often the question had been begun anew.
    tries: u32,
    /// Fingerprint of the question as it was then; empty where the question has changed since and is asked again.
    fingerprint: String,
}

impl Progress {
    /// The progress of a reader's state.
    pub fn of(document: &Document, reader: &Reader) -> Progress {
        let quiz = &reader.quiz;
        let mut answers: Vec<SavedAnswer> = Vec::new();
        for question in &document.questions {
            let response = quiz.response(&question.id);
            // An empty fingerprint records for the next visit that the question has changed and is not answered since.
            let fingerprint = if quiz.has_changed(&question.id) { String::new() } else { fingerprint(question) };
            if response.is_some() || fingerprint.is_empty() {
                let response = response.cloned().unwrap_or_default();
                answers.push(SavedAnswer {
                    question: question.id.clone(),
                    response,
                    tries: quiz.tries(&question.id),
                    fingerprint,
                });
            }
        }
        Progress {
            explainer: document.id.clone(),
            answers,
            recalls: quiz.recalls().to_vec(),
            opinion: reader.opinion.clone(),
            scheme: reader.scheme,
            dock_is_away: reader.dock == Dock::Away,
            short: reader.address.short,
        }
    }

    /// Parses saved progress; any other text gives empty progress. The older form is parsed too, in which every answer is one
    /// option.
    pub fn from_json(json: &str) -> Progress {
        let saved = Value::parse(json).unwrap_or(Value::Null);
        let text = |value: &Value, name: &str| value.field(name).text().unwrap_or_default().to_owned();
        let small =
            |value: &Value, name: &str| value.field(name).number().unwrap_or_default().clamp(0, 1_000_000) as u32;
        let answers = saved.field("answers").items().iter().map(|answer| SavedAnswer {
            question: text(answer, "question"),
            response: match answer.field("response") {
                Value::List(items) => items.iter().map(|item| item.text().unwrap_or_default().to_owned()).collect(),
                _ => vec![text(answer, "option")],
            },
            tries: small(answer, "tries"),
            fingerprint: text(answer, "fingerprint"),
        });
        let recalls = saved.field("known").items().iter().map(|recall| Recall {
            question: text(recall, "question"),
            day: small(recall, "day"),
            right: small(recall, "right"),
        });
        let scheme = text(&saved, "scheme");
        Progress {
            explainer: text(&saved, "explainer"),
            answers: answers.collect(),
            recalls: recalls.filter(|recall| recall.day > 0).collect(),
            opinion: text(&saved, "view"),
            scheme: Scheme::ALL.into_iter().find(|it| it.name() == scheme).unwrap_or_default(),
            dock_is_away: text(&saved, "map") == Dock::Away.name(),
            short: text(&saved, "read") == "short",
        }
    }

    /// Serializes the progress as JSON, the form that [`Progress::from_json`] parses.
    pub fn to_json(&self) -> String {
        Writer::write(|json| {
            json.text("explainer", &self.explainer);
            json.list("answers", |json| {
                for answer in &self.answers {
                    json.object("", |json| {
                        json.text("question", &answer.question);
                        json.texts("response", &answer.response);
                        json.raw("tries", &answer.tries.to_string());
                        json.text("fingerprint", &answer.fingerprint);
                    });
                }
            });
            if !self.recalls.is_empty() {
                json.list("known", |json| {
                    for recall in &self.recalls {
                        json.object("", |json| {
                            json.text("question", &recall.question);
                            json.raw("day", &recall.day.to_string());
                            json.raw("right", &recall.right.to_string());
                        });
                    }
                });
            }
            json.text("view", &self.opinion);
            json.text("scheme", self.scheme.name());
            if self.dock_is_away {
                json.text("map", Dock::Away.name());
            }
            if self.short {
                json.text("read", "short");
            }
        })
    }

    /// Whether this is progress in the explainer of the document.
    pub fn is_of(&self, document: &Document) -> bool {
        self.explainer == document.id
    }

    /// Whether the text was read in short.
    pub fn is_in_short(&self, document: &Document) -> bool {
        self.short && document.has_gists()
    }

    /// Adds the progress to the state. What the reader has done on this visit takes precedence. An answer to a question that
    /// has changed since is dropped, and the question asked again, because the answer was one to another question.
    pub(super) fn restore(self, document: &Document, reader: &mut Reader) {
        reader.address.short |= self.is_in_short(document);
        restore(self.answers, self.recalls, document, &mut reader.quiz);
        reader.quiz.date_answers(document);
        // Text that was written before the page was ready is appended to the saved text, so that neither is lost.
        reader.opinion = match (self.opinion.is_empty(), reader.opinion.is_empty()) {
            (false, false) if self.opinion != reader.opinion => [&*self.opinion, "\n\n", &reader.opinion].concat(),
            (false, true) => self.opinion,
            _ => reader.opinion.clone(),
        };
        if reader.scheme == Scheme::Auto {
            reader.scheme = self.scheme;
        }
        if self.dock_is_away {
            reader.dock = Dock::Away;
        }
    }

    /// Replaces the state by the progress. Answers that are not replaced by others can be restored by undo. The text under
    /// the closing question is replaced only if the progress has one.
    pub(super) fn load(self, document: &Document, reader: &mut Reader) {
        let opinion = if self.opinion.is_empty() { reader.opinion.clone() } else { self.opinion.clone() };
        self.join(document, reader);
        reader.opinion = opinion;
    }

    /// Replaces the state by the progress on another page of the same reader, including empty fields, so that the two pages
    /// agree.
    pub(super) fn join(self, document: &Document, reader: &mut Reader) {
        reader.address.short = self.is_in_short(document);
        reader.quiz.replace(|quiz| restore(self.answers, self.recalls, document, quiz));
        reader.opinion = self.opinion;
        reader.scheme = self.scheme;
        if self.dock_is_away != (reader.dock == Dock::Away) {
            reader.dock = if self.dock_is_away { Dock::Away } else { Dock::Strip };
        }
    }
}

fn restore(answers: Vec<SavedAnswer>, recalls: Vec<Recall>, document: &Document, quiz: &mut Quiz) {
    for SavedAnswer { question: id, response, tries, fingerprint: saved } in answers {
        let same = document.question(&id).is_some_and(|question| fingerprint(question) == saved);
        quiz.restore(document, Answer { question: id, response }, tries, same);
    }
    quiz.remember(recalls);
}

/// A hash of what the question asks and offers: FNV-1a, 64 bits
/// (<http://www.isthe.com/chongo/tech/comp/fnv/>). Reasons are not part of it, so that rewording them does not make the
/// question be asked again.
fn fingerprint(question: &Question) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut take = |text: &str| {
        for byte in text.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    take(&question.prompt);
    for option in &question.options {
        take(&option.id);
        take(&option.text);
        take(if option.right { "right" } else { "wrong" });
        option.pair.iter().for_each(|pair| take(pair));
    }
    // The task of a choice is left out, so that fingerprints stay valid that were saved when this was the only task.
    if question.task != Task::Choice {
        take(question.task.name());
    }
    if let Some(number) = &question.number {
        take(&number.within.write());
        take(number.unit.as_deref().unwrap_or_default());
    }
    if let Some(goal) = &question.goal {
        take(goal.from.as_deref().unwrap_or_default());
        take(if goal.whole { "whole" } else { "triad" });
        take(goal.alone.as_deref().unwrap_or_default());
    }
    // The hexadecimal form is written by hand, because the standard library's is more code than the rest of this function.
    let digit = |index: u32| char::from_digit((hash >> (60 - 4 * index)) as u32 & 15, 16).unwrap_or_default();
    (0..16).map(digit).collect()
}
