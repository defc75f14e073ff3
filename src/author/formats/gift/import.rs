//! Converts GIFT questions to questions of an explainer.

use super::read::{self, Answer, Body, Content, Markup, Pair, Part, Question, Text};
use crate::author::formats::graded::{self, Graded, in_order};
use crate::author::formats::known::Known;
use crate::author::formats::quiz::{Entry, Offer, Quiz};
use crate::author::formats::remark::Weight;
use crate::author::formats::rich::{self, Rich};
use crate::author::formats::typed;
use crate::document::Task;

/// Reads GIFT into a quiz.
pub(in crate::author::formats) fn import(gift: &str) -> Quiz {
    let mut quiz = Quiz::default();
    for part in read::parts(gift) {
        let known = Known::read(&part.comments);
        if !known.others.is_empty() {
            quiz.comment(&known.others.join("\n"));
        }
        match &part.content {
            Content::Nothing => {}
            Content::Category(name, glued) => {
                quiz.say(part.line, Weight::Noted, "a quiz has no categories; it stands in a comment");
                if *glued {
                    let text = "Moodle takes what follows a category without a blank line for more of its name; here it is read";
                    quiz.say(part.line, Weight::Changed, text);
                }
                quiz.comment(&format!("Category: {name}"));
            }
            Content::Broken(why, lines) => quiz.leave_out_all(lines, why, part.source),
            Content::Question(question) => add(&part, question, known, &mut quiz),
        }
    }
    quiz
}

fn add(part: &Part, question: &Question, known: Known, quiz: &mut Quiz) {
    let line = part.line;
    let converted = match &question.body {
        Body::Description => return quiz.leave_out_text(line, part.source),
        Body::Essay => Err("an essay, which nobody here could judge"),
        Body::Short(answers) => {
            // Accepted answers have no markup.
            let as_plain = |answer: &Answer| Graded { text: rich::from_plain(&answer.text.text), ..graded(answer) };
            typed::fill(answers.iter().map(as_plain).collect(), line, quiz)
        }
        Body::Numerical(numbers) => {
            let numbers = numbers.iter().map(|number| (typed::range(&number.text.text), graded(number)));
            typed::number(numbers.collect(), line, quiz)
        }
        Body::TrueFalse { truth, wrong, right } => {
            let (of_true, of_false) = if *truth { (right, wrong) } else { (wrong, right) };
            Ok(graded::true_false(line, *truth, of_true.as_ref().map(rich), of_false.as_ref().map(rich)))
        }
        Body::Choice { single, answers } => {
            for answer in answers.iter().filter(|answer| is_like_points(&answer.text.text)) {
                let text = "what looks like points is none to Moodle, and stands in the option: digits and a point alone, after a `~`";
                quiz.detail(answer.text.line, Weight::Changed, text, Some(&answer.text.text));
            }
            graded::options(*single, answers.iter().map(graded).collect(), line, quiz)
        }
        Body::Match(pairs) => match_pairs(pairs, known.ordered, quiz),
        Body::Order(items) if items.len() < 2 => Err("fewer than two things to put in order"),
        Body::Order(items) => Ok((Task::Order, items.iter().map(|item| in_order(item.line, rich(item))).collect())),
    };
    let (task, options) = match converted {
        Ok(converted) => converted,
        Err(why) => return quiz.leave_out(line, why, part.source),
    };
    quiz.add(&Entry {
        line,
        title: question.title.clone(),
        prompt: known.prompt(task, rich(&question.stem)),
        task,
        options,
        slider: known.slider,
        passage: known.passage,
        section: known.section,
        answer: question.feedback.as_ref().map(rich),
        attributes: known.attributes,
    });
}

/// Whether a text begins with something like a number between percent signs, in any notation.
fn is_like_points(text: &str) -> bool {
    let written = text.strip_prefix('%').and_then(|rest| rest.split_once('%')).map(|(written, _)| written.trim());
    written.is_some_and(|written| {
        let is_sign = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',' | '-' | '+' | '/' | ' ');
        written.contains(|letter: char| letter.is_ascii_digit()) && written.chars().all(is_sign)
    })
}

fn match_pairs(pairs: &[Pair], ordered: bool, quiz: &mut Quiz) -> Result<(Task, Vec<Offer>), &'static str> {
    let position = |pair: &Pair| pair.text.text.parse::<usize>().ok();
    // Our export writes an order as a match with the numbers of the positions.
    if let (true, Some(positions)) = (ordered, pairs.iter().map(position).collect::<Option<Vec<_>>>()) {
        let mut numbered: Vec<_> = positions.into_iter().zip(pairs).collect();
        numbered.sort_by_key(|(position, _)| *position);
        let options = numbered.into_iter().map(|(_, pair)| in_order(pair.with.line, rich(&pair.with)));
        return Ok((Task::Order, options.collect()));
    }
    graded::pairs(pairs.iter().map(|pair| (pair.text.line, rich(&pair.text), rich(&pair.with))).collect(), quiz)
}

fn graded(answer: &Answer) -> Graded {
    Graded {
        line: answer.text.line,
        points: answer.points,
        text: rich(&answer.text),
        feedback: answer.feedback.as_ref().map(rich),
    }
}

fn rich(text: &Text) -> Rich {
    match text.markup {
        Markup::Html => rich::from_html(&text.text),
        Markup::Markdown => rich::from_markdown(&text.text),
        Markup::Plain => rich::from_plain(&text.text),
    }
}
