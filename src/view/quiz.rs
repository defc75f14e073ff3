//! The quiz: all questions, and the score.
//!
//! The author tool draws it once, so that it works without the player: options are disclosures with their reasons inside,
//! checkboxes work natively, and solutions are disclosures, too. The player shows the reader's answers in attributes, and in a
//! few texts that have an element of their own.

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

use super::element::{all, el, of_class, text, text_el};
use crate::document::{Document, Task};
use crate::graph::Shared;
pub use change::follows;
use question::Position;
pub(super) use question::{show_rest, start};
use yew::prelude::*;

/// The quiz.
pub(super) fn draw(document: &Shared) -> Html {
    if document.questions.is_empty() {
        return Html::default();
    }
    let title = document.words.get("quiz-title");
    let mut parts = vec![text_el("h2", "", title), text_el("p", "lead", document.words.get("quiz-lead"))];
    parts.push(panel::draw(document));
    let judged = document.judged().enumerate();
    parts.extend(judged.map(|(index, question)| question::draw(document, question, Position::InQuiz(Some(index + 1)))));
    parts.push(panel::end());
    let predictions = document.predictions();
    parts.extend(predictions.map(|question| {
        apart(document, "p", "after-reading", question::draw(document, question, Position::InQuiz(None)))
    }));
    // The links to the worksheet and the answer key come last, so that readers see them after the questions.
    parts.push(on_paper(document));
    let attributes =
        [("class", "part quiz"), ("part", "quiz"), ("id", "quiz"), ("aria-label", title), ("tabindex", "-1")];
    el("section", &attributes, parts)
}

/// Links to the quiz on paper, which the author tool makes as pages beside this one.
fn on_paper(document: &Document) -> Html {
    let page = |address: &'static str, key: &str| el("a", &[("href", address)], vec![text(document.words.get(key))]);
    let pages = vec![page("worksheet.html", "worksheet"), text(" · "), page("answer-key.html", "answer-key")];
    of_class("p", "sheets-of-paper", pages)
}

/// The questions that stand in the text after a section.
pub(super) fn in_text(document: &Shared, section: &str) -> Html {
    let questions = document.questions.iter().filter(|question| question.section.as_deref() == Some(section));
    let checks = questions.map(|question| {
        let drawn = question::draw(document, question, Position::InText);
        // Before the text there is no heading of the level above the question's own.
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
    // This is no landmark, because there may be several of the same name, and each has the question as its heading.
    of_class("div", "check", vec![text_el(tag, "callout-title", title), question])
}
