//! The quiz: questions of every kind, and what counts as passing.

mod choice;
mod goal;
mod place;
mod row;

use super::names::Kind;
use super::{Check, article};
use crate::author::diagnostic::{Code, Fault};
use crate::author::draft::quiz as draft;
use crate::author::texts::{File, Span, Text};
use crate::document::{Choice, Id, Inline, Question, Task};
use std::collections::BTreeMap;

pub(super) use goal::goals;

/// The questions.
pub(super) fn questions(check: &Check) -> Vec<Question> {
    let questions = check.draft.quiz.questions.iter().enumerate();
    questions.filter_map(|(index, question)| self::question(check, question, index + 1)).collect()
}

/// How many percent of the questions must be right.
pub(super) fn pass(check: &Check) -> Option<u32> {
    let pass = check.draft.quiz.pass?;
    let found = (1..=100_u32).find(|percent| f64::from(*percent) == pass.value);
    if found.is_none() {
        let fault = Fault::new(Code::BadPass, pass.span, "`pass` is not a share in percent").label("not from 1 to 100");
        let help = "write how many percent of the questions must be right, from 1 to 100: `pass = 70`; \
                    without the line nobody passes or fails";
        check.faults.add(fault.help(help));
    }
    found
}

/// Whether any answer shows what is right.
pub(super) fn solutions(check: &Check) -> bool {
    const WORDS: [&str; 2] = ["always", "when-right"];
    let Some(word) = &check.draft.quiz.solutions else { return true };
    if !WORDS.contains(&word.value.as_str()) {
        let message = format!("`solutions` cannot be `{}`", word.value);
        let fault = Fault::new(Code::UnknownSolutions, word.span, message).label("means nothing here");
        let help = "`always` shows what is right after any answer, `when-right` only after a right one, or on request";
        check.faults.add(fault.suggest(&word.value, WORDS).help(help));
    }
    word.value != WORDS[1]
}

fn question(check: &Check, question: &draft::Question, number: usize) -> Option<Question> {
    let passage = passage(check, question);
    let section = section(check, question);
    let options = match question.task {
        Task::Choice | Task::Several | Task::Predict => choice::options(check, question),
        Task::Match | Task::Order => row::options(check, question),
        Task::Actor | Task::Tie => place::options(check, question),
        Task::Change => Vec::new(),
    };
    let otherwise = place::otherwise(check, question);
    let goal = question.goal.as_ref().map(|goal| goal::goal(check, goal));
    // The original has its own questions and answers; where, nobody says.
    let answer = question.answer.as_ref().map(|answer| article::passage(check, answer, format!("Q{number}"), ""));
    Some(Question {
        id: question.id.as_ref()?.value.clone(),
        prompt: question.prompt.as_ref()?.value.clone(),
        task: question.task,
        section,
        options,
        otherwise,
        goal,
        passage,
        answer,
    })
}

/// The passage that settles a question. A prediction has none.
fn passage(check: &Check, question: &draft::Question) -> Option<Id> {
    let given = question.passage.as_ref().map(Option::as_ref);
    if question.task == Task::Predict {
        if let Some(Some(passage)) = given {
            let fault = Fault::new(Code::SettledPrediction, passage.span, "a passage cannot settle a prediction");
            let help =
                "delete `passage`, and link to the passage in a `reason`; or, if one can be right, delete `predict`";
            check.faults.add(fault.label("nothing settles what one expects").help(help));
        }
        return None;
    }
    let Some(passage) = given else {
        let fault =
            Fault::new(Code::QuestionWithoutPassage, question.span, "a question names no passage that settles it");
        let (label, help) = match question.span.file {
            File::Article => ("no `passage` after this", "add it in braces: `{#id passage=id-of-a-passage}`"),
            _ => ("no `passage` in here", "add `passage = \"id-of-a-passage\"`"),
        };
        check.faults.add(fault.label(label).help(help));
        return None;
    };
    passage.map(|passage| settled(check, passage))
}

/// The passage that settles a question: one of the text, because an answer would settle it by itself.
fn settled(check: &Check, passage: &Text) -> Id {
    let is_answer = |answer: &crate::author::draft::article::Passage| answer.id.value == passage.value;
    let in_text = check.draft.sections.iter().flat_map(|section| section.passages()).any(is_answer);
    let in_quiz = check.draft.quiz.questions.iter().filter_map(|question| question.answer.as_ref()).any(is_answer);
    if in_quiz && !in_text && check.draft.has_all_of(File::Article) {
        let message = format!("the passage `{}` is an answer, not a passage of the text", passage.value);
        let fault = Fault::new(Code::UnknownPassage, passage.span, message).label("not in the text");
        check.faults.add(fault.help("name the passage of article.md that settles the question"));
        return passage.value.clone();
    }
    check.one(Kind::Passage, passage)
}

/// The section after which a question stands. What one expects is asked early.
fn section(check: &Check, question: &draft::Question) -> Option<Id> {
    match &question.section {
        Some(section) => Some(check.one(Kind::Section, section)),
        None if question.task == Task::Predict => check.draft.sections.first().map(|section| section.id.value.clone()),
        None => None,
    }
}

/// Reports a question that has less to do than any must have.
fn too_few(check: &Check, question: &draft::Question) {
    if question.options.len() < 2 {
        let (what, label, key) = match question.task {
            Task::Match => ("pairs to match", "nothing to match", "match"),
            Task::Order => ("steps to put in order", "nothing to put in order", "order"),
            _ => ("options", "nothing to choose from", "option"),
        };
        let message = format!("a question has fewer than two {what}");
        let help = match question.span.file {
            File::Article => "add an item that begins with `[ ]` or `[x]`".to_owned(),
            _ => format!("add a `[[question.{key}]]`"),
        };
        check.faults.add(Fault::new(Code::TooFewOptions, question.span, message).label(label).help(help));
    }
}

/// Reports texts of which two say the same, whatever space and capitals are in them.
fn differ<'a>(check: &Check, texts: impl Iterator<Item = &'a Text>, fault: impl Fn(Span) -> Fault) {
    let mut first: BTreeMap<String, Span> = BTreeMap::new();
    for text in texts {
        let said = text.value.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        match first.get(&said) {
            Some(other) => check.faults.add(fault(text.span).also(*other, "the first")),
            None => drop(first.insert(said, text.span)),
        }
    }
}

/// An option that says something of its own. The message is for one without a reason.
fn option(check: &Check, option: &draft::Choice, right: bool, message: &str) -> Option<Choice> {
    let reason = reason(check, option, message);
    Some(Choice {
        id: option.id.value.clone(),
        text: option.text.as_ref()?.value.clone(),
        right,
        pair: option.pair.as_ref().map(|pair| pair.value.clone()),
        reason: reason?,
    })
}

/// Why something is right or wrong, which must be said.
fn reason(check: &Check, option: &draft::Choice, message: &str) -> Option<Vec<Inline>> {
    if option.reason.is_none() {
        let fault = Fault::new(Code::OptionWithoutReason, option.span, message);
        let (label, help) = match option.span.file {
            File::Article => ("no reason after this", "add it as a second paragraph of the item"),
            _ => ("no `reason` in here", "add `reason = \"...\"`"),
        };
        check.faults.add(fault.label(label).help(format!("{help}: readers learn from it")));
    }
    Some(check.prose(option.reason.as_ref()?.as_ref()?))
}
