//! The article as it was read: its metadata, and its text in blocks.

use crate::author::calendar_date::{is_month_or_year, iso};
use crate::author::html::escape;

/// An article in any of the formats.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Original {
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) url: Option<String>,
    /// A day, a month or a year, in ISO 8601.
    pub(super) published: Option<String>,
    /// The language tag (BCP 47).
    pub(super) lang: Option<String>,
    /// The address or the name of the licence.
    pub(super) licence: Option<String>,
    pub(super) blocks: Vec<Block>,
}

/// A block of the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Block {
    /// A heading and its level, 1 for the highest.
    Heading(u8, String),
    /// A paragraph, a quotation, or a cell of a table.
    Paragraph(Vec<Piece>),
    /// An item of a list.
    Item(Vec<Piece>),
}

/// A piece of text, and the address that it links to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) link: Option<String>,
}

impl Original {
    /// The text as a web page, which the check compares the explainer with.
    pub(super) fn page(&self, title: &str) -> String {
        let mut page = format!("<!doctype html>\n<meta charset=\"utf-8\">\n<title>{}</title>\n", escape(title));
        for block in &self.blocks {
            let (tag, text) = match block {
                Block::Heading(level, heading) => (format!("h{}", (*level).clamp(1, 6)), heading.clone()),
                Block::Paragraph(pieces) => ("p".to_owned(), text(pieces)),
                Block::Item(pieces) => ("li".to_owned(), text(pieces)),
            };
            page.push_str(&format!("<{tag}>{}</{tag}>\n", escape(&text)));
        }
        page
    }
}

/// The text with single spaces, and without invisible characters.
pub(super) fn clean(text: &str) -> String {
    let is_visible = |letter: &char| !matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}' | '\u{fffe}' | '\u{ffff}');
    let blank = |letter: char| if letter.is_control() || letter.is_whitespace() { ' ' } else { letter };
    let visible: String = text.chars().filter(is_visible).map(blank).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The pieces with single spaces, also across their borders; none of them is empty.
pub(super) fn tidy(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut tidy: Vec<Piece> = Vec::new();
    for piece in pieces {
        let starts_blank = piece.text.starts_with(|letter: char| letter.is_whitespace() || letter.is_control());
        let ends_blank = piece.text.ends_with(|letter: char| letter.is_whitespace() || letter.is_control());
        let text = clean(&piece.text);
        if let Some(last) = tidy.last_mut()
            && starts_blank
            && !last.text.ends_with(' ')
        {
            last.text.push(' ');
        }
        if text.is_empty() {
            continue;
        }
        let text = if ends_blank { text + " " } else { text };
        match tidy.last_mut() {
            Some(last) if last.link == piece.link => last.text.push_str(&text),
            _ => tidy.push(Piece { text, link: piece.link }),
        }
    }
    if let Some(last) = tidy.last_mut() {
        last.text.truncate(last.text.trim_end().len());
    }
    tidy
}

/// The text of the pieces without links.
pub(super) fn text(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

/// The day of an ISO 8601 timestamp such as `2026-02-20T08:00:00Z`; or the text itself, if it is a month or a year.
pub(super) fn day(moment: &str) -> Option<String> {
    let moment = moment.trim();
    if is_month_or_year(moment) {
        return Some(moment.to_owned());
    }
    let day = moment.get(..10)?;
    let has_hyphens = day.as_bytes()[4] == b'-' && day.as_bytes()[7] == b'-';
    iso(day).filter(|_| has_hyphens)
}
