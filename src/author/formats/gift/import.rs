//! What of GIFT can be a question of an explainer.

use super::read::{self, Body, Choice, Content, Markup, Part, Question, Text};
use crate::author::formats::markup::{self, Rich};
use crate::author::formats::quiz::{Entry, Offer, Quiz};
use crate::document::{Amount, Task};

/// Reads GIFT into a quiz.
pub(in crate::author::formats) fn import(gift: &str) -> Quiz {
    let mut quiz = Quiz::default();
    for part in read::parts(gift) {
        let known = Known::read(&part);
        if !known.others.is_empty() {
            quiz.comment(&known.others.join("\n"));
        }
        match &part.content {
            Content::Nothing => {}
            Content::Category(name) => {
                quiz.say(part.line, "a quiz has no categories; it stands in a comment");
                quiz.comment(&format!("Category: {name}"));
            }
            Content::Broken(why) => quiz.leave_out(part.line, why, part.source),
            Content::Question(question) => add(&part, question, known, &mut quiz),
        }
    }
    quiz
}

/// What a comment may say of a slider.
const SLIDER: [&str; 4] = ["from", "to", "step", "unit"];

/// What comments say that a quiz has a place for, and what else they say.
#[derive(Default)]
struct Known {
    passage: Option<String>,
    section: Option<String>,
    ordered: bool,
    /// The ends of a slider, how far it moves, and the unit.
    slider: [Option<String>; 4],
    /// Of the answer, without their braces.
    attributes: Option<String>,
    others: Vec<String>,
}

impl Known {
    fn read(part: &Part) -> Known {
        let mut known = Known::default();
        for comment in &part.comments {
            let value = |key: &str| {
                let value = comment.strip_prefix(key)?.trim_start().strip_prefix('=')?.trim();
                value.strip_prefix('"')?.strip_suffix('"').map(str::to_owned)
            };
            if let Some(passage) = value("passage") {
                known.passage = Some(passage);
            } else if let Some(section) = value("section") {
                known.section = Some(section);
            } else if let Some(attributes) = value("attributes") {
                known.attributes = Some(attributes);
            } else if let Some((place, said)) = (0..).zip(SLIDER).find_map(|(place, key)| Some((place, value(key)?))) {
                known.slider[place] = Some(said);
            } else if value("task").is_some_and(|task| task == "order") {
                known.ordered = true;
            } else if !(comment.starts_with("[id:") && comment.ends_with(']')) {
                known.others.push((*comment).to_owned());
            }
        }
        known
    }
}

fn add(part: &Part, question: &Question, known: Known, quiz: &mut Quiz) {
    let line = part.line;
    let taken = match &question.body {
        Body::Description => Err("a text without a question"),
        Body::Essay => Err("an essay, which nobody here could judge"),
        Body::Short(ways) => fill(ways, line, quiz),
        Body::Numerical(numbers) => number(numbers, line, quiz),
        Body::TrueFalse { truth, wrong, right } => Ok((Task::Choice, true_false(*truth, wrong, right))),
        Body::Choice(choices) => options(choices, line, quiz),
        Body::Match(pairs) => pairs_of(pairs, known.ordered, line, quiz),
    };
    let (task, options) = match taken {
        Ok(taken) => taken,
        Err(why) => return quiz.leave_out(line, why, part.source),
    };
    let prompt = match (task, &known.slider[3]) {
        // What an export of ours has put there.
        (Task::Number, Some(unit)) => unsaid(&question.stem, &markup::escape(&format!(" ({unit})"))),
        _ => rich(&question.stem),
    };
    let answer = question.feedback.as_ref().map(rich).filter(|answer| !answer.text.is_empty());
    quiz.add(&Entry {
        line,
        title: question.title.clone(),
        prompt,
        task,
        options,
        slider: known.slider,
        passage: known.passage,
        section: known.section,
        answer,
        attributes: known.attributes,
    });
}

fn true_false(truth: bool, wrong: &Option<Text>, right: &Option<Text>) -> Vec<Offer> {
    let option = |says: bool| Offer {
        text: markup::from_plain(if says { "True" } else { "False" }),
        right: says == truth,
        pair: None,
        reason: if says == truth { right.as_ref() } else { wrong.as_ref() }.map(rich),
    };
    vec![option(true), option(false)]
}

/// One is right, or all that bring points are.
fn options(choices: &[Choice], line: usize, quiz: &mut Quiz) -> Result<(Task, Vec<Offer>), &'static str> {
    if choices.len() < 2 {
        return Err("fewer than two answers to choose from");
    }
    let equals = choices.iter().filter(|choice| choice.equals).count();
    // Where no answer is marked as the right one, Moodle lets one choose several.
    let is_right = |choice: &Choice| if equals > 0 { choice.equals } else { choice.weight.is_some_and(|it| it > 0.0) };
    let weights: Vec<f64> = choices.iter().filter(|it| is_right(it)).filter_map(|it| it.weight).collect();
    // Among several, what is wrong takes points away; else it just brings none.
    let partly =
        |it: &&Choice| !is_right(it) && it.weight.is_some_and(|weight| weight > 0.0 || weight < 0.0 && equals > 0);
    if choices.iter().any(|it| partly(&it)) || weights.iter().any(|weight| (weight - weights[0]).abs() > 0.01) {
        quiz.say(line, "points in part, or negative ones, are left out: an answer is right or not");
    }
    let task = match equals {
        0 if weights.is_empty() => return Err("no answer is right"),
        0 => Task::Several,
        1 => Task::Choice,
        _ => {
            quiz.say(line, "any one of several answers is right; here all of them are to be chosen");
            Task::Several
        }
    };
    let option = |choice: &Choice| Offer {
        text: rich(&choice.text),
        right: is_right(choice),
        pair: None,
        reason: choice.feedback.as_ref().map(rich),
    };
    Ok((task, choices.iter().map(option).collect()))
}

