//! A question: the prompt, the controls to answer it, the outcome, the solution, and the link to its passage.

use super::super::dom::Node;
use super::super::element::{el, of_class, text, text_el, when};
use super::super::link;
use super::super::part::{PartContext, Show};
use super::super::passage;
use super::{change, fill, number, options, order, pairs, pick};
use crate::document::{Amount, Document, Place, Question, Task};
use crate::graph::Shared;
use crate::reader::Quiz;
use crate::reader::scene::{Feedback, Row};
use crate::reader::wording::starts_from;
use std::rc::Rc;
use yew::prelude::*;

/// How many letters of an option a list shows on the narrowest pages. What is longer shows below the list, too.
const LISTED: usize = 24;

/// Where a question is drawn.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Position {
    /// In the text, as a copy without an id.
    InText,
    /// In the quiz, with a number unless it is a prediction.
    InQuiz(Option<usize>),
}

/// Draws a question.
pub(super) fn draw(document: &Shared, question: &Question, position: Position) -> Html {
    let words = &document.words;
    let is_in_quiz = position != Position::InText;
    let mut title = vec![text(&question.prompt)];
    if let Position::InQuiz(Some(number)) = position {
        title.insert(0, text(&[&number.to_string(), ". "].concat()));
    }
    let mut parts = vec![el("h3", &[], title)];
    if question.task != Task::Choice && !(question.task == Task::Predict && is_in_quiz) {
        parts.push(text_el("p", "task", &task(document, question)));
    }
    let (controls, rows) = controls_and_rows(document, question, is_in_quiz);
    parts.extend(options_box(document, question, controls));
    parts.push(el("div", &[("class", "outcome"), ("tabindex", "-1")], Vec::new()));
    let mut foot = Vec::new();
    foot.extend(solution(document, question, rows, is_in_quiz));
    if question.task.is_judged() {
        let passage = question.passage.iter().map(|passage| Place::Passage(passage.clone()));
        foot.extend(passage.map(|place| link::html(&place, "where", vec![text(words.get("show-where"))])));
    }
    parts.push(of_class("div", "after", foot));
    let id = Place::Question(question.id.clone()).fragment();
    let attributes = [
        ("class", "question"),
        ("id", if is_in_quiz { &id } else { "" }),
        ("data-question", &*question.id),
        ("data-task", question.task.name()),
        ("data-now", when(is_in_quiz && is_first(document, question), "true")),
        ("tabindex", "-1"),
    ];
    el("div", &attributes, parts)
}

/// The controls to answer a question, and the rows with its possible answers.
fn controls_and_rows(document: &Document, question: &Question, is_in_quiz: bool) -> (Vec<Html>, Vec<Html>) {
    match question.task {
        Task::Choice => (options::disclosures(document, question), Vec::new()),
        Task::Several => (options::ticks(question), options::rows(document, question)),
        Task::Match => (pairs::lists(document, question), pairs::rows(question)),
        Task::Order => (order::steps(question), order::rows(question)),
        Task::Actor | Task::Tie => (pick::list(document, question), pick::rows(document, question)),
        Task::Change => (pick::list(document, question), change::rows(document, question)),
        // The player adds the fields to type in, because they have no effect without it.
        Task::Number => (Vec::new(), number::rows(question)),
        Task::Fill => (Vec::new(), fill::rows(question)),
        Task::Predict => (options::predictions(question, is_in_quiz), options::comments(question, is_in_quiz)),
    }
}

/// The element with the controls. Where one cannot answer without the player, one can think of an answer and compare it.
fn options_box(document: &Document, question: &Question, controls: Vec<Html>) -> Vec<Html> {
    let words = &document.words;
    let class = match question.task {
        Task::Number | Task::Fill => "options typed",
        task if task.is_answered_on_map() => "options pick",
        _ => "options",
    };
    let needs_player = class != "options";
    let mut parts = Vec::new();
    if needs_player {
        parts.push(text_el("noscript", "task", &words.fill("task-alone", &[("solution", words.get("solution"))])));
    }
    let attributes = [
        ("class", class),
        ("role", if question.task == Task::Predict { "radiogroup" } else { "group" }),
        ("aria-label", &*question.prompt),
        ("data-needs-player", when(needs_player, "true")),
    ];
    parts.push(el("div", &attributes, controls));
    parts
}

/// The disclosure with the rows and the answer, if there are any. The answer is drawn in the quiz only, because its passage has an
/// id, which must be unique on the page.
fn solution(document: &Document, question: &Question, rows: Vec<Html>, is_in_quiz: bool) -> Option<Html> {
    let words = &document.words;
    let title = match question.task {
        Task::Predict => "says-to-it",
        _ if rows.is_empty() => answer_title(question),
        _ => "solution",
    };
    let mut parts = rows;
    if let Some(answer) = question.answer.as_ref().filter(|_| is_in_quiz) {
        if !parts.is_empty() {
            parts.push(text_el("p", "answer-title", words.get(answer_title(question))));
        }
        parts.push(passage::draw(document, "p", answer));
    }
    if parts.is_empty() {
        return None;
    }
    parts.insert(0, text_el("summary", "", words.get(title)));
    Some(of_class("details", "answer", parts))
}

