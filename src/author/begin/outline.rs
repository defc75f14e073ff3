//! Divides an article into the sections and passages of its explainer.

use super::original::{Block, Original, Piece, text};
use crate::author::ids::{Fresh, short_slug};

/// A passage of the original.
pub(super) struct Passage {
    pub(super) id: String,
    pub(super) pieces: Vec<Piece>,
    pub(super) text: String,
    pub(super) is_item: bool,
    /// The value of the attribute `at`: words of the original that identify the passage.
    pub(super) at: Option<String>,
}

/// An element of the text, in reading order.
pub(super) enum Part {
    /// A section's title, its id, and a short name for it.
    Section { title: String, id: String, short: String },
    /// A heading within a section.
    Heading(String),
    /// A passage, by its index in the list of all.
    Passage(usize),
}

/// The sections and passages of a text.
pub(super) struct Outline {
    pub(super) parts: Vec<Part>,
    pub(super) passages: Vec<Passage>,
}

/// The outline of an article. Headings without text are left out. An article without headings becomes a lead, its first
/// paragraph, and one section under its title, which is then not a heading of the original.
pub(super) fn outline(original: &Original, title: &str) -> Outline {
    let is_title = |block: &&Block| matches!(block, Block::Heading(_, heading) if heading.as_str() == title);
    let blocks: Vec<&Block> = original.blocks.iter().filter(|block| !is_title(block)).collect();
    let level = |block: &&Block| if let Block::Heading(level, _) = block { Some(*level) } else { None };
    let top = blocks.iter().filter_map(level).min();
    let has_text = |from: usize, level_limit: u8| {
        let rest = blocks[from + 1..].iter();
        rest.take_while(|block| level(block).is_none_or(|level| level > level_limit))
            .any(|block| level(block).is_none())
    };
    let (mut parts, mut passages) = (Vec::new(), Vec::<Passage>::new());
    let (mut section, mut number, mut ids) = ("lead".to_owned(), 0, Fresh::default());
    ids.id(section.clone());
    let mut open_section = |title: &str, parts: &mut Vec<Part>| {
        let short = short(title);
        let id = id(&short, &mut ids);
        parts.push(Part::Section { title: title.to_owned(), id: id.clone(), short });
        id
    };
    let mut has_section = false;
    let paragraphs = blocks.iter().filter(|block| level(block).is_none()).count();
    for (index, block) in blocks.iter().enumerate() {
        let (pieces, is_item) = match block {
            Block::Heading(level, heading) => {
                let is_section = Some(*level) == top || !has_section;
                if has_text(index, *level) && is_section {
                    section = open_section(heading, &mut parts);
                    (has_section, number) = (true, 0);
                } else if has_text(index, *level) {
                    parts.push(Part::Heading(heading.clone()));
                }
                continue;
            }
            Block::Paragraph(pieces) => (pieces, false),
            Block::Item(pieces) => (pieces, true),
        };
        if top.is_none() && !has_section && (paragraphs == 1 || !passages.is_empty()) {
            section = open_section(title, &mut parts);
            (has_section, number) = (true, 0);
        }
        number += 1;
        parts.push(Part::Passage(passages.len()));
        let text = text(pieces);
        passages.push(Passage {
            id: format!("{section}-{number}"),
            at: at(&text),
            pieces: pieces.clone(),
            text,
            is_item,
        });
    }
    if !has_section {
        // No heading had text: the last passage stands under the title.
        let first = parts.iter().rposition(|part| matches!(part, Part::Passage(_))).unwrap_or(0);
        let last = parts.split_off(first);
        open_section(title, &mut parts);
        parts.extend(last);
    }
    Outline { parts, passages }
}

/// A short form of the title, for the page's navigation bar.
fn short(title: &str) -> String {
    let head = title.split([':', '?', '—', '–', ';', '(', ',']).next().unwrap_or(title).trim();
    let head = if head.is_empty() { title } else { head };
    let mut short = String::new();
    for word in head.split(' ') {
        if !short.is_empty() && short.chars().count() + word.chars().count() >= 24 {
            break;
        }
        short = [&*short, if short.is_empty() { "" } else { " " }, word].concat();
    }
    let cut: String = short.chars().take(40).collect();
    cut.trim().to_owned()
}

/// A unique id made from at most four words of a text.
pub(super) fn id(text: &str, ids: &mut Fresh) -> String {
    let slug = short_slug(text, 4, 40);
    ids.id(if slug.is_empty() { "part".to_owned() } else { slug })
}

/// The value of `at`: all words of a short passage; of a longer one the first and the last words, as far as the attribute can
/// hold them.
fn at(text: &str) -> Option<String> {
    const WORDS: usize = 5;
    let words: Vec<&str> = text.split(' ').collect();
    let fits = |word: &&str| !word.contains(['"', '…', '\\', '{', '}']) && word.chars().count() < 60;
    if words.len() <= 2 * WORDS {
        let all_fit = words.iter().all(&fits) && text.contains(char::is_alphanumeric);
        return all_fit.then(|| text.to_owned());
    }
    let start: Vec<&str> = words.iter().copied().take(WORDS).take_while(fits).collect();
    let mut end: Vec<&str> = words.iter().rev().copied().take(WORDS).take_while(fits).collect();
    end.reverse();
    let has_words = |words: &[&str]| words.iter().any(|word| word.contains(char::is_alphanumeric));
    (has_words(&start) && has_words(&end)).then(|| format!("{} … {}", start.join(" "), end.join(" ")))
}
