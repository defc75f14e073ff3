//! The quiz. Each option is a disclosure with its reason inside, so that a question answers natively,
//! before the player runs and without it; the player judges, opens every reason, and keeps the score.

use super::article;
use super::element::{changing, el, of_class, said, text, when};
use super::link;
use super::part::PartProps;
use super::prose::prose;
use crate::document::{Choice, Document, Place, Question};
use crate::reader::Action;
use yew::prelude::*;

pub(super) fn draw(props: &PartProps) -> Html {
    let document = &props.document;
    let words = &document.words;
    let score = props.reader.answers.score(document);
    let said = words.fill(
        if score.answered == score.all { "score-final" } else { "score" },
        &[
            ("right", &score.right.to_string()),
            ("answered", &score.answered.to_string()),
            ("all", &score.all.to_string()),
        ],
    );
    let retry = {
        let act = props.act.clone();
        Callback::from(move |_| act.emit(Action::Retry(None)))
    };
    html! {
        <section class="part quiz" id="quiz" aria-label={words.get("quiz-title").to_owned()}>
            <h2>{ words.get("quiz-title") }</h2>
            <p class="lead">{ words.get("quiz-lead") }</p>
            { for document.questions.iter().map(|question| self::question(props, question)) }
            <div class="score" data-needs-player="true">
                <p role="status" data-score={format!("{}/{}", score.right, score.all)}><span key={said.clone()}>{ said.clone() }</span></p>
                <button type="button" class="retry" onclick={retry} disabled={score.answered == 0}>{ words.get("retry-all") }</button>
            </div>
        </section>
    }
}

fn question(props: &PartProps, question: &Question) -> Html {
    let document = &props.document;
    let words = &document.words;
    let answer = props.reader.answers.to(&question.id).map(String::as_str);
    let outcome = answer.map_or("", |answer| if answer == question.right() { "right" } else { "wrong" });
    let id = Place::Question(question.id.clone()).fragment();
    let retry = {
        let (act, id) = (props.act.clone(), question.id.clone());
        Callback::from(move |_| act.emit(Action::Retry(Some(id.clone()))))
    };
    let options = question.options.iter().map(|it| option(document, it, answer)).collect();
    let answered = [("class", "answer"), ("open", when(answer.is_some(), "open"))];
    let passage = Place::Passage(question.passage.clone());
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
            vec![said("summary", "", words.get("answer")), article::passage(document, "", "p", &question.answer)],
        ),
        of_class(
            "p",
            "after",
            vec![
                link::html(&passage, "where", vec![text(words.get("show-where"))]),
                html! {
                    <button type="button" class="retry" data-needs-player="true" onclick={retry} disabled={answer.is_none()}>
                        { words.get("retry") }
                    </button>
                },
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
