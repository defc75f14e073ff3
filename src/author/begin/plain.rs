//! Reads an article in plain text: paragraphs separated by empty lines, or one on each line.

use super::original::{Block, Original, Piece, clean};

/// Reads the text. A short line without a full stop is a heading; as the first line it is the title.
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
