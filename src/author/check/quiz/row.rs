//! Pairs to match and steps to put in order. Each of them is right; readers say where it belongs.

use super::option;
use crate::author::check::context::Context;
use crate::author::diagnostic::{Code, Fault};
use crate::author::draft::quiz::Question;
use crate::document::{QuestionOption, Task};

/// The pairs or steps.
pub(super) fn options(context: &Context, question: &Question) -> Vec<QuestionOption> {
    let options = &question.options;
    let (unreasoned, same) = match question.task {
        Task::Match => ("a pair does not say why the two belong together", "two left sides of a match say the same"),
        _ => ("a step does not say why it stands where it does", "two steps of an order say the same"),
    };
    option::report_too_few(context, question);
    option::report_equal(context, options.iter().filter_map(|option| option.text.as_ref()), |span| {
        Fault::new(Code::EqualOptions, span, same).label("the second").help("make them differ, or drop one")
    });
    option::report_equal(context, options.iter().filter_map(|option| option.pair.as_ref()), |span| {
        let fault = Fault::new(Code::RepeatedPair, span, "two right sides of a match say the same").label("the second");
        fault.help("readers cannot know which of the two is meant: make them differ, or drop one pair")
    });
    let option = |option| {
        let choice = option::option(context, option, true, unreasoned)?;
        // A pair without its right side is no option; the missing side has been reported.
        (question.task != Task::Match || choice.pair.is_some()).then_some(choice)
    };
    options.iter().filter_map(option).collect()
}