fn pairs_of(
    pairs: &[(Text, String)],
    ordered: bool,
    line: usize,
    quiz: &mut Quiz,
) -> Result<(Task, Vec<Offer>), &'static str> {
    let (whole, lone): (Vec<_>, Vec<_>) = pairs.iter().partition(|(text, _)| !text.text.is_empty());
    if whole.len() < 2 {
        return Err("fewer than two pairs to match");
    }
    for (_, with) in lone {
        quiz.say(line, format!("`{with}` belongs to nothing, which a match here does not have; it is left out"));
    }
    let offer = |text, pair| Offer { text, right: true, pair, reason: None };
    let places = whole.iter().map(|(text, _)| text.text.parse::<usize>().ok()).collect::<Option<Vec<_>>>();
    if let (true, Some(places)) = (ordered, places) {
        let mut placed: Vec<_> = places.into_iter().zip(&whole).collect();
        placed.sort_by_key(|(place, _)| *place);
        let options = placed.into_iter().map(|(_, (_, with))| offer(markup::from_plain(with), None));
        return Ok((Task::Order, options.collect()));
    }
    Ok((Task::Match, whole.iter().map(|(text, with)| offer(rich(text), Some(with.clone()))).collect()))
}

/// Words to type. All that bring points are right, and share the first reason.
fn fill(ways: &[Choice], line: usize, quiz: &mut Quiz) -> Result<(Task, Vec<Offer>), &'static str> {
    let is_right = |choice: &&Choice| choice.weight.is_none_or(|weight| weight > 0.0);
    let (right, wrong): (Vec<&Choice>, Vec<&Choice>) = ways.iter().partition(is_right);
    if !wrong.is_empty() {
        quiz.say(line, "answers that bring no points are left out: whatever is not accepted is wrong");
    }
    if right.iter().any(|choice| choice.weight.is_some_and(|weight| weight < 100.0)) {
        quiz.say(line, "points in part are left out: an answer is right or not");
    }
    if right.iter().any(|choice| choice.text.text.contains('*')) {
        return Err("a short answer in which any letters may stand for a `*`");
    }
    if right.is_empty() {
        return Err("no answer is right");
    }
    Ok((Task::Fill, right.into_iter().map(typed).collect()))
}

/// A number to type. Moodle takes several with points in part; the one that brings all points is kept.
fn number(numbers: &[Choice], line: usize, quiz: &mut Quiz) -> Result<(Task, Vec<Offer>), &'static str> {
    let is_right = |choice: &&Choice| choice.equals && choice.weight.is_none_or(|weight| weight >= 100.0);
    let right = numbers.iter().find(is_right).ok_or("no number is right")?;
    if numbers.len() > 1 {
        quiz.say(line, "of several numbers the first that is right is kept; points in part are left out");
    }
    let (value, within) = range(&right.text.text).ok_or("a number that is none, or has more digits than are kept")?;
    let offer = Offer { text: markup::from_plain(&value.write()), pair: Some(within.write()), ..typed(right) };
    Ok((Task::Number, vec![offer]))
}

/// What is right, and how far off one may be: of `3:1`, of `2..4`, of `3`.
fn range(text: &str) -> Option<(Amount, Amount)> {
    let amount = |text: &str| Amount::parse(text.trim());
    if let Some((least, most)) = text.split_once("..") {
        let (least, most) = (amount(least)?, amount(most)?);
        let half = least.apart(most).half();
        return Some((least.min(most).plus(half), half));
    }
    let (value, within) = text.split_once(':').unwrap_or((text, "0"));
    Some((amount(value)?, amount(within).filter(|within| *within >= Amount::default())?))
}

fn typed(choice: &Choice) -> Offer {
    let reason = choice.feedback.as_ref().map(rich);
    Offer { text: markup::from_plain(&choice.text.text), right: true, pair: None, reason }
}

/// Text without what stands at its end.
fn unsaid(text: &Text, end: &str) -> Rich {
    let kept = text.text.strip_suffix(end).unwrap_or(&text.text);
    rich(&Text { markup: text.markup, text: kept.to_owned() })
}

fn rich(text: &Text) -> Rich {
    match text.markup {
        Markup::Html => markup::from_html(&text.text),
        Markup::Markdown => markup::from_markdown(&text.text),
        Markup::Plain => markup::from_plain(&text.text),
    }
}
