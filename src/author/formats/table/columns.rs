//! What a column of a table of questions holds, by its name.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Prompt,
    Type,
    Id,
    Passage,
    Section,
    /// One option, counted from 1.
    Option(usize),
    /// All options, separated by `|` or line breaks.
    Options,
    /// Which options are right, by what they say, their letters or their numbers.
    Correct,
    /// What is right.
    Right,
    /// What is wrong.
    Wrong,
    /// One or the other, as there are options or not.
    Answer,
    /// Why an option is right or wrong.
    Reason(usize),
    /// How far off a number may be.
    Within,
    /// What everyone is told in the end.
    Explanation,
    Other,
}

/// What a column of that name holds.
pub(super) fn column(name: &str) -> Column {
    // Kahoot says behind a hyphen how long a cell may be.
    let name = name.split(" - ").next().unwrap_or_default().to_lowercase();
    let words: Vec<&str> =
        name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let place = words.last().and_then(|word| place(word));
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
        ["right"] | ["right", _] if place.is_some() || words.len() == 1 => Column::Right,
        ["wrong" | "incorrect" | "distractor", ..] => Column::Wrong,
        ["answer"] => Column::Answer,
        ["explanation" | "feedback" | "context" | "reason"] | ["answer" | "general", "explanation" | "feedback"] => {
            Column::Explanation
        }
        ["explanation" | "feedback" | "reason", _] => place.map_or(Column::Other, Column::Reason),
        ["option" | "choice" | "answer", _] => place.map_or(Column::Other, Column::Option),
        [letter] if letter.len() == 1 => place.map_or(Column::Other, Column::Option),
        _ => Column::Other,
    }
}

/// The place that a letter or a number names, counted from 1.
pub(super) fn place(name: &str) -> Option<usize> {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if letter.is_ascii_alphabetic() => {
            Some(usize::from(u8::try_from(letter.to_ascii_lowercase()).ok()? - b'a') + 1)
        }
        _ => name.parse().ok().filter(|place| *place > 0),
    }
}
