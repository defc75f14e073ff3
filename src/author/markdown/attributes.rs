//! The attributes in braces at the end of a passage or a heading: `{#id C01 at="..."}`.
//!
//! They are found before the Markdown is parsed, and replaced by as many spaces as they have bytes, so that the words of `at`
//! are not parsed as markup and all positions stay those of the file.

use super::source::Source;
use crate::author::diagnostic::{Code, Fault, Faults, quoted};
use crate::author::texts::{Spanned, Text};
use std::ops::Range;

/// The attributes in one pair of braces.
#[derive(Debug)]
pub(super) struct Attributes {
    /// The range of the braces in the source.
    pub(super) range: Range<usize>,
    /// `#id`
    pub(super) id: Option<Text>,
    /// Words without a key.
    pub(super) words: Vec<Text>,
    /// Keys with their values, which are quoted or have the form of an id.
    pub(super) pairs: Vec<(Text, Text)>,
}

/// The source with its attributes blanked out, and the attributes in order.
pub(super) fn extract(source: &Source, faults: &Faults) -> (String, Vec<Attributes>) {
    let text = source.text.as_str();
    let mut masked = String::with_capacity(text.len());
    let mut attributes = Vec::new();
    let mut index = 0;
    while let Some(next) = text[index..].find(['\\', '{']).map(|offset| index + offset) {
        masked.push_str(&text[index..next]);
        if text[next..].starts_with('\\') {
            let escaped = text[next + 1..].chars().next().map_or(0, char::len_utf8);
            index = next + 1 + escaped;
            masked.push_str(&text[next..index]);
            continue;
        }
        let (end, closed) = end_of(text, next);
        if closed {
            attributes.push(read(source, next + 1..end - 1, faults));
        } else {
            let line = text[next..end].find('\n').map_or(end, |newline| next + newline);
            let fault = Fault::new(Code::UnclosedAttributes, source.span(next..line), "attributes are not closed");
            let help =
                "close quotation marks with `\"` and the attributes with `}`; a brace in the text is written `\\{`";
            faults.add(fault.label("opened here").help(help));
            attributes.push(read(source, next + 1..end, &Faults::default()));
        }
        masked.extend(std::iter::repeat_n(' ', end - next));
        index = end;
    }
    masked.push_str(&text[index..]);
    (masked, attributes)
}

/// The end of the attributes that open at `start`, and whether a brace closes them before the paragraph ends.
fn end_of(text: &str, start: usize) -> (usize, bool) {
    let mut quoted = false;
    for (offset, byte) in text[start..].bytes().enumerate() {
        let here = start + offset;
        match byte {
            b'"' => quoted = !quoted,
            b'}' if !quoted => return (here + 1, true),
            b'\n' => {
                let line = text[here + 1..].lines().next().unwrap_or_default();
                if line.trim_matches(['>', ' ', '\t', '\r']).is_empty() {
                    return (here, false);
                }
            }
            _ => {}
        }
    }
    (text.len(), false)
}

/// Reads the text between the braces.
fn read(source: &Source, inner: Range<usize>, faults: &Faults) -> Attributes {
    let text = source.text.as_str();
    let range = inner.start - 1..(inner.end + 1).min(text.len());
    let mut attributes = Attributes { range, id: None, words: Vec::new(), pairs: Vec::new() };
    let report = |range: Range<usize>, message: String, label: &str, help: &str| {
        faults.add(Fault::new(Code::BadAttribute, source.span(range), message).label(label).help(help));
    };
    let blank = |character: char| character.is_whitespace() || character == '>';
    let mut index = inner.start;
    while let Some(offset) = text[index..inner.end].find(|character| !blank(character)) {
        let start = index + offset;
        let rest = &text[start..inner.end];
        let end = start + rest.find(|character| blank(character) || character == '=').unwrap_or(rest.len());
        let word = Spanned { value: text[start..end].to_owned(), span: source.span(start..end) };
        index = end;
        if let Some(id) = word.value.strip_prefix('#') {
            if attributes.id.is_some() {
                report(start..end, "a second id is given".to_owned(), "one too many", "keep one of the two");
            } else {
                attributes.id = Some(Spanned { value: id.to_owned(), span: word.span });
            }
        } else if text[end..inner.end].starts_with('=') {
            let rest = &text[end + 1..inner.end];
            let quoted = rest.strip_prefix('"').and_then(|value| value.split_once('"'));
            let Some((value, quotes)) = quoted.map(|(value, _)| (value, 1)).or_else(|| Some((unquoted_id(rest)?, 0)))
            else {
                index = end + 1 + misquoted_length(rest);
                let message = format!("the value of `{}` is not in straight quotation marks", word.value);
                report(start..index, message, "not an attribute", "write `key=\"value\"`");
                continue;
            };
            let from = end + 1 + quotes;
            let inside = from..from + value.len();
            index = inside.end + quotes;
            let value = Spanned { value: join_lines(value), span: source.span(inside) };
            if attributes.pairs.iter().any(|(key, _)| key.value == word.value) {
                report(start..index, format!("`{}` is given twice", word.value), "one too many", "keep one of the two");
            } else {
                attributes.pairs.push((word, value));
            }
        } else {
            attributes.words.push(word);
        }
    }
    attributes
}

