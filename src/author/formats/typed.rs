//! What is typed in: words, and numbers.

use super::graded::Graded;
use super::quiz::{Offer, Quiz};
use super::remark::Weight;
use super::rich::{Rich, from_plain};
use crate::document::{Amount, Task};

/// Words to type. All that bring points are right, and share the first reason.
pub(super) fn fill(ways: Vec<Graded>, line: usize, quiz: &mut Quiz) -> Result<(Task, Vec<Offer>), &'static str> {
    let (right, wrong): (Vec<Graded>, Vec<Graded>) =
        ways.into_iter().filter(|way| !way.text.is_blank()).partition(|way| way.points > 0.0);
    if !wrong.is_empty() {
        let text = "answers that bring no points are left out: whatever is not accepted is wrong";
        wrong.iter().for_each(|way| quiz.detail(way.line, Weight::Lost, text, Some(&way.text.plain())));
    }
    if right.iter().any(|way| way.points < 100.0) {
        quiz.say(line, Weight::Changed, "points in part are left out: an answer is right or not");
    }
    if right.iter().any(|way| way.text.plain().replace("\\*", "").contains('*')) {
        return Err("a short answer in which any letters may stand for a `*`");
    }
    if right.is_empty() {
        return Err("no answer is right");
    }
    say_of_reasons(right.iter().map(|way| (way.line, way.feedback.as_ref())), quiz);
    let offer = |way: Graded| {
        let text = from_plain(&way.text.plain().replace("\\*", "*"));
        Offer { line: way.line, text, right: true, pair: None, reason: way.feedback }
    };
    Ok((Task::Fill, right.into_iter().map(offer).collect()))
}

/// A number to type in, and how far off one may be; none where it is no number.
pub(super) type Measure = Option<(Amount, Amount)>;

/// A number to type. Moodle takes several with points in part; the first that brings all points is kept.
pub(super) fn number(
    numbers: Vec<(Measure, Graded)>,
    line: usize,
    quiz: &mut Quiz,
) -> Result<(Task, Vec<Offer>), &'static str> {
    let count = numbers.len();
    say_of_reasons(numbers.iter().map(|(_, number)| (number.line, number.feedback.as_ref())), quiz);
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

/// What is typed in has one reason here.
fn say_of_reasons<'a>(reasons: impl Iterator<Item = (usize, Option<&'a Rich>)>, quiz: &mut Quiz) {
    let told: Vec<(usize, &Rich)> =
        reasons.filter_map(|(line, reason)| Some((line, reason?))).filter(|(_, reason)| !reason.is_blank()).collect();
    for (line, reason) in told.iter().skip(1).filter(|(_, reason)| *reason != told[0].1) {
        let text =
            "what is told of one answer of several that are typed in is left out: here they share the first reason";
        quiz.detail(*line, Weight::Lost, text, Some(&reason.plain()));
    }
}

/// What is right, and how far off one may be: of `3:1`, of `2..4`, of `3`.
pub(super) fn range(text: &str) -> Measure {
    if let Some((least, most)) = text.split_once("..") {
        let (least, most) = (amount(least)?, amount(most)?);
        let half = least.apart(most).half();
        return Some((least.min(most).plus(half), half));
    }
    let (value, within) = text.split_once(':').unwrap_or((text, "0"));
    measure(value, within)
}

/// A number, and how far off one may be.
pub(super) fn measure(value: &str, within: &str) -> Measure {
    let within = amount(within).filter(|within| *within >= Amount::default())?;
    Some((amount(value)?, within))
}

/// A number, also one with an exponent: `1.5e3`.
fn amount(text: &str) -> Option<Amount> {
    let text = text.trim();
    let written = || text.parse::<f64>().ok().filter(|number| number.is_finite()).map(|number| number.to_string());
    Amount::parse(text).or_else(|| Amount::parse(&written().filter(|_| text.contains(['e', 'E']))?))
}
