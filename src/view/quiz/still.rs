//! A question as it is without the player: what can be opened natively says what is right, and why.

use super::super::article;
use super::super::element::{all, el, of_class, said, text};
use super::super::link;
use super::super::session::Shared;
use super::question::{self, Asked, frame, prompt};
use super::{change, options, order, pairs, pick, prediction};
use crate::document::{Place, Task};
use crate::reader::Quiz;
use yew::prelude::*;

/// A question: with an address in the quiz, without in the text.
pub(super) fn draw(asked: &Asked, in_quiz: bool) -> Html {
    let question = asked.question;
    let mut parts = prompt(asked);
    parts.push(match question.task {
        Task::Choice | Task::Several => {
            let disclosures = question.options.iter().map(|option| options::disclosure(asked, option));
            options::group(asked, disclosures.collect())
        }
        Task::Match => pairs::sides(asked),
        Task::Order => order::shuffled(asked),
        Task::Actor | Task::Tie | Task::Change => Html::default(),
        Task::Predict => prediction::options(asked, in_quiz),
    });
    let rows = match question.task {
        Task::Match => pairs::rows(asked),
        Task::Order => order::rows(asked),
        Task::Actor | Task::Tie => pick::rows(asked),
        Task::Change => change::rows(asked),
        Task::Choice | Task::Several | Task::Predict => Vec::new(),
    };
    let title = if rows.is_empty() { "answer" } else { "solution" };
    let mut answer = rows;
    // The answer has an address, and so can stand once only.
    if in_quiz {
        answer.extend(question.answer.iter().map(|answer| article::passage(asked.document, "", "p", answer)));
    }
    if !answer.is_empty() {
        answer.insert(0, said("summary", "", asked.word(title)));
        parts.push(of_class("details", "answer", answer));
    }
    if let Some(passage) = &question.passage {
        let place = Place::Passage(passage.clone());
        let place = link::html(&place, "where", vec![text(asked.word("show-where"))]);
        parts.push(of_class("div", "after", vec![place]));
    }
    frame(asked, "", in_quiz, parts)
}

/// The questions that stand after a section, each in an element that the live one takes over.
pub(in crate::view) fn in_text(document: &Shared, section: &str) -> Html {
    let quiz = &Quiz::default();
    let questions = document.questions.iter().filter(|question| question.section.as_deref() == Some(section));
    let checks = questions.map(|question| {
        let asked = Asked { document, quiz, question };
        el("div", &[("data-check", &*question.id)], vec![question::in_text(&asked, draw(&asked, false))])
    });
    all(checks.collect())
}