/// Whether the question is the current one before anything is answered.
fn is_first(document: &Document, question: &Question) -> bool {
    let quiz = Quiz::default();
    let round = quiz.round(document);
    round.now.is_some_and(|now| round.questions[now].id == question.id)
}

/// The key of the title of the answer, which says whether the answer is the article's or the editor's.
fn answer_title(question: &Question) -> &'static str {
    let is_theirs = question.answer.as_ref().is_some_and(|answer| answer.original.is_some());
    if is_theirs { "answer" } else { "answer-ours" }
}

/// The instruction how to answer.
fn task(document: &Document, question: &Question) -> String {
    let key = ["task-", question.task.name()].concat();
    document.words.fill(&key, &[("from", starts_from(document, question))])
}

/// Adds the buttons to submit, to give up and to try again, which have no effect without the player.
fn add_buttons(document: &Document, question: &Question, node: &Node) {
    if !question.task.is_judged() {
        return;
    }
    let after = node.find(".after");
    let link = after.query(".where");
    // What one does next comes first: to submit an answer, or to try again.
    for name in ["submit", "retry", "give-up"] {
        if name == "submit" && question.task == Task::Choice {
            continue;
        }
        let attributes = [("type", "button"), ("class", "plain way"), ("data-do", name)];
        let button = after.create("button", &attributes, document.words.get(name));
        // An order can be submitted without a change, because the options stand in some order from the start.
        button.flag("aria-disabled", name == "submit" && question.task != Task::Order);
        match &link {
            Some(link) => link.before(&button),
            None => after.append(&button),
        }
    }
    // The buttons have the same names in every question, so the question's text describes each.
    let prompt = node.find("h3");
    let id = [if node.has("id") { "prompt=" } else { "check=" }, &question.id].concat();
    prompt.set("id", &id);
    node.all("button:not([data-step])").iter().for_each(|button| button.set("aria-describedby", &id));
}

/// Shows the mark of a row before its reason.
fn set_mark(row: &Node, mark: &str) {
    match row.query(".reason > b") {
        Some(word) => word.set_text(mark),
        None if mark.is_empty() => {}
        None => {
            let word = row.create("b", &[], mark);
            if let Some(reason) = row.query(".reason") {
                reason.prepend(&word, " ");
            }
        }
    }
}

/// Completes the questions by what only works with the player, and shows the answer: the outcome, and the chosen option.
pub(in super::super) fn start(context: &PartContext) -> Show {
    let document = context.document.clone();
    let nodes = nodes(context);
    for (question, nodes) in document.questions.iter().zip(&nodes) {
        for node in nodes {
            complete(&document, question, node);
            add_buttons(&document, question, node);
        }
    }
    show_each(document, nodes, |shown| shown.show_answer())
}

/// Shows the other options and the solution. The browser takes several times as long to lay these out as the answer.
pub(in super::super) fn show_rest(context: &PartContext) -> Show {
    show_each(context.document.clone(), nodes(context), |shown| shown.show_rest())
}

/// Completes the controls of a question with what has no effect without the player.
fn complete(document: &Document, question: &Question, node: &Node) {
    match question.task {
        Task::Choice => options::name_disclosures(node),
        Task::Match => pairs::add_lines(node),
        Task::Order => order::label(document, question, &node.all("[data-key]"), false),
        Task::Actor | Task::Tie | Task::Change => pick::add_options(document, question, node),
        Task::Number => question.number.iter().for_each(|number| number::add_fields(question, number, node)),
        Task::Fill => fill::add_field(question, node),
        Task::Several | Task::Predict => {}
    }
}

/// The elements of each question: the one in the quiz, and another if the question stands in the text, too.
fn nodes(context: &PartContext) -> Vec<Vec<Node>> {
    let nodes = context.root.all("[data-question]");
    let of_question = |question: &Question| {
        let is_of_it = |node: &&Node| node.get("data-question").as_ref() == Some(&question.id);
        nodes.iter().filter(is_of_it).cloned().collect()
    };
    context.document.questions.iter().map(of_question).collect()
}

/// Calls `show` for every element of the questions whose feedback has changed.
fn show_each(document: Shared, nodes: Vec<Vec<Node>>, show: fn(&Shown)) -> Show {
    Box::new(move |change| {
        let feedback = change.before.feedback.iter().zip(&*change.now.feedback);
        for (((before, now), question), nodes) in feedback.zip(&document.questions).zip(&nodes) {
            if !Rc::ptr_eq(before, now) {
                nodes.iter().for_each(|node| show(&Shown { document: &document, question, feedback: now, node }));
            }
        }
    })
}

