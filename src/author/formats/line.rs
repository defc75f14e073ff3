//! Text on a single line, for places where a second line would be read as something else.

use std::fmt;
use std::ops::Deref;

/// A text without line breaks and other control characters, with single spaces.
///
/// Comments, titles, headers and cells are written from this type, so that no text can break out of its line.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Line(String);

impl Line {
    /// The text on one line.
    pub(super) fn of(text: &str) -> Line {
        let words = text.split(|letter: char| letter.is_whitespace() || letter.is_control());
        Line(words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
    }
}

impl Deref for Line {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Line {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_breaks_out_of_its_line() {
        // Characters that end a line in some program, including Unicode's separators and control characters of old terminals.
        for end in ["\n", "\r", "\r\n", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}", "\u{1e}", "\t", "\0"] {
            assert_eq!(&*Line::of(&format!(" a{end} {end}b{end}")), "a b", "{end:?}");
        }
    }
}
