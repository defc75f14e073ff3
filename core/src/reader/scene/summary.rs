//! A summary of the state of the quiz, in numbers and in words.

use super::Scene;
use crate::document::{Document, Question};
use crate::graph::Shared;
use crate::reader::quiz::{Quiz, Round, Score};

/// A summary of the state of the quiz.
#[derive(Debug)]
pub struct Summary<'a> {
    /// The score.
    pub score: Score,
    /// The score in words.
    pub score_text: String,
    /// Every question but predictions, with the result of its feedback and that result in words.
    pub questions: Vec<(&'a Question, &'static str, String)>,
    /// The questions that are asked now.
    pub round: Round<'a>,
    /// Whether every question is answered.
    pub is_complete: bool,
    /// The words at the end of the round; empty before its end.
    pub end: String,
    /// Whether the score reaches the author's mark for passing, in words; empty where no mark is set, or before the end.
    pub mark: String,
    /// The questions of the round that were answered wrongly, once it is over; each with its number in the quiz.
    pub missed: Vec<(usize, &'a Question)>,
    /// The questions of the round that were left out, once it is over; each with its number in the quiz.
    pub left_out: Vec<(usize, &'a Question)>,
}

impl<'a> Summary<'a> {
    /// The summary of a scene.
    pub fn of(document: &'a Shared, scene: &Scene) -> Summary<'a> {
        let words = &document.words;
        let quiz = &scene.reader.quiz;
        let (score, score_text) = Summary::score(document, quiz);
        let round = quiz.round(document);
        let is_complete = score.answered == score.all;
        let (mut missed, mut left_out, mut right) = (Vec::new(), Vec::new(), 0_u32);
        let mut questions = Vec::new();
        for (question, feedback) in document.questions.iter().zip(&*scene.feedback) {
            if !question.task.is_judged() {
                continue;
            }
            let number = questions.len() + 1;
            let is_in_round = is_complete || round.is_over && round.has(&question.id);
            let state = match feedback.result {
                "" if question.section.is_some() => "chip-in-text",
                "" => "chip-todo",
                "right" => "chip-right",
                _ => "chip-missed",
            };
            match feedback.result {
                _ if !is_in_round => {}
                "" => left_out.push((number, question)),
                "right" => right += 1,
                _ => missed.push((number, question)),
            }
            let label = words.fill("chip", &[("number", &number.to_string()), ("state", words.get(state))]);
            questions.push((question, feedback.result, label));
        }
        let key = match round.is_repeat {
            true if round.questions.is_empty() && quiz.recalls().is_empty() => "review-unanswered",
            true if round.questions.is_empty() => "review-none",
            _ if is_complete => "score-final",
            true => "score-again",
            false => "score-round",
        };
        let all = if is_complete { score.all } else { round.questions.len() as u32 };
        let [right, all, days] = [right, all, quiz.days(document)].map(|count| count.to_string());
        let counts = [("right", &*right), ("all", &*all), ("days", &*days)];
        Summary {
            score,
            score_text,
            questions,
            end: if round.is_over { words.fill(key, &counts) } else { String::new() },
            mark: match document.pass.filter(|_| is_complete) {
                Some(pass) => {
                    let key = if score.passes(pass) { "passed" } else { "failed" };
                    words.fill(key, &[("pass", &pass.to_string())])
                }
                None => String::new(),
            },
            round,
            is_complete,
            missed,
            left_out,
        }
    }

    /// The score, and the score in words.
    pub fn score(document: &Document, quiz: &Quiz) -> (Score, String) {
        let score = quiz.score(document);
        // Questions outside the round are counted apart, so that the score agrees with the number of questions in the round.
        let more = quiz.round(document).more as u32;
        let counts = [
            ("count-right", score.right),
            ("count-missed", score.answered - score.right),
            ("count-todo", score.all - score.answered - more),
            ("count-more", more),
        ];
        let counts = &counts[..if more > 0 { 4 } else { 3 }];
        let texts = counts.iter().map(|(key, count)| document.words.fill(key, &[("count", &count.to_string())]));
        (score, texts.collect::<Vec<_>>().join(" · "))
    }
}
