//! Answers that bring points, as Moodle has them, as options that are right or not.

use super::quiz::{Offer, Quiz};
use super::remark::Weight;
use super::rich::Rich;
use crate::document::Task;

/// An answer to choose.
pub(super) struct Graded {
    /// Where it stands in the file that was read.
    pub(super) line: usize,
    /// What it brings, in percent.
    pub(super) points: f64,
    pub(super) text: Rich,
    pub(super) feedback: Option<Rich>,
}

/// Shares are told to five digits.
const CLOSE: f64 = 0.01;

/// The share of each of so many, in percent, to the five digits that Moodle has in its list of grades.
pub(super) fn share(rights: usize) -> String {
    let share = 100.0 / rights.max(1) as f64;
    format!("{share:.5}").trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The options, and whether one or several are to be chosen.
///
/// Where one is to be chosen, those are right that bring all points; where several are, those that bring any. What says nothing
/// is no option, as in Moodle.
pub(super) fn options(
    single: bool,
    answers: Vec<Graded>,
    line: usize,
    quiz: &mut Quiz,
) -> Result<(Task, Vec<Offer>), &'static str> {
    let mut kept = Vec::new();
    for answer in answers {
        // A picture without words says something, though not here.
        if !answer.text.is_blank() || !answer.text.lost.is_empty() {
            kept.push(answer);
        } else if answer.feedback.is_some() {
            quiz.say(answer.line, Weight::Lost, "an option without text is left out, and with it what is told of it");
        } else {
            quiz.say(answer.line, Weight::Noted, "an option without text is left out");
        }
    }
    if kept.len() < 2 {
        return Err("fewer than two answers to choose from");
    }
    let is_right = |answer: &Graded| if single { answer.points > 100.0 - CLOSE } else { answer.points > 0.0 };
    let rights = kept.iter().filter(|answer| is_right(answer)).count();
    if rights == 0 {
        return Err("no answer is right");
    }
    let share = 100.0 / rights as f64;
    let told = |answer: &Graded| {
        let points = answer.points;
        if is_right(answer) {
            single || (points - share).abs() < CLOSE
        } else {
            points == 0.0 || !single && points == -100.0
        }
    };
    if !kept.iter().all(told) {
        quiz.say(line, Weight::Changed, "points in part, or negative ones, are left out: an answer is right or not");
    }
    let task = if !single {
        Task::Several
    } else if rights == 1 {
        Task::Choice
    } else {
        let text = "any one of several answers is right; here all of them are to be chosen";
        quiz.say(line, Weight::Changed, text);
        Task::Several
    };
    let offers = kept.into_iter().map(|answer| Offer {
        line: answer.line,
        right: is_right(&answer),
        text: answer.text,
        pair: None,
        reason: answer.feedback,
    });
    Ok((task, offers.collect()))
}

/// True and false as options.
pub(super) fn true_false(
    line: usize,
    truth: bool,
    of_true: Option<Rich>,
    of_false: Option<Rich>,
) -> (Task, Vec<Offer>) {
    let option = |says: bool, reason| Offer {
        line,
        text: super::rich::from_plain(if says { "True" } else { "False" }),
        right: says == truth,
        pair: None,
        reason,
    };
    (Task::Choice, vec![option(true, of_true), option(false, of_false)])
}

/// One of the things to put in order.
pub(super) fn in_order(line: usize, text: Rich) -> Offer {
    Offer { line, text, right: true, pair: None, reason: None }
}

/// Pairs to match. What belongs to nothing is left out and said, and so is what nothing belongs to.
pub(super) fn pairs(pairs: Vec<(usize, Rich, Rich)>, quiz: &mut Quiz) -> Result<(Task, Vec<Offer>), &'static str> {
    let silent = |rich: &Rich| rich.is_blank() && rich.lost.is_empty();
    let mut offers = Vec::new();
    for (line, text, with) in pairs {
        match (silent(&text), silent(&with)) {
            (true, true) => {}
            (true, false) => {
                let text = "what belongs to nothing is left out: a match here has none such";
                quiz.detail(line, Weight::Lost, text, Some(&with.plain()));
            }
            (false, true) => {
                quiz.detail(line, Weight::Lost, "what nothing belongs to is left out", Some(&text.plain()));
            }
            (false, false) => offers.push(Offer { line, text, right: true, pair: Some(with), reason: None }),
        }
    }
    if offers.len() < 2 {
        return Err("fewer than two pairs to match");
    }
    Ok((Task::Match, offers))
}
