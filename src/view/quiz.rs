//! The quiz. Each option is a disclosure with its reason inside, so that a question answers natively,
//! before the player runs and without it; the player judges, opens every reason, and keeps the score.

use super::article;
use super::element::{changing, el, keyed, of_class, said, tag_of, text, when};
use super::link;
use super::part::PartProps;
use super::prose::prose;
use crate::document::{Choice, Document, Place, Question};
use yew::prelude::*;

pub(super) fn draw(props: &PartProps) -> Html {
    let document = &props.document;
    let words = &document.words;
    let score = props.reader.answers.score(document);
    let standing = words.fill(
        if score.answered == score.all { "score-final" } else { "score" },
        &[
            ("right", &score.right.to_string()),
            ("answered", &score.answered.to_string()),
            ("all", &score.all.to_string()),
        ],
    );
    let title = words.get("quiz-title");
    let mut parts = vec![said("h2", "", title), said("p", "lead", words.get("quiz-lead"))];
    parts.extend(document.questions.iter().map(|question| self::question(props, question)));
    let shown = [score.right.to_string(), score.all.to_string()].join("/");
    let inner = keyed(&standing, tag_of("span", &[], vec![text(&standing)]));
    let status = el("p", &[("role", "status"), ("data-score", &shown)], vec![inner]);
    let retry = retry(words.get("retry-all"), score.answered == 0);
    parts.push(el("div", &[("class", "score"), ("data-needs-player", "true")], vec![status, retry]));
    el("section", &[("class", "part quiz"), ("id", "quiz"), ("aria-label", title)], parts)
}

/// A button that takes back the answer to the question that it is in, or else all.
fn retry(label: &str, off: bool) -> Html {
    let attributes = [
        ("type", "button"),
        ("class", "retry"),
        ("data-needs-player", "true"),
        ("data-do", "retry"),
        ("disabled", when(off, "disabled")),
    ];
    el("button", &attributes, vec![text(label)])
}

fn question(props: &PartProps, question: &Question) -> Html {
    let document = &props.document;
    let words = &document.words;
    let answer = props.reader.answers.to(&question.id).map(String::as_str);
    let outcome = answer.map_or("", |answer| if answer == question.right() { "right" } else { "wrong" });
    let id = Place::Question(question.id.clone()).fragment();
    let options = question.options.iter().map(|it| option(document, it, answer)).collect();
    let answered = [("class", "answer"), ("open", when(answer.is_some(), "open"))];
    let passage = Place::Passage(question.passage.clone().unwrap_or_default());
    let parts = vec![
        said("h3", "", &question.prompt),
        el("div", &[("class", "options"), ("role", "group"), ("aria-label", &question.prompt)], options),
        el(
            "div",
            &[("role", "status")],
            vec![changing("p", "outcome", if outcome.is_empty() { "" } else { words.get(outcome) })],
        ),
        el(
            "details",
            &answered,
            std::iter::once(said("summary", "", words.get("answer")))
                .chain(question.answer.iter().map(|answer| article::passage(document, "", "p", answer)))
                .collect(),
        ),
        of_class(
            "p",
            "after",
            vec![
                link::html(&passage, "where", vec![text(words.get("show-where"))]),
                retry(words.get("retry"), answer.is_none()),
            ],
        ),
    ];
    let attributes = [
        ("class", "question"),
        ("id", &*id),
        ("data-question", &question.id),
        ("data-result", outcome),
        ("tabindex", "-1"),
    ];
    el("div", &attributes, parts)
}

fn option(document: &Document, option: &Choice, answer: Option<&str>) -> Html {
    let chosen = answer == Some(option.id.as_str());
    let mark = match (chosen, option.right) {
        (true, true) => "your-answer-right",
        (true, false) => "your-answer-wrong",
        (false, true) => "option-right",
        (false, false) => "option-wrong",
    };
    let reason = vec![changing("b", "", document.words.get(mark)), text(" "), prose(&option.reason)];
    let attributes = [
        ("class", "option"),
        ("open", when(answer.is_some(), "open")),
        ("data-chosen", when(chosen, "true")),
        ("data-result", when(answer.is_some(), if option.right { "right" } else { "wrong" })),
    ];
    let summary = el("summary", &[("data-option", &option.id)], vec![text(&option.text)]);
    el("details", &attributes, vec![summary, of_class("p", "reason", reason)])
}
