//! Invisible characters with an effect: a text with them looks different to its author than to its readers.

use super::diagnostic::{Code, Fault, Faults};
use super::texts::Span;
use std::ops::Range;

/// Reports each run of such characters. `span` maps a range of the text to its span in the file.
pub(super) fn report(text: &str, span: impl Fn(Range<usize>) -> Span, faults: &Faults) {
    let mut run: Option<(Range<usize>, char)> = None;
    for (start, character) in text.char_indices().chain([(text.len(), ' ')]) {
        let end = start + character.len_utf8();
        run = match run {
            Some((range, first)) if is_control(character) => Some((range.start..end, first)),
            None if is_control(character) => Some((start..end, character)),
            Some((range, first)) => {
                let message = format!("the invisible character U+{:04X} stands in the text", u32::from(first));
                faults.add(
                    Fault::new(Code::ControlCharacter, span(range), message)
                        .label("here")
                        .help("delete it; in a file that starts with it, save without byte order mark"),
                );
                None
            }
            None => None,
        };
    }
}

/// Control characters other than newline, carriage return and tab; characters that override the direction of writing; and the
/// byte order mark.
fn is_control(character: char) -> bool {
    match character {
        '\n' | '\r' | '\t' => false,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' => true,
        _ => character.is_control(),
    }
}
