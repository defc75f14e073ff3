//! The quizzes of mdbook-quiz: TOML with `[[questions]]`.
//!
//! Its form is described at <https://github.com/cognitive-engineering-lab/mdbook-quiz#quiz-schema>; where the description leaves
//! a case open, this follows its renderer. Keys that it does not know it passes over; here they are said.

use super::quiz::{Entry, Offer, Quiz};
use super::remark::Weight;
use super::rich::{from_markdown, from_plain};
use crate::document::Task;
use toml::{Table, Value};

/// Reads a quiz of mdbook-quiz into one of ours.
///
/// # Errors
/// Says what is wrong with the TOML, and where.
pub(super) fn import(text: &str) -> Result<Quiz, String> {
    let root: Table = text.parse().map_err(|error| format!("it is not TOML: {error}"))?;
    let questions = root.get("questions").and_then(Value::as_array).ok_or("it has no `[[questions]]`")?;
    let mut quiz = Quiz::default();
    let sources = sources(text);
    say_unknown(&root, &["questions", "multipart"], "", 1, &mut quiz);
    for (place, question) in questions.iter().enumerate() {
        let (line, source) = sources.get(place).map_or((1, ""), |(line, source)| (*line, source));
        match question.as_table().ok_or("not a table").and_then(|table| entry(table, line, place, &root, &mut quiz)) {
            Ok(entry) => quiz.add(&entry),
            Err(why) => quiz.leave_out(line, why, source),
        }
    }
    Ok(quiz)
}

/// Where each question begins, and its source. Questions that are written otherwise count from the first line.
fn sources(text: &str) -> Vec<(usize, String)> {
    let mut sources: Vec<(usize, String)> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim_start().starts_with("[[questions]]") {
            sources.push((number, String::new()));
        }
        if let Some((_, source)) = sources.last_mut() {
            source.push_str(line);
            source.push('\n');
        }
    }
    sources
}

/// Says which keys of a table are not among these, with what they hold.
fn say_unknown(table: &Table, known: &[&str], before: &str, line: usize, quiz: &mut Quiz) {
    for (key, value) in table.iter().filter(|(key, _)| !known.contains(&key.as_str())) {
        let picture = value.as_str().filter(|file| is_picture(file)).is_some() || key == "image";
        let text = if picture {
            "a picture is left out, of which nothing is said in words"
        } else {
            "a key that mdbook-quiz does not know is left out"
        };
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        quiz.detail(line, Weight::Lost, text, Some(&format!("`{before}{key}` = {value}")));
    }
}

/// What any question may have.
const KEYS: [&str; 8] =
    ["type", "id", "prompt", "answer", "context", "multipart", "promptExplanation", "prompt_explanation"];

fn is_picture(file: &str) -> bool {
    let ending = file.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    file.contains('.') && ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp"].contains(&ending.as_str())
}

fn entry(question: &Table, line: usize, place: usize, root: &Table, quiz: &mut Quiz) -> Result<Entry, &'static str> {
    let part = |name: &str| question.get(name).and_then(Value::as_table);
    match question.get("type").and_then(Value::as_str) {
        Some("MultipleChoice") => {}
        Some("ShortAnswer") => return short(question, line, root, quiz),
        Some("Tracing") => return Err("a program to trace"),
        _ => return Err("a question of a type that is not known"),
    }
    let (prompt, answer) = (part("prompt").ok_or("it has no prompt")?, part("answer").ok_or("it has no answer")?);
    let said = prompt.get("prompt").and_then(Value::as_str).ok_or("it has no prompt")?;
    let wrongs = texts(prompt.get("distractors"));
    let (rights, several) = match answer.get("answer") {
        Some(Value::Array(_)) => (texts(answer.get("answer")), true),
        other => (texts(other), false),
    };
    let is_table = |value: &&Value| matches!(value, Value::Table(_) | Value::Datetime(_));
    for value in [prompt.get("distractors"), answer.get("answer")].into_iter().flatten() {
        for option in value.as_array().into_iter().flatten().chain([value]).filter(is_table) {
            quiz.detail(line, Weight::Lost, "an option that is no text is left out", Some(&option.to_string()));
        }
    }
    if rights.is_empty() {
        return Err("no answer is right");
    }
    if rights.len() + wrongs.len() < 2 {
        return Err("fewer than two answers to choose from");
    }
    say_unknown(question, &KEYS, "", line, quiz);
    say_unknown(prompt, &["prompt", "distractors", "answerIndex", "sortAnswers"], "prompt.", line, quiz);
    say_unknown(answer, &["answer"], "answer.", line, quiz);
    let index = prompt.get("answerIndex").and_then(Value::as_integer).and_then(|index| usize::try_from(index).ok());
    let sorted = index.is_none() && prompt.get("sortAnswers").and_then(Value::as_bool) == Some(true);
    // There they are shuffled; here they stand as written, and the right one is not to be always the first.
    let index = index.unwrap_or(place * 2 + 1) % (wrongs.len() + 1);
    let mut written: Vec<(String, bool)> = wrongs.into_iter().map(|text| (text, false)).collect();
    written.splice(index..index, rights.into_iter().map(|text| (text, true)));
    if sorted {
        written.sort();
    }
    let option = |(text, right): (String, bool)| {
        let text = from_markdown(&text);
        Offer { line, text, right, pair: None, reason: None }
    };
    let options: Vec<Offer> = written.into_iter().map(option).collect();
    let task = if several { Task::Several } else { Task::Choice };
    Ok(finished(question, said, task, options, line, root, quiz))
}

