//! Texts with gaps in the syntax of H5P's Fill in the Blanks and Drag the Words: `*solution*`.
//!
//! In a gap of Fill in the Blanks `/` separates accepted answers and `:` begins a tip. These characters are written as
//! entities, which H5P decodes after splitting. Drag the Words decodes no entities there, so its special characters are
//! replaced by similar ones.

use super::markup::escape;

/// An accepted answer within a gap of Fill in the Blanks.
pub(super) fn accepted_answer(text: &str) -> String {
    escape(text).replace('*', "&#42;").replace('/', "&#47;").replace(':', "&#58;")
}

/// A word to drag, within a gap of Drag the Words.
pub(super) fn draggable(text: &str) -> String {
    surrounding(text).replace(':', "∶").replace('\\', "∖")
}

/// Text around the gaps of Drag the Words.
pub(super) fn surrounding(text: &str) -> String {
    escape(text).replace('*', "∗")
}

/// Whether a text has characters that Drag the Words can show only by similar ones.
pub(super) fn is_replaced(text: &str, is_dragged: bool) -> bool {
    text.contains('*') || is_dragged && text.contains([':', '\\'])
}

/// A part of a text with gaps.
#[derive(Debug, PartialEq)]
pub(super) enum Piece<'a> {
    Text(&'a str),
    /// The text between the asterisks of a gap.
    Gap(&'a str),
}

/// The parts of a text. An asterisk without a second one, and `**`, are plain text.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('*') {
        let Some((gap, after_gap)) = after.split_once('*') else { break };
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        pieces.push(if gap.is_empty() { Piece::Text("**") } else { Piece::Gap(gap) });
        rest = after_gap;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// A gap of Drag the Words: the word to drag, the tip, and the feedback for right and for wrong words.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Dragged {
    pub(super) text: String,
    pub(super) tip: String,
    pub(super) right: String,
    pub(super) wrong: String,
}

/// Parses a gap of Drag the Words: `text:tip\+right\-wrong`; after the text the parts may be in any order.
pub(super) fn read_dragged(gap: &str) -> Dragged {
    let mut read = Dragged::default();
    let mut rest = gap;
    let mut field = &mut read.text;
    loop {
        let next = [":", "\\+", "\\-"].into_iter().filter_map(|sign| Some((rest.find(sign)?, sign))).min();
        let Some((at, sign)) = next else {
            field.push_str(rest.trim());
            return read;
        };
        field.push_str(rest[..at].trim());
        rest = &rest[at + sign.len()..];
        field = match sign {
            ":" => &mut read.tip,
            "\\+" => &mut read.right,
            _ => &mut read.wrong,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_split_into_gaps_as_h5p_does() {
        let (text, gap) = (Piece::Text, Piece::Gap);
        assert_eq!(pieces("a *b* c*d*"), [text("a "), gap("b"), text(" c"), gap("d")]);
        assert_eq!(pieces("a *b"), [text("a *b")]);
        assert_eq!(pieces("a ** b"), [text("a "), text("**"), text(" b")]);
        let read = read_dragged("word :hint\\+yes\\-no");
        assert_eq!((&*read.text, &*read.tip, &*read.right, &*read.wrong), ("word", "hint", "yes", "no"));
    }
}
