//! The quiz: questions of every kind, and the pass mark.

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
use crate::author::toml_reader::is_undecided;
use crate::document::{Id, Question, Task};

pub(super) use goal::goals;

/// The questions.
pub(super) fn questions(context: &Context) -> Vec<Question> {
    let mut questions: Vec<&draft::Question> = context.draft.quiz.questions.iter().collect();
    questions.sort_by_key(|question| !question.core);
    questions.into_iter().enumerate().filter_map(|(index, it)| question(context, it, index + 1)).collect()
}

/// The number of questions in the first round, where the author marks none: few enough that readers finish it, and then know
/// whether to go on.
const DEFAULT_CORE: usize = 5;

/// The number of questions, other than predictions, in the first round.
pub(super) fn core(context: &Context, questions: &[Question]) -> u32 {
    let is_core = |question: &&Question| {
        let has_id = |it: &&draft::Question| it.id.as_ref().is_some_and(|id| id.value == question.id);
        context.draft.quiz.questions.iter().find(has_id).is_some_and(|it| it.core)
    };
    let scored = || questions.iter().filter(|question| question.task.is_judged());
    let marked = scored().filter(is_core).count();
    (if marked > 0 { marked } else { scored().take(DEFAULT_CORE).count() }) as u32
}

/// The percentage of questions to be answered right to pass.
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

/// Whether the solution is shown after every answer, and not only after a right one.
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

fn question(context: &Context, question: &draft::Question, number: usize) -> Option<Question> {
    // A question still to be written has been reported as a to-do; the draft omits it.
    if question.prompt.as_ref().is_some_and(|prompt| is_undecided(&prompt.value)) {
        return None;
    }
    let passage = passage(context, question);
    let section = section(context, question);
    let amount = question.number.as_ref().and_then(|number| typed::number(context, number));
    let options = match question.task {
        Task::Choice | Task::Several | Task::Predict => choice::options(context, question),
        Task::Match | Task::Order => row::options(context, question),
        Task::Actor | Task::Tie => place::options(context, question),
        Task::Change => Vec::new(),
        Task::Number => typed::answer(context, question, amount.as_ref()),
        Task::Fill => typed::accepted(context, question),
    };
    let otherwise = place::otherwise(context, question);
    let goal = question.goal.as_ref().map(|goal| goal::goal(context, goal));
    // Where the original answers a question is not known, so the heading is empty.
    let answer = question.answer.as_ref().map(|answer| article::passage(context, answer, format!("Q{number}"), ""));
    Some(Question {
        id: question.id.as_ref()?.value.clone(),
        prompt: question.prompt.as_ref()?.value.clone(),
        task: question.task,
        section,
        options,
        otherwise,
        goal,
        number: amount,
        passage,
        answer,
    })
}

/// The passage that settles a question; a prediction has none.
fn passage(context: &Context, question: &draft::Question) -> Option<Id> {
    let given = question.passage.as_ref().map(Option::as_ref);
    if !question.task.is_judged() {
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
    passage.map(|passage| settling_passage(context, passage))
}

/// The passage that settles a question. It must be one of the text: the question's own answer cannot be its evidence.
fn settling_passage(context: &Context, passage: &Text) -> Id {
    let is_answer = |answer: &crate::author::draft::article::Passage| answer.id.value == passage.value;
    let in_text = context.draft.sections.iter().flat_map(|section| section.passages()).any(is_answer);
    let in_quiz = context.draft.quiz.questions.iter().filter_map(|question| question.answer.as_ref()).any(is_answer);
    if in_quiz && !in_text && context.draft.is_complete(File::Article) {
        let message = format!("the passage `{}` is an answer, not a passage of the text", passage.value);
        let fault = Fault::new(Code::UnknownPassage, passage.span, message).label("not in the text");
        context.faults.add(fault.help("name the passage of article.md that settles the question"));
        return passage.value.clone();
    }
    context.resolve(Kind::Passage, passage)
}

/// The section after which a question is asked. A prediction comes after the first section unless the author says otherwise.
fn section(context: &Context, question: &draft::Question) -> Option<Id> {
    match &question.section {
        Some(section) => Some(context.resolve(Kind::Section, section)),
        None if question.task == Task::Predict => {
            context.draft.sections.first().map(|section| section.id.value.clone())
        }
        None => None,
    }
}
