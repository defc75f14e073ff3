//! The contents of a column, by its name.

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
    /// All options, separated by `|` or line breaks.
    Options,
    /// The right options, by their texts, letters or numbers.
    Correct,
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
    Other,
}

/// The content of a column of that name.
pub(super) fn column(name: &str) -> Column {
    // Kahoot appends the length limit of cells after a hyphen.
    let name = name.split(" - ").next().unwrap_or_default().to_lowercase();
    let words: Vec<&str> =
        name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let index = words.last().and_then(|word| index(word));
    match words.as_slice() {
        ["question"] | ["question", "text" | "stem"] | ["prompt" | "stem"] => Column::Prompt,
        ["type" | "kind"] | ["question", "type"] => Column::Type,
        ["id" | "name" | "title"] | ["question", "id" | "name"] => Column::Id,
        ["within" | "tolerance"] => Column::Within,
        ["passage"] => Column::Passage,
        ["section"] => Column::Section,
        ["options" | "choices" | "answers"] | ["answer", "options"] => Column::Options,
        ["correct" | "key" | "solution"] | ["correct" | "right", "answer" | "answers" | "option" | "options"] => {
            Column::Correct
        }
        ["correct", "answer", "s"] | ["answer", "key"] => Column::Correct,
        ["right"] | ["right", _] if index.is_some() || words.len() == 1 => Column::Right,
        ["wrong" | "incorrect" | "distractor", ..] => Column::Wrong,
        ["answer"] => Column::Answer,
        ["explanation" | "feedback" | "context" | "reason"] | ["answer" | "general", "explanation" | "feedback"] => {
            Column::Explanation
        }
        ["explanation" | "feedback" | "reason", _] => index.map_or(Column::Other, Column::Reason),
        ["option" | "choice" | "answer", _] => index.map_or(Column::Other, Column::Option),
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
        _ => name.parse().ok().filter(|index| *index > 0),
    }
}
