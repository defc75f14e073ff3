//! The answer key: the solutions in words and with marks, all reasons, and the passages that settle the questions.

use super::element::{question, text_element};
use super::prose::{passage, prose};
use crate::author::html::escape;
use crate::document::{Amount, Document, Inline, Question, QuestionOption, Sign, Task};
use crate::reader::quiz::{changes, solves};
use crate::reader::wording::{ends, turns};
use crate::view::quiz::follows;

/// The body of the answer key, after its head.
pub(super) fn draw(document: &Document) -> String {
    let words = &document.words;
    let mut key = String::new();
    for it in document.predictions() {
        let options: String = it.options.iter().map(|option| item(document, "", &option.text, option)).collect();
        key.push_str(&question(
            None,
            it,
            &[text_element("p", "hint", words.get("paper-expected")), list("ul", &options)],
        ));
    }
    for (number, it) in (1..).zip(document.judged()) {
        let mut parts = vec![answer(document, it)];
        if let Some(answer) = &it.answer {
            // An answer without a place in the original is the explainer's own.
            let label = if answer.original.is_some() { "answer" } else { "paper-ours" };
            parts.push(labelled(words.get(label), &prose(document, &answer.text)));
        }
        if let Some((_, settling)) = it.passage.as_ref().and_then(|id| document.passage(id)) {
            parts.push(labelled(words.get("paper-passage"), &passage(document, settling)));
        }
        key.push_str(&question(Some(number), it, &parts));
    }
    key
}

/// The solution of a question, with the reasons why other answers are wrong.
fn answer(document: &Document, question: &Question) -> String {
    let words = &document.words;
    let options = &question.options;
    let listed = |tag: &str, mark: fn(&QuestionOption) -> &'static str, text: &dyn Fn(&QuestionOption) -> String| {
        list(tag, &options.iter().map(|it| item(document, mark(it), &text(it), it)).collect::<String>())
    };
    match question.task {
        Task::Choice | Task::Several | Task::Predict => listed("ul", verdict, &|it| it.text.clone()),
        // The options of an order are stored in the right order.
        Task::Order => {
            let order = listed("ol", |_| "", &|it| it.text.clone());
            [text_element("p", "hint", words.get("paper-in-order")), order].concat()
        }
        Task::Match => {
            let pairs = listed("ul", |_| "", &|it| [&it.text, ": ", it.pair.as_deref().unwrap_or_default()].concat());
            [text_element("p", "hint", words.get("paper-pairs")), pairs].concat()
        }
        Task::Actor => [listed("ul", verdict, &|it| it.text.clone()), otherwise(document, question)].concat(),
        Task::Tie => {
            // Several ties may join the same two actors, so the name includes the tie's description.
            let name = |it: &QuestionOption| match document.tie(&it.id) {
                Some(tie) => [&ends(document, tie), ": ", &tie.what].concat(),
                None => it.text.clone(),
            };
            let ends_hint = text_element("p", "hint", words.get("paper-ends"));
            [ends_hint, listed("ul", verdict, &name), otherwise(document, question)].concat()
        }
        Task::Number => {
            let near = question.number.as_ref().filter(|number| number.within > Amount::default());
            let near = near.map_or_else(String::new, |number| {
                let [from, to] = [number.value.minus(number.within), number.value.plus(number.within)];
                let ends = [number.shown(from), number.shown(to)];
                text_element("p", "hint", &words.fill("paper-near", &[("from", &ends[0]), ("to", &ends[1])]))
            });
            [listed("ul", verdict, &|it| it.text.clone()), near].concat()
        }
        Task::Fill => {
            [text_element("p", "hint", words.get("paper-accepted")), listed("ul", verdict, &|it| it.text.clone())]
                .concat()
        }
        Task::Change => outcomes(document, question),
    }
}

/// The key of the interface's word for right or wrong.
fn verdict(option: &QuestionOption) -> &'static str {
    if option.right { "paper-right" } else { "paper-wrong" }
}

/// An option with its verdict, if any, and its reason.
fn item(document: &Document, verdict: &str, text: &str, option: &QuestionOption) -> String {
    let mark = match verdict {
        "" => String::new(),
        key => {
            let sign = if option.right { "✓" } else { "✗" };
            format!("<b class=\"verdict\">{sign} {}</b> ", escape(document.words.get(key)))
        }
    };
    let reason = if option.reason.is_empty() {
        String::new()
    } else {
        format!("\n<p class=\"reason\">{}</p>", prose(document, &option.reason))
    };
    let right = if option.right { " data-right=\"true\"" } else { "" };
    format!("<li{right}>{mark}<span>{}</span>{reason}</li>\n", escape(text))
}

fn list(tag: &str, items: &str) -> String {
    format!("<{tag} class=\"options\">\n{items}</{tag}>\n")
}

/// The reason why all other answers are wrong, if there is one.
fn otherwise(document: &Document, question: &Question) -> String {
    if question.otherwise.is_empty() {
        return String::new();
    }
    labelled(document.words.get("paper-otherwise"), &prose(document, &question.otherwise))
}

/// A paragraph with a label in bold.
fn labelled(label: &str, html: &str) -> String {
    format!("<p class=\"settled\"><b>{}</b> {html}</p>\n", escape(label))
}

/// Every change that reaches the goal, and its consequences; for a goal of the triad also the changes that do not. Those of a
/// whole map would fill pages.
fn outcomes(document: &Document, question: &Question) -> String {
    let words = &document.words;
    let Some(goal) = &question.goal else { return String::new() };
    let solves = |change: &(usize, Sign)| solves(document, goal, change.0, change.1);
    let (solutions, others): (Vec<_>, Vec<_>) = changes(document, goal).into_iter().partition(solves);
    let outcome = |right: bool, (index, sign): (usize, Sign)| {
        let text = turns(document, &document.ties[index], sign);
        let follows = follows(document, goal, index, sign);
        let (id, reason) = (String::new(), vec![Inline::Text(follows)]);
        let option = QuestionOption { id, text, right, pair: None, reason };
        item(document, verdict(&option), &option.text, &option)
    };
    let listed = |right: bool, changes: Vec<(usize, Sign)>| {
        list("ul", &changes.into_iter().map(|change| outcome(right, change)).collect::<String>())
    };
    let count = u32::try_from(solutions.len()).unwrap_or(u32::MAX);
    let mut parts = vec![text_element("p", "hint", &words.count("paper-changes", count)), listed(true, solutions)];
    if !goal.whole {
        parts.extend([text_element("p", "hint", words.get("paper-other-changes")), listed(false, others)]);
    }
    parts.concat()
}
