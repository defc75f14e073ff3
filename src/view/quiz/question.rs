//! One question: what is asked, how to answer, what is right and why, and where it is settled.

use super::super::dom::Node;
use super::super::element::{el, of_class, said, text, when};
use super::super::link;
use super::super::part::{Setting, Show};
use super::super::passage;
use super::{change, fill, number, options, order, pairs, pick};
use crate::document::{Amount, Document, Place, Question, Task};
use crate::graph::Shared;
use crate::reader::Quiz;
use crate::reader::scene::{Feedback, Row};
use std::rc::Rc;
use yew::prelude::*;

/// A question: in the quiz with its number, which is 0 for one that has none, and an address; in the text without.
pub(super) fn draw(document: &Shared, question: &Question, number: Option<usize>) -> Html {
    let words = &document.words;
    let in_quiz = number.is_some();
    let (controls, rows) = match question.task {
        Task::Choice => (options::disclosures(document, question), Vec::new()),
        Task::Several => (options::ticks(question), options::rows(document, question)),
        Task::Match => (pairs::lists(document, question), pairs::rows(question)),
        Task::Order => (order::steps(document, question), order::rows(question)),
        Task::Actor | Task::Tie => (pick::list(document, question), pick::rows(document, question)),
        Task::Change => (pick::list(document, question), change::rows(document, question)),
        Task::Number => (typed_place(), number::rows(question)),
        Task::Fill => (typed_place(), fill::rows(question)),
        Task::Predict => (options::expectations(question, in_quiz), options::comments(question, in_quiz)),
    };
    let mut title = vec![text(&question.prompt)];
    if let Some(number) = number.filter(|number| *number > 0) {
        title.insert(0, text(&[&number.to_string(), ". "].concat()));
    }
    let mut parts = vec![el("h3", &[], title)];
    if question.task != Task::Choice && !(question.task == Task::Predict && in_quiz) {
        parts.push(said("p", "task", &task(document, question)));
    }
    let role = if question.task == Task::Predict { "radiogroup" } else { "group" };
    parts.push(el("div", &[("class", "options"), ("role", role), ("aria-label", &question.prompt)], controls));
    // The answer has an address, and so can stand once only.
    let title = match question.task {
        Task::Predict => "says-to-it",
        _ if rows.is_empty() => answer_title(question),
        _ => "solution",
    };
    let mut solution = rows;
    if let Some(answer) = question.answer.as_ref().filter(|_| in_quiz) {
        if !solution.is_empty() {
            solution.push(said("p", "answer-title", words.get(answer_title(question))));
        }
        solution.push(passage::draw(document, "p", answer));
    }
    parts.push(el("div", &[("class", "outcome"), ("tabindex", "-1")], Vec::new()));
    let mut foot = Vec::new();
    if !solution.is_empty() {
        solution.insert(0, said("summary", "", words.get(title)));
        foot.push(of_class("details", "answer", solution));
    }
    if question.task != Task::Predict {
        foot.extend(ways(document, question));
    }
    parts.push(of_class("div", "after", foot));
    let id = Place::Question(question.id.clone()).fragment();
    let attributes = [
        ("class", "question"),
        ("id", if in_quiz { &id } else { "" }),
        ("data-question", &*question.id),
        ("data-task", question.task.name()),
        ("data-now", when(in_quiz && is_first(document, question), "true")),
        ("tabindex", "-1"),
    ];
    el("div", &attributes, parts)
}

/// Whether it is the first that has its turn.
fn is_first(document: &Document, question: &Question) -> bool {
    let quiz = Quiz::default();
    let round = quiz.round(document);
    round.now.is_some_and(|now| round.questions[now].id == question.id)
}

/// Whose answer it is: the article's, or ours.
fn answer_title(question: &Question) -> &'static str {
    let is_theirs = question.answer.as_ref().is_some_and(|answer| answer.original.is_some());
    if is_theirs { "answer" } else { "answer-ours" }
}

/// The place of the field in which one types. The player puts the field there: without it nothing would come of what is typed.
fn typed_place() -> Vec<Html> {
    vec![el("div", &[("class", "typed"), ("data-needs-player", "true")], Vec::new())]
}

