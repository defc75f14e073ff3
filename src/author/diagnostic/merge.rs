//! From the faults that were found to those that are reported: sorted, without those that follow from others, and merged.

use super::code::Code;
use super::fault::Fault;
use crate::author::fix::{Edit, Fix};
use crate::author::texts::{File, Span, Texts};
use std::collections::BTreeMap;
use std::ops::Range;

/// The faults to report, in the order of the files.
pub(super) fn merged(texts: &Texts, mut faults: Vec<Fault>) -> Vec<Fault> {
    drop_consequences(texts, &mut faults);
    faults.sort_by(|a, b| (a.span(), a.code(), a.message()).cmp(&(b.span(), b.code(), b.message())));
    let mut faults = merge_repeats(texts, faults);
    faults.iter_mut().for_each(|fault| add_suggested_fix(texts, fault));
    faults
}

/// Leaves out what may follow from a TOML syntax error: in a file that has one, keys may be lost and values cut.
fn drop_consequences(texts: &Texts, faults: &mut Vec<Fault>) {
    let broken: Vec<(File, Range<usize>)> = faults
        .iter()
        .filter(|fault| fault.code() == Code::TomlSyntax)
        .flat_map(|fault| [fault.span()].into_iter().chain(fault.repeats.iter().copied()))
        .map(|span| (span.file, texts.lines(span)))
        .collect();
    let is_consequence = |fault: &Fault| {
        let lost = matches!(fault.code(), Code::MissingKey | Code::UnknownKey) || fault.span().is_whole();
        let mut broken = broken.iter().filter(|(file, _)| *file == fault.span().file).peekable();
        broken.peek().is_some() && {
            let lines = texts.lines(fault.span());
            lost || broken.any(|(_, broken)| lines.start <= broken.end && broken.start <= lines.end)
        }
    };
    faults.retain(|fault| fault.code() == Code::TomlSyntax || !is_consequence(fault));
}

/// Merges faults of the same unknown name into the first, which lists the other places where the name stands.
fn merge_repeats(texts: &Texts, faults: Vec<Fault>) -> Vec<Fault> {
    /// The most other places that the help names.
    const MAX_PLACES: usize = 5;
    let mut first_index: BTreeMap<(Code, String), usize> = BTreeMap::new();
    let mut merged: Vec<Fault> = Vec::new();
    for fault in faults {
        let key = (fault.code(), fault.message().to_owned());
        match first_index.get(&key).filter(|_| fault.code().is_at_every_use()) {
            Some(&index) => merged[index].repeats.push(fault.span()),
            None => {
                first_index.entry(key).or_insert(merged.len());
                merged.push(fault);
            }
        }
    }
    for fault in merged.iter_mut().filter(|fault| !fault.repeats.is_empty()) {
        let mut places: Vec<String> =
            fault.repeats.iter().map(|span| format!("{}:{}", span.file.name(), texts.line(*span))).collect();
        places.dedup();
        let rest = if places.len() > MAX_PLACES { ", ..." } else { "" };
        places.truncate(MAX_PLACES);
        let count = fault.repeats.len();
        let more = if count == 1 { "1 more place says the same" } else { &format!("{count} more places say the same") };
        fault.help.push(format!("{more}: {}{rest}", places.join(", ")));
    }
    merged
}

/// Makes a fix of the suggestion, which replaces the word at the fault's span and at all its repeats.
fn add_suggested_fix(texts: &Texts, fault: &mut Fault) {
    let Some(suggestion) = &fault.suggestion else { return };
    let spans = [fault.span()].into_iter().chain(fault.repeats.iter().copied());
    let word = |span: Span| {
        let text = texts.get(span.file)?.get(span.start..span.end)?;
        let mut found = text.match_indices(&suggestion.word);
        let (offset, word) = found.next().filter(|_| found.next().is_none())?;
        let start = span.start + offset;
        let span = Span::new(span.file, start..start + word.len());
        Some(Edit { span, text: suggestion.candidate.clone() })
    };
    if let Some(edits) = spans.map(word).collect::<Option<Vec<_>>>().filter(|_| fault.fixes.is_empty()) {
        let fix = Fix::new(format!("write `{}`", suggestion.candidate), edits).safe_if(suggestion.only_candidate);
        fault.fixes.push(fix);
    }
}
