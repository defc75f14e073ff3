//! Where one stands in the quiz: in numbers, question by question, and the ways back.

use super::super::element::{el, of_class, said, text};
use super::super::link;
use super::super::map::button;
use super::super::parts::{Setting, Show};
use super::super::tables::to_passage;
use super::{judged, line};
use crate::document::{Document, Id, Place};
use crate::reader::Quiz;
use crate::reader::scene::Summary;
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// Where one stands, before anything is answered.
pub(super) fn draw(document: &Document) -> Html {
    let words = &document.words;
    let (score, said_of_it) = Summary::score(document, &Quiz::default());
    let shown = ["0/", &score.all.to_string()].concat();
    let status = el("div", &[("data-score", &shown)], vec![said("p", "", &said_of_it)]);
    let chips = judged(document).enumerate().map(|(place, question)| {
        let number = (place + 1).to_string();
        let mut chip = link::to(&Place::Question(question.id.clone()), "question-chip", vec![text(&number)]);
        chip.add_attribute("aria-label", words.fill("chip", &[("number", &number), ("state", words.get("chip-todo"))]));
        VNode::from(chip)
    });
    let way = |way: &'static str, off: bool| button("plain", way, words.get(way), words.get(way), off);
    let ways = ["retry-missed", "retry-all", "undo-quiz"].map(|name| way(name, true));
    let file =
        el("input", &[("type", "file"), ("accept", ".json,application/json"), ("data-load", "true")], Vec::new());
    let file = of_class("label", "plain", vec![said("span", "", words.get("load-progress")), file]);
    let keeping = vec![
        said("summary", "", words.get("keep-progress")),
        of_class("div", "ways", vec![way("save-progress", false), file]),
    ];
    let parts = vec![
        status,
        of_class("div", "chips", chips.collect()),
        of_class("div", "ways", ways.into()),
        of_class("details", "keeping", keeping),
    ];
    el("div", &[("class", "score"), ("data-needs-player", "true")], parts)
}

/// What is said when every question is answered: the score, whether that is enough, and what is worth reading again.
pub(super) fn end(document: &Document) -> Html {
    let mut again = vec![text(document.words.get("read-again"))];
    let mut seen: Vec<&Id> = Vec::new();
    for id in judged(document).filter_map(|question| question.passage.as_ref()) {
        if let (false, Some((_, passage))) = (seen.contains(&id), document.passage(id)) {
            again.push(el("span", &[("data-again", &**id)], vec![text(" "), to_passage(passage)]));
            seen.push(id);
        }
    }
    let parts = vec![line("final"), line("mark"), of_class("p", "again", again)];
    of_class("div", "end", parts)
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
    let [final_line, mark, again] = [".final", ".mark", ".again"].map(|hook| end.find(hook));
    let links = again.all("[data-again]");
    Box::new(move |change| {
        let summary = Summary::of(&document, change.now);
        let score = summary.score;
        status.set("data-score", &[&score.right.to_string(), "/", &score.all.to_string()].concat());
        line.say(&summary.said);
        for (chip, (_, result, label)) in chips.iter().zip(&summary.questions) {
            chip.set("data-result", result);
            chip.set("aria-label", label);
        }
        let quiz = &change.now.reader.quiz;
        let offs = [score.answered == score.right, score.answered == 0, !quiz.can_undo()];
        for (way, off) in ways.iter().zip(offs) {
            way.flag("aria-disabled", off);
        }
        end.flag("data-complete", !summary.end.is_empty());
        final_line.say(&summary.end);
        mark.say(&summary.mark);
        again.flag("data-shown", !summary.missed.is_empty());
        for link in &links {
            let id = link.get("data-again");
            link.flag("data-shown", summary.missed.iter().any(|missed| Some(*missed) == id.as_ref()));
        }
    })
}
