//! TOML syntax errors. The usual slips that cause them are described in plain words, with a fix.

use super::calendar_date;
use super::diagnostic::{Code, Fault};
use super::fix::{Edit, Fix, edited};
use super::texts::{File, Span};
use std::ops::Range;
use toml::de::{DeTable, Error};

/// Opening and closing quotation marks as word processors set them.
const CURLY: [(char, &[char]); 5] = [('“', &['”']), ('„', &['“', '”']), ('”', &['”']), ('«', &['»']), ('‘', &['’'])];

/// The faults of a file that is not valid TOML. Lines with curly quotation marks are merged into one fault, whose fix mends all
/// of them.
pub(super) fn faults(file: File, text: &str, errors: &[Error]) -> Vec<Fault> {
    let (mut faults, mut curly_lines): (Vec<Fault>, Vec<(Span, Vec<Edit>)>) = Default::default();
    for error in errors {
        let Some(range) = error.span() else {
            faults.push(Fault::new(Code::TomlSyntax, Span::whole(file), error.message()).label("here"));
            continue;
        };
        let span = Span::new(file, range.clone());
        let line = line_around(text, range.start);
        let edits = straightening_edits(file, text, line.clone());
        if !edits.is_empty() {
            if !curly_lines.iter().any(|(_, other)| *other == edits) {
                curly_lines.push((span, edits));
            }
        } else {
            faults.push(
                slip(file, text, line, span)
                    .unwrap_or_else(|| Fault::new(Code::TomlSyntax, span, error.message()).label("here")),
            );
        }
    }
    faults.extend(curly_fault(text, errors.len(), curly_lines));
    faults
}

/// One fault for all lines with curly quotation marks.
fn curly_fault(text: &str, errors: usize, lines: Vec<(Span, Vec<Edit>)>) -> Option<Fault> {
    let span = lines.first()?.0;
    let repeats: Vec<Span> = lines.iter().skip(1).map(|(span, _)| *span).collect();
    let mut edits: Vec<Edit> = lines.into_iter().flat_map(|(_, edits)| edits).collect();
    edits.sort();
    edits.dedup();
    let mends = errors_after(text, &edits) < errors;
    let fault = Fault::new(Code::TomlSyntax, span, "a text stands in curly quotation marks");
    let fault =
        fault.label("TOML knows straight ones only").help("write `\"` at both ends; word processors make it curly");
    let fault = fault.repeated_at(repeats);
    Some(fault.fix_if(mends, || Fix::new("write straight quotation marks", edits).safe_if(true)))
}

/// The usual slip in a line, if there is one: a quotation mark within a text, or a date as people write it.
fn slip(file: File, text: &str, line: Range<usize>, span: Span) -> Option<Fault> {
    let (start, value) = value(text, line)?;
    if let Some(date) = calendar_date::iso(value) {
        let span = Span::new(file, start..start + value.len());
        let fault = Fault::new(Code::TomlSyntax, span, "a date is not written as TOML has it");
        let known = ["the year", "year and month", "year, month and day"][date.matches('-').count().min(2)];
        let date = calendar_date::in_toml(&date);
        let fault = fault.label("here").help(format!("write {known}: {date}"));
        return Some(fault.fix(Fix::write(format!("write {date}"), span, date).safe_if(true)));
    }
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    if inner.starts_with('"') || inner.is_empty() {
        return None;
    }
    let mut edits = Vec::new();
    let mut escaped = false;
    for (index, byte) in inner.bytes().enumerate() {
        if byte == b'"' && !escaped {
            let at = start + 1 + index;
            edits.push(Edit { span: Span::new(file, at..at), text: "\\".to_owned() });
        }
        escaped = byte == b'\\' && !escaped;
    }
    let mends = !edits.is_empty() && errors_after(text, &edits) < errors_after(text, &[]);
    mends.then(|| {
        let fault =
            Fault::new(Code::TomlSyntax, span, "a quotation mark within a text ends it").label("no longer the text");
        let fault = fault.help("write `\\\"` for a quotation mark within a text, or curly ones: “ and ”");
        fault.fix(Fix::new("write `\\\"` within the text", edits).safe_if(true))
    })
}

/// The value of a `key = value` line, and the byte at which it starts.
fn value(text: &str, line: Range<usize>) -> Option<(usize, &str)> {
    let (key, value) = text[line.clone()].split_once('=')?;
    let is_key = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.' | ' ' | '\t');
    let start = line.start + key.len() + 1 + (value.len() - value.trim_start().len());
    key.chars().all(is_key).then(|| (start, value.trim()))
}

/// The edits that replace the curly quotation marks around the texts of a line by straight ones.
fn straightening_edits(file: File, text: &str, line: Range<usize>) -> Vec<Edit> {
    let (mut edits, mut at) = (Vec::new(), line.start);
    while let Some(letter) = text[at..line.end].chars().next() {
        let next = at + letter.len_utf8();
        match CURLY.iter().find(|(open, _)| *open == letter) {
            Some((_, close)) => {
                let rest = &text[next..line.end];
                // `’` may be an apostrophe as well as a closing mark, so the last one in the line closes.
                let found = if letter == '‘' { rest.rfind(*close) } else { rest.find(*close) };
                let Some(end) = found.map(|offset| next + offset) else { return Vec::new() };
                let straight =
                    |range: Range<usize>, text: &str| Edit { span: Span::new(file, range), text: text.to_owned() };
                let after = end + text[end..].chars().next().map_or(0, char::len_utf8);
                edits.push(straight(at..next, "\""));
                let inner = text[next..end].match_indices(['"', '\\']);
                edits.extend(inner.map(|(offset, _)| straight(next + offset..next + offset, "\\")));
                edits.push(straight(end..after, "\""));
                at = after;
            }
            None if matches!(letter, '"' | '\'') => {
                let Some(end) = text[next..line.end].find(letter) else { return edits };
                at = next + end + 1;
            }
            None if letter == '#' => break,
            None => at = next,
        }
    }
    edits
}

/// The number of syntax errors that the text has once the edits are made.
fn errors_after(text: &str, edits: &[Edit]) -> usize {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort();
    DeTable::parse_recoverable(&edited(text, &edits)).1.len()
}

/// The range of the line that contains a byte.
fn line_around(text: &str, at: usize) -> Range<usize> {
    let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    start..end
}
