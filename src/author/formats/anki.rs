//! Cards for Anki, as tab-separated text with file headers
//! (<https://docs.ankiweb.net/importing/text-files.html#file-headers>).
//!
//! The cards have two fields, as Anki's basic note type has. Right and wrong options have signs, since words would be in one
//! language only.

use super::exercise::{Answer, Exercise, Exercises, Form};
use super::line::Line;
use super::markup::escape;
use std::fmt::Write;

/// Writes a card for every question.
pub(super) fn write(exercises: &Exercises) -> String {
    let document = exercises.document;
    let mut text = String::from("#separator:tab\n#html:true\n");
    let _ = writeln!(text, "#deck:{}", deck(&document.title));
    text.push_str("#guid column:1\n#tags column:4\n#columns:guid\tFront\tBack\tTags\n");
    for exercise in &exercises.taken {
        let fields = [
            format!("{}/{}", document.id, exercise.id),
            front(exercise),
            back(exercise, exercises),
            tag(exercise, exercises),
        ];
        let _ = writeln!(text, "{}", fields.map(|field| quoted(&field)).join("\t"));
    }
    text
}

/// The name of the deck. Anki reads `::` as the separator of nested decks, so it is replaced.
fn deck(title: &str) -> Line {
    let mut name = title.to_owned();
    while name.contains("::") {
        name = name.replace("::", ":");
    }
    Line::of(&name)
}

/// The front: the question with its options. Pairs and steps are sorted, so that their order does not tell the solution.
fn front(exercise: &Exercise) -> String {
    // Typed answers are the solution, not options to choose from.
    let is_typed = matches!(exercise.form, Form::Number | Form::Fill);
    let options = exercise.options.iter().filter(|_| !is_typed);
    let mut texts: Vec<&str> = options.map(|option| &*option.text).collect();
    let mut pairs: Vec<&str> = exercise.options.iter().filter_map(|option| option.pair.as_deref()).collect();
    if exercise.form == Form::Order {
        texts.sort_unstable();
    }
    pairs.sort_unstable();
    [
        format!("<p>{}</p>", escape(&exercise.prompt)),
        list("ul", texts.into_iter().map(escape)),
        list("ul", pairs.into_iter().map(escape)),
    ]
    .concat()
}

fn back(exercise: &Exercise, exercises: &Exercises) -> String {
    let (rights, wrongs): (Vec<&Answer>, Vec<&Answer>) = exercise.options.iter().partition(|option| option.right);
    let rights = list(
        if exercise.form == Form::Order { "ol" } else { "ul" },
        rights.into_iter().map(|option| line(option, "✓ ")),
    );
    let mut back = rights;
    if !exercise.answer.is_empty() {
        let _ = write!(back, "<p>{}</p>", exercise.answer);
    }
    back.push_str(&list("ul", wrongs.into_iter().map(|option| line(option, "✗ "))));
    if let (Some(passage), Some(source)) = (exercise.passage, &exercise.source) {
        let _ = write!(
            back,
            "<blockquote>{} <cite class=\"passage\">{source}</cite></blockquote>",
            exercises.html(&passage.text)
        );
    }
    back
}

fn line(option: &Answer, sign: &str) -> String {
    let pair = option.pair.as_ref().map_or(String::new(), |pair| format!(" – {}", escape(pair)));
    let reason = if option.reason.is_empty() { String::new() } else { format!("<br>{}", option.reason) };
    format!("{sign}<b>{}{pair}</b>{reason}", escape(&option.text))
}

fn list(element: &str, items: impl Iterator<Item = String>) -> String {
    let items: String = items.map(|item| format!("<li>{item}</li>")).collect();
    if items.is_empty() { items } else { format!("<{element}>{items}</{element}>") }
}

/// The tags: the explainer's id, with the section of the passage that settles the question nested in it.
fn tag(exercise: &Exercise, exercises: &Exercises) -> String {
    let document = exercises.document;
    let section = exercise.passage.and_then(|passage| document.passage(&passage.id)?.0);
    section.map_or(document.id.clone(), |section| format!("{}::{}", document.id, section.id))
}

/// A quoted field without tabs and line breaks; quotation marks are doubled.
fn quoted(field: &str) -> String {
    format!("\"{}\"", Line::of(field).replace('"', "\"\""))
}
