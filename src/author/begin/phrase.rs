//! Where a phrase with capitals ends that may be a name.

use super::places::{BODIES, HEADS, OWNERS, SUBJECTS};
use super::words::Word;

/// Whether the list has the word, in whatever letters it is written.
pub(super) fn is_in(list: &str, word: &str) -> bool {
    list.contains(&format!(" {} ", word.to_lowercase()))
}

/// Whether the words name a body, such as a university or a ministry.
pub(super) fn is_body(words: &[Word]) -> bool {
    words.iter().any(|word| BODIES.contains(&word.text.as_str()))
}

/// The end of the phrase with capitals that begins there; where none begins, the start itself.
pub(super) fn end(words: &[Word], start: usize) -> usize {
    const LINKS: [&str; 13] = ["of", "for", "the", "de", "la", "du", "van", "von", "der", "den", "bin", "al", "di"];
    if !words[start].is_capital() {
        return start;
    }
    let (mut end, mut next) = (start + 1, start + 1);
    while next < words.len() && words[next].follows && (!words[end - 1].owns || is_in(OWNERS, &words[end - 1].text)) {
        if words[next].is_capital() {
            end = next + 1;
        } else if words[next].text == "and" && next == end && joins(words, start, end) {
            end = capitals(words, next + 1);
            next = end - 1;
        } else if !LINKS.contains(&words[next].text.as_str()) || next - end >= 2 {
            break;
        }
        next += 1;
    }
    listed(words, start, end).or_else(|| campus(words, start, end)).unwrap_or(end)
}

/// Whether an `and` after the phrase is part of a name: `Center for Food and Allergy Research`, `Fish and Wildlife Service`.
fn joins(words: &[Word], start: usize, end: usize) -> bool {
    let rest = end + 1..capitals(words, end + 1);
    let said = &words[start..end];
    let head = said.iter().position(|word| is_in(HEADS, &word.text));
    let lists = head.is_some_and(|head| said[head..].iter().any(|word| word.text == "for" || word.text == "of"));
    !rest.is_empty() && (lists || is_in(SUBJECTS, &words[end - 1].text) && is_body(&words[rest]))
}

/// The end of the words with capitals that stand there with nothing between them.
fn capitals(words: &[Word], start: usize) -> usize {
    let rest = words.get(start..).unwrap_or_default();
    let runs =
        |(index, word): (usize, &Word)| word.is_capital() && (index == 0 || word.follows && !rest[index - 1].owns);
    start + rest.iter().enumerate().take_while(|it| runs(*it)).count()
}

/// The end of a body's subjects in a list: `Academy of Allergy, Asthma and Immunology`.
fn listed(words: &[Word], start: usize, end: usize) -> Option<usize> {
    let head = words[start..end].iter().any(|word| is_in(HEADS, &word.text));
    let mut next = end;
    while head && next < words.len() && words[next].after_comma && words[next].is_capital() {
        next = capitals(words, next);
        if words.get(next).is_some_and(|word| word.text == "and") {
            let last = capitals(words, next + 1);
            return (last > next + 1).then_some(last);
        }
    }
    None
}

/// The end of a university's name with the place of its campus: `University of California, San Diego`.
fn campus(words: &[Word], start: usize, end: usize) -> Option<usize> {
    let is_university =
        matches!(&words[start..end], [.., university, of, _] if university.text == "University" && of.text == "of");
    let after = words.get(end)?;
    (is_university && after.after_comma && after.is_capital()).then(|| capitals(words, end).min(end + 2))
}
