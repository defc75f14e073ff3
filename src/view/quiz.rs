//! The quiz: all questions, and how one stands.
//!
//! It is drawn once, by the author tool, as it is without the player: options are disclosures with their reasons inside,
//! boxes can be ticked natively, and what is right can be opened. What the reader has done with it is shown in attributes,
//! and in a few words that have an element of their own.

mod card;
mod change;
mod fill;
mod number;
mod options;
mod order;
mod pairs;
pub(super) mod panel;
mod pick;
mod question;
pub(super) mod round;
mod row;

use super::element::{all, el, of_class, said, text};
use crate::document::{Document, Task};
use crate::graph::Shared;
pub use change::follows;
pub(super) use question::{show_rest, start};
use yew::prelude::*;

/// The quiz.
pub(super) fn draw(document: &Shared) -> Html {
    if document.questions.is_empty() {
        return Html::default();
    }
    let title = document.words.get("quiz-title");
    let mut parts = vec![said("h2", "", title), said("p", "lead", document.words.get("quiz-lead")), on_paper(document)];
    parts.push(panel::draw(document));
    let judged = document.judged().enumerate();
    parts.extend(judged.map(|(place, question)| question::draw(document, question, Some(place + 1))));
    parts.push(panel::end());
    let predictions = document.questions.iter().filter(|question| question.task == Task::Predict);
    parts.extend(
        predictions.map(|question| apart(document, "p", "after-reading", question::draw(document, question, Some(0)))),
    );
    el("section", &[("class", "part quiz"), ("part", "quiz"), ("id", "quiz"), ("aria-label", title)], parts)
}

/// Where the quiz is on paper: pages that the author tool makes beside this one.
fn on_paper(document: &Document) -> Html {
    let page = |address: &'static str, key: &str| el("a", &[("href", address)], vec![text(document.words.get(key))]);
    let pages = vec![page("worksheet.html", "worksheet"), text(" · "), page("answer-key.html", "answer-key")];
    of_class("p", "sheets-of-paper", pages)
}

/// The questions that stand in the text after a section.
pub(super) fn in_text(document: &Shared, section: &str) -> Html {
    let questions = document.questions.iter().filter(|question| question.section.as_deref() == Some(section));
    let checks = questions.map(|question| {
        let drawn = question::draw(document, question, None);
        // Before the text begins there is no heading that the question's own could stand under.
        match question.task {
            Task::Predict => apart(document, "h2", "before-reading", drawn),
            _ => apart(document, "p", "check", drawn),
        }
    });
    all(checks.collect())
}

/// A question set apart, under a title.
fn apart(document: &Document, tag: &'static str, title: &str, question: Html) -> Html {
    let title = document.words.get(title);
    // No landmark: there are several, all of the same name, and each has the question as its heading.
    of_class("div", "check", vec![said(tag, "callout-title", title), question])
}
