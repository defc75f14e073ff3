//! The sections and passages that an explainer of an article begins with.

use super::original::{Block, Original, Piece, text};
use crate::author::ids::{Fresh, short_slug};

/// A passage of the original.
pub(super) struct Passage {
    pub(super) id: String,
    pub(super) pieces: Vec<Piece>,
    pub(super) text: String,
    pub(super) is_item: bool,
    /// The words of `at`.
    pub(super) at: Option<String>,
}

/// What follows on one another in the text.
pub(super) enum Part {
    /// A section's title, its id, and a short name for it.
    Section { title: String, id: String, short: String },
    /// A heading within a section.
    Heading(String),
    /// A passage, by its place in the list of all.
    Passage(usize),
}

/// The text in sections.
pub(super) struct Outline {
    pub(super) parts: Vec<Part>,
    pub(super) passages: Vec<Passage>,
}

/// The outline of an article, which has a text; headings without one are left out. An article without headings is one section
/// after its first paragraph, under its title, which is then no heading of the original.
pub(super) fn outline(original: &Original, title: &str) -> Outline {
    let is_title = |block: &&Block| matches!(block, Block::Heading(_, heading) if heading.as_str() == title);
    let blocks: Vec<&Block> = original.blocks.iter().filter(|block| !is_title(block)).collect();
    let level = |block: &&Block| if let Block::Heading(level, _) = block { Some(*level) } else { None };
    let top = blocks.iter().filter_map(level).min();
    let has_text = |from: usize, deepest: u8| {
        let rest = blocks[from + 1..].iter();
        rest.take_while(|block| level(block).is_none_or(|level| level > deepest)).any(|block| level(block).is_none())
    };
    let (mut parts, mut passages) = (Vec::new(), Vec::<Passage>::new());
    let (mut section, mut place, mut ids) = ("lead".to_owned(), 0, Fresh::default());
    ids.id(section.clone());
    let mut open = |title: &str, parts: &mut Vec<Part>| {
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
                    section = open(heading, &mut parts);
                    (has_section, place) = (true, 0);
                } else if has_text(index, *level) {
                    parts.push(Part::Heading(heading.clone()));
                }
                continue;
            }
            Block::Paragraph(pieces) => (pieces, false),
            Block::Item(pieces) => (pieces, true),
        };
        if top.is_none() && !has_section && (paragraphs == 1 || !passages.is_empty()) {
            section = open(title, &mut parts);
            (has_section, place) = (true, 0);
        }
        place += 1;
        parts.push(Part::Passage(passages.len()));
        let text = text(pieces);
        passages.push(Passage {
            id: format!("{section}-{place}"),
            at: at(&text),
            pieces: pieces.clone(),
            text,
            is_item,
        });
    }
    if !has_section {
        // All headings stood without a text: what there is stands under the title.
        let first = parts.iter().rposition(|part| matches!(part, Part::Passage(_))).unwrap_or(0);
        let last = parts.split_off(first);
        open(title, &mut parts);
        parts.extend(last);
    }
    Outline { parts, passages }
}

/// A title in a few words, for the bar on top.
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

/// An id made of a text, of four words at the most, that nothing else has.
pub(super) fn id(text: &str, ids: &mut Fresh) -> String {
    let made = short_slug(text, 4, 40);
    ids.id(if made.is_empty() { "part".to_owned() } else { made })
}

/// The words of `at`: a short passage whole, of a longer one how it begins and ends, up to the first word that they cannot hold.
fn at(text: &str) -> Option<String> {
    const END: usize = 5;
    let words: Vec<&str> = text.split(' ').collect();
    let fits = |word: &&str| !word.contains(['"', '…', '\\', '{', '}']) && word.chars().count() < 60;
    if words.len() <= 2 * END {
        let all_fit = words.iter().all(&fits) && text.contains(char::is_alphanumeric);
        return all_fit.then(|| text.to_owned());
    }
    let start: Vec<&str> = words.iter().copied().take(END).take_while(fits).collect();
    let mut end: Vec<&str> = words.iter().rev().copied().take(END).take_while(fits).collect();
    end.reverse();
    let says = |words: &[&str]| words.iter().any(|word| word.contains(char::is_alphanumeric));
    (says(&start) && says(&end)).then(|| format!("{} … {}", start.join(" "), end.join(" ")))
}
