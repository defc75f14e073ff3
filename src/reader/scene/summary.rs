//! How the quiz stands, in numbers and in words.

use super::Scene;
use crate::document::{Document, Id, Question, Task};
use crate::graph::Shared;
use crate::reader::quiz::{Quiz, Score};

/// How the quiz stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary<'a> {
    /// The score.
    pub score: Score,
    /// The same in words.
    pub said: String,
    /// Of every question of which something is right: which it is, what became of it, and that in words.
    pub questions: Vec<(&'a Question, &'static str, String)>,
    /// What is said once every question is answered; empty before.
    pub end: String,
    /// Whether that is enough for the mark that the author set; empty where none is set.
    pub mark: String,
    /// Ids of passages that are worth reading again: those of what was missed.
    pub missed: Vec<&'a Id>,
}

impl<'a> Summary<'a> {
    /// How the quiz stands in a scene.
    pub fn of(document: &'a Shared, scene: &Scene) -> Summary<'a> {
        let words = &document.words;
        let (score, said) = Summary::score(document, &scene.reader.quiz);
        let is_complete = score.answered == score.all;
        let [right, all] = [score.right, score.all].map(|count| count.to_string());
        let mut missed = Vec::new();
        let mut questions = Vec::new();
        for (question, feedback) in document.questions.iter().zip(&*scene.feedback) {
            if question.task == Task::Predict {
                continue;
            }
            let state = match feedback.result {
                "" => "chip-todo",
                "right" => "chip-right",
                _ => "chip-missed",
            };
            if state == "chip-missed" {
                missed.extend(&question.passage);
            }
            let number = (questions.len() + 1).to_string();
            let label = words.fill("chip", &[("number", &number), ("state", words.get(state))]);
            questions.push((question, feedback.result, label));
        }
        Summary {
            score,
            said,
            questions,
            end: match is_complete {
                true => words.fill("score-final", &[("right", &right), ("all", &all)]),
                false => String::new(),
            },
            mark: match document.pass.filter(|_| is_complete) {
                Some(pass) => {
                    let key = if score.passes(pass) { "passed" } else { "failed" };
                    words.fill(key, &[("pass", &pass.to_string())])
                }
                None => String::new(),
            },
            missed,
        }
    }

    /// The score, and what is said of it.
    pub fn score(document: &Document, quiz: &Quiz) -> (Score, String) {
        let score = quiz.score(document);
        let counts = [
            ("count-right", score.right),
            ("count-missed", score.answered - score.right),
            ("count-todo", score.all - score.answered),
        ];
        let said = counts.map(|(key, count)| document.words.fill(key, &[("count", &count.to_string())]));
        (score, said.join(" · "))
    }
}
