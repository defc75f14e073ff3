//! The announcement to screen readers of an action whose effect is elsewhere on the page than the focus.

use super::Scene;
use super::feedback::Feedback;
use super::summary::Summary;
use crate::document::article::plain;
use crate::document::{Question, Task};
use crate::graph::Shared;
use crate::reader::wording::{back_to, triad_signs, verdict};

/// Why the option that was chosen is not right. The others' reasons can be read further on.
fn reason(question: &Question, feedback: &Feedback) -> Option<String> {
    let chosen = question.options.iter().find(|option| feedback.answer.contains(&option.id));
    let is_missed = question.task.is_judged() && feedback.result == "wrong" && feedback.is_solved;
    chosen.filter(|_| is_missed).map(|option| plain(&option.reason))
}

/// How many actors the search has found, or that it has found none; empty while it shows nothing.
pub fn found(document: &Shared, now: &Scene) -> String {
    let search = &now.reader.search;
    match search.shows() {
        true => document.words.count("found", (search.found.len() + search.more) as u32),
        false if search.has_no_match() => document.words.get("nobody").to_owned(),
        false => String::new(),
    }
}

/// The announcement of the changes from one scene to the next; empty where there are none to announce. Changes that come of
/// scrolling alone are never announced, because a screen reader would then interrupt the text that it reads out.
pub fn announcement(document: &Shared, before: &Scene, now: &Scene) -> String {
    let mut parts = Vec::new();
    if before.reader.address.choice != now.reader.address.choice {
        parts.push(now.signs_in_words(document));
        // The verdict on the triad is repeated only if its signs have changed.
        parts.extend(document.triad.as_ref().and_then(|it| {
            let [was, is] = [before, now].map(|scene| triad_signs(document, it, &scene.what_if));
            (was != is).then(|| verdict(document, it, is))
        }));
    }
    let answered = document.questions.iter().zip(before.feedback.iter().zip(&*now.feedback));
    let answered: Vec<_> = answered.filter(|(_, (was, is))| was.outcome != is.outcome).collect();
    // If several outcomes change at once, progress was restored or questions were begun anew; neither is announced.
    if let [(question, (_, is))] = &answered[..] {
        match question.task {
            Task::Choice | Task::Actor | Task::Tie | Task::Change | Task::Predict => {
                parts.push(match reason(question, is) {
                    Some(reason) => [&is.outcome, " ", &*reason].concat(),
                    None => is.outcome.clone(),
                });
            }
            // These answers need no announcement, because focus moves to their outcome.
            Task::Several | Task::Match | Task::Order | Task::Number | Task::Fill => {}
        }
        parts.push(Summary::of(document, now).end);
    }
    let short = now.reader.address.short;
    if before.reader.address.short != short {
        let way = if short { "read-short" } else { "read-full" };
        parts.push([document.words.get("reading"), ": ", document.words.get(way)].concat());
    }
    let way_back = now.reader.way_back();
    if way_back != before.reader.way_back() {
        parts.extend(way_back.map(|to| document.words.fill("back-by-key", &[("back", &back_to(document, &to))])));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(". ")
}
