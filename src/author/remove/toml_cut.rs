//! Finds the path to a value in a TOML file, and the range to remove so that no comma, header or comment of the value is left.

use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A step on the path from the root table to a value: a key of a table, or an item of a list.
#[derive(Debug)]
pub(super) struct Step {
    /// The key and its range; `None` for an item of a list.
    pub(super) key: Option<(String, Range<usize>)>,
    /// The range of the value; for a table with a header, the range of the header.
    pub(super) value: Range<usize>,
    /// Whether it is a table with a header, `[name]` or `[[name]]`.
    is_header: bool,
    /// The number of keys or items of the value; 0 if it is neither a table nor a list.
    pub(super) length: usize,
}

/// The steps to the innermost key or value that contains the range; empty if none does.
pub(super) fn steps_to(text: &str, target: &Range<usize>) -> Vec<Step> {
    let (root, _) = DeTable::parse_recoverable(text);
    let mut steps = Vec::new();
    descend_table(text, root.get_ref(), target, &mut steps);
    steps
}

fn descend_table(text: &str, table: &DeTable, target: &Range<usize>, steps: &mut Vec<Step>) -> bool {
    table.iter().any(|(key, value)| descend(text, Some((key.get_ref().to_string(), key.span())), value, target, steps))
}

fn descend(
    text: &str,
    key: Option<(String, Range<usize>)>,
    value: &Spanned<DeValue>,
    target: &Range<usize>,
    steps: &mut Vec<Step>,
) -> bool {
    let contains = |range: &Range<usize>| range.start <= target.start && target.end <= range.end;
    let is_on_path = contains(&value.span()) || key.as_ref().is_some_and(|(_, range)| contains(range));
    let (is_header, length) = match value.get_ref() {
        DeValue::Table(table) => (text[value.span()].starts_with('['), table.len()),
        DeValue::Array(items) => (false, items.len()),
        _ => (false, 0),
    };
    steps.push(Step { key, value: value.span(), is_header, length });
    let is_within = match value.get_ref() {
        DeValue::Table(table) => descend_table(text, table, target, steps),
        DeValue::Array(items) => items.iter().any(|item| descend(text, None, item, target, steps)),
        _ => false,
    };
    if !is_within && !is_on_path {
        steps.pop();
    }
    is_within || is_on_path
}

/// The range to remove with the value of a step.
pub(super) fn cut(text: &str, step: &Step) -> Range<usize> {
    match &step.key {
        _ if step.is_header => table(text, &step.value),
        Some((_, key)) if is_within_braces(text, step) => item(text, key.start..step.value.end),
        Some((_, key)) => {
            let end = text[step.value.end..].find('\n').map_or(text.len(), |newline| step.value.end + newline + 1);
            line_start(text, key.start)..end
        }
        None => item(text, step.value.clone()),
    }
}

/// Whether a key is in an inline table: only there a comma or a brace follows its value.
pub(super) fn is_within_braces(text: &str, step: &Step) -> bool {
    text[step.value.end..].trim_start().starts_with([',', '}'])
}

/// The range of a table with its header, its subtables, and the comment directly above it.
fn table(text: &str, header: &Range<usize>) -> Range<usize> {
    let prefix = format!("{}.", name(&text[header.clone()]));
    let start = with_comment(text, line_start(text, header.start));
    let is_next =
        |other: &&Range<usize>| other.start > header.start && !name(&text[(*other).clone()]).starts_with(&prefix);
    let headers = headers(text);
    let next = headers.iter().filter(is_next).map(|other| with_comment(text, line_start(text, other.start))).min();
    let until = next.unwrap_or(text.len());
    // A comment after the last key belongs to what follows, so the table ends before it.
    let is_content = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let mut end = start;
    let mut last = header.end;
    for line in text[start..until].split_inclusive('\n') {
        end += line.len();
        if is_content(&line) {
            last = end;
        }
    }
    let blank: usize =
        text[last..until].split_inclusive('\n').take_while(|it| it.trim().is_empty()).map(str::len).sum();
    let end = last + blank;
    if end < text.len() {
        return start..end;
    }
    // At the end of the file the blank line before the table is removed instead.
    let before = text[..start].trim_end_matches(['\n', '\r', ' ']).len();
    let kept = text[before..start].find('\n').map_or(before, |newline| before + newline + 1);
    kept..end
}

