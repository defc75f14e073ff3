//! The answer key: what is right, in words and by a mark; every reason; a passage that bears on it.

use super::element::{question, said};
use super::prose::{ends, passage, prose};
use super::questions::{expected, judged};
use crate::author::html::escape;
use crate::document::{Amount, Choice, Document, Inline, Question, Sign, Task};
use crate::reader::quiz::{changes, solves};
use crate::view::quiz::follows;

/// The answer key below its head.
pub(super) fn draw(document: &Document) -> String {
    let words = &document.words;
    let mut key = String::new();
    for it in expected(document) {
        let options: String = it.options.iter().map(|option| item(document, "", &option.text, option)).collect();
        key.push_str(&question(None, it, &[said("p", "hint", words.get("paper-expected")), list("ul", &options)]));
    }
    for (number, it) in judged(document) {
        let mut parts = vec![answer(document, it)];
        if let Some(answer) = &it.answer {
            // An answer that the original does not give is ours.
            let whose = if answer.original.is_some() { "answer" } else { "paper-ours" };
            parts.push(settled(words.get(whose), &prose(document, &answer.text)));
        }
        if let Some((_, bears)) = it.passage.as_ref().and_then(|id| document.passage(id)) {
            parts.push(settled(words.get("paper-passage"), &passage(document, bears)));
        }
        key.push_str(&question(Some(number), it, &parts));
    }
    key
}

/// What is right, and why all else is not.
fn answer(document: &Document, question: &Question) -> String {
    let words = &document.words;
    let options = &question.options;
    let listed = |tag: &str, mark: fn(&Choice) -> &'static str, text: &dyn Fn(&Choice) -> String| {
        list(tag, &options.iter().map(|it| item(document, mark(it), &text(it), it)).collect::<String>())
    };
    match question.task {
        Task::Choice | Task::Several | Task::Predict => listed("ul", verdict, &|it| it.text.clone()),
        // All are right, as they stand here.
        Task::Order => {
            let order = listed("ol", |_| "", &|it| it.text.clone());
            [said("p", "hint", words.get("paper-in-order")), order].concat()
        }
        Task::Match => {
            let pairs = listed("ul", |_| "", &|it| [&it.text, ": ", it.pair.as_deref().unwrap_or_default()].concat());
            [said("p", "hint", words.get("paper-pairs")), pairs].concat()
        }
        Task::Actor => [listed("ul", verdict, &|it| it.text.clone()), otherwise(document, question)].concat(),
        Task::Tie => {
            // Several ties may join the same two: what it is tells which.
            let name = |it: &Choice| match document.tie(&it.id) {
                Some(tie) => [&ends(document, tie), ": ", &tie.what].concat(),
                None => it.text.clone(),
            };
            let ends_do = said("p", "hint", words.get("paper-ends"));
            [ends_do, listed("ul", verdict, &name), otherwise(document, question)].concat()
        }
        Task::Number => {
            let near = question.number.as_ref().filter(|number| number.within > Amount::default());
            let near = near.map_or_else(String::new, |number| {
                let [from, to] = [number.value.minus(number.within), number.value.plus(number.within)];
                let ends = [number.shown(from), number.shown(to)];
                said("p", "hint", &words.fill("paper-near", &[("from", &ends[0]), ("to", &ends[1])]))
            });
            [listed("ul", verdict, &|it| it.text.clone()), near].concat()
        }
        Task::Fill => {
            [said("p", "hint", words.get("paper-accepted")), listed("ul", verdict, &|it| it.text.clone())].concat()
        }
        Task::Change => outcomes(document, question),
    }
}

/// The key of the word for whether an option is right.
fn verdict(option: &Choice) -> &'static str {
    if option.right { "paper-right" } else { "paper-wrong" }
}

/// An option with its verdict, if any, and its reason.
fn item(document: &Document, verdict: &str, text: &str, option: &Choice) -> String {
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

/// Why all that is not listed is wrong.
fn otherwise(document: &Document, question: &Question) -> String {
    if question.otherwise.is_empty() {
        return String::new();
    }
    settled(document.words.get("paper-otherwise"), &prose(document, &question.otherwise))
}

/// A paragraph under a few words of its own.
fn settled(label: &str, html: &str) -> String {
    format!("<p class=\"settled\"><b>{}</b> {html}</p>\n", escape(label))
}

/// Every change that does it and, of the triad, every other, with what follows from each. Of a whole map the others
/// would fill pages.
fn outcomes(document: &Document, question: &Question) -> String {
    let words = &document.words;
    let Some(goal) = &question.goal else { return String::new() };
    let solves = |change: &(usize, Sign)| solves(document, goal, change.0, change.1);
    let (solutions, others): (Vec<_>, Vec<_>) = changes(document, goal).into_iter().partition(solves);
    let outcome = |right: bool, (place, sign): (usize, Sign)| {
        let tie = &document.ties[place];
        let text = words.fill("turns", &[("tie", &ends(document, tie)), ("sign", words.get(sign.name()))]);
        let follows = follows(document, goal, place, sign);
        let (id, reason) = (String::new(), vec![Inline::Text(follows)]);
        let option = Choice { id, text, right, pair: None, reason };
        item(document, verdict(&option), &option.text, &option)
    };
    let listed = |right: bool, changes: Vec<(usize, Sign)>| {
        list("ul", &changes.into_iter().map(|change| outcome(right, change)).collect::<String>())
    };
    let count = u32::try_from(solutions.len()).unwrap_or(u32::MAX);
    let mut parts = vec![said("p", "hint", &words.count("paper-changes", count)), listed(true, solutions)];
    if !goal.whole {
        parts.extend([said("p", "hint", words.get("paper-other-changes")), listed(false, others)]);
    }
    parts.concat()
}
