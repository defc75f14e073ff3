//! The feedback on a question: how its answer is judged, whether the solution shows, and what each of its rows says.

use crate::document::{Document, Id, Question, QuestionOption, Task};
use crate::reader::quiz::fill::is_spelled;
use crate::reader::quiz::number::guess;
use crate::reader::quiz::{Quiz, Response};
use crate::reader::wording::{ends, mark};
use std::rc::Rc;

/// Key of the row for all actors or ties that the author has not listed, in a question that is answered on the map.
pub const OTHERWISE: &str = "*";

/// The feedback on a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Feedback {
    /// `right`, `wrong` or `unknown` ("I don't know"); empty until the question is answered, and for a prediction.
    pub result: &'static str,
    /// Whether the solution and its reasons show.
    pub is_solved: bool,
    /// Whether the answer is given, so that only a new try can change it.
    pub is_locked: bool,
    /// Whether the draft is complete, so that it can be submitted.
    pub is_ready: bool,
    /// The answer that was given; none before that.
    pub given: Option<Response>,
    /// The answer that was given, or else the draft.
    pub answer: Response,
    /// Ids of the options to choose from, match with or put in order, in their order on the page.
    pub order: Vec<Id>,
    /// The words about the answer where the question stands in the quiz.
    pub outcome: String,
    /// The words about the answer where the question stands in the text; for a prediction they are others.
    pub outcome_in_text: String,
}

/// The feedback in the row of one possible answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Whether the row is the answer, or part of it.
    pub is_chosen: bool,
    /// `right` or `wrong`; empty as long as that must not show.
    pub result: &'static str,
    /// The judgement of the row, in a few words; none where the page keeps the words it has.
    pub mark: Option<String>,
    /// The text of the row, where it depends on the answer.
    pub text: Option<String>,
}

/// The feedback on every question. The feedback on questions that have not changed is taken from `before`.
pub(super) fn of_all(
    document: &Document,
    quiz: &Quiz,
    before: Option<(&Quiz, &Rc<[Rc<Feedback>]>)>,
) -> Rc<[Rc<Feedback>]> {
    let questions = document.questions.iter().enumerate();
    let feedback = questions.map(|(index, question)| match before {
        Some((was, feedback)) if was.is_same(quiz, &question.id) => feedback[index].clone(),
        _ => Rc::new(Feedback::of(document, quiz, question)),
    });
    feedback.collect()
}

impl Feedback {
    /// The feedback on a question.
    pub fn of(document: &Document, quiz: &Quiz, question: &Question) -> Feedback {
        let given = quiz.response(&question.id).cloned();
        let answer = given.clone().unwrap_or_else(|| quiz.draft(question));
        let result = match quiz.judgement(document, question) {
            None => "",
            Some(judgement) if judgement.is_right() => "right",
            Some(_) if answer.is_empty() => "unknown",
            Some(_) => "wrong",
        };
        let is_solved = match result {
            "" => given.as_ref().is_some_and(|given| given.get(1).is_some_and(|late| !late.is_empty())),
            "wrong" => document.solutions,
            _ => true,
        };
        let outcome = |late| outcome(document, quiz, question, result, late);
        Feedback {
            result,
            is_solved,
            is_locked: question.task.is_judged() && given.is_some(),
            is_ready: quiz.is_ready(document, question),
            order: match question.task {
                Task::Order if !answer.is_empty() => answer.clone(),
                _ => quiz.order(question).into_iter().map(|index| question.options[index].id.clone()).collect(),
            },
            outcome: outcome(true),
            outcome_in_text: outcome(false),
            given,
            answer,
        }
    }

    /// The feedback in the row of a key, which is the id of an option; for a change of the map it is the id of a tie and the
    /// name of a sign, separated by a space, and `solves` says whether that change reaches the goal.
    pub fn row(&self, document: &Document, question: &Question, key: &str, solves: bool) -> Row {
        let given = self.given.as_deref().unwrap_or_default();
        let place = question.options.iter().position(|option| option.id == key);
        let words = &document.words;
        let judged = match (question.task, place) {
            (Task::Predict, _) => {
                return Row { is_chosen: given.get(1).is_some_and(|late| late == key), ..Row::default() };
            }
            // The outcome says how far the answer is from the solution.
            (Task::Number | Task::Fill, _) => {
                Judged { is_chosen: self.result == "right", is_right: true, mark: words.get("option-right").to_owned() }
            }
            (Task::Match, Some(place)) => judge_pair(document, question, given, place),
            (Task::Order, Some(place)) => judge_place(document, given, key, place),
            (task, place) => {
                let is_chosen = is_chosen(question, given, key);
                let is_right = place.map_or(solves, |place| question.options[place].right);
                let mark = words.get(mark(task, !given.is_empty(), is_chosen, is_right)).to_owned();
                Judged { is_chosen, is_right, mark }
            }
        };
        let Judged { is_chosen, is_right, mark } = judged;
        // The row for all that is not listed says what was chosen.
        let text = (place.is_none() && matches!(question.task, Task::Actor | Task::Tie)).then(|| {
            let name = given.first().filter(|_| is_chosen).map(|id| name(document, question.task, id));
            name.unwrap_or_else(|| words.get("otherwise").to_owned())
        });
        let shows = self.is_solved || (is_chosen && self.given.is_some());
        let result = match (shows, is_right) {
            (false, _) => "",
            (true, true) => "right",
            (true, false) => "wrong",
        };
        Row { is_chosen, result, mark: Some(mark), text }
    }
}

