//! Aiken, the simplest question format that Moodle imports (`question/format/aiken/format.php`): a line with the question, a
//! line for each option with its letter, and `ANSWER: B`.

use super::quiz::{Entry, Offer, Quiz};
use super::remark::Weight;
use super::rich::from_plain;
use crate::document::Task;
use std::mem;

/// Reads Aiken into a quiz.
pub(super) fn import(text: &str) -> Quiz {
    let mut quiz = Quiz::default();
    let mut question = Question::default();
    for (number, line) in (1..).zip(text.lines()) {
        let trimmed = line.trim();
        if question.letters.is_some() {
            if let Some(text) = feedback(trimmed) {
                question.add_source(number, line);
                question.feedback.push(text.to_owned());
                continue;
            }
            mem::take(&mut question).finish(&mut quiz);
        }
        if trimmed.is_empty() {
            continue;
        }
        if let Some(letters) = answer(trimmed) {
            question.add_source(number, line);
            question.letters = Some(letters.to_owned());
        } else if let Some((letter, option_text)) = option(trimmed) {
            question.add_source(number, line);
            question.options.push((number, letter, option_text.to_owned()));
        } else {
            // Text after options begins another question, so the one before it has no answer.
            if !question.options.is_empty() {
                mem::take(&mut question).finish(&mut quiz);
            }
            question.add_source(number, line);
            question.prompt.push(trimmed.to_owned());
        }
    }
    if !question.options.is_empty() || question.letters.is_some() {
        question.finish(&mut quiz);
    } else if !question.prompt.is_empty() {
        quiz.leave_out_text(question.line, &question.source);
    }
    quiz
}

#[derive(Default)]
struct Question {
    /// The line in which the question begins.
    line: usize,
    source: String,
    prompt: Vec<String>,
    /// The line, letter and text of each option.
    options: Vec<(usize, char, String)>,
    /// The text after `ANSWER:`, once that line was read.
    letters: Option<String>,
    /// The texts of the feedback lines below the answer.
    feedback: Vec<String>,
}

impl Question {
    fn add_source(&mut self, number: usize, line: &str) {
        if self.source.is_empty() {
            self.line = number;
        }
        self.source.push_str(line);
        self.source.push('\n');
    }

    fn finish(&self, quiz: &mut Quiz) {
        let (line, letters) = (self.line, self.letters.as_deref().unwrap_or_default());
        let right = letters.chars().next().map(|letter| letter.to_ascii_uppercase());
        let rights = self.options.iter().filter(|(_, letter, _)| Some(*letter) == right).count();
        let reasons = [
            (self.prompt.is_empty(), "options without a question"),
            (self.options.len() < 2, "fewer than two answers to choose from"),
            (right.is_none(), "no line says which answer is right"),
            (rights == 0, "the answer that is right is not among the options"),
            (rights > 1, "two options have the letter that is right"),
        ];
        if let Some((_, reason)) = reasons.into_iter().find(|(applies, _)| *applies) {
            return quiz.leave_out(line, reason, &self.source);
        }
        if self.prompt.len() > 1 {
            quiz.say(
                line,
                Weight::Changed,
                "the question stands on several lines, which Moodle refuses; here they are one",
            );
        }
        if letters.chars().count() > 1 {
            let text = "Moodle takes the first letter of an answer alone, and so it is here";
            quiz.detail(line, Weight::Changed, text, Some(letters));
        }
        if !self.feedback.is_empty() {
            let text = "feedback, which Moodle refuses in Aiken, is kept as what the article answers";
            quiz.say(line, Weight::Changed, text);
        }
        let offer = |(line, letter, text): &(usize, char, String)| Offer {
            line: *line,
            text: from_plain(text),
            right: Some(*letter) == right,
            pair: None,
            reason: None,
        };
        quiz.add(&Entry {
            line,
            title: None,
            prompt: from_plain(&self.prompt.join(" ")),
            task: Task::Choice,
            options: self.options.iter().map(offer).collect(),
            slider: Default::default(),
            passage: None,
            section: None,
            answer: (!self.feedback.is_empty()).then(|| from_plain(&self.feedback.join(" "))),
            attributes: None,
        });
    }
}

/// The letters of a line `ANSWER: B`.
pub(super) fn answer(line: &str) -> Option<&str> {
    let (word, letters) = line.split_once(':')?;
    word.trim_end().eq_ignore_ascii_case("answer").then(|| letters.trim())
}

/// The text of a feedback line below an answer. Moodle's Aiken has no feedback, but other programs write it.
fn feedback(line: &str) -> Option<&str> {
    let (word, text) = line.split_once(':')?;
    ["feedback", "explanation"].iter().any(|it| word.trim_end().eq_ignore_ascii_case(it)).then(|| text.trim())
}

/// The letter and the text of an option: `B) text` or `B. text`.
pub(super) fn option(line: &str) -> Option<(char, &str)> {
    let letter = line.chars().next().filter(char::is_ascii_alphabetic)?;
    let text = line[1..].strip_prefix([')', '.'])?;
    (text.is_empty() || text.starts_with(char::is_whitespace)).then(|| (letter.to_ascii_uppercase(), text.trim()))
}
