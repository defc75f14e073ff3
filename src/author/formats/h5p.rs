//! An H5P Question Set: a zip file with `h5p.json`, which names the libraries, and `content/content.json`
//! (<https://h5p.org/documentation/developers/h5p-specification>).
//!
//! The content's properties are defined in the `semantics.json` of each library (<https://github.com/h5p>). The libraries are
//! not part of the package; programs that show H5P have them.

mod import;

pub(super) use import::import;

use super::exercise::{Answer, Exercise, Exercises, Form, near};
use super::gaps;
use super::line::Line;
use super::markup::escape;
use super::package::pack;
use crate::document::article::plain;
use serde_json::{Value, json};

/// An H5P library: its name, and the version whose semantics the export follows.
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
    let metadata = json!({
        "title": title_of(&document.title),
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
    let files = [("h5p.json", metadata), ("content/content.json", content)];
    pack(files.into_iter().map(|(name, json)| (name.to_owned(), json.to_string())))
}

/// A title, cut to H5P's limit of 255 characters.
fn title_of(title: &str) -> String {
    let title: String = Line::of(title).chars().take(255).collect();
    if title.is_empty() { "-".to_owned() } else { title }
}

/// The language code, if H5P accepts it: letters and hyphens, ten at most.
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
        Form::Match | Form::Order => (WORDS, "Drag the Words", drag_words(exercise, prompt)),
    };
    params["overallFeedback"] = json!([{"from": 0, "to": 100, "feedback": escape(&general_feedback(exercise))}]);
    let Library(name, major, minor) = library;
    json!({
        "library": format!("{name} {major}.{minor}"),
        "params": params,
        "subContentId": sub_content_id(exercise.id),
        "metadata": {"contentType": kind, "license": "U", "title": title_of(exercise.id)},
    })
}

/// A UUID derived from the id, so that it is the same in every export.
fn sub_content_id(id: &str) -> String {
    use sha2::{Digest, Sha256};
    let digits: String = Sha256::digest(id).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    // Version 8 of UUIDs is for identifiers whose bits the writer defines.
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
    let answers: Vec<String> = match &exercise.question.number {
        Some(number) => near(number).unwrap_or_default().into_iter().map(|amount| amount.write()).collect(),
        None => exercise.options.iter().map(|option| gaps::accepted_answer(&option.text)).collect(),
    };
    json!({
        "text": prompt,
        "questions": [format!("<p>*{}*</p>", answers.join("/"))],
        "behaviour": {
            "caseSensitive": false,
            "acceptSpellingErrors": false,
            "enableRetry": true,
            "enableSolutionsButton": true,
            "enableCheckButton": true,
        },
    })
}

fn drag_words(exercise: &Exercise, prompt: String) -> Value {
    let line = |(index, option): (usize, &Answer)| match &option.pair {
        Some(pair) => format!("{}: *{}*", gaps::surrounding(&option.text), gaps::draggable(pair)),
        None => format!("{}. *{}*", index + 1, gaps::draggable(&option.text)),
    };
    json!({
        "taskDescription": prompt,
        "textField": exercise.options.iter().enumerate().map(line).collect::<Vec<_>>().join("\n"),
        "distractors": "",
        "behaviour": {"enableRetry": true, "enableSolutionsButton": true, "enableCheckButton": true, "instantFeedback": false},
    })
}

/// The feedback after every answer, as plain text: the article's answer, the reasons that have no other place, and the
/// passage's number.
fn general_feedback(exercise: &Exercise) -> String {
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
        // Typed answers share one reason.
        Form::Number | Form::Fill => reasons.take(1).collect(),
    };
    let passage = exercise.passage.iter().map(|passage| format!("({})", passage.number));
    answer.chain(reasons).chain(passage).collect::<Vec<_>>().join(" ")
}
