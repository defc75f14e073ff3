//! The contents of a column, by its name.

use super::words::words;

/// The content of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Prompt,
    Type,
    Id,
    Passage,
    Section,
    /// An option, by its index counted from 1.
    Option(usize),
    /// All options, separated by `|`, line breaks or other signs.
    Options,
    /// The right options, by their texts, letters or numbers.
    Correct,
    /// The number of the right option, which programs may count from 0.
    Index,
    /// A right answer.
    Right,
    /// A wrong answer.
    Wrong,
    /// `Correct` if there are options, else `Right`.
    Answer,
    /// The reason of the option with that index.
    Reason(usize),
    /// The tolerance of a number.
    Within,
    /// The general feedback.
    Explanation,
    /// The file or the address of a picture.
    Picture,
    /// The same content as a column before it, of which a question has only one.
    Duplicate,
    Other,
}

/// A cell that is not empty: the content of its column, the name of the column, and the text of the cell.
pub(super) type Cell<'a> = (Column, &'a str, &'a str);

/// The content of a column of that name.
pub(super) fn column(name: &str) -> Column {
    // Kahoot appends the length limit of cells after a hyphen.
    let name = name.split(" - ").next().unwrap_or_default();
    let words = words(name);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let index = words.last().and_then(|word| index(word));
    match words.as_slice() {
        ["question" | "prompt" | "stem" | "q"] | ["question", "text" | "stem" | "html"] => Column::Prompt,
        ["type" | "kind"] | ["question", "type"] => Column::Type,
        ["id" | "name" | "title"] | ["question", "id" | "name" | "title"] => Column::Id,
        ["within" | "tolerance"] => Column::Within,
        ["passage"] => Column::Passage,
        ["section"] => Column::Section,
        words if words.contains(&"picture") => Column::Picture,
        ["explanation"] | ["answer" | "general" | "correct", .., "explanation"] => Column::Explanation,
        ["wrong", .., "explanation"] => Column::Other,
        ["explanation", _] => index.map_or(Column::Other, Column::Reason),
        ["options"] | ["answer" | "question", "options"] => Column::Options,
        ["correct" | "right", "answer" | "option", "index" | "number"]
        | ["correct" | "right" | "answer", "index"]
        | ["index", "of", ..] => Column::Index,
        ["correct", "answer", "s"] => Column::Correct,
        ["right", _] | ["correct" | "right", "answer" | "option", _] if index.is_some() => Column::Right,
        ["right"] => Column::Right,
        ["correct" | "key" | "solution", ..]
        | ["right", "answer" | "option" | "options"]
        | ["answer", "key"]
        | ["answer" | "option" | "options", "correct" | "right"] => Column::Correct,
        ["wrong", ..] | ["answer" | "option" | "options", "wrong", ..] => Column::Wrong,
        ["answer"] => Column::Answer,
        ["option" | "answer", _] => index.map_or(Column::Other, Column::Option),
        [letter] if letter.len() == 1 => index.map_or(Column::Other, Column::Option),
        _ => Column::Other,
    }
}

/// The index that a letter or a number denotes, counted from 1.
pub(super) fn index(name: &str) -> Option<usize> {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if letter.is_ascii_alphabetic() => {
            Some(usize::from(u8::try_from(letter.to_ascii_lowercase()).ok()? - b'a') + 1)
        }
        (Some(letter), None) if NUMERALS.contains(letter) => {
            NUMERALS.chars().position(|it| it == letter).map(|at| at + 1)
        }
        _ => name.parse().ok().filter(|index| *index > 0),
    }
}

/// The numbers 1 to 8 in Chinese and Japanese.
const NUMERALS: &str = "一二三四五六七八";

/// The letter or number after a word for an option, as in `Option B` or `answer2`.
pub(super) fn option_name(reference: &str) -> Option<String> {
    let words = words(reference);
    let [word, name] = words.as_slice() else { return None };
    matches!(word.as_str(), "option" | "answer").then(|| name.clone())
}
