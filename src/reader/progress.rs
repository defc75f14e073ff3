//! What of a reader's state is kept from one visit to the next, in a form that survives edits of the content.

use super::{Reader, Scheme};
use crate::document::{Document, Id, Question};
use serde::Serialize;
use serde_json::Value;

/// What is kept from one visit to the next.
///
/// Reading is lenient: what is missing or odd is as if it were not there, and the rest is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Progress {
    /// The answers.
    answers: Vec<Kept>,
    /// The reader's own view.
    view: String,
    /// Light or dark.
    scheme: Scheme,
}

/// An answer, and what the question was when it was given.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct Kept {
    question: Id,
    option: Id,
    /// Of the question, as it was then.
    fingerprint: String,
}

impl Progress {
    /// What is to be kept of a reader's state.
    pub fn of(document: &Document, reader: &Reader) -> Progress {
        let kept = |(question, option): (&Question, &Id)| Kept {
            question: question.id.clone(),
            option: option.clone(),
            fingerprint: fingerprint(question),
        };
        Progress {
            answers: reader.answers.iter(document).map(kept).collect(),
            view: reader.view.clone(),
            scheme: reader.scheme,
        }
    }

    /// Reads what was kept; garbage is as if nothing had been.
    pub fn from_json(json: &str) -> Progress {
        let kept: Value = serde_json::from_str(json).unwrap_or_default();
        let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let answers = kept.get("answers").and_then(Value::as_array).into_iter().flatten().map(|answer| Kept {
            question: text(answer, "question"),
            option: text(answer, "option"),
            fingerprint: text(answer, "fingerprint"),
        });
        let scheme = text(&kept, "scheme");
        Progress {
            answers: answers.collect(),
            view: text(&kept, "view"),
            scheme: Scheme::ALL.into_iter().find(|it| it.name() == scheme).unwrap_or_default(),
        }
    }

    /// What to keep.
    pub fn to_json(&self) -> String {
        // Strings only: cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Puts it into the state. What the reader has done since it was kept stays done. An answer to a
    /// question that reads differently now is dropped: it was an answer to something else.
    pub(super) fn restore(self, document: &Document, reader: &mut Reader) {
        for kept in self.answers {
            if document.question(&kept.question).is_some_and(|question| fingerprint(question) == kept.fingerprint) {
                reader.answers.give(document, kept.question, kept.option);
            }
        }
        // What was written before the page was ready goes behind what was kept: neither may be lost.
        reader.view = match (self.view.is_empty(), reader.view.is_empty()) {
            (false, false) if self.view != reader.view => [&*self.view, "\n\n", &reader.view].concat(),
            (false, true) => self.view,
            _ => reader.view.clone(),
        };
        if reader.scheme == Scheme::Auto {
            reader.scheme = self.scheme;
        }
    }
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
    }
    format!("{hash:016x}")
}
