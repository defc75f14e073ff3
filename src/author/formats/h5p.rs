//! A Question Set of H5P: a zip with `h5p.json`, which names the libraries, and `content/content.json`
//! (<https://h5p.org/documentation/developers/h5p-specification>).
//!
//! What the content has is in the `semantics.json` of each library (<https://github.com/h5p>). The libraries themselves do not
//! come along; those that show H5P have them.

mod import;

pub(super) use import::import;

use super::exercise::{Answer, Exercise, Exercises, Form, near};
use super::gaps;
use super::line::Line;
use super::markup::escape;
use super::package::pack;
use crate::document::article::plain;
use serde_json::{Value, json};

/// A library of H5P: its name, and the version whose semantics are written.
struct Library(&'static str, u8, u8);

const SET: Library = Library("H5P.QuestionSet", 1, 20);
const CHOICE: Library = Library("H5P.MultiChoice", 1, 16);
const BLANKS: Library = Library("H5P.Blanks", 1, 14);
const WORDS: Library = Library("H5P.DragText", 1, 10);

impl Library {
    fn dependency(&self) -> Value {
        json!({"machineName": self.0, "majorVersion": self.1, "minorVersion": self.2})
    }
}

/// Writes the package.
pub(super) fn write(exercises: &Exercises) -> Vec<u8> {
    let document = exercises.document;
    let libraries = [SET, CHOICE, BLANKS, WORDS].map(|library| library.dependency());
    let about = json!({
        "title": short(&document.title),
        "language": language(&document.lang),
        "mainLibrary": SET.0,
        "embedTypes": ["iframe"],
        "license": "U",
        "preloadedDependencies": libraries,
    });
    let content = json!({
        "introPage": {"showIntroPage": false},
        "progressType": "dots",
        "passPercentage": document.pass.map_or(0, u32::from),
        "questions": exercises.taken.iter().map(question).collect::<Vec<_>>(),
        "disableBackwardsNavigation": false,
        "randomQuestions": false,
        "endGame": {"showResultPage": true, "showSolutionButton": document.solutions, "showRetryButton": true},
        "override": {"checkButton": true, "showSolutionButton": if document.solutions { "on" } else { "off" }},
    });
    let files = [("h5p.json", about), ("content/content.json", content)];
    pack(files.into_iter().map(|(name, json)| (name.to_owned(), json.to_string())))
}

/// A title has at most 255 letters.
fn short(title: &str) -> String {
    let title: String = Line::of(title).chars().take(255).collect();
    if title.is_empty() { "-".to_owned() } else { title }
}

/// The language's code, as far as H5P takes it: letters and hyphens, ten at most.
fn language(lang: &str) -> &str {
    let primary = lang.split('-').next().unwrap_or(lang);
    let is_code = |code: &str| {
        (1..=10).contains(&code.len()) && code.chars().all(|letter| letter.is_ascii_alphabetic() || letter == '-')
    };
    [lang, primary].into_iter().find(|code| is_code(code)).unwrap_or("und")
}

fn question(exercise: &Exercise) -> Value {
    let prompt = format!("<p>{}</p>", escape(&exercise.prompt));
    let (library, kind, mut params) = match exercise.form {
        Form::One | Form::Several | Form::Open => (CHOICE, "Multiple Choice", choice(exercise, prompt)),
        Form::Number | Form::Fill => (BLANKS, "Fill in the Blanks", blanks(exercise, prompt)),
        Form::Match | Form::Order => (WORDS, "Drag the Words", words(exercise, prompt)),
    };
    params["overallFeedback"] = json!([{"from": 0, "to": 100, "feedback": escape(&told(exercise))}]);
    let Library(name, major, minor) = library;
    json!({
        "library": format!("{name} {major}.{minor}"),
        "params": params,
        "subContentId": sub_content_id(exercise.id),
        "metadata": {"contentType": kind, "license": "U", "title": short(exercise.id)},
    })
}

/// An identifier in the form of a UUID, the same for the same id.
fn sub_content_id(id: &str) -> String {
    use sha2::{Digest, Sha256};
    let digits: String = Sha256::digest(id).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    // A name's UUID has the version 8: its bits are of the writer's own making.
    format!("{}-{}-8{}-8{}-{}", &digits[..8], &digits[8..12], &digits[13..16], &digits[17..20], &digits[20..])
}

fn choice(exercise: &Exercise, prompt: String) -> Value {
    let answer = |option: &Answer| {
        json!({
            "text": format!("<div>{}</div>", escape(&option.text)),
            "correct": option.right,
            "tipsAndFeedback": {"tip": "", "chosenFeedback": option.reason, "notChosenFeedback": ""},
        })
    };
    json!({
        "question": prompt,
        "answers": exercise.options.iter().map(answer).collect::<Vec<_>>(),
        "behaviour": {
            "type": if exercise.form == Form::Several { "multi" } else { "single" },
            "singlePoint": true,
            "randomAnswers": true,
            "enableRetry": true,
            "enableSolutionsButton": true,
            "enableCheckButton": true,
            "passPercentage": 100,
        },
    })
}

fn blanks(exercise: &Exercise, prompt: String) -> Value {
    let ways: Vec<String> = match &exercise.question.number {
        Some(number) => near(number).unwrap_or_default().into_iter().map(|amount| amount.write()).collect(),
        None => exercise.options.iter().map(|option| gaps::way(&option.text)).collect(),
    };
    json!({
        "text": prompt,
        "questions": [format!("<p>*{}*</p>", ways.join("/"))],
        "behaviour": {
            "caseSensitive": false,
            "acceptSpellingErrors": false,
            "enableRetry": true,
            "enableSolutionsButton": true,
            "enableCheckButton": true,
        },
    })
}

fn words(exercise: &Exercise, prompt: String) -> Value {
    let line = |(place, option): (usize, &Answer)| match &option.pair {
        Some(pair) => format!("{}: *{}*", gaps::around(&option.text), gaps::dragged(pair)),
        None => format!("{}. *{}*", place + 1, gaps::dragged(&option.text)),
    };
    json!({
        "taskDescription": prompt,
        "textField": exercise.options.iter().enumerate().map(line).collect::<Vec<_>>().join("\n"),
        "distractors": "",
        "behaviour": {"enableRetry": true, "enableSolutionsButton": true, "enableCheckButton": true, "instantFeedback": false},
    })
}

/// What is told whatever one answers, as plain text: the article's answer, the reasons that have no other place, the passage.
fn told(exercise: &Exercise) -> String {
    let answer = exercise.question.answer.iter().map(|answer| plain(&answer.text));
    let options = exercise.question.options.iter().filter(|option| !option.reason.is_empty());
    let reasons = options.map(|option| match (&option.pair, exercise.form) {
        (Some(pair), Form::Match) => format!("{} – {pair}: {}", option.text, plain(&option.reason)),
        (_, Form::Order) => format!("{}: {}", option.text, plain(&option.reason)),
        _ => plain(&option.reason),
    });
    let reasons: Vec<String> = match exercise.form {
        Form::One | Form::Several | Form::Open => Vec::new(),
        Form::Match | Form::Order => reasons.collect(),
        // What is typed in has one reason.
        Form::Number | Form::Fill => reasons.take(1).collect(),
    };
    let passage = exercise.passage.iter().map(|passage| format!("({})", passage.number));
    answer.chain(reasons).chain(passage).collect::<Vec<_>>().join(" ")
}
