//! Reads an article in Markdown, with YAML-like front matter.

use super::original::{Block, Original, Piece, clean, day, tidy};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Reads the front matter and the text. Front matter stands between two lines of `---`, or, as in MultiMarkdown and Pelican,
/// before the first blank line.
pub(super) fn read(text: &str) -> Original {
    let mut original = Original::default();
    let body = match front_matter(text).or_else(|| header(text)) {
        Some((front_matter, body)) => {
            front_matter.lines().for_each(|line| read_key(line, &mut original));
            body
        }
        None => text,
    };
    original.blocks = blocks(body);
    original
}

fn front_matter(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("---\n")?;
    let end = rest.find("\n---")?;
    let after = rest[end + 4..].find('\n').map_or(rest.len(), |newline| end + 5 + newline);
    Some((&rest[..end], &rest[after..]))
}

/// Splits a text that begins with lines `Key: value`, one of which is the title, into those lines and the body.
fn header(text: &str) -> Option<(&str, &str)> {
    let is_blank = |line: &&str| line.trim().is_empty();
    let length: usize = text.split_inclusive('\n').take_while(|line| !is_blank(line)).map(str::len).sum();
    let (head, body) = text.split_at(length);
    let key = |line: &str| {
        let (key, _) = line.split_once(':')?;
        let is_key = key.len() < 30 && key.starts_with(char::is_alphabetic) && !key.contains(['[', '*', '`', '.']);
        is_key.then(|| key.trim().to_lowercase())
    };
    let keys: Option<Vec<String>> = head.lines().filter(|line| !line.starts_with([' ', '\t'])).map(key).collect();
    keys?.iter().any(|key| key == "title").then_some((head, body))
}

fn read_key(line: &str, original: &mut Original) {
    let Some((key, value)) = line.split_once(':') else { return };
    let value = clean(value.trim().trim_matches(['"', '\'']));
    let field = match key.trim().to_lowercase().as_str() {
        "title" => &mut original.title,
        "author" | "byline" => &mut original.author,
        "publisher" | "site" | "site_name" => &mut original.publisher,
        "url" | "source" | "canonical" | "canonical_url" | "link" => &mut original.url,
        "date" | "published" => {
            original.published = day(&value);
            return;
        }
        "lang" | "language" => &mut original.lang,
        "licence" | "license" => &mut original.licence,
        _ => return,
    };
    *field = Some(value).filter(|value| !value.is_empty());
}

/// The blocks of Markdown text. Pictures, code and HTML are left out.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let (mut blocks, mut pieces, mut link) = (Vec::new(), Vec::new(), None);
    let (mut heading, mut items, mut hidden) = (None, 0_usize, 0_usize);
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_HEADING_ATTRIBUTES;
    for event in Parser::new_ext(text, options) {
        let mut end_block = |pieces: &mut Vec<Piece>, heading: Option<u8>| {
            let pieces = tidy(std::mem::take(pieces));
            if pieces.iter().any(|piece| piece.text.contains(char::is_alphanumeric)) {
                blocks.push(match heading {
                    Some(level) => Block::Heading(level, pieces.into_iter().map(|piece| piece.text).collect()),
                    None if items > 0 => Block::Item(pieces),
                    None => Block::Paragraph(pieces),
                });
            }
        };
        match event {
            Event::Start(Tag::Image { .. } | Tag::CodeBlock(_)) => hidden += 1,
            Event::End(TagEnd::Image | TagEnd::CodeBlock) => hidden -= 1,
            _ if hidden > 0 => {}
            Event::Start(Tag::Heading { level, .. }) => {
                end_block(&mut pieces, None);
                heading = Some(level as u8);
            }
            Event::End(TagEnd::Heading(_)) => end_block(&mut pieces, heading.take()),
            Event::Start(Tag::List(_)) => {
                end_block(&mut pieces, None);
                items += 1;
            }
            Event::End(TagEnd::List(_)) => {
                end_block(&mut pieces, None);
                items -= 1;
            }
            Event::Start(Tag::Link { dest_url, .. }) => link = Some(dest_url.to_string()),
            Event::End(TagEnd::Link) => link = None,
            Event::Text(text) | Event::Code(text) => pieces.push(Piece { text: text.to_string(), link: link.clone() }),
            Event::SoftBreak | Event::HardBreak => pieces.push(Piece { text: " ".to_owned(), link: link.clone() }),
            Event::End(
                TagEnd::Paragraph | TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::TableRow | TagEnd::TableHead,
            ) => end_block(&mut pieces, None),
            Event::End(TagEnd::TableCell) => pieces.push(Piece { text: " ".to_owned(), link: None }),
            _ => {}
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_stands_above_the_text_in_either_form() {
        for text in [
            "---\ntitle: \"A Light\"\nauthor: Ada Moor\ndate: 2011-01-29 14:09\n---\n\nIt shines.\n",
            "Title: A Light\nAuthor: Ada Moor\nDate: 2011-01-29 14:09\nTags: sea, light\n    and more\n\nIt shines.\n",
            "Title: A Light\r\nAuthor: Ada Moor\r\nDate: 2011-01-29\r\n\r\nIt shines.\r\n",
        ] {
            let read = read(text);
            assert_eq!(read.title.as_deref(), Some("A Light"), "{text}");
            assert_eq!(read.author.as_deref(), Some("Ada Moor"), "{text}");
            assert_eq!(read.published.as_deref(), Some("2011-01-29"), "{text}");
            assert_eq!(read.blocks.len(), 1, "{text}");
        }
        // A text that has a colon is a text.
        for text in ["Note: it shines.\n\nIt does.\n", "Title: one\nand a line without\n\nIt shines.\n"] {
            assert_eq!((read(text).title, read(text).blocks.len()), (None, 2), "{text}");
        }
    }
}
