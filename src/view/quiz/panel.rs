//! The panel of the quiz: the score, a chip for each question, and buttons to begin anew, to undo and to save progress.

use super::super::element::{el, of_class, set, text, text_button, text_el, when};
use super::super::island::Island;
use super::super::link;
use super::super::part::{PartContext, Show};
use super::card;
use crate::document::{Document, Place};
use crate::reader::Quiz;
use crate::reader::Summary;
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// The panel before anything is answered.
pub(super) fn draw(document: &Document) -> Html {
    let words = &document.words;
    let (score, score_text) = Summary::score(document, &Quiz::default());
    let shown = ["0/", &score.all.to_string()].concat();
    let status = el("div", &[("data-score", &shown)], vec![text_el("p", "", &score_text)]);
    let chips = document.judged().enumerate().map(|(index, question)| {
        let number = (index + 1).to_string();
        let is_in_text = question.section.is_some();
        let state = words.get(if is_in_text { "chip-in-text" } else { "chip-todo" });
        let mut chip = link::to(&Place::Question(question.id.clone()), "question-chip", vec![text(&number)]);
        chip.add_attribute("aria-label", words.fill("chip", &[("number", &number), ("state", state)]));
        set(&mut chip, "data-apart", when(index >= document.core as usize, "true"));
        set(&mut chip, "data-in-text", when(is_in_text, "true"));
        VNode::from(chip)
    });
    let way = |way: &'static str, off: bool| text_button(way, words.get(way), off);
    let ways = ["retry-missed", "retry-all", "undo-quiz"].map(|name| way(name, true));
    let file =
        el("input", &[("type", "file"), ("accept", ".json,application/json"), ("data-load", "true")], Vec::new());
    let file = of_class("label", "plain", vec![text_el("span", "", words.get("load-progress")), file]);
    let keeping = vec![
        text_el("summary", "", words.get("keep-progress")),
        of_class("div", "ways", ways.into()),
        of_class("div", "ways", vec![way("save-progress", false), file]),
    ];
    let parts = vec![status, of_class("div", "chips", chips.collect()), of_class("details", "keeping", keeping)];
    el("div", &[("class", "score"), ("data-needs-player", "true")], parts)
}

/// The end of the quiz: elements for the score and the mark, which are empty on the static page. The player adds the card.
pub(super) fn end() -> Html {
    let score = el("p", &[("class", "final"), ("tabindex", "-1")], Vec::new());
    of_class("div", "end", vec![score, of_class("p", "mark", Vec::new())])
}

/// Shows the score, the chips, and the end of the round.
pub(in super::super) fn start(context: &PartContext) -> Show {
    let document = context.document.clone();
    let root = context.root.clone();
    let Some(panel) = root.query(".quiz .score") else { return Box::new(|_| ()) };
    let status = panel.find("[data-score]");
    let line = status.find("p");
    let chips = panel.all(".chips [data-asked]");
    let buttons =
        ["retry-missed", "retry-all", "undo-quiz"].map(|name| panel.find(&["[data-do='", name, "']"].concat()));
    let end = root.find(".quiz .end");
    let [final_line, mark] = [".final", ".mark"].map(|selector| end.find(selector));
    let below = end.create("div", &[], "");
    end.append(&below);
    let mut island = Island::at(below);
    Box::new(move |change| {
        let summary = Summary::of(&document, change.now);
        let score = summary.score;
        status.set("data-score", &[&score.right.to_string(), "/", &score.all.to_string()].concat());
        line.set_text(&summary.score_text);
        for (chip, (question, result, label)) in chips.iter().zip(&summary.questions) {
            chip.set("data-result", result);
            chip.set("aria-label", label);
            chip.flag("data-apart", !summary.round.has(&question.id));
            chip.flag("data-in-text", question.section.is_some() && result.is_empty());
        }
        let quiz = &change.now.reader.quiz;
        let offs = [score.answered == score.right, score.answered == 0, !quiz.can_undo()];
        for (button, off) in buttons.iter().zip(offs) {
            button.flag("aria-disabled", off);
        }
        final_line.set_text(&summary.end);
        mark.set_text(&summary.mark);
        let is_over = summary.round.is_over;
        island.draw(is_over.then(|| card::draw(&document, &change.now.reader, &summary)));
    })
}
