//! Where one stands in the quiz: in numbers, question by question, and the ways back.

use super::super::element::{button, el, of_class, said, set, text, when};
use super::super::island::Island;
use super::super::link;
use super::super::part::{Setting, Show};
use super::card;
use crate::document::{Document, Place};
use crate::reader::Quiz;
use crate::reader::Summary;
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// Where one stands, before anything is answered.
pub(super) fn draw(document: &Document) -> Html {
    let words = &document.words;
    let (score, said_of_it) = Summary::score(document, &Quiz::default());
    let shown = ["0/", &score.all.to_string()].concat();
    let status = el("div", &[("data-score", &shown)], vec![said("p", "", &said_of_it)]);
    let chips = document.judged().enumerate().map(|(place, question)| {
        let number = (place + 1).to_string();
        let is_in_text = question.section.is_some();
        let state = words.get(if is_in_text { "chip-in-text" } else { "chip-todo" });
        let mut chip = link::to(&Place::Question(question.id.clone()), "question-chip", vec![text(&number)]);
        chip.add_attribute("aria-label", words.fill("chip", &[("number", &number), ("state", state)]));
        set(&mut chip, "data-apart", when(place >= document.core as usize, "true"));
        set(&mut chip, "data-in-text", when(is_in_text, "true"));
        VNode::from(chip)
    });
    let way = |way: &'static str, off: bool| button("plain", way, words.get(way), words.get(way), off);
    let ways = ["retry-missed", "retry-all", "undo-quiz"].map(|name| way(name, true));
    let file =
        el("input", &[("type", "file"), ("accept", ".json,application/json"), ("data-load", "true")], Vec::new());
    let file = of_class("label", "plain", vec![said("span", "", words.get("load-progress")), file]);
    let keeping = vec![
        said("summary", "", words.get("keep-progress")),
        of_class("div", "ways", ways.into()),
        of_class("div", "ways", vec![way("save-progress", false), file]),
    ];
    let parts = vec![status, of_class("div", "chips", chips.collect()), of_class("details", "keeping", keeping)];
    el("div", &[("class", "score"), ("data-needs-player", "true")], parts)
}

/// What is said once the questions are over: the score, and whether that is enough. What more there is to say, the player puts
/// below it.
pub(super) fn end() -> Html {
    let score = el("p", &[("class", "final"), ("tabindex", "-1")], Vec::new());
    of_class("div", "end", vec![score, of_class("p", "mark", Vec::new())])
}

/// Shows where one stands.
pub(in super::super) fn start(setting: &Setting) -> Show {
    let document = setting.document.clone();
    let root = setting.root.clone();
    let Some(place) = root.look(".quiz .score") else { return Box::new(|_| ()) };
    let status = place.find("[data-score]");
    let line = status.find("p");
    let chips = place.all(".chips [data-asked]");
    let ways = ["retry-missed", "retry-all", "undo-quiz"].map(|name| place.find(&["[data-do='", name, "']"].concat()));
    let end = root.find(".quiz .end");
    let [final_line, mark] = [".final", ".mark"].map(|hook| end.find(hook));
    let below = end.make("div", &[], "");
    end.append(&below);
    let mut island = Island::at(below);
    Box::new(move |change| {
        let summary = Summary::of(&document, change.now);
        let score = summary.score;
        status.set("data-score", &[&score.right.to_string(), "/", &score.all.to_string()].concat());
        line.say(&summary.said);
        for (chip, (question, result, label)) in chips.iter().zip(&summary.questions) {
            chip.set("data-result", result);
            chip.set("aria-label", label);
            chip.flag("data-apart", !summary.round.has(&question.id));
            chip.flag("data-in-text", question.section.is_some() && result.is_empty());
        }
        let quiz = &change.now.reader.quiz;
        let offs = [score.answered == score.right, score.answered == 0, !quiz.can_undo()];
        for (way, off) in ways.iter().zip(offs) {
            way.flag("aria-disabled", off);
        }
        final_line.say(&summary.end);
        mark.say(&summary.mark);
        let is_over = summary.round.is_over;
        island.draw(is_over.then(|| card::draw(&document, &change.now.reader, &summary)));
    })
}
