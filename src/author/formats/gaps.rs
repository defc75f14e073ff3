//! Texts with gaps, as Fill in the Blanks and Drag the Words have them: `*what belongs there*`.
//!
//! In the gap of Blanks `/` parts the ways to fill it in and `:` begins a tip; they stand as entities, which H5P reads after it has
//! parted them. Drag the Words reads no entities there; what would mean something is replaced by a sign that looks like it.

use super::markup::escape;

/// One way to fill in a gap of Blanks.
pub(super) fn way(text: &str) -> String {
    escape(text).replace('*', "&#42;").replace('/', "&#47;").replace(':', "&#58;")
}

/// What is dragged to its gap.
pub(super) fn dragged(text: &str) -> String {
    around(text).replace(':', "∶").replace('\\', "∖")
}

/// What stands around the gaps of Drag the Words.
pub(super) fn around(text: &str) -> String {
    escape(text).replace('*', "∗")
}

/// Whether a text has signs that Drag the Words cannot show as they are.
pub(super) fn is_replaced(text: &str, is_dragged: bool) -> bool {
    text.contains('*') || is_dragged && text.contains([':', '\\'])
}

/// A piece of a text with gaps.
#[derive(Debug, PartialEq)]
pub(super) enum Piece<'a> {
    Text(&'a str),
    /// What stands between the asterisks.
    Gap(&'a str),
}

/// The pieces of a text; a single asterisk, and two at once, are text.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('*') {
        let Some((gap, behind)) = after.split_once('*') else { break };
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        pieces.push(if gap.is_empty() { Piece::Text("**") } else { Piece::Gap(gap) });
        rest = behind;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// The gap of Drag the Words: what is dragged there, the tip, and what is told when it is right and when it is wrong.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Dragged {
    pub(super) text: String,
    pub(super) tip: String,
    pub(super) right: String,
    pub(super) wrong: String,
}

/// Reads a gap of Drag the Words: `text:tip\+right\-wrong`, in any order behind the text.
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
    fn a_text_falls_into_pieces_as_h5p_has_them() {
        let (text, gap) = (Piece::Text, Piece::Gap);
        assert_eq!(pieces("a *b* c*d*"), [text("a "), gap("b"), text(" c"), gap("d")]);
        assert_eq!(pieces("a *b"), [text("a *b")]);
        assert_eq!(pieces("a ** b"), [text("a "), text("**"), text(" b")]);
        let read = read_dragged("word :hint\\+yes\\-no");
        assert_eq!((&*read.text, &*read.tip, &*read.right, &*read.wrong), ("word", "hint", "yes", "no"));
    }
}