/// How the row of an option is judged.
struct Judged {
    is_chosen: bool,
    is_right: bool,
    /// What its mark says.
    mark: String,
}

impl Judged {
    /// A row for which nothing has been given.
    fn open() -> Judged {
        Judged { is_chosen: false, is_right: true, mark: String::new() }
    }
}

/// The row of the option at `place`, with the pair that it was given.
fn judge_pair(document: &Document, question: &Question, given: &[Id], place: usize) -> Judged {
    let words = &document.words;
    let Some(pair) = question.options.iter().position(|option| Some(&option.id) == given.get(place)) else {
        return Judged::open();
    };
    let is_right = pair == place;
    let mark = match is_right {
        true => words.get("pair-right").to_owned(),
        false => words.fill("pair-wrong", &[("pair", question.options[pair].pair.as_deref().unwrap_or_default())]),
    };
    Judged { is_chosen: true, is_right, mark }
}

/// The row of the option that belongs at `place`, with the place that it was given.
fn judge_place(document: &Document, given: &[Id], key: &str, place: usize) -> Judged {
    let words = &document.words;
    let Some(at) = given.iter().position(|id| id == key) else { return Judged::open() };
    let is_right = at == place;
    let mark = match is_right {
        true => words.get("place-right").to_owned(),
        false => words.fill("place-wrong", &[("place", &(at + 1).to_string())]),
    };
    Judged { is_chosen: true, is_right, mark }
}

/// Whether the row of a key is what was given. A key that is no option's stands for all that is not listed.
fn is_chosen(question: &Question, given: &[Id], key: &str) -> bool {
    let is_option = |id: &str| question.options.iter().any(|option| option.id == id);
    match question.task {
        Task::Change => given.join(" ") == key,
        _ if !is_option(key) => !given.is_empty() && !given.iter().any(|id| is_option(id)),
        _ => given.iter().any(|id| id == key),
    }
}

/// The name of an actor, or the names at the ends of a tie.
fn name(document: &Document, task: Task, id: &str) -> String {
    match document.tie(id).filter(|_| task == Task::Tie) {
        Some(tie) => ends(document, tie),
        None => document.actor(id).map(|actor| actor.name.clone()).unwrap_or_default(),
    }
}

/// The words about the answer: how it is judged, or why the question is asked again. For a prediction, the words before reading,
/// or after it (`late`).
fn outcome(document: &Document, quiz: &Quiz, question: &Question, result: &str, late: bool) -> String {
    let words = &document.words;
    let response = quiz.response(&question.id).map_or(&[][..], Vec::as_slice);
    if question.task == Task::Predict {
        let [before, now] = [0, 1].map(|at| {
            let option = question.options.iter().find(|option| Some(&option.id) == response.get(at));
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
        // This says neither a reason nor how much is right, because both would give the solution away.
        ("wrong", _) if !document.solutions => words.get("not-yet").to_owned(),
        ("right" | "wrong", _) if question.task == Task::Number => far_off(document, question, response),
        ("right", _) if question.task == Task::Fill && !is_spelled(document, question, response) => {
            words.fill("fill-forgiven", &[("text", &question.options[0].text)])
        }
        ("wrong", _) if question.task == Task::Fill => {
            words.fill("fill-wrong", &[("text", response.first().map_or("", |typed| typed.trim()))])
        }
        ("wrong", Some(judgement)) if judgement.of > 1 => {
            let count = |counts: &dyn Fn(&QuestionOption) -> bool| {
                question.options.iter().filter(|option| counts(option)).count().to_string()
            };
            let hits = count(&|option| option.right && response.contains(&option.id));
            let slips = count(&|option| !option.right && response.contains(&option.id));
            let [right, of] = [judgement.right, judgement.of].map(|count| count.to_string());
            let (key, all) = match question.task {
                Task::Several if slips == "0" => ("found-several", count(&|option| option.right)),
                Task::Several => ("partly-several", count(&|option| option.right)),
                Task::Match if right == "0" => ("none-match", of),
                Task::Match => ("partly-match", of),
                _ if right == "0" => ("none-order", of),
                _ => ("partly-order", of),
            };
            words.fill(key, &[("right", &right), ("hits", &hits), ("slips", &slips), ("all", &all)])
        }
        (result, _) => words.get(result).to_owned(),
    }
}

/// How far a guess is from the right number, and that number.
fn far_off(document: &Document, question: &Question, response: &[Id]) -> String {
    let words = &document.words;
    let (Some(number), Some(guess)) = (&question.number, guess(response)) else { return String::new() };
    let key = match (number.is_right(guess), guess < number.value) {
        (true, _) if guess == number.value => return words.get("right").to_owned(),
        (true, _) => "number-near",
        (false, true) => "number-low",
        (false, false) => "number-high",
    };
    let [value, guess, off] = [number.value, guess, guess.apart(number.value)].map(|it| number.shown(it));
    words.fill(key, &[("value", &value), ("guess", &guess), ("off", &off)])
}
