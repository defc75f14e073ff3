//! Characters that are not seen but do something: they would say one thing to the author and another to the reader.

use super::diagnostic::{Code, Fault, Faults};
use super::texts::Span;
use std::ops::Range;

/// Reports each run of them. `span` is where a part of the text stands.
pub(super) fn find(text: &str, span: impl Fn(Range<usize>) -> Span, faults: &Faults) {
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

/// Control characters but for the end of a line and the tab, characters that override the direction of
/// writing, and the byte order mark.
fn is_control(character: char) -> bool {
    match character {
        '\n' | '\r' | '\t' => false,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' => true,
        _ => character.is_control(),
    }
}