/// A value without quotation marks, which must have the form of an id.
fn unquoted_id(rest: &str) -> Option<&str> {
    let value = rest.split(|character: char| character.is_whitespace() || character == '>').next()?;
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (!value.is_empty() && value.bytes().all(is_plain)).then_some(value)
}

/// The length of a value in wrong quotation marks: up to the closing curly one, or to the next space.
fn misquoted_length(rest: &str) -> usize {
    let curly = ['“', '”', '„'];
    match rest.chars().next() {
        Some('"') => rest.len(),
        Some(first) if curly.contains(&first) => rest.split_inclusive(curly).take(2).map(str::len).sum(),
        _ => rest.find(char::is_whitespace).unwrap_or(rest.len()),
    }
}

/// A value with its lines joined, without the `>` of a block quote at their starts.
fn join_lines(value: &str) -> String {
    let lines = value.lines().enumerate();
    let lines = lines.map(|(index, line)| if index == 0 { line } else { line.trim_start_matches(['>', ' ', '\t']) });
    lines.map(str::trim).collect::<Vec<_>>().join(" ").trim().to_owned()
}

impl Attributes {
    /// Whether the attributes consist of that word alone.
    pub(super) fn is_word(&self, word: &str) -> bool {
        let only = self.words.iter().map(|it| it.value.as_str()).eq([word]);
        only && self.id.is_none() && self.pairs.is_empty()
    }

    /// Takes the value of a key.
    pub(super) fn take(&mut self, key: &str) -> Option<Text> {
        let index = self.pairs.iter().position(|(name, _)| name.value == key)?;
        Some(self.pairs.remove(index).1)
    }

    /// Reports the keys that were not taken.
    pub(super) fn end(self, known: &[&str], faults: &Faults) {
        for (key, _) in self.pairs {
            let fault = Fault::new(Code::BadAttribute, key.span, format!("there is no attribute `{}` here", key.value));
            faults.add(
                fault
                    .label("not an attribute")
                    .suggest(&key.value, known.iter().copied())
                    .help(format!("besides `#id` there may be {}", quoted(known))),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::author::texts::{File, Span};

    fn extracted(text: &str) -> (String, Vec<Attributes>) {
        let span = Span::new(File::Article, 0..text.len());
        extract(&Source { text: text.to_owned(), span, start: Some(0) }, &Faults::default())
    }

    #[test]
    fn attributes_are_blanked_out_byte_by_byte() {
        let text = "Größe {#a at=\"*x* … y\"} and";
        let (masked, attributes) = extracted(text);
        let range = attributes[0].range.clone();
        assert_eq!(&text[range.clone()], "{#a at=\"*x* … y\"}");
        assert_eq!(masked.len(), text.len());
        assert_eq!(masked[range].trim(), "");
        assert_eq!(masked.split_whitespace().collect::<Vec<_>>(), ["Größe", "and"]);
    }

    #[test]
    fn attributes_may_run_over_lines_also_in_a_block_quote() {
        let (_, mut attributes) = extracted("> text {#a C01\n> C02 at=\"first\n> words … last\"}");
        assert_eq!(attributes[0].id.as_ref().unwrap().value, "a");
        let words: Vec<&str> = attributes[0].words.iter().map(|word| word.value.as_str()).collect();
        assert_eq!(words, ["C01", "C02"]);
        assert_eq!(attributes[0].take("at").unwrap().value, "first words … last");
    }

    #[test]
    fn escaped_braces_and_braces_in_a_value_are_plain_text() {
        let (masked, attributes) = extracted(r#"a \{b\} {at="}{"}"#);
        assert!(masked.starts_with(r"a \{b\}"));
        assert_eq!(attributes.len(), 1);
        assert_eq!(attributes[0].pairs[0].1.value, "}{");
    }

    #[test]
    fn a_value_made_like_an_id_needs_no_quotation_marks() {
        let (_, mut attributes) = extracted("text {#a passage=b-2 at=\"x y\"} > {a=B} {passage=}");
        assert_eq!(attributes[0].take("passage").map(|value| value.span.start..value.span.end), Some(17..20));
        assert_eq!(attributes[0].take("at").unwrap().value, "x y");
        assert!(attributes[1].pairs.is_empty() && attributes[2].pairs.is_empty());
    }

    #[test]
    fn spans_point_into_the_file() {
        let source = Source { text: "x {#id C01}".to_owned(), span: Span::new(File::Quiz, 90..103), start: Some(91) };
        let (_, attributes) = extract(&source, &Faults::default());
        assert_eq!(attributes[0].words[0].span, Span::new(File::Quiz, 98..101));
    }
}