/// An element of a question, and the feedback to show on it.
struct Shown<'a> {
    document: &'a Shared,
    question: &'a Question,
    feedback: &'a Feedback,
    node: &'a Node,
}

impl Shown<'_> {
    fn show_answer(&self) {
        let Shown { question, feedback, node, .. } = *self;
        node.set("data-result", feedback.result);
        self.order_options();
        for control in node.all("input, select, [data-do='ask']") {
            control.flag(if control.has("data-do") { "aria-disabled" } else { "disabled" }, feedback.is_locked);
            self.set_control(&control);
        }
        if let Some(submit) = node.query("[data-do='submit']") {
            submit.flag("aria-disabled", !feedback.is_ready);
        }
        // The rows of other tasks are in the solution.
        if question.task == Task::Choice {
            self.show_rows(|row| row.is_chosen);
        }
        let outcome = if node.has("id") { &feedback.outcome } else { &feedback.outcome_in_text };
        node.find(".outcome").set_text(outcome);
    }

    fn show_rest(&self) {
        let Shown { question, feedback, node, .. } = *self;
        node.flag("data-solved", feedback.is_solved);
        self.show_rows(|row| question.task != Task::Choice || !row.is_chosen);
        if let Some(answer) = node.query(".answer") {
            answer.flag("open", feedback.is_solved);
        }
    }

    fn show_rows(&self, shows: impl Fn(&Row) -> bool) {
        let Shown { document, question, feedback, node } = *self;
        for element in node.all("[data-row]") {
            let key = element.get("data-row").unwrap_or_default();
            let row = feedback.row(document, question, &key, element.has("data-solves"));
            if !shows(&row) {
                continue;
            }
            element.flag("data-chosen", row.is_chosen);
            if !question.task.is_judged() {
                continue;
            }
            element.set("data-result", row.result);
            if question.task == Task::Choice {
                element.flag("open", !row.result.is_empty());
            }
            if let (Some(text), Some(line)) = (&row.text, element.query(".says")) {
                line.set_text(text);
            }
            if let Some(mark) = &row.mark {
                set_mark(&element, mark);
            }
        }
    }

    /// Puts the options into the order of this try.
    fn order_options(&self) {
        let Shown { question, feedback, node, .. } = *self;
        match question.task {
            Task::Match => {
                for list in node.all("select[data-pair]") {
                    // The option that chooses nothing stays the first.
                    let first = list.child(0);
                    let pair = |id| list.query(&["option[value='", id, "']"].concat());
                    let options = first.into_iter().chain(feedback.order.iter().filter_map(|id| pair(id)));
                    list.set_children(&options.collect::<Vec<_>>());
                }
            }
            _ => {
                let item = |id: &String| node.query(&["[data-key='", id, "']"].concat());
                let items: Vec<Node> = feedback.order.iter().filter_map(item).collect();
                if let Some(parent) = items.first().and_then(Node::parent) {
                    parent.set_children(&items);
                }
                if question.task == Task::Order {
                    order::label(self.document, question, &items, feedback.is_locked);
                }
            }
        }
    }

    /// Sets a control to the reader's answer.
    fn set_control(&self, control: &Node) {
        let (options, answer) = (&self.question.options, &self.feedback.answer);
        if let Some(option) = control.get("data-tick") {
            control.set_checked(answer.contains(&option));
        } else if let Some(moment) = control.get("data-expect") {
            let predicted = answer.get(usize::from(moment == "late"));
            control.set_checked(predicted.is_some_and(|option| *option == control.value()));
            // The prediction before reading cannot be changed once there is one after it.
            let off = moment != "late" && answer.get(1).is_some_and(|option| !option.is_empty());
            control.flag("disabled", off);
        } else if let Some(option) = control.get("data-pair") {
            let index = options.iter().position(|it| it.id == option);
            let pair = index.and_then(|index| answer.get(index)).map_or("", |pair| pair);
            control.set_value(pair);
            let whole = options.iter().find(|it| it.id == pair).and_then(|it| it.pair.as_deref());
            let whole = whole.filter(|it| it.chars().count() > LISTED);
            if let Some(line) = control.next() {
                line.set_text(whole.unwrap_or_default());
            }
        } else if control.has("data-type") {
            let typed = answer.first().map_or("", |typed| typed);
            control.set_value(typed);
            let guess = self.question.number.as_ref().zip(Amount::parse(typed));
            let said = guess.map(|(number, guess)| number.shown(guess)).unwrap_or_default();
            control.set("aria-valuetext", &said);
        } else if control.has("data-pick") {
            control.set_value(&answer.join(" "));
        }
    }
}
