//! Has the questions show what the reader has done with them.

use super::super::element::when;
use super::super::quiz::{judged, mark, state};
use super::super::session::Shared;
use super::super::sheets::ends;
use super::agree::{flag, say, set};
use super::found;
use crate::document::{Choice, Document, Id, Place, Question, Task};
use crate::reader::quiz::solves;
use crate::reader::{Quiz, Reader};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

/// Has the questions show another state than before.
pub(super) fn agree(root: &Element, document: &Shared, before: &Reader, reader: &Reader) {
    let (before, quiz) = (&before.quiz, &reader.quiz);
    if before == quiz {
        return;
    }
    for question in &document.questions {
        // To find an element takes as long as the page is large: only where it is to be another.
        if !before.is_same(quiz, &question.id) {
            // One may stand in the text, and stands in the quiz.
            let selector = ["[data-question='", &question.id, "']"].concat();
            for element in found(root, &selector) {
                Shown { document, quiz, question, element: &element }.agree();
            }
        }
    }
    panel(root, document, quiz);
    asking(root, document, quiz);
    for link in found(root, ".way-back a") {
        let question = quiz.away().map(|id| Place::Question(id.clone()).href());
        set(&link, "hidden", when(question.is_none(), "true"));
        set(&link, "href", question.as_deref().unwrap_or("#quiz"));
    }
}

/// What became of a question: `right`, `wrong`, `unknown`, or empty.
fn result(document: &Document, quiz: &Quiz, question: &Question) -> &'static str {
    match quiz.judgement(document, question) {
        None => "",
        Some(judgement) if judgement.is_right() => "right",
        Some(_) if quiz.response(&question.id).is_some_and(Vec::is_empty) => "unknown",
        Some(_) => "wrong",
    }
}

/// A question on the page.
struct Shown<'a> {
    document: &'a Shared,
    quiz: &'a Quiz,
    question: &'a Question,
    element: &'a Element,
}

