//! The checks that the options of all kinds of questions share.

use crate::author::check::context::Context;
use crate::author::diagnostic::{Code, Fault};
use crate::author::draft::quiz as draft;
use crate::author::texts::{File, Span, Text};
use crate::document::{Inline, QuestionOption, Task};
use std::collections::BTreeMap;

/// Reports a question with fewer than two options.
pub(super) fn report_too_few(context: &Context, question: &draft::Question) {
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
        context.faults.add(Fault::new(Code::TooFewOptions, question.span, message).label(label).help(help));
    }
}

/// Reports texts that are equal except for space and capitals.
pub(super) fn report_equal<'a>(
    context: &Context,
    texts: impl Iterator<Item = &'a Text>,
    fault: impl Fn(Span) -> Fault,
) {
    let mut first: BTreeMap<String, Span> = BTreeMap::new();
    for text in texts {
        let normalised = text.value.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        match first.get(&normalised) {
            Some(other) => context.faults.add(fault(text.span).also(*other, "the first")),
            None => drop(first.insert(normalised, text.span)),
        }
    }
}

/// An option with a text of its own. `message` is that of the fault for an option without a reason.
pub(super) fn option(
    context: &Context,
    option: &draft::QuestionOption,
    right: bool,
    message: &str,
) -> Option<QuestionOption> {
    let reason = reason(context, option, message);
    Some(QuestionOption {
        id: option.id.value.clone(),
        text: option.text.as_ref()?.value.clone(),
        right,
        pair: option.pair.as_ref().map(|pair| pair.value.clone()),
        reason: reason?,
    })
}

/// The reason why an option is right or wrong; a missing one is reported.
pub(super) fn reason(context: &Context, option: &draft::QuestionOption, message: &str) -> Option<Vec<Inline>> {
    if option.reason.is_none() {
        let fault = Fault::new(Code::OptionWithoutReason, option.span, message);
        let (label, help) = match option.span.file {
            File::Article => ("no reason after this", "add it as a second paragraph of the item"),
            _ => ("no `reason` in here", "add `reason = \"...\"`"),
        };
        context.faults.add(fault.label(label).help(format!("{help}: readers learn from it")));
    }
    Some(context.prose(option.reason.as_ref()?.as_ref()?))
}