/// The name in a header.
fn name(header: &str) -> &str {
    header.trim_matches(['[', ']', ' ', '\t'])
}

/// The ranges of all headers in the file.
fn headers(text: &str) -> Vec<Range<usize>> {
    fn collect(text: &str, value: &Spanned<DeValue>, headers: &mut Vec<Range<usize>>) {
        match value.get_ref() {
            DeValue::Table(table) => {
                headers.extend(Some(value.span()).filter(|span| text[span.clone()].starts_with('[')));
                table.values().for_each(|value| collect(text, value, headers));
            }
            DeValue::Array(items) => items.iter().for_each(|item| collect(text, item, headers)),
            _ => {}
        }
    }
    let (root, _) = DeTable::parse_recoverable(text);
    let mut headers = Vec::new();
    root.get_ref().values().for_each(|value| collect(text, value, &mut headers));
    headers
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// The start of the comment directly above a position, or the position itself if there is none.
fn with_comment(text: &str, mut start: usize) -> usize {
    while start > 0 {
        let above = line_start(text, start - 1);
        if !text[above..start].trim_start().starts_with('#') {
            break;
        }
        start = above;
    }
    start
}

/// The range of an item or key in a list or inline table, with one of the commas around it.
fn item(text: &str, range: Range<usize>) -> Range<usize> {
    let after = range.end + (text[range.end..].len() - text[range.end..].trim_start().len());
    if text[after..].starts_with(',') {
        let rest = &text[after + 1..];
        let next = rest.trim_start();
        if !next.starts_with([']', '}', '#']) {
            return range.start..text.len() - next.len();
        }
        let line = line_start(text, range.start);
        let end = rest.find('\n').map(|newline| after + 1 + newline + 1);
        let is_alone =
            |end: &usize| text[line..range.start].trim().is_empty() && text[after + 1..*end].trim().is_empty();
        return end.filter(is_alone).map_or(range.start..after + 1, |end| line..end);
    }
    let before = text[..range.start].trim_end();
    range.start - (range.start - before.len()) - usize::from(before.ends_with(','))..range.end
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text without the value of the given step on the path to the needle.
    fn without(text: &str, needle: &str, step: usize) -> String {
        let at = text.find(needle).unwrap();
        let steps = steps_to(text, &(at..at + needle.len()));
        let range = cut(text, &steps[step]);
        format!("{}{}", &text[..range.start], &text[range.end..])
    }

    #[test]
    fn a_table_is_removed_with_its_comment_and_its_subtables_and_nothing_else() {
        let text = "# All.\n\na = 1\n\n# One.\n[[q]]\nid = \"one\"\n[[q.o]]\nt = \"[x]\"\n\n# Two.\n[[q]]\nid = \"two\"\n\n# End.\n";
        assert_eq!(without(text, "\"one\"", 1), "# All.\n\na = 1\n\n# Two.\n[[q]]\nid = \"two\"\n\n# End.\n");
        assert_eq!(
            without(text, "\"two\"", 1),
            "# All.\n\na = 1\n\n# One.\n[[q]]\nid = \"one\"\n[[q.o]]\nt = \"[x]\"\n\n# End.\n"
        );
        assert_eq!(without("a = 1\n\n[[q]]\nid = \"one\"\n", "one", 1), "a = 1\n");
    }

    #[test]
    fn a_key_is_removed_with_its_line_or_with_one_comma() {
        assert_eq!(without("a = \"x\" # why\nb = 2\n", "x", 0), "b = 2\n");
        assert_eq!(without("s = { a = \"x\", b = \"y\" }", "x", 1), "s = { b = \"y\" }");
        assert_eq!(without("s = { a = \"x\", b = \"y\" }", "y", 1), "s = { a = \"x\" }");
        assert_eq!(without("l = [\"x\", \"y\", \"z\"]", "y", 1), "l = [\"x\", \"z\"]");
        assert_eq!(without("l = [\n    \"x\",\n    \"y\",\n]\n", "y", 1), "l = [\n    \"x\",\n]\n");
        assert_eq!(without("l = [ \"x\" ]", "x", 1), "l = [ ]");
    }
}
