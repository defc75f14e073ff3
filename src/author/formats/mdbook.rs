//! The quizzes of mdbook-quiz: TOML with `[[questions]]`.
//!
//! The schema is described at <https://github.com/cognitive-engineering-lab/mdbook-quiz#quiz-schema>; where it leaves a case
//! open, this module does what mdbook-quiz's renderer does. The renderer ignores unknown keys; here they are reported.

use super::quiz::{Entry, Offer, Quiz};
use super::remark::Weight;
use super::rich::{from_markdown, from_plain};
use crate::document::Task;
use toml::{Table, Value};

/// Converts a quiz of mdbook-quiz.
///
/// # Errors
/// What is wrong with the TOML, and where.
pub(super) fn import(text: &str) -> Result<Quiz, String> {
    let root: Table = text.parse().map_err(|error| format!("it is not TOML: {error}"))?;
    let questions = root.get("questions").and_then(Value::as_array).ok_or("it has no `[[questions]]`")?;
    let mut quiz = Quiz::default();
    let sources = sources(text);
    report_unknown_keys(&root, &["questions", "multipart"], "", 1, &mut quiz);
    for (index, question) in questions.iter().enumerate() {
        let (line, source) = sources.get(index).map_or((1, ""), |(line, source)| (*line, source));
        match question.as_table().ok_or("not a table").and_then(|table| entry(table, line, index, &root, &mut quiz)) {
            Ok(entry) => quiz.add(&entry),
            Err(why) => quiz.leave_out(line, why, source),
        }
    }
    Ok(quiz)
}

/// The line and the source of each question in `[[questions]]`. Questions in another notation are attributed to the first line.
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

/// Reports the keys of a table that are not known, with their values.
fn report_unknown_keys(table: &Table, known: &[&str], prefix: &str, line: usize, quiz: &mut Quiz) {
    for (key, value) in table.iter().filter(|(key, _)| !known.contains(&key.as_str())) {
        let picture = value.as_str().filter(|file| is_picture(file)).is_some() || key == "image";
        let text = if picture {
            "a picture is left out, of which nothing is said in words"
        } else {
            "a key that mdbook-quiz does not know is left out"
        };
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        quiz.detail(line, Weight::Lost, text, Some(&format!("`{prefix}{key}` = {value}")));
    }
}

/// The keys of all types of questions.
const KEYS: [&str; 8] =
    ["type", "id", "prompt", "answer", "context", "multipart", "promptExplanation", "prompt_explanation"];

fn is_picture(file: &str) -> bool {
    let extension = file.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    file.contains('.') && ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp"].contains(&extension.as_str())
}

fn entry(question: &Table, line: usize, position: usize, root: &Table, quiz: &mut Quiz) -> Result<Entry, &'static str> {
    let part = |name: &str| question.get(name).and_then(Value::as_table);
    match question.get("type").and_then(Value::as_str) {
        Some("MultipleChoice") => {}
        Some("ShortAnswer") => return short_answer(question, line, root, quiz),
        Some("Tracing") => return Err("a program to trace"),
        _ => return Err("a question of a type that is not known"),
    }
    let (prompt, answer) = (part("prompt").ok_or("it has no prompt")?, part("answer").ok_or("it has no answer")?);
    let prompt_text = prompt.get("prompt").and_then(Value::as_str).ok_or("it has no prompt")?;
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
    report_unknown_keys(question, &KEYS, "", line, quiz);
    report_unknown_keys(prompt, &["prompt", "distractors", "answerIndex", "sortAnswers"], "prompt.", line, quiz);
    report_unknown_keys(answer, &["answer"], "answer.", line, quiz);
    let index = prompt.get("answerIndex").and_then(Value::as_integer).and_then(|index| usize::try_from(index).ok());
    let sorted = index.is_none() && prompt.get("sortAnswers").and_then(Value::as_bool) == Some(true);
    // mdbook-quiz shuffles options and an explainer does not, so without `answerIndex` the right option's position varies from
    // question to question.
    let index = index.unwrap_or(position * 2 + 1) % (wrongs.len() + 1);
    let mut ordered: Vec<(String, bool)> = wrongs.into_iter().map(|text| (text, false)).collect();
    ordered.splice(index..index, rights.into_iter().map(|text| (text, true)));
    if sorted {
        ordered.sort();
    }
    let option = |(text, right): (String, bool)| {
        let text = from_markdown(&text);
        Offer { line, text, right, pair: None, reason: None }
    };
    let options: Vec<Offer> = ordered.into_iter().map(option).collect();
    let task = if several { Task::Several } else { Task::Choice };
    Ok(finish(question, prompt_text, task, options, line, root, quiz))
}

/// A question with typed words: the answer and its alternatives, which are plain text.
fn short_answer(question: &Table, line: usize, root: &Table, quiz: &mut Quiz) -> Result<Entry, &'static str> {
    let part = |name: &str| question.get(name).and_then(Value::as_table);
    let (prompt, answer) = (part("prompt").ok_or("it has no prompt")?, part("answer").ok_or("it has no answer")?);
    let prompt_text = prompt.get("prompt").and_then(Value::as_str).ok_or("it has no prompt")?;
    report_unknown_keys(question, &KEYS, "", line, quiz);
    report_unknown_keys(prompt, &["prompt", "response"], "prompt.", line, quiz);
    report_unknown_keys(answer, &["answer", "alternatives"], "answer.", line, quiz);
    let answers = texts(answer.get("answer")).into_iter().chain(texts(answer.get("alternatives")));
    let answers = answers.filter(|answer| !answer.trim().is_empty());
    let offer = |text: String| Offer { line, text: from_plain(&text), right: true, pair: None, reason: None };
    let answers: Vec<Offer> = answers.map(offer).collect();
    if answers.is_empty() {
        return Err("it has no answer");
    }
    Ok(finish(question, prompt_text, Task::Fill, answers, line, root, quiz))
}

/// Completes a question with the properties that all types share.
fn finish(
    question: &Table,
    prompt_text: &str,
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
        // A UUID is generated and tells nothing, so the question gets an id from its prompt.
        title: question.get("id").and_then(Value::as_str).filter(|id| !is_uuid(id)).map(str::to_owned),
        prompt: from_markdown(prompt_text),
        task,
        options,
        slider: Default::default(),
        passage: None,
        section: None,
        answer: context,
        attributes: None,
    }
}

/// A text, or the texts of a list. Numbers and booleans are converted to text.
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
