//! Converts graded answers, as Moodle has them, to right and wrong options.

use super::quiz::{Offer, Quiz};
use super::remark::Weight;
use super::rich::Rich;
use crate::document::Task;

/// A graded answer.
pub(super) struct Graded {
    /// The line of the answer in the imported file.
    pub(super) line: usize,
    /// The grade, in percent.
    pub(super) points: f64,
    pub(super) text: Rich,
    pub(super) feedback: Option<Rich>,
}

/// The tolerance for comparing grades, which files state with five digits.
const TOLERANCE: f64 = 0.01;

/// The equal share of each right option in percent, to the five digits of Moodle's list of grades.
pub(super) fn share(rights: usize) -> String {
    let share = 100.0 / rights.max(1) as f64;
    format!("{share:.5}").trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The options, and the kind of question: one right option or several.
///
/// In a single choice the answers with the full grade are right, in a multiple choice those with a positive one. Answers
/// without text are no options, as in Moodle.
pub(super) fn options(
    single: bool,
    answers: Vec<Graded>,
    line: usize,
    quiz: &mut Quiz,
) -> Result<(Task, Vec<Offer>), &'static str> {
    let mut kept = Vec::new();
    for answer in answers {
        // An answer with only a picture is kept until the picture is reported as lost.
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
    let is_right = |answer: &Graded| if single { answer.points > 100.0 - TOLERANCE } else { answer.points > 0.0 };
    let rights = kept.iter().filter(|answer| is_right(answer)).count();
    if rights == 0 {
        return Err("no answer is right");
    }
    let share = 100.0 / rights as f64;
    let is_plain_grade = |answer: &Graded| {
        let points = answer.points;
        if is_right(answer) {
            single || (points - share).abs() < TOLERANCE
        } else {
            points == 0.0 || !single && points == -100.0
        }
    };
    if !kept.iter().all(is_plain_grade) {
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

/// The options of a true/false question.
pub(super) fn true_false(
    line: usize,
    truth: bool,
    of_true: Option<Rich>,
    of_false: Option<Rich>,
) -> (Task, Vec<Offer>) {
    let option = |value: bool, reason| Offer {
        line,
        text: super::rich::from_plain(if value { "True" } else { "False" }),
        right: value == truth,
        pair: None,
        reason,
    };
    (Task::Choice, vec![option(true, of_true), option(false, of_false)])
}

/// An item of an ordering question.
pub(super) fn in_order(line: usize, text: Rich) -> Offer {
    Offer { line, text, right: true, pair: None, reason: None }
}

/// The pairs of a matching question. Items without a counterpart are left out with a remark.
pub(super) fn pairs(pairs: Vec<(usize, Rich, Rich)>, quiz: &mut Quiz) -> Result<(Task, Vec<Offer>), &'static str> {
    let is_empty = |rich: &Rich| rich.is_blank() && rich.lost.is_empty();
    let mut offers = Vec::new();
    for (line, text, with) in pairs {
        match (is_empty(&text), is_empty(&with)) {
            (true, true) => {}
            (true, false) => {
                let text = "an answer that belongs to no item is left out: here each answer belongs to one";
                quiz.detail(line, Weight::Lost, text, Some(&with.plain()));
            }
            (false, true) => {
                quiz.detail(line, Weight::Lost, "an item without an answer is left out", Some(&text.plain()));
            }
            (false, false) => offers.push(Offer { line, text, right: true, pair: Some(with), reason: None }),
        }
    }
    if offers.len() < 2 {
        return Err("fewer than two pairs to match");
    }
    Ok((Task::Match, offers))
}
