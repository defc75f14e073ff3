//! Questions with options: with one right option, with several, or predictions with none.

use super::option;
use crate::author::check::context::Context;
use crate::author::diagnostic::{Code, Fault};
use crate::author::draft::quiz::{self as draft, Question};
use crate::author::texts::{File, Span, Spanned};
use crate::author::toml_reader::is_undecided;
use crate::document::{QuestionOption, Task};

/// A right option gives itself away if it is at least so many times as long as the others ...
const TELLING_RATIO: f64 = 1.6;
/// ... and longer by at least so many characters. A short one may well be twice as long.
const TELLING_EXCESS: f64 = 25.0;

/// The options.
pub(super) fn options(context: &Context, question: &Question) -> Vec<QuestionOption> {
    let options = &question.options;
    option::report_too_few(context, question);
    let right: Vec<Spanned<bool>> = options.iter().filter_map(|it| it.right.filter(|it| it.value)).collect();
    match question.task {
        Task::Predict => right.iter().for_each(|right| report_right_prediction(context, right.span)),
        Task::Several => check_several(context, question, right.len()),
        _ => check_single(context, question, &right),
    }
    let texts = options.iter().filter_map(|option| option.text.as_ref().filter(|text| !is_undecided(&text.value)));
    option::report_equal(context, texts, |span| {
        let fault = Fault::new(Code::EqualOptions, span, "two options of a question say the same").label("the second");
        fault.help("make them differ, or drop one")
    });
    if question.task.is_judged() {
        check_lengths(context, question);
    }
    let option = |option: &draft::QuestionOption| match question.task {
        Task::Predict => expectation(context, option),
        _ => option::option(
            context,
            option,
            option.right.is_some_and(|right| right.value),
            "an option does not say why it is right or wrong",
        ),
    };
    options.iter().filter_map(option).collect()
}

fn report_right_prediction(context: &Context, right: Span) {
    let fault = Fault::new(Code::SettledPrediction, right, "an option of a prediction is right").label("nobody knows");
    context.faults.add(fault.help("delete `right`; or, if one can be right, delete `predict`"));
}

fn report_without_right(context: &Context, question: &Question) {
    let fault = Fault::new(Code::QuestionWithoutRight, question.span, "no option of a question is right");
    let help = match question.span.file {
        File::Article => "begin the item that is with `[x]`",
        _ => "add `right = true` to the option that is",
    };
    context.faults.add(fault.label("cannot be answered").help(help));
}

fn check_single(context: &Context, question: &Question, right: &[Spanned<bool>]) {
    let Some((first, others)) = right.split_first() else { return report_without_right(context, question) };
    for other in others {
        let fault = Fault::new(Code::QuestionWithSeveralRight, other.span, "a question has several right options");
        let fault = fault.label("right as well").also(first.span, "the first that is right");
        let fault = fault.help("if one is right, make the others plainly wrong");
        context.faults.add(fault.help("if readers are to find all that are, add `several = true` to the question"));
    }
}

fn check_several(context: &Context, question: &Question, right: usize) {
    if right == 0 {
        report_without_right(context, question);
    } else if right == question.options.len() && right > 1 {
        let fault = Fault::new(Code::AllOptionsRight, question.span, "all options of a question are right");
        let help = "add an option that is wrong: who chooses all of them has not thought about any";
        context.faults.add(fault.label("nothing to leave out").help(help));
    }
}

/// Compares the length of the right option with the longest wrong one; where several are right, the mean lengths.
fn check_lengths(context: &Context, question: &Question) {
    let options = &question.options;
    let lengths = |is_right: bool| -> Vec<f64> {
        let selected = options.iter().filter(|it| it.right.is_some_and(|right| right.value) == is_right);
        selected.filter_map(|it| Some(it.text.as_ref()?.value.chars().count() as f64)).collect()
    };
    let (right, wrong) = (lengths(true), lengths(false));
    let mean = |lengths: &[f64]| lengths.iter().sum::<f64>() / lengths.len() as f64;
    let (long, rest) = match question.task {
        Task::Several => (mean(&right), mean(&wrong)),
        _ => (mean(&right), wrong.iter().copied().fold(0.0, f64::max)),
    };
    let is_right = |it: &&draft::QuestionOption| it.right.is_some_and(|right| right.value);
    let text = options.iter().filter(is_right).filter_map(|it| it.text.as_ref()).max_by_key(|it| it.value.len());
    // Without a right or without a wrong option there is nothing to compare.
    if let Some(text) = text
        && !wrong.is_empty()
        && long >= TELLING_RATIO * rest
        && long >= rest + TELLING_EXCESS
    {
        let fault = Fault::new(Code::TellingLength, text.span, "what is right is much longer than the rest");
        let fault = fault.label(format!("{long:.0} letters against {rest:.0}"));
        context.faults.add(fault.help(
            "readers choose the longest without reading: shorten it, make the others as long, or move words to the `reason`",
        ));
    }
}

/// An option of a prediction; it needs no reason.
fn expectation(context: &Context, option: &draft::QuestionOption) -> Option<QuestionOption> {
    let reason = option.reason.as_ref().map(|reason| reason.as_ref().map(|reason| context.prose(reason)));
    Some(QuestionOption {
        id: option.id.value.clone(),
        text: option.text.as_ref()?.value.clone(),
        right: false,
        pair: None,
        reason: reason.unwrap_or_else(|| Some(Vec::new()))?,
    })
}
