//! What one sees once the questions are over: how it went, what was missed, and what one can do next.

use super::super::element::{el, of_class, said, tag_of, text};
use super::super::link;
use super::super::map::button;
use super::super::tables::to_passage;
use crate::document::{Document, Place, Question, Task};
use crate::graph::Shared;
use crate::reader::Reader;
use crate::reader::scene::Summary;
use yew::prelude::*;
use yew::virtual_dom::VTag;

/// All but the score itself, which is said above it.
pub(super) fn draw(document: &Shared, reader: &Reader, summary: &Summary) -> VTag {
    let words = &document.words;
    let mut parts = Vec::new();
    parts.extend(list("missed", words.get("missed"), missed(document, &summary.missed)));
    parts.extend(list("left-out", words.get("left-out-title"), missed(document, &summary.left_out)));
    parts.extend(list("minds", words.get("your-mind"), minds(document, reader)));
    let mut ways = Vec::new();
    let mut way = |does: &'static str, face: &str| ways.push(button("plain", does, face, face, false));
    if summary.round.more > 0 {
        way("go-on", &words.count("go-on", summary.round.more as u32));
    }
    if !summary.missed.is_empty() {
        way("retry-missed", words.get("retry-missed"));
    }
    way("share", words.get("share"));
    if summary.score.answered > 0 {
        way("save-reminder", &words.count("remind", reader.quiz.days(document)));
    }
    parts.push(of_class("p", "ways", ways));
    tag_of("div", &[("class", "card")], parts)
}

/// A list under a title, if there is anything in it.
fn list(class: &'static str, title: &str, items: Vec<Html>) -> Option<Html> {
    let is_empty = items.is_empty();
    (!is_empty).then(|| el("div", &[("class", class)], vec![said("p", "title", title), of_class("ul", "", items)]))
}

/// Questions, each with the passage that settles it.
fn missed(document: &Document, questions: &[(usize, &Question)]) -> Vec<Html> {
    let item = |(number, question): &(usize, &Question)| {
        let prompt = [&*number.to_string(), ". ", &question.prompt].concat();
        let mut parts = vec![link::html(&Place::Question(question.id.clone()), "", vec![text(&prompt)])];
        if let Some((_, passage)) = question.passage.as_ref().and_then(|id| document.passage(id)) {
            parts.extend([text(" "), to_passage(passage)]);
        }
        el("li", &[], parts)
    };
    questions.iter().map(item).collect()
}

/// What the reader expected before reading, and what they think now; and what they wrote.
fn minds(document: &Document, reader: &Reader) -> Vec<Html> {
    let words = &document.words;
    let mut items = Vec::new();
    for question in document.questions.iter().filter(|question| question.task == Task::Predict) {
        let response = reader.quiz.response(&question.id);
        let chosen = |at: usize| {
            let id = response.and_then(|response| response.get(at));
            question.options.iter().find(|option| Some(&option.id) == id)
        };
        let mut lines = vec![said("p", "", &question.prompt)];
        for (key, option) in [("mind-before", chosen(0)), ("mind-now", chosen(1))] {
            lines.extend(option.map(|option| said("p", "", &words.fill(key, &[("text", &option.text)]))));
        }
        if chosen(1).is_none() {
            let ask = vec![text(words.get("mind-ask"))];
            lines.push(link::html(&Place::Question(question.id.clone()), "", ask));
        }
        items.push(el("li", &[], lines));
    }
    if document.reflection.is_some() {
        let written = reader.opinion.trim();
        let word = words.get(if written.is_empty() { "mind-write" } else { "mind-wrote" });
        let line = el("a", &[("href", "#reflection")], vec![text(word)]);
        items.push(el("li", &[], vec![line, said("p", "written", written)]));
    }
    items
}