/// How one answers.
fn task(document: &Document, question: &Question) -> String {
    let key = ["task-", question.task.name()].concat();
    let from = question.goal.as_ref().and_then(|goal| goal.from.as_ref());
    let from = from.and_then(|id| document.scenario(id));
    let from = from.map_or(document.words.get("as-written"), |scenario| &scenario.name);
    document.words.fill(&key, &[("from", from)])
}

/// Where one can look it up.
fn ways(document: &Document, question: &Question) -> Vec<Html> {
    let words = &document.words;
    let passage = question.passage.iter().map(|passage| Place::Passage(passage.clone()));
    passage.map(|place| link::html(&place, "where", vec![text(words.get("show-where"))])).collect()
}

/// Puts the buttons there by which one answers, gives up and tries again: without the player nothing would come of them.
fn offer(document: &Document, question: &Question, place: &Node) {
    if question.task == Task::Predict {
        return;
    }
    let after = place.find(".after");
    let link = after.look(".where");
    for way in ["submit", "give-up", "retry"] {
        if way == "submit" && question.task == Task::Choice {
            continue;
        }
        let attributes = [("type", "button"), ("class", "plain way"), ("data-do", way)];
        let button = after.make("button", &attributes, document.words.get(way));
        // Things stand in some order from the start.
        button.flag("aria-disabled", way == "submit" && question.task != Task::Order);
        match &link {
            Some(link) => link.before(&button),
            None => after.append(&button),
        }
    }
}

/// Says what became of a row, ahead of the reason.
fn say_mark(row: &Node, mark: &str) {
    match row.look(".reason > b") {
        Some(word) => word.say(mark),
        None if mark.is_empty() => {}
        None => {
            let word = row.make("b", &[], mark);
            if let Some(reason) = row.look(".reason") {
                reason.begin_with(&word, " ");
            }
        }
    }
}

/// Shows what became of the questions: how the answer is judged, and the option that was pressed.
pub(in super::super) fn start(setting: &Setting) -> Show {
    let document = setting.document.clone();
    let places = places(setting);
    for (question, places) in document.questions.iter().zip(&places) {
        for place in places {
            match &question.number {
                Some(number) => number::fill(question, number, place),
                None if question.task == Task::Fill => fill::fill(question, place),
                None => pick::fill(&document, question, place),
            }
            offer(&document, question, place);
        }
    }
    show_each(document, places, |shown| shown.show_answer())
}

/// Shows the rest: the other options and the solution. That is several times as much to lay out as the answer.
pub(in super::super) fn show_rest(setting: &Setting) -> Show {
    show_each(setting.document.clone(), places(setting), |shown| shown.show_rest())
}

/// Where each question stands: one may stand in the text, and stands in the quiz.
fn places(setting: &Setting) -> Vec<Vec<Node>> {
    let places = setting.root.all("[data-question]");
    let of_question = |question: &Question| {
        let is_it = |place: &&Node| place.get("data-question").as_ref() == Some(&question.id);
        places.iter().filter(is_it).cloned().collect()
    };
    setting.document.questions.iter().map(of_question).collect()
}

/// Shows something of every question of which something else became.
fn show_each(document: Shared, places: Vec<Vec<Node>>, show: fn(&Shown)) -> Show {
    Box::new(move |change| {
        let feedback = change.before.feedback.iter().zip(&*change.now.feedback);
        for (((before, now), question), places) in feedback.zip(&document.questions).zip(&places) {
            if !Rc::ptr_eq(before, now) {
                places.iter().for_each(|place| show(&Shown { document: &document, question, feedback: now, place }));
            }
        }
    })
}

/// A question on the page, and what became of it.
struct Shown<'a> {
    document: &'a Shared,
    question: &'a Question,
    feedback: &'a Feedback,
    place: &'a Node,
}