/// Words to type: the answer, and what is accepted besides. They are no Markdown.
fn short(question: &Table, line: usize, root: &Table, quiz: &mut Quiz) -> Result<Entry, &'static str> {
    let part = |name: &str| question.get(name).and_then(Value::as_table);
    let (prompt, answer) = (part("prompt").ok_or("it has no prompt")?, part("answer").ok_or("it has no answer")?);
    let said = prompt.get("prompt").and_then(Value::as_str).ok_or("it has no prompt")?;
    say_unknown(question, &KEYS, "", line, quiz);
    say_unknown(prompt, &["prompt", "response"], "prompt.", line, quiz);
    say_unknown(answer, &["answer", "alternatives"], "answer.", line, quiz);
    let ways = texts(answer.get("answer")).into_iter().chain(texts(answer.get("alternatives")));
    let ways = ways.filter(|way| !way.trim().is_empty());
    let way = |text: String| Offer { line, text: from_plain(&text), right: true, pair: None, reason: None };
    let ways: Vec<Offer> = ways.map(way).collect();
    if ways.is_empty() {
        return Err("it has no answer");
    }
    Ok(finished(question, said, Task::Fill, ways, line, root, quiz))
}

/// What questions of all types have in common.
fn finished(
    question: &Table,
    said: &str,
    task: Task,
    options: Vec<Offer>,
    line: usize,
    root: &Table,
    quiz: &mut Quiz,
) -> Entry {
    if question.get("prompt_explanation").or(question.get("promptExplanation")).and_then(Value::as_bool) == Some(true) {
        quiz.say(line, Weight::Changed, "that one is to explain one’s answer is left out");
    }
    if let Some(key) = question.get("multipart").and_then(Value::as_str) {
        match root.get("multipart").and_then(|parts| parts.get(key)?.as_str()) {
            Some(text) => {
                quiz.say(line, Weight::Changed, "the text that it shares with other questions stands in a comment");
                quiz.comment(text);
            }
            None => quiz.detail(line, Weight::Lost, "the text that it shares is not in the file", Some(key)),
        }
    }
    let context = question.get("context").and_then(Value::as_str).map(from_markdown);
    Entry {
        line,
        // An id that says nothing is as good as none.
        title: question.get("id").and_then(Value::as_str).filter(|id| !is_uuid(id)).map(str::to_owned),
        prompt: from_markdown(said),
        task,
        options,
        slider: Default::default(),
        passage: None,
        section: None,
        answer: context,
        attributes: None,
    }
}

/// A text, or several of them. Numbers and truth values are what they say.
fn texts(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(text)) => vec![text.clone()],
        Some(Value::Array(values)) => values.iter().flat_map(|value| texts(Some(value))).collect(),
        Some(value @ (Value::Integer(_) | Value::Float(_) | Value::Boolean(_))) => vec![value.to_string()],
        _ => Vec::new(),
    }
}

fn is_uuid(id: &str) -> bool {
    id.len() == 36 && id.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}
