//! What one needs on paper for the questions on the map, and would look up on the screen: the signs of the scenarios
//! that they speak of, and what "balanced" means.

use super::element::{row, said, table};
use super::prose::ends;
use crate::author::html::escape;
use crate::document::{Document, Question, Scenario, Task};

/// Whether a question is answered on the map.
pub(super) fn is_on_map(question: &Question) -> bool {
    matches!(question.task, Task::Actor | Task::Tie | Task::Change)
}

/// The box; nothing where no question needs it.
pub(super) fn draw(document: &Document) -> String {
    let words = &document.words;
    let spoken_of = |scenario: &&Scenario| document.questions.iter().any(|it| is_on_map(it) && speaks_of(it, scenario));
    let scenarios = document.scenarios.iter().filter(spoken_of).map(|scenario| signs(document, scenario));
    let mut parts: Vec<String> = scenarios.collect();
    let goals = || document.questions.iter().filter_map(|it| it.goal.as_ref());
    if goals().any(|goal| !goal.whole) {
        parts.push(said("p", "", words.get("paper-balanced")));
    }
    if goals().any(|goal| goal.whole) {
        parts.push(said("p", "", words.get("paper-balanced-map")));
    }
    if parts.is_empty() {
        return String::new();
    }
    let title = escape(words.get("paper-needed"));
    format!("<section class=\"needed\">\n<h2>{title}</h2>\n{}</section>\n", parts.concat())
}

/// Whether a question begins with a scenario, or names it. What its reasons link to is not for those who are asked.
fn speaks_of(question: &Question, scenario: &Scenario) -> bool {
    let begins = question.goal.as_ref().is_some_and(|goal| goal.from.as_ref() == Some(&scenario.id));
    begins || question.prompt.to_lowercase().contains(&scenario.name.to_lowercase())
}

/// The signs of the triad in a scenario, and those that it changes elsewhere.
fn signs(document: &Document, scenario: &Scenario) -> String {
    let ties = document.ties.iter().filter_map(|tie| {
        let assumed = scenario.sign(&tie.id);
        let sign = assumed.or_else(|| document.is_in_triad(&tie.id).then_some(tie.sign))?;
        let sign = [sign.face(), " ", document.words.get(sign.name())].concat();
        Some(row(&[&escape(&ends(document, tie)), &escape(&sign)]))
    });
    table("signs", &[&scenario.name, document.words.get("sign")], &ties.collect::<String>())
}
