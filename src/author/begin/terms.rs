//! Proposes terms: words that the text itself explains, as in `known as ...`, `a word (that is, ...)`, or by a dash.

use std::ops::Range;

/// A map of words is no dictionary; the first are proposed.
const MOST: usize = 6;

/// A term, where it stands first, and the sentence that explains it.
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
        for cue in ["known as ", "called ", "so-called "] {
            for (at, _) in text.match_indices(cue) {
                add(&mut terms, text, passage, at + cue.len());
            }
        }
        // In quotation marks, and explained in round brackets.
        for (at, _) in text.match_indices("” (") {
            let explained = text[at..].find(')').is_some_and(|end| text[at..at + end].split(' ').count() > 4);
            if let Some(start) = text[..at].rfind('“').filter(|_| explained) {
                add(&mut terms, text, passage, start);
            }
        }
    }
    terms.sort_by_key(|term| (term.passage, term.range.start));
    // Of two that meet, the first is linked, and the other would be linked nowhere.
    let mut last: Option<(usize, usize)> = None;
    terms.retain(|term| {
        let meets = last.is_some_and(|(passage, end)| passage == term.passage && term.range.start < end);
        last = if meets { last } else { Some((term.passage, term.range.end)) };
        !meets
    });
    terms.truncate(MOST);
    terms
}

fn add(terms: &mut Vec<Term>, text: &str, passage: usize, at: usize) {
    let quoted = text[at..].strip_prefix('“').and_then(|rest| rest.find('”').map(|end| at + 3..at + 3 + end));
    let article = ["the ", "a ", "an "].into_iter().find(|article| text[at..].starts_with(article)).map_or(0, str::len);
    let plain = || {
        let rest = &text[at + article..];
        let end = rest.find([',', '.', ';', ':', '(', ')', '—', '–', '"', '“', '”', '!', '?'])?;
        Some(at + article..at + article + rest[..end].trim_end().len())
    };
    let Some(range) = quoted.or_else(plain) else { return };
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
