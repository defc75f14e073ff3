//! The card at the end of a round: the missed questions, the predictions, and what the reader can do next.

use super::super::element::{el, of_class, tag_of, text, text_button, text_el};
use super::super::link;
use crate::document::{Document, Place, Question};
use crate::graph::Shared;
use crate::reader::Reader;
use crate::reader::Summary;
use yew::prelude::*;
use yew::virtual_dom::VTag;

/// Draws the card, without the score, which stands above it.
pub(super) fn draw(document: &Shared, reader: &Reader, summary: &Summary) -> VTag {
    let words = &document.words;
    let way = |name: &'static str, text: &str| text_button(name, text, false);
    let (mut onward, mut along) = (Vec::new(), vec![way("share", words.get("share"))]);
    if summary.round.more > 0 {
        onward.push(way("go-on", &words.count("go-on", summary.round.more as u32)));
    }
    if !summary.missed.is_empty() {
        onward.push(way("retry-missed", words.get("retry-missed")));
    }
    if summary.score.answered > 0 {
        along.push(way("save-reminder", &words.count("remind", reader.quiz.days(document))));
    }
    let lists = [
        ("missed", "missed", missed(document, &summary.missed)),
        ("left-out", "left-out-title", missed(document, &summary.left_out)),
        ("minds", "your-mind", minds(document, reader)),
    ];
    let mut parts = vec![of_class("p", "ways", onward)];
    for (class, title, items) in lists {
        if !items.is_empty() {
            let list = vec![text_el("p", "title", words.get(title)), of_class("ul", "", items)];
            parts.push(of_class("div", class, list));
        }
    }
    parts.push(of_class("p", "ways", along));
    tag_of("div", &[("class", "card")], parts)
}

/// Questions, each with the passage that settles it.
fn missed(document: &Document, questions: &[(usize, &Question)]) -> Vec<Html> {
    let item = |(number, question): &(usize, &Question)| {
        let prompt = [&*number.to_string(), ". ", &question.prompt].concat();
        let mut parts = vec![link::html(&Place::Question(question.id.clone()), "", vec![text(&prompt)])];
        let passage = question.passage.as_ref().and_then(|id| document.passage(id));
        parts.extend(passage.map(|(_, passage)| link::read_at(document, passage)));
        el("li", &[], parts)
    };
    questions.iter().map(item).collect()
}

/// The reader's predictions before and after reading, and their opinion.
fn minds(document: &Document, reader: &Reader) -> Vec<Html> {
    let words = &document.words;
    let mut items = Vec::new();
    for question in document.predictions() {
        let response = reader.quiz.response(&question.id);
        let chosen = |at: usize| {
            let id = response.and_then(|response| response.get(at));
            question.options.iter().find(|option| Some(&option.id) == id)
        };
        let mut lines = vec![text_el("p", "", &question.prompt)];
        for (key, option) in [("mind-before", chosen(0)), ("mind-now", chosen(1))] {
            lines.extend(option.map(|option| text_el("p", "", &words.fill(key, &[("text", &option.text)]))));
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
        items.push(el("li", &[], vec![line, text_el("p", "written", written)]));
    }
    items
}
