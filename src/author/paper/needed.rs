//! A box on the worksheet with what readers would look up on the screen for questions on the map: the signs of scenarios that
//! the questions mention, and the meaning of "balanced".

use super::element::{row, table, text_element};
use crate::author::html::escape;
use crate::document::{Document, Question, Scenario};
use crate::reader::wording::ends;

/// The box; empty where no question needs it.
pub(super) fn draw(document: &Document) -> String {
    let words = &document.words;
    let is_mentioned = |scenario: &&Scenario| {
        document.questions.iter().any(|it| it.task.is_answered_on_map() && mentions(it, scenario))
    };
    let scenarios = document.scenarios.iter().filter(is_mentioned).map(|scenario| signs(document, scenario));
    let mut parts: Vec<String> = scenarios.collect();
    let goals = || document.questions.iter().filter_map(|it| it.goal.as_ref());
    if goals().any(|goal| !goal.whole) {
        parts.push(text_element("p", "", words.get("paper-balanced")));
    }
    if goals().any(|goal| goal.whole) {
        parts.push(text_element("p", "", words.get("paper-balanced-map")));
    }
    if parts.is_empty() {
        return String::new();
    }
    let title = escape(words.get("paper-needed"));
    format!("<section class=\"needed\">\n<h2>{title}</h2>\n{}</section>\n", parts.concat())
}

/// Whether a question starts from a scenario or names it in its prompt. Links in its reasons do not count, since the worksheet
/// omits the reasons.
fn mentions(question: &Question, scenario: &Scenario) -> bool {
    let starts_from_it = question.goal.as_ref().is_some_and(|goal| goal.from.as_ref() == Some(&scenario.id));
    starts_from_it || question.prompt.to_lowercase().contains(&scenario.name.to_lowercase())
}

/// A table of a scenario's signs: of the triad, and of the other ties that it changes.
fn signs(document: &Document, scenario: &Scenario) -> String {
    let ties = document.ties.iter().filter_map(|tie| {
        let assumed = scenario.sign(&tie.id);
        let sign = assumed.or_else(|| document.is_in_triad(&tie.id).then_some(tie.sign))?;
        let sign = [sign.face(), " ", document.words.get(sign.name())].concat();
        Some(row(&[&escape(&ends(document, tie)), &escape(&sign)]))
    });
    table("signs", &[&scenario.name, document.words.get("sign")], &ties.collect::<String>())
}
