//! Typed answers: words and numbers.

use super::graded::Graded;
use super::quiz::{Offer, Quiz};
use super::remark::Weight;
use super::rich::{Rich, from_plain};
use crate::author::typed_answer::folded;
use crate::document::{Amount, Task};
use std::collections::BTreeMap;

/// Accepted words. All with a positive grade are right, and share the first feedback.
pub(super) fn fill(answers: Vec<Graded>, line: usize, quiz: &mut Quiz) -> Result<(Task, Vec<Offer>), &'static str> {
    let (right, wrong): (Vec<Graded>, Vec<Graded>) =
        answers.into_iter().filter(|answer| !answer.text.is_blank()).partition(|answer| answer.points > 0.0);
    if !wrong.is_empty() {
        let text = "answers that bring no points are left out: whatever is not accepted is wrong";
        wrong.iter().for_each(|answer| quiz.detail(answer.line, Weight::Lost, text, Some(&answer.text.plain())));
    }
    if right.iter().any(|answer| answer.points < 100.0) {
        quiz.say(line, Weight::Changed, "points in part are left out: an answer is right or not");
    }
    if right.iter().any(|answer| answer.text.plain().replace("\\*", "").contains('*')) {
        return Err("a short answer in which any letters may stand for a `*`");
    }
    if right.is_empty() {
        return Err("no answer is right");
    }
    report_dropped_feedback(right.iter().map(|answer| (answer.line, answer.feedback.as_ref())), quiz);
    let right = distinct(right, quiz);
    let offer = |answer: Graded| {
        let text = from_plain(&answer.text.plain().replace("\\*", "*"));
        Offer { line: answer.line, text, right: true, pair: None, reason: answer.feedback }
    };
    Ok((Task::Fill, right.into_iter().map(offer).collect()))
}

/// The answers without those that are compared as equal to an earlier one; each of these is reported.
fn distinct(answers: Vec<Graded>, quiz: &mut Quiz) -> Vec<Graded> {
    let mut indexes: BTreeMap<String, usize> = BTreeMap::new();
    let mut kept: Vec<Graded> = Vec::new();
    for answer in answers {
        let folded = folded(&answer.text.plain());
        let Some(first) = indexes.get(&folded).and_then(|index| kept.get_mut(*index)) else {
            // An answer without letters and digits folds to nothing. It is kept, so that the check of the quiz refuses it.
            if !folded.is_empty() {
                indexes.insert(folded, kept.len());
            }
            kept.push(answer);
            continue;
        };
        let text = "of answers that differ in capitals, accents or punctuation alone the first is kept";
        quiz.detail(answer.line, Weight::Noted, text, Some(&answer.text.plain()));
        first.feedback = first.feedback.take().filter(|feedback| !feedback.is_blank()).or(answer.feedback);
    }
    kept
}

/// A number with its tolerance.
pub(super) struct Measure {
    value: Amount,
    within: Amount,
    /// Whether the file gives the number with more decimal places than are kept.
    is_rounded: bool,
}

/// A typed number. Moodle accepts several with partial grades; the first with the full grade is kept.
pub(super) fn number(
    numbers: Vec<(Option<Measure>, Graded)>,
    line: usize,
    quiz: &mut Quiz,
) -> Result<(Task, Vec<Offer>), &'static str> {
    let count = numbers.len();
    report_dropped_feedback(numbers.iter().map(|(_, number)| (number.line, number.feedback.as_ref())), quiz);
    let right = numbers.into_iter().find(|(_, number)| number.points > 99.99).ok_or("no number is right")?;
    if count > 1 {
        let text = "of several numbers the first that is right is kept; points in part are left out";
        quiz.say(line, Weight::Changed, text);
    }
    let Measure { value, within, is_rounded } =
        right.0.ok_or("a number that is none, or has more digits than are kept")?;
    if is_rounded {
        quiz.detail(line, Weight::Changed, "a number is rounded to four places", Some(&right.1.text.plain()));
    }
    let text = from_plain(&value.write());
    let pair = Some(from_plain(&within.write()));
    Ok((Task::Number, vec![Offer { line: right.1.line, text, right: true, pair, reason: right.1.feedback }]))
}

/// Reports the feedback that is dropped, since accepted answers share one reason.
fn report_dropped_feedback<'a>(reasons: impl Iterator<Item = (usize, Option<&'a Rich>)>, quiz: &mut Quiz) {
    let feedback: Vec<(usize, &Rich)> =
        reasons.filter_map(|(line, reason)| Some((line, reason?))).filter(|(_, reason)| !reason.is_blank()).collect();
    for (line, reason) in feedback.iter().skip(1).filter(|(_, reason)| *reason != feedback[0].1) {
        let text =
            "what is told of one answer of several that are typed in is left out: here they share the first reason";
        quiz.detail(*line, Weight::Lost, text, Some(&reason.plain()));
    }
}

/// The number and tolerance of `3:1`, `2..4` or `3`; `None` where the text is not a number.
pub(super) fn range(text: &str) -> Option<Measure> {
    if let Some((lowest, highest)) = text.split_once("..") {
        let (lowest, highest) = (amount(lowest)?, amount(highest)?);
        let within = lowest.apart(highest).half();
        return Some(Measure { value: lowest.min(highest).plus(within), within, is_rounded: false });
    }
    let (value, within) = text.split_once(':').unwrap_or((text, "0"));
    measure(value, within)
}

/// The smallest tolerance with which a number may be rounded. It is far above the error of rounding, so nearly the same answers
/// are right.
const MIN_TOLERANCE_TO_ROUND: f64 = 0.001;

/// A number and its tolerance. `None` where either is not a number, or where the number has more decimal places than are kept
/// and rounding would change which answers are right.
pub(super) fn measure(value: &str, within: &str) -> Option<Measure> {
    let within = amount(within).or_else(|| rounded(within)).filter(|within| *within >= Amount::default())?;
    if let Some(value) = amount(value) {
        return Some(Measure { value, within, is_rounded: false });
    }
    let is_wide = within.write().parse::<f64>().is_ok_and(|within| within >= MIN_TOLERANCE_TO_ROUND);
    rounded(value).filter(|_| is_wide).map(|value| Measure { value, within, is_rounded: true })
}

/// A number, rounded to the decimal places that are kept.
fn rounded(text: &str) -> Option<Amount> {
    let number = text.trim().parse::<f64>().ok().filter(|number| number.is_finite())?;
    Amount::parse(&format!("{number:.4}"))
}

/// A number, which may have an exponent: `1.5e3`.
fn amount(text: &str) -> Option<Amount> {
    let text = text.trim();
    let written = || text.parse::<f64>().ok().filter(|number| number.is_finite()).map(|number| number.to_string());
    Amount::parse(text).or_else(|| Amount::parse(&written().filter(|_| text.contains(['e', 'E']))?))
}
