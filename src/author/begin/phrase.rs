//! Finds the end of a capitalised phrase that may be a name.

use super::places::{BODIES, HEADS, OWNERS, SUBJECTS};
use super::words::Word;

/// Whether the list, a string with words between spaces, has the word in any case.
pub(super) fn is_in(list: &str, word: &str) -> bool {
    list.contains(&format!(" {} ", word.to_lowercase()))
}

/// Whether the words name an organisation, such as a university or a ministry.
pub(super) fn is_body(words: &[Word]) -> bool {
    words.iter().any(|word| BODIES.contains(&word.text.as_str()))
}

/// The end of the capitalised phrase that begins at `start`; `start` itself where none begins.
pub(super) fn end(words: &[Word], start: usize) -> usize {
    const LINKS: [&str; 13] = ["of", "for", "the", "de", "la", "du", "van", "von", "der", "den", "bin", "al", "di"];
    if !words[start].is_capital() {
        return start;
    }
    let (mut end, mut next) = (start + 1, start + 1);
    let continues = |end: usize, next: usize| {
        let last = &words[end - 1];
        let is_body_of_many = next == end && is_body(&words[next..=next]);
        !last.is_possessive && (!last.is_plural_possessive || is_body_of_many) || is_in(OWNERS, &last.text)
    };
    while next < words.len() && words[next].follows && continues(end, next) {
        if words[next].is_capital() {
            end = next + 1;
        } else if words[next].text == "and" && next == end && and_continues(words, start, end) {
            end = capitals_end(words, next + 1);
            next = end - 1;
        } else if !LINKS.contains(&words[next].text.as_str()) || next - end >= 2 {
            break;
        }
        next += 1;
    }
    subjects_end(words, start, end).or_else(|| campus_end(words, start, end)).unwrap_or(end)
}

/// Whether an `and` after the phrase is part of the name: `Center for Food and Allergy Research`, `Fish and Wildlife Service`.
fn and_continues(words: &[Word], start: usize, end: usize) -> bool {
    let rest = end + 1..capitals_end(words, end + 1);
    let phrase = &words[start..end];
    let head = phrase.iter().position(|word| is_in(HEADS, &word.text));
    let lists_subjects =
        head.is_some_and(|head| phrase[head..].iter().any(|word| word.text == "for" || word.text == "of"));
    !rest.is_empty() && (lists_subjects || is_in(SUBJECTS, &words[end - 1].text) && is_body(&words[rest]))
}

/// The end of a run of capitalised words with only spaces between them.
fn capitals_end(words: &[Word], start: usize) -> usize {
    let rest = words.get(start..).unwrap_or_default();
    let continues = |(index, word): (usize, &Word)| {
        word.is_capital() && (index == 0 || word.follows && !rest[index - 1].is_possessive)
    };
    start + rest.iter().enumerate().take_while(|it| continues(*it)).count()
}

/// The end of an organisation's name that lists its subjects: `Academy of Allergy, Asthma and Immunology`.
fn subjects_end(words: &[Word], start: usize, end: usize) -> Option<usize> {
    let has_head = words[start..end].iter().any(|word| is_in(HEADS, &word.text));
    let mut next = end;
    while has_head && next < words.len() && words[next].after_comma && words[next].is_capital() {
        next = capitals_end(words, next);
        if words.get(next).is_some_and(|word| word.text == "and") {
            let last = capitals_end(words, next + 1);
            return (last > next + 1).then_some(last);
        }
    }
    None
}

/// The end of a university's name that includes its campus: `University of California, San Diego`.
fn campus_end(words: &[Word], start: usize, end: usize) -> Option<usize> {
    let is_university =
        matches!(&words[start..end], [.., university, of, _] if university.text == "University" && of.text == "of");
    let after = words.get(end)?;
    (is_university && after.after_comma && after.is_capital()).then(|| capitals_end(words, end).min(end + 2))
}
