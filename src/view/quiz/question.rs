//! One question: what is asked, how to answer, what is right and why, and where it is settled.

use super::super::article;
use super::super::element::{el, of_class, said, text};
use super::super::link;
use super::super::map::button;
use super::super::session::Shared;
use super::{change, line, options, order, pairs, pick};
use crate::document::{Document, Place, Question, Task};
use yew::prelude::*;

/// A question: in the quiz with its number, which is 0 for one that has none, and an address; in the text without.
pub(super) fn draw(document: &Shared, question: &Question, number: Option<usize>) -> Html {
    let words = &document.words;
    let in_quiz = number.is_some();
    let (controls, rows) = match question.task {
        Task::Choice => (options::disclosures(document, question), Vec::new()),
        Task::Several => (options::ticks(question), options::rows(document, question)),
        Task::Match => (pairs::lists(document, question), pairs::rows(question)),
        Task::Order => (order::steps(document, question), order::rows(question)),
        Task::Actor | Task::Tie => (pick::list(document, question), pick::rows(document, question)),
        Task::Change => (change::list(document, question), change::rows(document, question)),
        Task::Predict => (options::expectations(question, in_quiz), options::comments(question, in_quiz)),
    };
    let mut title = vec![text(&question.prompt)];
    if let Some(number) = number.filter(|number| *number > 0) {
        title.insert(0, said("span", "number-of", &[&number.to_string(), ". "].concat()));
    }
    let mut parts = vec![el("h3", &[], title)];
    if question.task != Task::Choice && !(question.task == Task::Predict && in_quiz) {
        parts.push(said("p", "task", &task(document, question)));
    }
    let role = if question.task == Task::Predict { "radiogroup" } else { "group" };
    parts.push(el("div", &[("class", "options"), ("role", role), ("aria-label", &question.prompt)], controls));
    // The answer has an address, and so can stand once only.
    let title = match question.task {
        Task::Predict => "says-to-it",
        _ if rows.is_empty() => answer_title(question),
        _ => "solution",
    };
    let mut solution = rows;
    if let Some(answer) = question.answer.as_ref().filter(|_| in_quiz) {
        if !solution.is_empty() {
            solution.push(said("p", "answer-title", words.get(answer_title(question))));
        }
        solution.push(article::passage(document, "", "p", answer));
    }
    parts.push(el("div", &[("class", "outcome"), ("role", "status"), ("tabindex", "-1")], vec![line("")]));
    let mut foot = Vec::new();
    if !solution.is_empty() {
        solution.insert(0, said("summary", "", words.get(title)));
        foot.push(of_class("details", "answer", solution));
    }
    if question.task != Task::Predict {
        foot.extend(ways(document, question));
    }
    parts.push(of_class("div", "after", foot));
    let id = Place::Question(question.id.clone()).fragment();
    let attributes = [
        ("class", "question"),
        ("id", if in_quiz { &id } else { "" }),
        ("data-question", &*question.id),
        ("data-task", question.task.name()),
        ("tabindex", "-1"),
    ];
    el("div", &attributes, parts)
}

/// Whose answer it is: the article's, or ours.
fn answer_title(question: &Question) -> &'static str {
    let is_theirs = question.answer.as_ref().is_some_and(|answer| answer.original.is_some());
    if is_theirs { "answer" } else { "answer-ours" }
}

/// How one answers.
fn task(document: &Document, question: &Question) -> String {
    let key = ["task-", question.task.name()].concat();
    let from = question.goal.as_ref().and_then(|goal| goal.from.as_ref());
    let from = from.and_then(|id| document.scenario(id));
    let from = from.map_or(document.words.get("as-written"), |scenario| &scenario.name);
    document.words.fill(&key, &[("from", from)])
}

/// What one can do: answer, or look it up and try again. Which of it shows depends on what became of the question.
fn ways(document: &Document, question: &Question) -> Vec<Html> {
    let words = &document.words;
    let live = |way: &'static str, off: bool| button("plain way", way, words.get(way), words.get(way), off);
    let mut ways = Vec::new();
    if question.task != Task::Choice {
        // Things stand in some order from the start.
        ways.push(live("submit", question.task != Task::Order));
    }
    ways.push(live("give-up", false));
    ways.push(live("retry", false));
    if let Some(passage) = &question.passage {
        let place = Place::Passage(passage.clone());
        ways.push(link::html(&place, "where", vec![text(words.get("show-where"))]));
    }
    ways
}
