//! What a screen reader is told of an action whose effect is elsewhere on the page than the focus.

use super::Scene;
use super::summary::Summary;
use crate::document::Task;
use crate::graph::Shared;
use crate::reader::wording::{triad_signs, verdict};

/// What is said of what the reader has done from one scene to the next; empty where there is nothing to say. What comes of
/// scrolling alone is never said: it would talk over the text that is being read.
pub fn announcement(document: &Shared, before: &Scene, now: &Scene) -> String {
    let mut parts = Vec::new();
    if before.reader.address.choice != now.reader.address.choice {
        let assumed = now.assumed(document);
        parts.push(if assumed.is_empty() { document.words.get("as-written").to_owned() } else { assumed });
        parts.extend(document.triad.as_ref().map(|it| verdict(document, it, triad_signs(document, it, &now.what_if))));
    }
    let answered = document.questions.iter().zip(before.feedback.iter().zip(&*now.feedback));
    let answered: Vec<_> = answered.filter(|(_, (was, is))| was.outcome != is.outcome).collect();
    // Several at once were kept from an earlier visit, or begun anew.
    if let [(question, (_, is))] = &answered[..] {
        // Focus goes to what is said of an answer that was put together.
        if matches!(question.task, Task::Choice | Task::Actor | Task::Tie | Task::Change | Task::Predict) {
            parts.push(is.outcome.clone());
        }
        parts.push(Summary::of(document, now).end);
    }
    if now.reader.search.is_in_vain() && !before.reader.search.is_in_vain() {
        parts.push(document.words.get("nobody").to_owned());
    }
    parts.retain(|part| !part.is_empty());
    parts.join(". ")
}
