//! Reads the byline, the line below a title with the author and the date: `By Ada Moor, 14 March 2026`. It is not part of the text
//! to retell.

use super::original::{Block, Original, text};
use crate::author::calendar_date::iso;

/// The number of blocks at the beginning among which the byline is searched for, such as title and standfirst.
const SEARCHED_BLOCKS: usize = 4;

/// Removes the byline from the text, and takes author and date from it where the metadata of the file lack them. A byline with
/// another author than the metadata have is left in the text.
pub(super) fn take(original: &mut Original) {
    let read = |block: &Block| match block {
        Block::Paragraph(pieces) => parse(&text(pieces)),
        _ => None,
    };
    let found =
        original.blocks.iter().take(SEARCHED_BLOCKS).enumerate().find_map(|(at, block)| Some((at, read(block)?)));
    let Some((at, (author, published))) = found else { return };
    if original.author.as_ref().is_some_and(|known| known.to_lowercase() != author.to_lowercase()) {
        return;
    }
    original.author.get_or_insert(author);
    original.published = original.published.take().or(published);
    original.blocks.remove(at);
}

/// The author and the date of a byline; `None` if the text is something else.
fn parse(text: &str) -> Option<(String, Option<String>)> {
    let rest = text.strip_prefix("By ").or_else(|| text.strip_prefix("BY "))?;
    let (name, rest) = rest.split_once([',', '|', '·', '–', '—']).unwrap_or((rest, ""));
    let (name, rest) = (name.trim(), rest.trim());
    let words: Vec<&str> = name.split(' ').collect();
    // Particles of names such as `de` and `van` are short; a longer word in lower case belongs to a sentence.
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) || word.chars().count() <= 3;
    let is_sentence = name.contains(char::is_numeric) || name.ends_with(['.', '!', '?', ':']);
    if !(2..=8).contains(&words.len())
        || !words.iter().all(is_name)
        || !words[0].starts_with(char::is_uppercase)
        || is_sentence
    {
        return None;
    }
    let date = iso(rest);
    (rest.is_empty() || date.is_some()).then(|| (name.to_owned(), date))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_byline_has_an_author_and_may_have_a_date() {
        let parsed = |text: &str| parse(text).map(|(author, date)| (author, date.unwrap_or_default()));
        let found = |author: &str, date: &str| Some((author.to_owned(), date.to_owned()));
        assert_eq!(parsed("By Ada Moor, 14 March 2026"), found("Ada Moor", "2026-03-14"));
        assert_eq!(parsed("By Ada Moor | March 14, 2026"), found("Ada Moor", "2026-03-14"));
        assert_eq!(parsed("By Ada Moor and Ben van Hall"), found("Ada Moor and Ben van Hall", ""));
        for other in [
            "By Friday, 14 March 2026",
            "By March 14, 2026",
            "By Ada Moor, The Gazette",
            "By Ada Moor he was told.",
            "By the Old Mill",
        ] {
            assert_eq!(parsed(other), None, "{other}");
        }
    }
}
