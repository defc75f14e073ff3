//! Questions with typed answers: a number, or a few words.

use super::option;
use crate::author::check::context::Context;
use crate::author::diagnostic::{Code, Fault};
use crate::author::draft::quiz::{self as draft, Question};
use crate::author::texts::{Span, Spanned};
use crate::author::typed_answer::{MAX_WORDS, folded};
use crate::document::{Amount, Number, QuestionOption};

/// The number with its slider, if they make sense together.
pub(super) fn number(context: &Context, draft: &draft::Number) -> Option<Number> {
    let value = draft.value.map(|it| amount(context, "value", it));
    let from = draft.from.map(|it| amount(context, "from", it));
    let to = draft.to.map(|it| amount(context, "to", it));
    let within = draft.within.map_or(Some(Amount::default()), |it| amount(context, "within", it));
    let step = draft.step.map_or(Some(Amount::ONE), |it| amount(context, "step", it));
    let unit = draft.unit.as_ref().map(|unit| unit.value.clone());
    let number = Number { value: value??, within: within?, from: from??, to: to??, step: step?, unit };
    let refuse = |span: Span, message: String, label: &str, help: &str| {
        context.faults.add(Fault::new(Code::BadNumber, span, message).label(label).help(help));
        None
    };
    let span = |given: Option<Spanned<f64>>| given.map_or(draft.span, |it| it.span);
    let zero = Amount::default();
    let [value, from, to, step, within] =
        [number.value, number.from, number.to, number.step, number.within].map(Amount::write);
    if number.from >= number.to {
        let message = format!("the slider runs from {from} to {to}");
        return refuse(span(draft.to), message, "not more than `from`", "`from` is its lower end, `to` its upper one");
    }
    if !(number.from..=number.to).contains(&number.value) {
        let message = format!("{value}, which is right, is not on the slider from {from} to {to}");
        let help =
            "let `from` and `to` take it in, and leave room on either side: an end of the slider is easily guessed";
        return refuse(span(draft.value), message, "not on the slider", help);
    }
    if number.step <= zero || number.within < zero {
        let (key, given) = if number.step <= zero { ("step", draft.step) } else { ("within", draft.within) };
        let (what, help) = match key {
            "step" => (step, "`step` is how far the slider moves at a time: more than 0"),
            _ => (within, "`within` is how far off a guess may be and still be right: 0 or more"),
        };
        return refuse(span(given), format!("`{key}` is {what}"), "less than makes sense", help);
    }
    if !number.is_in_reach() {
        let message = format!("the slider, from {from} in steps of {step}, stops nowhere near enough to {value}");
        let help = "choose `from` and `step` so that a stop is right, or allow for more by `within`";
        return refuse(span(draft.value), message, "out of the slider’s reach", help);
    }
    Some(number)
}

/// The exact decimal amount, if readers can type it.
fn amount(context: &Context, key: &str, given: Spanned<f64>) -> Option<Amount> {
    // Both this string and the amount in the file have the fewest digits that distinguish the number from its neighbours, so
    // they are equal.
    let amount = Amount::parse(&given.value.to_string());
    if amount.is_none() {
        let what = if given.value.is_finite() { "has too many digits" } else { "is no number that one can write" };
        let message = format!("`{key}` {what}");
        let fault = Fault::new(Code::BadNumber, given.span, message).label("not for readers to type");
        let help = "write at most 13 digits in front of the point and 4 behind it; larger numbers go by a `unit`: \
                    `value = 27`, `unit = \"trillion\"`";
        context.faults.add(fault.help(help));
    }
    amount
}

/// The only option: the number with its reason.
pub(super) fn answer(context: &Context, question: &Question, number: Option<&Number>) -> Vec<QuestionOption> {
    let number = number.map(|number| number.shown(number.value)).unwrap_or_default();
    let answer = |option: &draft::QuestionOption| {
        let reason = option::reason(context, option, "a question does not say why the number is what it is");
        Some(QuestionOption {
            id: option.id.value.clone(),
            text: number.clone(),
            right: true,
            pair: None,
            reason: reason?,
        })
    };
    question.options.iter().filter_map(answer).collect()
}

/// The accepted answers.
pub(super) fn accepted(context: &Context, question: &Question) -> Vec<QuestionOption> {
    let message = "a question does not say why what is to be filled in is right";
    let mut reason = question.options.first().and_then(|first| option::reason(context, first, message));
    let mut accepted: Vec<(String, Span)> = Vec::new();
    let mut choices = Vec::new();
    for option in &question.options {
        let Some(text) = &option.text else { continue };
        let folded = folded(&text.value);
        if folded.is_empty() {
            let fault = Fault::new(Code::UnreadableAnswer, text.span, "an answer has neither letters nor digits");
            let help = "capitals, accents and punctuation make no difference to what readers fill in: name a word";
            context.faults.add(fault.label("nothing to compare").help(help));
            continue;
        }
        if folded.split(' ').count() > MAX_WORDS {
            let fault = Fault::new(Code::LongAnswer, text.span, "an answer has more than five words");
            let help = "readers would have to guess how you put it: ask for a word or a name, or let them choose";
            context.faults.add(fault.label("nobody types this as it stands").help(help));
        }
        if let Some((_, first)) = accepted.iter().find(|(other, _)| *other == folded) {
            let fault = Fault::new(Code::EqualOptions, text.span, "two answers that are accepted are the same");
            let help = "capitals, accents and punctuation make no difference: delete one of the two";
            context.faults.add(fault.label("the second").also(*first, "the first").help(help));
        }
        accepted.push((folded.clone(), text.span));
        choices.push(QuestionOption {
            id: option.id.value.clone(),
            text: text.value.clone(),
            right: true,
            pair: Some(folded),
            // The reason stands with the first answer only.
            reason: reason.take().unwrap_or_default(),
        });
    }
    choices
}
