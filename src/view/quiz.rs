//! The quiz. Each option is a disclosure with its reason inside, so that a question answers natively,
//! before the player runs and without it; the player judges, opens every reason, and keeps the score.

use super::article;
use super::element::text;
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
    let answer = props.reader.answers.to(&question.id);
    let right = answer.map(|answer| answer == question.right());
    let outcome = right.map(|right| if right { "right" } else { "wrong" });
    let place = Place::Question(question.id.clone());
    let retry = {
        let (act, id) = (props.act.clone(), question.id.clone());
        Callback::from(move |_| act.emit(Action::Retry(Some(id.clone()))))
    };
    html! {
        <div class="question" id={place.fragment()} data-question={question.id.clone()} data-result={outcome} tabindex="-1">
            <h3>{ question.prompt.clone() }</h3>
            <div class="options" role="group" aria-label={question.prompt.clone()}>
                { for question.options.iter().map(|option| self::option(document, option, answer.map(String::as_str))) }
            </div>
            <p class="outcome" role="status"><b key={outcome.unwrap_or_default()}>{ outcome.map(|outcome| words.get(outcome).to_owned()) }</b></p>
            <details class="answer" open={answer.is_some()}>
                <summary>{ words.get("answer") }</summary>
                { article::passage(document, "", "p", &question.answer, None) }
            </details>
            <p class="after">
                { link::html(&Place::Passage(question.passage.clone()), "where", vec![text(words.get("show-where"))]) }
                <button type="button" class="retry" data-needs-player="true" onclick={retry} disabled={answer.is_none()}>
                    { words.get("retry") }
                </button>
            </p>
        </div>
    }
}

fn option(document: &Document, option: &Choice, answer: Option<&str>) -> Html {
    let words = &document.words;
    let chosen = answer == Some(option.id.as_str());
    let verdict = if option.right { "right" } else { "wrong" };
    let mark = match (chosen, option.right) {
        (true, true) => "your-answer-right",
        (true, false) => "your-answer-wrong",
        (false, true) => "option-right",
        (false, false) => "option-wrong",
    };
    html! {
        <details
            class="option"
            open={answer.is_some()}
            data-chosen={chosen.then_some("true")}
            data-result={answer.is_some().then_some(verdict)}
        >
            <summary data-option={option.id.clone()}>{ option.text.clone() }</summary>
            <p class="reason"><b><span key={mark}>{ words.get(mark) }</span></b>{ " " }{ prose(&option.reason) }</p>
        </details>
    }
}
