//! Reads the original: its text, with a line for each block, and its headings.

use super::words::Original;
use html5gum::{DefaultEmitter, Token, Tokenizer};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Inline elements; every other element begins a block.
const INLINE: [&str; 31] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins",
    "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// Elements whose content is not text of the page.
const SKIPPED: [&str; 5] = ["script", "style", "noscript", "template", "textarea"];

/// The text while it is read, with a line for each block.
#[derive(Default)]
struct Text {
    blocks: String,
    headings: Vec<String>,
    in_heading: bool,
}

impl Text {
    /// Appends words; every white space character becomes a space.
    fn push(&mut self, words: &str) {
        let words: String = words.chars().map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect();
        self.blocks.push_str(&words);
        if self.in_heading
            && let Some(heading) = self.headings.last_mut()
        {
            heading.push_str(&words);
        }
    }

    fn end_block(&mut self) {
        self.blocks.push('\n');
    }

    fn begin_heading(&mut self) {
        self.end_block();
        self.in_heading = true;
        self.headings.push(String::new());
    }

    fn end_heading(&mut self) {
        self.end_block();
        self.in_heading = false;
    }

    fn into_original(self, name: String) -> Original {
        let one_line = |heading: &String| heading.split_whitespace().collect::<Vec<_>>().join(" ");
        let headings = self.headings.iter().map(one_line).filter(|heading| !heading.is_empty()).collect();
        Original::of(name, &self.blocks, headings)
    }
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Reads HTML with a tokenizer like browsers', also where it is not well-formed.
pub(super) fn html(html: &str, name: String) -> Original {
    let (mut text, mut skipped) = (Text::default(), None::<String>);
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
        match token {
            Token::StartTag(tag) => match &*String::from_utf8_lossy(&tag.name) {
                name if SKIPPED.contains(&name) => skipped = Some(name.to_owned()),
                name if is_heading(name) => text.begin_heading(),
                "br" => text.push(" "),
                name if !INLINE.contains(&name) => text.end_block(),
                _ => {}
            },
            Token::EndTag(tag) => match &*String::from_utf8_lossy(&tag.name) {
                name if skipped.as_deref() == Some(name) => skipped = None,
                name if is_heading(name) => text.end_heading(),
                name if !INLINE.contains(&name) => text.end_block(),
                _ => {}
            },
            Token::String(words) if skipped.is_none() => text.push(&String::from_utf8_lossy(&words)),
            _ => {}
        }
    }
    text.into_original(name)
}

pub(super) fn markdown(markdown: &str, name: String) -> Original {
    let mut text = Text::default();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push(&words),
            Event::SoftBreak | Event::HardBreak => text.push(" "),
            Event::Start(Tag::Heading { .. }) => text.begin_heading(),
            Event::End(TagEnd::Heading(_)) => text.end_heading(),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image) => {}
            Event::End(_) => text.end_block(),
            _ => {}
        }
    }
    text.into_original(name)
}
