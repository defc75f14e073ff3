//! The quiz: questions of every kind, and what counts as passing.

mod choice;
mod goal;
mod option;
mod place;
mod row;
mod typed;

use super::article;
use super::context::Context;
use super::names::Kind;
use crate::author::diagnostic::{Code, Fault};
use crate::author::draft::quiz as draft;
use crate::author::texts::{File, Text};
use crate::author::toml_reader::is_open;
use crate::document::{Id, Question, Task};

pub(super) use goal::goals;

/// The questions.
pub(super) fn questions(context: &Context) -> Vec<Question> {
    let mut questions: Vec<&draft::Question> = context.draft.quiz.questions.iter().collect();
    questions.sort_by_key(|question| !question.core);
    questions.into_iter().enumerate().filter_map(|(index, it)| question(context, it, index + 1)).collect()
}

/// How many questions are asked first, where the author names none: who has answered so many knows whether to go on.
const CORE: usize = 5;

/// How many of these questions, predictions left out, are asked first.
pub(super) fn core(context: &Context, questions: &[Question]) -> u32 {
    let is_core = |question: &&Question| {
        let is_it = |it: &&draft::Question| it.id.as_ref().is_some_and(|id| id.value == question.id);
        context.draft.quiz.questions.iter().find(is_it).is_some_and(|it| it.core)
    };
    let judged = || questions.iter().filter(|question| question.task != Task::Predict);
    let named = judged().filter(is_core).count();
    (if named > 0 { named } else { judged().take(CORE).count() }) as u32
}

/// How many percent of the questions must be right.
pub(super) fn pass(context: &Context) -> Option<u32> {
    let pass = context.draft.quiz.pass?;
    let found = (1..=100_u32).find(|percent| f64::from(*percent) == pass.value);
    if found.is_none() {
        let fault = Fault::new(Code::BadPass, pass.span, "`pass` is not a share in percent").label("not from 1 to 100");
        let help = "write how many percent of the questions must be right, from 1 to 100: `pass = 70`; \
                    without the line nobody passes or fails";
        context.faults.add(fault.help(help));
    }
    found
}

/// Whether any answer shows what is right.
pub(super) fn solutions(context: &Context) -> bool {
    const WORDS: [&str; 2] = ["always", "when-right"];
    let Some(word) = &context.draft.quiz.solutions else { return true };
    if !WORDS.contains(&word.value.as_str()) {
        let message = format!("`solutions` cannot be `{}`", word.value);
        let fault = Fault::new(Code::UnknownSolutions, word.span, message).label("means nothing here");
        let help = "`always` shows what is right after any answer, `when-right` only after a right one, or on request";
        context.faults.add(fault.suggest(&word.value, WORDS).help(help));
    }
    word.value != WORDS[1]
}

fn question(context: &Context, question: &draft::Question, place: usize) -> Option<Question> {
    // A question that is still to be written has been told; a draft does without.
    if question.prompt.as_ref().is_some_and(|prompt| is_open(&prompt.value)) {
        return None;
    }
    let passage = passage(context, question);
    let section = section(context, question);
    let number = question.number.as_ref().and_then(|number| typed::number(context, number));
    let options = match question.task {
        Task::Choice | Task::Several | Task::Predict => choice::options(context, question),
        Task::Match | Task::Order => row::options(context, question),
        Task::Actor | Task::Tie => place::options(context, question),
        Task::Change => Vec::new(),
        Task::Number => typed::answer(context, question, number.as_ref()),
        Task::Fill => typed::accepted(context, question),
    };
    let otherwise = place::otherwise(context, question);
    let goal = question.goal.as_ref().map(|goal| goal::goal(context, goal));
    // The original has its own questions and answers; where, nobody says.
    let answer = question.answer.as_ref().map(|answer| article::passage(context, answer, format!("Q{place}"), ""));
    Some(Question {
        id: question.id.as_ref()?.value.clone(),
        prompt: question.prompt.as_ref()?.value.clone(),
        task: question.task,
        section,
        options,
        otherwise,
        goal,
        number,
        passage,
        answer,
    })
}

/// The passage that settles a question. A prediction has none.
fn passage(context: &Context, question: &draft::Question) -> Option<Id> {
    let given = question.passage.as_ref().map(Option::as_ref);
    if question.task == Task::Predict {
        if let Some(Some(passage)) = given {
            let fault = Fault::new(Code::SettledPrediction, passage.span, "a passage cannot settle a prediction");
            let help =
                "delete `passage`, and link to the passage in a `reason`; or, if one can be right, delete `predict`";
            context.faults.add(fault.label("nothing settles what one expects").help(help));
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
        context.faults.add(fault.label(label).help(help));
        return None;
    };
    passage.map(|passage| settled(context, passage))
}

/// The passage that settles a question: one of the text, because an answer would settle it by itself.
fn settled(context: &Context, passage: &Text) -> Id {
    let is_answer = |answer: &crate::author::draft::article::Passage| answer.id.value == passage.value;
    let in_text = context.draft.sections.iter().flat_map(|section| section.passages()).any(is_answer);
    let in_quiz = context.draft.quiz.questions.iter().filter_map(|question| question.answer.as_ref()).any(is_answer);
    if in_quiz && !in_text && context.draft.has_all_of(File::Article) {
        let message = format!("the passage `{}` is an answer, not a passage of the text", passage.value);
        let fault = Fault::new(Code::UnknownPassage, passage.span, message).label("not in the text");
        context.faults.add(fault.help("name the passage of article.md that settles the question"));
        return passage.value.clone();
    }
    context.one(Kind::Passage, passage)
}

/// The section after which a question stands. What one expects is asked early.
fn section(context: &Context, question: &draft::Question) -> Option<Id> {
    match &question.section {
        Some(section) => Some(context.one(Kind::Section, section)),
        None if question.task == Task::Predict => {
            context.draft.sections.first().map(|section| section.id.value.clone())
        }
        None => None,
    }
}
