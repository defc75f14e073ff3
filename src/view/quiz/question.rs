//! One question, live: what is asked, how to answer, how the answer is judged, and where it is settled.

use super::super::article;
use super::super::element::{changing, el, of_class, said, text};
use super::super::link;
use super::super::map::button;
use super::super::session::Shared;
use super::{change, options, order, pairs, pick, prediction, result};
use crate::document::{Choice, Id, Place, Question, Task};
use crate::reader::Quiz;
use yew::prelude::*;

/// A question and what was done with it.
pub(in crate::view) struct Asked<'a> {
    pub(in crate::view) document: &'a Shared,
    pub(in crate::view) quiz: &'a Quiz,
    pub(in crate::view) question: &'a Question,
}

impl Asked<'_> {
    /// The answer, if it is given.
    pub(super) fn response(&self) -> Option<&[Id]> {
        self.quiz.response(&self.question.id).map(Vec::as_slice)
    }

    /// Whether what is right is shown: on any answer, unless the author wants readers to find it.
    pub(super) fn is_solved(&self) -> bool {
        match result(self.document, self.quiz, self.question) {
            "" => false,
            "wrong" => self.document.solutions,
            _ => true,
        }
    }

    /// The options in the order of this try.
    pub(super) fn options(&self) -> Vec<&Choice> {
        self.quiz.order(self.question).into_iter().map(|place| &self.question.options[place]).collect()
    }

    /// The words of that key.
    pub(super) fn word(&self, key: &'static str) -> &str {
        self.document.words.get(key)
    }
}

/// A question: with an address in the quiz, without in the text.
pub(super) fn draw(asked: &Asked, in_quiz: bool) -> Html {
    let Asked { document, quiz, question } = *asked;
    if question.task == Task::Predict {
        return prediction::early(asked);
    }
    let result = result(document, quiz, question);
    let mut parts = prompt(asked);
    parts.push(match question.task {
        Task::Choice => options::choice(asked),
        Task::Several => options::several(asked),
        Task::Match => pairs::draw(asked),
        Task::Order => order::draw(asked),
        Task::Actor | Task::Tie => pick::draw(asked),
        Task::Change => change::draw(asked),
        Task::Predict => Html::default(),
    });
    let verdict = [("class", "outcome"), ("role", "status"), ("tabindex", "-1")];
    parts.push(el("div", &verdict, vec![changing("p", "", &outcome(asked, result))]));
    // The answer has an address, and so can stand once only.
    if let (true, true, Some(answer)) = (asked.is_solved(), in_quiz, &question.answer) {
        let answer = vec![said("p", "answer-title", asked.word("answer")), article::passage(document, "", "p", answer)];
        parts.push(of_class("div", "answer", answer));
    }
    parts.push(of_class("div", "after", ways(asked, result)));
    frame(asked, result, in_quiz, parts)
}

/// The element that a question is in.
pub(super) fn frame(asked: &Asked, result: &str, in_quiz: bool, parts: Vec<Html>) -> Html {
    let question = asked.question;
    let id = Place::Question(question.id.clone()).fragment();
    let attributes = [
        ("class", "question"),
        ("id", if in_quiz { &id } else { "" }),
        ("data-question", &*question.id),
        ("data-task", question.task.name()),
        ("data-result", result),
        ("tabindex", "-1"),
    ];
    el("div", &attributes, parts)
}

/// What is asked, and how one answers.
pub(super) fn prompt(asked: &Asked) -> Vec<Html> {
    let mut parts = vec![said("h3", "", &asked.question.prompt)];
    if asked.question.task != Task::Choice {
        parts.push(said("p", "task", &task(asked)));
    }
    parts
}

fn task(asked: &Asked) -> String {
    let key = ["task-", asked.question.task.name()].concat();
    let from = asked.question.goal.as_ref().and_then(|goal| goal.from.as_ref());
    let from = from.and_then(|id| asked.document.scenario(id));
    let from = from.map_or(asked.word("as-written"), |scenario| &scenario.name);
    asked.document.words.fill(&key, &[("from", from)])
}

/// A question in the text, set apart.
pub(super) fn in_text(asked: &Asked, question: Html) -> Html {
    apart(asked, if asked.question.task == Task::Predict { "before-reading" } else { "check" }, question)
}

/// A question set apart, under a title.
pub(super) fn apart(asked: &Asked, title: &'static str, question: Html) -> Html {
    let title = asked.word(title);
    let parts = vec![said("p", "callout-title", title), question];
    el("aside", &[("class", "check"), ("aria-label", title)], parts)
}

/// How the answer is judged, or why it is asked again.
fn outcome(asked: &Asked, result: &'static str) -> String {
    let Asked { document, quiz, question } = *asked;
    let judgement = quiz.judgement(document, question);
    match (result, judgement) {
        ("", _) if quiz.has_changed(&question.id) => asked.word("changed-since").to_owned(),
        ("", _) => String::new(),
        ("wrong", Some(judgement)) if judgement.of > 1 => {
            let [right, of] = [judgement.right, judgement.of].map(|count| count.to_string());
            document.words.fill("partly", &[("right", &right), ("of", &of)])
        }
        ("wrong", _) if !document.solutions => asked.word("not-yet").to_owned(),
        (result, _) => asked.word(result).to_owned(),
    }
}

/// What one can do: answer, or look it up and try again.
fn ways(asked: &Asked, result: &str) -> Vec<Html> {
    let Asked { document, quiz, question } = *asked;
    let plain = |way: &'static str, off: bool| button("plain", way, asked.word(way), asked.word(way), off);
    let mut ways = Vec::new();
    if result.is_empty() {
        if question.task != Task::Choice {
            ways.push(plain("submit", !quiz.is_ready(document, question)));
        }
        ways.push(plain("give-up", false));
    } else {
        if asked.is_solved()
            && let Some(passage) = &question.passage
        {
            let place = Place::Passage(passage.clone());
            ways.push(link::html(&place, "where", vec![text(asked.word("show-where"))]));
        }
        if !asked.is_solved() {
            ways.push(plain("give-up", false));
        }
        ways.push(plain("retry", false));
    }
    ways
}
