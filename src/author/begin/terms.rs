//! Proposes terms: words that the text itself explains after `known as` or `called`, or in brackets after quotation marks.

use std::ops::Range;

/// The most terms proposed.
const MAX_TERMS: usize = 6;

/// A term, its first occurrence, and the sentence that explains it.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub(super) name: String,
    pub(super) passage: usize,
    pub(super) range: Range<usize>,
    pub(super) sentence: String,
}

/// The terms of the passages, in their order.
pub(super) fn terms(passages: &[String]) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for (passage, text) in passages.iter().enumerate() {
        // The terms of later passages come after these and would be cut off.
        if terms.len() >= MAX_TERMS {
            break;
        }
        for cue in ["known as ", "called ", "so-called "] {
            // No cue contributes more, which bounds the time; the first are kept.
            let limit = terms.len() + MAX_TERMS;
            for (at, _) in text.match_indices(cue) {
                add(&mut terms, text, passage, at + cue.len());
                if terms.len() == limit {
                    break;
                }
            }
        }
        // A term in quotation marks that is explained in round brackets.
        let limit = terms.len() + MAX_TERMS;
        for (at, _) in text.match_indices("” (") {
            let after = beginning(&text[at..]);
            let explained = after.find(')').is_some_and(|end| after[..end].split(' ').count() > 4);
            let from = (at.saturating_sub(MAX_DISTANCE)..at).find(|from| text.is_char_boundary(*from)).unwrap_or(at);
            if let Some(start) = text[from..at].rfind('“').filter(|_| explained) {
                add(&mut terms, text, passage, from + start);
            }
            if terms.len() == limit {
                break;
            }
        }
    }
    terms.sort_by_key(|term| (term.passage, term.range.start));
    // Of two overlapping terms only the first is linked; the other would have no link.
    let mut last: Option<(usize, usize)> = None;
    terms.retain(|term| {
        let overlaps = last.is_some_and(|(passage, end)| passage == term.passage && term.range.start < end);
        last = if overlaps { last } else { Some((term.passage, term.range.end)) };
        !overlaps
    });
    terms.truncate(MAX_TERMS);
    terms
}

/// The most bytes that are searched for the end of a term or of its explanation, so that the time stays linear.
const MAX_DISTANCE: usize = 300;

fn beginning(text: &str) -> &str {
    let end = (0..=MAX_DISTANCE.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or_default()]
}

fn add(terms: &mut Vec<Term>, text: &str, passage: usize, at: usize) {
    let quoted =
        beginning(&text[at..]).strip_prefix('“').and_then(|rest| rest.find('”').map(|end| at + 3..at + 3 + end));
    let article = ["the ", "a ", "an "].into_iter().find(|article| text[at..].starts_with(article)).map_or(0, str::len);
    let unquoted = || {
        let rest = beginning(&text[at + article..]);
        let end = rest.find([',', '.', ';', ':', '(', ')', '—', '–', '"', '“', '”', '!', '?'])?;
        Some(at + article..at + article + rest[..end].trim_end().len())
    };
    let Some(range) = quoted.or_else(unquoted) else { return };
    let name = &text[range.clone()];
    let words = name.split(' ').count();
    let is_name = name.starts_with(char::is_uppercase) && words < 2;
    let is_known = terms.iter().any(|term| term.name.eq_ignore_ascii_case(name));
    if words > 4 || name.chars().count() < 3 || is_name || is_known || !name.contains(char::is_alphabetic) {
        return;
    }
    let start = text[..range.start].rfind(". ").map_or(0, |at| at + 2);
    let end = text[range.end..].find(". ").map_or(text.len(), |end| range.end + end + 1);
    terms.push(Term { name: name.to_owned(), passage, range, sentence: text[start..end].to_owned() });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_cues_in_a_text_without_an_end_are_read_in_no_time() {
        let counted = (0..30_000).map(|at| format!("called foo{at}, ")).collect::<String>();
        for text in
            ["called ".repeat(30_000), counted, "“".repeat(60_000), "a” (".repeat(30_000), "“a” (b ".repeat(30_000)]
        {
            assert!(terms(&[text.clone(), text]).len() <= MAX_TERMS);
        }
        let names: Vec<String> = terms(&[
            "It is called rain, and known as snow. “sea fog” (what one cannot see through at all) too.".to_owned(),
        ])
        .into_iter()
        .map(|term| term.name)
        .collect();
        assert_eq!(names, ["rain", "snow", "sea fog"]);
    }
}