impl Shown<'_> {
    fn agree(&self) {
        let Shown { document, quiz, question, element } = *self;
        let result = result(document, quiz, question);
        let draft = quiz.draft(question);
        let response = quiz.response(&question.id);
        let is_solved = match result {
            "" => response.is_some_and(|said| said.get(1).is_some_and(|late| !late.is_empty())),
            "wrong" => document.solutions,
            _ => true,
        };
        set(element, "data-result", result);
        set(element, "data-solved", when(is_solved, "true"));
        let answer = response.unwrap_or(&draft);
        let locked = question.task != Task::Predict && response.is_some();
        self.arrange(answer);
        for control in found(element, "input, select, [data-do='ask']") {
            let off = if control.has_attribute("data-do") { "aria-disabled" } else { "disabled" };
            set(&control, off, when(locked, "true"));
            self.fill(&control, answer);
        }
        flag(element, "[data-do='submit']", "aria-disabled", !quiz.is_ready(document, question));
        for row in found(element, "[data-row]") {
            self.row(&row, response.map(Vec::as_slice), is_solved);
        }
        flag(element, ".answer", "open", is_solved);
        say(element, ".outcome p", &self.outcome(result));
    }

    /// Brings what stands in an order of its own into that order.
    fn arrange(&self, answer: &[Id]) {
        let Shown { quiz, question, element, .. } = *self;
        let order = quiz.order(question);
        let ids: Vec<&Id> = match question.task {
            Task::Order => answer.iter().collect(),
            _ => order.iter().map(|place| &question.options[*place].id).collect(),
        };
        let ids = if ids.is_empty() { order.iter().map(|place| &question.options[*place].id).collect() } else { ids };
        let (attribute, kind) = match question.task {
            Task::Match => ("value", "option"),
            _ => ("data-key", ""),
        };
        // The first item of a list, to choose, is not of the options.
        let items = found(element, &[kind, "[", attribute, "]:not([value=''])"].concat());
        // What is moved loses the focus.
        let stands = items.iter().zip(&ids).all(|(item, id)| item.get_attribute(attribute).as_ref() == Some(*id));
        if stands && question.task != Task::Order {
            return;
        }
        for (place, id) in ids.iter().enumerate() {
            for item in found(element, &[kind, "[", attribute, "='", id, "']"].concat()) {
                if let (false, Some(parent)) = (stands, item.parent_element()) {
                    let _ = parent.append_child(&item);
                }
                if question.task == Task::Order {
                    self.label(&item, place, ids.len());
                }
            }
        }
    }

    /// Says on the buttons of a thing that moves where it is.
    fn label(&self, item: &Element, place: usize, count: usize) {
        let key = item.get_attribute("data-key").unwrap_or_default();
        let Some(option) = self.question.options.iter().find(|option| option.id == key) else { return };
        for button in found(item, "button") {
            let does = button.get_attribute("data-do").unwrap_or_default();
            let off = if does == "earlier" { place == 0 } else { place + 1 == count };
            let off = off || self.quiz.response(&self.question.id).is_some();
            set(&button, "aria-disabled", when(off, "true"));
            let place = (place + 1).to_string();
            let label = self.document.words.fill(&does, &[("text", &option.text), ("place", &place)]);
            set(&button, "aria-label", &label);
        }
    }

    /// Fills in a box or a list as the answer has it.
    fn fill(&self, control: &Element, answer: &[Id]) {
        let options = &self.question.options;
        if let Some(option) = control.get_attribute("data-tick") {
            control.unchecked_ref::<HtmlInputElement>().set_checked(answer.contains(&option));
        } else if let Some(moment) = control.get_attribute("data-expect") {
            let said = answer.get(usize::from(moment == "late"));
            let radio: &HtmlInputElement = control.unchecked_ref();
            radio.set_checked(said.is_some_and(|said| *said == radio.value()));
            // Whoever has said what they expect now cannot change what they expected before.
            let off = moment != "late" && answer.get(1).is_some_and(|said| !said.is_empty());
            set(control, "disabled", when(off, "true"));
        } else if let Some(option) = control.get_attribute("data-pair") {
            let place = options.iter().position(|it| it.id == option);
            let pair = place.and_then(|place| answer.get(place)).map_or("", |pair| pair);
            control.unchecked_ref::<HtmlSelectElement>().set_value(pair);
            let whole = options.iter().find(|it| it.id == pair).and_then(|it| it.pair.as_deref());
            if let Some(line) = control.next_element_sibling() {
                line.set_text_content(whole);
            }
        } else if control.has_attribute("data-pick") {
            control.unchecked_ref::<HtmlSelectElement>().set_value(&answer.join(" "));
        }
    }

    /// Marks what became of a thing that one could have answered.
    fn row(&self, row: &Element, response: Option<&[Id]>, is_solved: bool) {
        let Shown { document, question, .. } = *self;
        let words = &document.words;
        let key = row.get_attribute("data-row").unwrap_or_default();
        let answer = response.unwrap_or_default();
        let place = question.options.iter().position(|option| option.id == key);
        let given = |at: usize| question.options.iter().position(|option| Some(&option.id) == answer.get(at));
        let (chosen, right, said) = match (question.task, place) {
            (Task::Predict, _) => return set(row, "data-chosen", when(answer.get(1) == Some(&key), "true")),
            (Task::Match, Some(place)) => match given(place) {
                None => (false, true, String::new()),
                Some(pair) if pair == place => (true, true, words.get("pair-right").to_owned()),
                Some(pair) => {
                    let pair = question.options[pair].pair.as_deref().unwrap_or_default();
                    (true, false, words.fill("pair-wrong", &[("pair", pair)]))
                }
            },
            (Task::Order, Some(place)) => match answer.iter().position(|id| *id == key) {
                None => (false, true, String::new()),
                Some(at) if at == place => (true, true, words.get("place-right").to_owned()),
                Some(at) => (true, false, words.fill("place-wrong", &[("place", &(at + 1).to_string())])),
            },
            (task, place) => {
                let is_listed = || answer.iter().any(|id| question.options.iter().any(|option| option.id == *id));
                let chosen = match task {
                    Task::Change => answer.join(" ") == key,
                    _ if place.is_none() => !answer.is_empty() && !is_listed(),
                    _ => answer.contains(&key),
                };
                let right = place.map_or_else(|| self.solves(&key), |place| question.options[place].right);
                if place.is_none() && task != Task::Change {
                    let name = answer.first().filter(|_| chosen).map(|id| self.name(id));
                    say(row, ".says", name.as_deref().unwrap_or(words.get("otherwise")));
                }
                (chosen, right, words.get(mark(task, !answer.is_empty(), chosen, right)).to_owned())
            }
        };
        let shows = is_solved || (chosen && response.is_some());
        set(row, "data-chosen", when(chosen, "true"));
        set(row, "data-result", if shows { if right { "right" } else { "wrong" } } else { "" });
        if question.task == Task::Choice {
            set(row, "open", when(shows, "true"));
        }
        say(row, "b", &said);
    }

    /// Whether a change of the map, as an answer has it, is one that is asked for.
    fn solves(&self, key: &str) -> bool {
        let Shown { document, question, .. } = *self;
        let change = question.goal.as_ref().zip(key.split_once(' '));
        change.is_some_and(|(goal, (tie, sign))| {
            let place = document.ties.iter().position(|it| it.id == tie);
            place.zip(super::sign(sign)).is_some_and(|(tie, sign)| solves(document, goal, tie, sign))
        })
    }

    /// What an actor or a tie is called.
    fn name(&self, id: &str) -> String {
        match self.document.tie(id).filter(|_| self.question.task == Task::Tie) {
            Some(tie) => ends(self.document, tie),
            None => self.document.actor(id).map(|actor| actor.name.clone()).unwrap_or_default(),
        }
    }

    /// How the answer is judged, or why it is asked again; or what is said of what one expects.
    fn outcome(&self, result: &str) -> String {
        let Shown { document, quiz, question, element } = *self;
        let words = &document.words;
        if question.task == Task::Predict {
            let late = element.has_attribute("id");
            let answer = quiz.response(&question.id).map_or(&[][..], Vec::as_slice);
            let [before, now] = [0, 1].map(|at| {
                let option = question.options.iter().find(|option| Some(&option.id) == answer.get(at));
                option.map_or("", |option| &option.text)
            });
            return match (late, before.is_empty(), now.is_empty()) {
                (false, false, true) => words.get("noted-early").to_owned(),
                (false, false, false) => words.get("early-stays").to_owned(),
                (true, true, false) => words.get("noted-late").to_owned(),
                (true, false, false) if before == now => words.get("same-mind").to_owned(),
                (true, false, false) => words.fill("other-mind", &[("before", before)]),
                _ => String::new(),
            };
        }
        match (result, quiz.judgement(document, question)) {
            ("", _) if quiz.has_changed(&question.id) => words.get("changed-since").to_owned(),
            ("", _) => String::new(),
            // Neither reasons nor how far one got: either tells what is right.
            ("wrong", _) if !document.solutions => words.get("not-yet").to_owned(),
            ("wrong", Some(judgement)) if judgement.of > 1 => {
                let response = quiz.response(&question.id).map_or(&[][..], Vec::as_slice);
                let count = |counts: &dyn Fn(&Choice) -> bool| {
                    question.options.iter().filter(|option| counts(option)).count().to_string()
                };
                let hits = count(&|option| option.right && response.contains(&option.id));
                let slips = count(&|option| !option.right && response.contains(&option.id));
                let [right, of] = [judgement.right, judgement.of].map(|count| count.to_string());
                let (key, all) = match question.task {
                    Task::Several => ("partly-several", count(&|option| option.right)),
                    Task::Match => ("partly-match", of),
                    _ => ("partly-order", of),
                };
                words.fill(key, &[("right", &right), ("hits", &hits), ("slips", &slips), ("all", &all)])
            }
            (result, _) => words.get(result).to_owned(),
        }
    }
}

