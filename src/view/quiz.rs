//! The quiz: all questions, and how one stands.
//!
//! In the page there is the quiz as it is without the player: options are disclosures with their reasons inside, and what
//! cannot be answered natively says what is right when it is opened. The player draws the live one in its place.

mod change;
mod options;
mod order;
mod pairs;
mod pick;
mod prediction;
mod question;
mod row;
mod still;

use super::element::{all, changing, el, keyed, of_class, said, set, tag_of, text, when};
use super::island::{Island, island};
use super::link;
use super::map::button;
use super::part::PartProps;
use super::session::Shared;
use super::tables::to_passage;
use crate::document::{Document, Id, Place, Question, Task};
use crate::reader::{Quiz, Reader};
pub(super) use question::Asked;
pub(super) use still::in_text;
use yew::prelude::*;

/// Whether two states look the same to the quiz.
pub(super) fn same(_: &Document, one: &Reader, other: &Reader) -> bool {
    one.quiz == other.quiz
}

pub(super) fn draw(props: &PartProps) -> Html {
    let document = &props.document;
    let title = document.words.get("quiz-title");
    let inner = if props.reader.live {
        let quiz = &props.reader.quiz;
        let mut parts = vec![panel(document, quiz)];
        for question in judged(document) {
            parts.push(question::draw(&Asked { document, quiz, question }, true));
        }
        parts.push(end(document, quiz));
        for question in document.questions.iter().filter(|question| question.task == Task::Predict) {
            parts.push(prediction::late(&Asked { document, quiz, question }));
        }
        keyed("live", tag_of("div", &[("class", "questions")], parts))
    } else {
        island(props, Island::Quiz, "questions")
    };
    let parts = vec![said("h2", "", title), said("p", "lead", document.words.get("quiz-lead")), inner];
    el("section", &[("class", "part quiz"), ("id", "quiz"), ("aria-label", title)], parts)
}

/// The quiz as it is without the player.
pub(super) fn whole(document: &Shared) -> Html {
    let quiz = &Quiz::default();
    let mut parts = vec![panel(document, quiz)];
    parts.extend(judged(document).map(|question| still::draw(&Asked { document, quiz, question }, true)));
    let predictions = document.questions.iter().filter(|question| question.task == Task::Predict);
    parts.extend(predictions.map(|question| {
        let asked = Asked { document, quiz, question };
        question::apart(&asked, "after-reading", still::draw(&asked, true))
    }));
    all(parts)
}

/// The questions that stand in the text, live: each in the element that the text has for it.
pub(super) fn checks(props: &PartProps) -> Html {
    let (document, quiz) = (&props.document, &props.reader.quiz);
    let checks = props.checks.iter().map(|(place, element)| {
        let asked = Asked { document, quiz, question: &document.questions[*place] };
        create_portal(question::in_text(&asked, question::draw(&asked, false)), element.clone())
    });
    all(checks.collect())
}

/// The questions that have something right.
fn judged(document: &Document) -> impl Iterator<Item = &Question> {
    document.questions.iter().filter(|question| question.task != Task::Predict)
}

/// What became of a question: `right`, `wrong`, `unknown`, or empty.
fn result(document: &Document, quiz: &Quiz, question: &Question) -> &'static str {
    match quiz.judgement(document, question) {
        None => "",
        Some(judgement) if judgement.is_right() => "right",
        Some(_) if quiz.response(&question.id).is_some_and(Vec::is_empty) => "unknown",
        Some(_) => "wrong",
    }
}

/// Where one stands: in numbers, question by question, and the ways back.
fn panel(document: &Shared, quiz: &Quiz) -> Html {
    let words = &document.words;
    let score = quiz.score(document);
    let missed = score.answered - score.right;
    let numbers = [("count-right", score.right), ("count-missed", missed), ("count-todo", score.all - score.answered)]
        .map(|(key, count)| words.fill(key, &[("count", &count.to_string())]));
    let shown = [score.right.to_string(), score.all.to_string()].join("/");
    let status =
        el("div", &[("role", "status"), ("data-score", &shown)], vec![changing("p", "", &numbers.join(" · "))]);
    let chips = judged(document).enumerate().map(|(place, question)| {
        let result = result(document, quiz, question);
        let number = (place + 1).to_string();
        let state = words.get(if result.is_empty() {
            "chip-todo"
        } else {
            ["chip-right", "chip-missed"][usize::from(result != "right")]
        });
        let mut chip = link::to(&Place::Question(question.id.clone()), "question-chip", vec![text(&number)]);
        set(&mut chip, "data-result", result);
        set(&mut chip, "aria-label", &words.fill("chip", &[("number", &number), ("state", state)]));
        el("li", &[], vec![chip.into()])
    });
    let mut ways: Vec<Html> = [
        ("retry-missed", missed == 0),
        ("retry-all", quiz.is_empty()),
        ("undo-quiz", !quiz.can_undo()),
        ("save-progress", false),
    ]
    .map(|(way, off)| button("plain", way, words.get(way), words.get(way), off))
    .into();
    let file =
        el("input", &[("type", "file"), ("accept", ".json,application/json"), ("data-load", "true")], Vec::new());
    ways.push(of_class("label", "plain", vec![said("span", "", words.get("load-progress")), file]));
    let parts = vec![status, of_class("ol", "chips", chips.collect()), of_class("div", "ways", ways)];
    el("div", &[("class", "score"), ("data-needs-player", "true")], parts)
}

/// What is said when every question is answered.
fn end(document: &Shared, quiz: &Quiz) -> Html {
    let words = &document.words;
    let score = quiz.score(document);
    let mut parts = Vec::new();
    if score.answered == score.all && score.all > 0 {
        let (right, all) = (score.right.to_string(), score.all.to_string());
        parts.push(said("p", "final", &words.fill("score-final", &[("right", &right), ("all", &all)])));
        if let Some(pass) = document.pass {
            let key = if score.passes(pass) { "passed" } else { "failed" };
            parts.push(said("p", "", &words.fill(key, &[("pass", &pass.to_string())])));
        }
        let missed = judged(document).filter(|question| result(document, quiz, question) != "right");
        let mut read: Vec<&Id> = Vec::new();
        for passage in missed.filter_map(|question| question.passage.as_ref()) {
            if !read.contains(&passage) {
                read.push(passage);
            }
        }
        if !read.is_empty() {
            let passages = read.into_iter().filter_map(|id| document.passage(id));
            let mut line = vec![text(words.get("read-again"))];
            for (_, passage) in passages {
                line.extend([text(" "), to_passage(passage)]);
            }
            parts.push(of_class("p", "", line));
        }
    }
    el(
        "div",
        &[("class", "end"), ("role", "status"), ("data-complete", when(!parts.is_empty(), "true"))],
        vec![keyed(&parts.len().to_string(), tag_of("div", &[], parts))],
    )
}
