//! The quiz: questions with one right option.

use super::names::Kind;
use super::{Check, article};
use crate::author::diagnostic::{Code, Fault};
use crate::author::draft::quiz as draft;
use crate::author::texts::{File, Text};
use crate::document::{Choice, Question, Task};
use std::collections::BTreeMap;

/// The questions.
pub(super) fn questions(check: &Check) -> Vec<Question> {
    let questions = check.draft.questions.iter().enumerate();
    questions.filter_map(|(index, question)| self::question(check, question, index + 1)).collect()
}

fn question(check: &Check, question: &draft::Question, number: usize) -> Option<Question> {
    let settled = question.passage.iter().flatten().next().map(|passage| settled(check, passage));
    if question.passage.is_none() {
        let fault =
            Fault::new(Code::QuestionWithoutPassage, question.span, "a question names no passage that settles it");
        check.faults.add(fault.label("no `passage` in here").help("add `passage = \"id-of-a-passage\"`"));
    }
    let options = options(check, question);
    // The original has its own questions and answers; where, nobody says.
    let answer = question.answer.as_ref().map(|answer| article::passage(check, answer, format!("Q{number}"), ""));
    Some(Question {
        id: question.id.as_ref()?.value.clone(),
        prompt: question.prompt.as_ref()?.value.clone(),
        task: Task::Choice,
        section: None,
        options,
        otherwise: Vec::new(),
        goal: None,
        passage: Some(settled?),
        answer: Some(answer?),
    })
}

/// The passage that settles a question: one of the text, because an answer would settle it by itself.
fn settled(check: &Check, passage: &Text) -> String {
    let is_answer = |answer: &crate::author::draft::article::Passage| answer.id.value == passage.value;
    let in_text = check.draft.sections.iter().flat_map(|section| section.passages()).any(is_answer);
    let in_quiz = check.draft.questions.iter().filter_map(|question| question.answer.as_ref()).any(is_answer);
    if in_quiz && !in_text && check.draft.has_all_of(File::Article) {
        let message = format!("the passage `{}` is an answer, not a passage of the text", passage.value);
        let fault = Fault::new(Code::UnknownPassage, passage.span, message).label("not in the text");
        check.faults.add(fault.help("name the passage of article.md that settles the question"));
        return passage.value.clone();
    }
    check.one(Kind::Passage, passage)
}

fn options(check: &Check, question: &draft::Question) -> Vec<Choice> {
    let options = &question.options;
    if options.len() < 2 {
        let fault = Fault::new(Code::TooFewOptions, question.span, "a question has fewer than two options");
        check.faults.add(fault.label("nothing to choose from").help("add a `[[question.option]]`"));
    }
    let right: Vec<_> = options.iter().filter_map(|it| it.right.filter(|right| right.value)).collect();
    match right.as_slice() {
        [] => {
            let fault = Fault::new(Code::QuestionWithoutRight, question.span, "no option of a question is right");
            check.faults.add(fault.label("cannot be answered").help("add `right = true` to the option that is"));
        }
        [_] => {}
        [first, others @ ..] => {
            for other in others {
                let fault =
                    Fault::new(Code::QuestionWithSeveralRight, other.span, "a question has several right options");
                let fault = fault.label("right as well").also(first.span, "the first that is right");
                check.faults.add(fault.help("one option is right; make the others plainly wrong"));
            }
        }
    }
    let mut texts: BTreeMap<String, &Text> = BTreeMap::new();
    for text in options.iter().filter_map(|option| option.text.as_ref()) {
        let said = text.value.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if let Some(first) = texts.insert(said, text) {
            let fault = Fault::new(Code::EqualOptions, text.span, "two options of a question say the same");
            check
                .faults
                .add(fault.label("the second").also(first.span, "the first").help("make them differ, or drop one"));
        }
    }
    options.iter().filter_map(|option| choice(check, option)).collect()
}

fn choice(check: &Check, option: &draft::Choice) -> Option<Choice> {
    if option.reason.is_none() {
        let fault =
            Fault::new(Code::OptionWithoutReason, option.span, "an option does not say why it is right or wrong");
        check.faults.add(fault.label("no `reason` in here").help("add `reason = \"...\"`: readers learn from it"));
    }
    Some(Choice {
        id: option.id.value.clone(),
        text: option.text.as_ref()?.value.clone(),
        right: option.right.is_some_and(|right| right.value),
        pair: None,
        reason: check.prose(option.reason.as_ref()?.as_ref()?),
    })
}