/// Where one stands.
fn panel(root: &Element, document: &Shared, quiz: &Quiz) {
    let words = &document.words;
    let (score, said) = state(document, quiz);
    let [right, all] = [score.right, score.all].map(|count| count.to_string());
    for status in found(root, "[data-score]") {
        set(&status, "data-score", &[&right, "/", &all].concat());
    }
    say(root, "[data-score] p", &said);
    let mut missed: Vec<&Id> = Vec::new();
    for (place, question) in judged(document).enumerate() {
        let result = result(document, quiz, question);
        let state = match result {
            "" => "chip-todo",
            "right" => "chip-right",
            _ => "chip-missed",
        };
        if state == "chip-missed" {
            missed.extend(&question.passage);
        }
        let label = words.fill("chip", &[("number", &(place + 1).to_string()), ("state", words.get(state))]);
        for chip in found(root, &[".chips [data-asked='", &question.id, "']"].concat()) {
            set(&chip, "data-result", result);
            set(&chip, "aria-label", &label);
        }
    }
    for (name, off) in [
        ("retry-missed", score.answered == score.right),
        ("retry-all", score.answered == 0),
        ("undo-quiz", !quiz.can_undo()),
    ] {
        flag(root, &["[data-do='", name, "']"].concat(), "aria-disabled", off);
    }
    let is_complete = score.answered == score.all;
    flag(root, ".end", "data-complete", is_complete);
    let end = if is_complete { words.fill("score-final", &[("right", &right), ("all", &all)]) } else { String::new() };
    say(root, ".end .final", &end);
    let mark = match document.pass.filter(|_| is_complete) {
        Some(pass) => words.fill(if score.passes(pass) { "passed" } else { "failed" }, &[("pass", &pass.to_string())]),
        None => String::new(),
    };
    say(root, ".end .mark", &mark);
    flag(root, ".end .again", "data-shown", !missed.is_empty());
    for link in found(root, "[data-again]") {
        let is_missed = link.get_attribute("data-again").is_some_and(|id| missed.contains(&&id));
        set(&link, "data-shown", when(is_missed, "true"));
    }
}

/// The question that is being answered on the map, above it.
fn asking(root: &Element, document: &Shared, quiz: &Quiz) {
    let question = quiz.asking(document);
    flag(root, ".asking", "data-asking", question.is_some());
    let (prompt, task) = question.map_or(("", ""), |question| {
        let key = match question.task {
            Task::Actor => "ask-actor",
            Task::Tie => "ask-tie",
            _ => "ask-change",
        };
        (&question.prompt, document.words.get(key))
    });
    say(root, ".asking .prompt", prompt);
    say(root, ".asking .task", task);
}