impl Shown<'_> {
    fn show_answer(&self) {
        let Shown { question, feedback, place, .. } = *self;
        place.set("data-result", feedback.result);
        self.arrange();
        for control in place.all("input, select, [data-do='ask']") {
            control.flag(if control.has("data-do") { "aria-disabled" } else { "disabled" }, feedback.is_locked);
            self.fill(&control);
        }
        if let Some(submit) = place.look("[data-do='submit']") {
            submit.flag("aria-disabled", !feedback.is_ready);
        }
        // Elsewhere the rows are in the solution.
        if question.task == Task::Choice {
            self.show_rows(|row| row.is_chosen);
        }
        let outcome = if place.has("id") { &feedback.outcome } else { &feedback.outcome_in_text };
        place.find(".outcome").say(outcome);
    }

    fn show_rest(&self) {
        let Shown { question, feedback, place, .. } = *self;
        place.flag("data-solved", feedback.is_solved);
        self.show_rows(|row| question.task != Task::Choice || !row.is_chosen);
        if let Some(answer) = place.look(".answer") {
            answer.flag("open", feedback.is_solved);
        }
    }

    fn show_rows(&self, shows: impl Fn(&Row) -> bool) {
        let Shown { document, question, feedback, place } = *self;
        for node in place.all("[data-row]") {
            let key = node.get("data-row").unwrap_or_default();
            let row = feedback.row(document, question, &key, node.has("data-solves"));
            if !shows(&row) {
                continue;
            }
            node.flag("data-chosen", row.is_chosen);
            if question.task == Task::Predict {
                continue;
            }
            node.set("data-result", row.result);
            if question.task == Task::Choice {
                node.flag("open", !row.result.is_empty());
            }
            if let (Some(says), Some(line)) = (&row.says, node.look(".says")) {
                line.say(says);
            }
            if let Some(mark) = &row.mark {
                say_mark(&node, mark);
            }
        }
    }

    /// Brings what stands in an order of its own into that order.
    fn arrange(&self) {
        let Shown { question, feedback, place, .. } = *self;
        match question.task {
            Task::Match => {
                for list in place.all("select[data-pair]") {
                    // The first, which chooses nothing, stays the first.
                    let first = list.child(0);
                    let pair = |id| list.look(&["option[value='", id, "']"].concat());
                    let options = first.into_iter().chain(feedback.order.iter().filter_map(|id| pair(id)));
                    list.order(&options.collect::<Vec<_>>());
                }
            }
            _ => {
                let item = |id: &String| place.look(&["[data-key='", id, "']"].concat());
                let items: Vec<Node> = feedback.order.iter().filter_map(item).collect();
                if let Some(around) = items.first().and_then(Node::parent) {
                    around.order(&items);
                }
                if question.task == Task::Order {
                    for (at, item) in items.iter().enumerate() {
                        self.label(item, at, items.len());
                    }
                }
            }
        }
    }

    /// Says on the buttons of a thing that moves where it is.
    fn label(&self, item: &Node, at: usize, count: usize) {
        let key = item.get("data-key").unwrap_or_default();
        let Some(option) = self.question.options.iter().find(|option| option.id == key) else { return };
        for button in item.all("button") {
            let does = button.get("data-do").unwrap_or_default();
            let is_at_end = if does == "earlier" { at == 0 } else { at + 1 == count };
            button.flag("aria-disabled", is_at_end || self.feedback.is_locked);
            let place = (at + 1).to_string();
            let label = self.document.words.fill(&does, &[("text", &option.text), ("place", &place)]);
            button.set("aria-label", &label);
        }
    }

    /// Fills in a box or a list as the answer has it.
    fn fill(&self, control: &Node) {
        let (options, answer) = (&self.question.options, &self.feedback.answer);
        if let Some(option) = control.get("data-tick") {
            control.tick(answer.contains(&option));
        } else if let Some(moment) = control.get("data-expect") {
            let said = answer.get(usize::from(moment == "late"));
            control.tick(said.is_some_and(|said| *said == control.value()));
            // Whoever has said what they expect now cannot change what they expected before.
            let off = moment != "late" && answer.get(1).is_some_and(|said| !said.is_empty());
            control.flag("disabled", off);
        } else if let Some(option) = control.get("data-pair") {
            let place = options.iter().position(|it| it.id == option);
            let pair = place.and_then(|place| answer.get(place)).map_or("", |pair| pair);
            control.set_value(pair);
            let whole = options.iter().find(|it| it.id == pair).and_then(|it| it.pair.as_deref());
            if let Some(line) = control.next() {
                line.say(whole.unwrap_or_default());
            }
        } else if control.has("data-type") {
            let typed = answer.first().map_or("", |typed| typed);
            control.set_value(typed);
            if let (Some(number), Some(guess)) = (&self.question.number, Amount::parse(typed)) {
                control.set("aria-valuetext", &number.shown(guess));
            }
        } else if control.has("data-pick") {
            control.set_value(&answer.join(" "));
        }
    }
}
