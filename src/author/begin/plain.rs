//! Reads an article in plain text: paragraphs with an empty line between them, or one a line.

use super::original::{Block, Original, Piece, clean};

/// Reads the text; a short first line without a full stop is the title, and such a line further on is a heading.
pub(super) fn read(text: &str) -> Original {
    let has_gaps = text.lines().any(|line| line.trim().is_empty());
    let paragraphs: Vec<String> = if has_gaps {
        let mut paragraphs = vec![String::new()];
        for line in text.lines() {
            match line.trim() {
                "" => paragraphs.push(String::new()),
                line => paragraphs.iter_mut().last().into_iter().for_each(|last| *last += &[" ", line].concat()),
            }
        }
        paragraphs
    } else {
        text.lines().map(str::to_owned).collect()
    };
    let paragraphs = paragraphs.iter().map(|it| clean(it)).filter(|it| it.contains(char::is_alphanumeric));
    let mut original = Original::default();
    for (index, paragraph) in paragraphs.enumerate() {
        let is_heading = paragraph.chars().count() <= 90
            && !paragraph.ends_with(['.', '!', ':', ';', ',', '”', '"', '…', '。'])
            && paragraph.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit());
        original.blocks.push(if is_heading {
            Block::Heading(if index == 0 { 1 } else { 2 }, paragraph)
        } else {
            Block::Paragraph(vec![Piece { text: paragraph, link: None }])
        });
    }
    original
}
