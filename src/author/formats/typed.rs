//! Typed answers: words and numbers.

use super::graded::Graded;
use super::quiz::{Offer, Quiz};
use super::remark::Weight;
use super::rich::{Rich, from_plain};
use crate::document::{Amount, Task};

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
    let offer = |answer: Graded| {
        let text = from_plain(&answer.text.plain().replace("\\*", "*"));
        Offer { line: answer.line, text, right: true, pair: None, reason: answer.feedback }
    };
    Ok((Task::Fill, right.into_iter().map(offer).collect()))
}

/// A number with its tolerance; `None` where the text is not a number.
pub(super) type Measure = Option<(Amount, Amount)>;

/// A typed number. Moodle accepts several with partial grades; the first with the full grade is kept.
pub(super) fn number(
    numbers: Vec<(Measure, Graded)>,
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
    let (value, within) = right.0.ok_or("a number that is none, or has more digits than are kept")?;
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

/// The number and tolerance of `3:1`, `2..4` or `3`.
pub(super) fn range(text: &str) -> Measure {
    if let Some((lowest, highest)) = text.split_once("..") {
        let (lowest, highest) = (amount(lowest)?, amount(highest)?);
        let half = lowest.apart(highest).half();
        return Some((lowest.min(highest).plus(half), half));
    }
    let (value, within) = text.split_once(':').unwrap_or((text, "0"));
    measure(value, within)
}

/// A number and its tolerance.
pub(super) fn measure(value: &str, within: &str) -> Measure {
    let within = amount(within).filter(|within| *within >= Amount::default())?;
    Some((amount(value)?, within))
}

/// A number, which may have an exponent: `1.5e3`.
fn amount(text: &str) -> Option<Amount> {
    let text = text.trim();
    let written = || text.parse::<f64>().ok().filter(|number| number.is_finite()).map(|number| number.to_string());
    Amount::parse(text).or_else(|| Amount::parse(&written().filter(|_| text.contains(['e', 'E']))?))
}
