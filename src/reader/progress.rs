//! What of a reader's state is kept from one visit to the next, in a form that survives edits of the content.

use super::json::Writer;
use super::quiz::{Answer, Quiz, Recall};
use super::{Dock, Reader, Scheme};
use crate::document::value::Value;
use crate::document::{Document, Id, Question, Task};

/// What is kept from one visit to the next, on the device or in a file.
///
/// Reading is lenient: what is missing or odd is as if it were not there, and the rest is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// Id of the explainer; empty in what was kept before there was one.
    explainer: Id,
    /// The answers.
    answers: Vec<Kept>,
    /// How well the questions are known that were answered, and since when.
    recalls: Vec<Recall>,
    /// What the reader wrote under the closing question.
    opinion: String,
    /// Light or dark.
    scheme: Scheme,
    /// Whether the strip of the map is put away.
    away: bool,
    /// Whether the text is read in short.
    short: bool,
}

/// An answer, and what the question was when it was given.
#[derive(Clone, Debug, PartialEq)]
struct Kept {
    question: Id,
    response: Vec<Id>,
    /// How often the question had been begun anew.
    tries: u32,
    /// Of the question, as it was then; empty where it has changed since, and is to be asked again.
    fingerprint: String,
}

impl Progress {
    /// What is to be kept of a reader's state.
    pub fn of(document: &Document, reader: &Reader) -> Progress {
        let quiz = &reader.quiz;
        let mut answers: Vec<Kept> = Vec::new();
        for question in &document.questions {
            let response = quiz.response(&question.id);
            // That a question has changed is to be known on the next visit, too, until it is answered.
            let fingerprint = if quiz.has_changed(&question.id) { String::new() } else { fingerprint(question) };
            if response.is_some() || fingerprint.is_empty() {
                let response = response.cloned().unwrap_or_default();
                answers.push(Kept {
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
            away: reader.dock == Dock::Away,
            short: reader.address.short,
        }
    }

    /// Reads what was kept; garbage is as if nothing had been. What was kept when every answer was one option is read, too.
    pub fn from_json(json: &str) -> Progress {
        let kept = Value::parse(json).unwrap_or(Value::Null);
        let text = |value: &Value, name: &str| value.field(name).text().unwrap_or_default().to_owned();
        let small =
            |value: &Value, name: &str| value.field(name).number().unwrap_or_default().clamp(0, 1_000_000) as u32;
        let answers = kept.field("answers").items().iter().map(|answer| Kept {
            question: text(answer, "question"),
            response: match answer.field("response") {
                Value::List(items) => items.iter().map(|item| item.text().unwrap_or_default().to_owned()).collect(),
                _ => vec![text(answer, "option")],
            },
            tries: small(answer, "tries"),
            fingerprint: text(answer, "fingerprint"),
        });
        let recalls = kept.field("known").items().iter().map(|recall| Recall {
            question: text(recall, "question"),
            day: small(recall, "day"),
            right: small(recall, "right"),
        });
        let scheme = text(&kept, "scheme");
        Progress {
            explainer: text(&kept, "explainer"),
            answers: answers.collect(),
            recalls: recalls.filter(|recall| recall.day > 0).collect(),
            opinion: text(&kept, "view"),
            scheme: Scheme::ALL.into_iter().find(|it| it.name() == scheme).unwrap_or_default(),
            away: text(&kept, "map") == Dock::Away.name(),
            short: text(&kept, "read") == "short",
        }
    }

    /// What to keep.
    pub fn to_json(&self) -> String {
        Writer::write(|json| {
            json.text("explainer", &self.explainer);
            json.list("answers", |json| {
                for kept in &self.answers {
                    json.object("", |json| {
                        json.text("question", &kept.question);
                        json.texts("response", &kept.response);
                        json.raw("tries", &kept.tries.to_string());
                        json.text("fingerprint", &kept.fingerprint);
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
            if self.away {
                json.text("map", Dock::Away.name());
            }
            if self.short {
                json.text("read", "short");
            }
        })
    }

    /// Whether it is of this explainer, and not of another, or garbage.
    pub fn is_of(&self, document: &Document) -> bool {
        self.explainer == document.id
    }

    /// Whether the text was read in short.
    pub fn is_in_short(&self, document: &Document) -> bool {
        self.short && document.has_gists()
    }

    /// Puts it into the state. What the reader has done since it was kept stays done. An answer to a question that reads
    /// differently now is dropped, and the question asked again: it was an answer to something else.
    pub(super) fn restore(self, document: &Document, reader: &mut Reader) {
        reader.address.short |= self.is_in_short(document);
        restore(self.answers, self.recalls, document, &mut reader.quiz);
        reader.quiz.date_answers(document);
        // What was written before the page was ready goes behind what was kept: neither may be lost.
        reader.opinion = match (self.opinion.is_empty(), reader.opinion.is_empty()) {
            (false, false) if self.opinion != reader.opinion => [&*self.opinion, "\n\n", &reader.opinion].concat(),
            (false, true) => self.opinion,
            _ => reader.opinion.clone(),
        };
        if reader.scheme == Scheme::Auto {
            reader.scheme = self.scheme;
        }
        if self.away {
            reader.dock = Dock::Away;
        }
    }

    /// Puts it into the state, in the place of what is there; answers that go, and for which no others come, can be had back
    /// by undoing. What the reader wrote goes only for something else that they wrote.
    pub(super) fn load(self, document: &Document, reader: &mut Reader) {
        let opinion = if self.opinion.is_empty() { reader.opinion.clone() } else { self.opinion.clone() };
        self.join(document, reader);
        reader.opinion = opinion;
    }

    /// Makes the state what it is on another page of the same reader: all of what is kept, so that two pages agree.
    pub(super) fn join(self, document: &Document, reader: &mut Reader) {
        reader.address.short = self.is_in_short(document);
        reader.quiz.replace(|quiz| restore(self.answers, self.recalls, document, quiz));
        reader.opinion = self.opinion;
        reader.scheme = self.scheme;
        if self.away != (reader.dock == Dock::Away) {
            reader.dock = if self.away { Dock::Away } else { Dock::Strip };
        }
    }
}

fn restore(answers: Vec<Kept>, recalls: Vec<Recall>, document: &Document, quiz: &mut Quiz) {
    for Kept { question: id, response, tries, fingerprint: kept } in answers {
        let same = document.question(&id).is_some_and(|question| fingerprint(question) == kept);
        quiz.restore(document, Answer { question: id, response }, tries, same);
    }
    quiz.remember(recalls);
}

/// A short name for what the question asks and offers: FNV-1a, 64 bits
/// (<http://www.isthe.com/chongo/tech/comp/fnv/>). Reasons may be reworded without asking again.
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
    // What was kept when this was the only kind stays good.
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
    // The standard library's own way to write hexadecimal is more code than all the rest of this.
    let digit = |place: u32| char::from_digit((hash >> (60 - 4 * place)) as u32 & 15, 16).unwrap_or_default();
    (0..16).map(digit).collect()
}
