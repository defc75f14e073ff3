//! The quizzes of mdbook-quiz: TOML with `[[questions]]`.
//!
//! Its form is described at <https://github.com/cognitive-engineering-lab/mdbook-quiz#quiz-schema>.

use super::markup::from_markdown;
use super::quiz::{Entry, Offer, Quiz};
use crate::document::Task;
use crate::document::article::plain;
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

fn entry(question: &Table, line: usize, place: usize, root: &Table, quiz: &mut Quiz) -> Result<Entry, &'static str> {
    match question.get("type").and_then(Value::as_str) {
        Some("MultipleChoice") => {}
        Some("ShortAnswer") => return short(question, line, root, quiz),
        Some("Tracing") => return Err("a program to trace"),
        _ => return Err("a question of a type that is not known"),
    }
    let part = |name: &str| question.get(name).and_then(Value::as_table);
    let (prompt, answer) = (part("prompt").ok_or("it has no prompt")?, part("answer").ok_or("it has no answer")?);
    let said = prompt.get("prompt").and_then(Value::as_str).ok_or("it has no prompt")?;
    let (rights, several) = match answer.get("answer") {
        Some(Value::String(right)) => (vec![right.as_str()], false),
        Some(Value::Array(rights)) => (rights.iter().filter_map(Value::as_str).collect(), true),
        _ => return Err("it has no answer"),
    };
    if rights.is_empty() {
        return Err("no answer is right");
    }
    let wrongs: Vec<&str> =
        prompt.get("distractors").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    if rights.len() + wrongs.len() < 2 {
        return Err("fewer than two answers to choose from");
    }
    let index = prompt.get("answerIndex").and_then(Value::as_integer).and_then(|index| usize::try_from(index).ok());
    let sorted = prompt.get("sortAnswers").and_then(Value::as_bool) == Some(true);
    // There they are shuffled; here they stand as written, and the right one is not to be always the first.
    let index = index.unwrap_or(place * 2 + 1) % (wrongs.len() + 1);
    let option = |text: &str, right: bool| Offer { text: from_markdown(text), right, pair: None, reason: None };
    let mut options: Vec<Offer> = wrongs.iter().map(|text| option(text, false)).collect();
    options.splice(index..index, rights.iter().map(|text| option(text, true)));
    if sorted {
        options.sort_by_key(|option| plain(&option.text.text));
    }
    let task = if several { Task::Several } else { Task::Choice };
    Ok(finished(question, said, task, options, line, root, quiz))
}

/// Words to type: the answer, and what is accepted besides.
fn short(question: &Table, line: usize, root: &Table, quiz: &mut Quiz) -> Result<Entry, &'static str> {
    let part = |name: &str| question.get(name).and_then(Value::as_table);
    let (prompt, answer) = (part("prompt").ok_or("it has no prompt")?, part("answer").ok_or("it has no answer")?);
    let said = prompt.get("prompt").and_then(Value::as_str).ok_or("it has no prompt")?;
    let right = answer.get("answer").and_then(Value::as_str).ok_or("it has no answer")?;
    let others = answer.get("alternatives").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let way = |text: &str| Offer { text: from_markdown(text), right: true, pair: None, reason: None };
    let ways = [right].into_iter().chain(others).map(way).collect();
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
        quiz.say(line, "that one is to explain one’s answer is left out");
    }
    let shared = question.get("multipart").and_then(Value::as_str);
    if let Some(text) = shared.and_then(|key| root.get("multipart")?.get(key)?.as_str()) {
        quiz.say(line, "the text that it shares with other questions stands in a comment");
        quiz.comment(text);
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
        answer: context.filter(|context| !context.text.is_empty()),
        attributes: None,
    }
}

fn is_uuid(id: &str) -> bool {
    id.len() == 36 && id.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}
