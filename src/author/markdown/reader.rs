//! The reader's state: the parser's events, the attributes, and how constructs are refused.

use super::attributes::Attributes;
use super::source::Source;
use crate::author::diagnostic::{Code, Fault, Faults};
use pulldown_cmark::{Event, OffsetIter, Tag};
use std::collections::{BTreeMap, BTreeSet};
use std::iter::Peekable;
use std::ops::Range;

/// A source while it is read.
pub(super) struct Reader<'a> {
    pub(super) source: &'a Source,
    /// The source with its attributes blanked out.
    pub(super) masked: &'a str,
    pub(super) events: Peekable<OffsetIter<'a>>,
    /// The start positions of check lists.
    pub(super) check_lists: BTreeSet<usize>,
    /// The attributes that no passage or heading has taken yet, by start position. A map, since a text may have as many of them
    /// as words.
    pub(super) attributes: BTreeMap<usize, Attributes>,
    pub(super) faults: &'a Faults,
}

impl Reader<'_> {
    /// The end of a block without trailing white space: the parser extends a list over blanked-out lines after it.
    pub(super) fn end_of_block(&self, block: &Range<usize>) -> usize {
        let text = self.masked.get(block.clone()).unwrap_or_default();
        block.start + text.trim_end().len()
    }

    /// Takes the attributes right after a line: only white space and the closing `#` of a heading may stand between.
    pub(super) fn attributes_after(&mut self, end: usize) -> Option<Attributes> {
        let (&start, _) = self.attributes.range(end..).next()?;
        let gap = self.masked.get(end..start)?;
        let is_skipped = |character: char| character.is_whitespace() || matches!(character, '>' | '#');
        // Later attributes are farther away, so only the next ones need to be tested.
        let is_right_after = gap.chars().all(is_skipped) && gap.matches('\n').count() <= 1;
        if is_right_after { self.attributes.remove(&start) } else { None }
    }

    /// Takes the attributes that start within the range.
    pub(super) fn attributes_in(&mut self, range: Range<usize>) -> Vec<Attributes> {
        if range.is_empty() {
            return Vec::new();
        }
        let starts: Vec<usize> = self.attributes.range(range).map(|(start, _)| *start).collect();
        starts.into_iter().filter_map(|start| self.attributes.remove(&start)).collect()
    }

    /// Reports a construct that may not stand in prose, and skips its content.
    pub(super) fn refuse(&mut self, code: Code, what: &str, help: &str, event: &Event, range: Range<usize>) {
        let fault = Fault::new(code, self.source.head(range.clone()), format!("{what} cannot stand here"));
        self.faults.add(fault.label("not allowed").help(help));
        self.skip(event, range);
    }

    /// Skips the content of an element, including attributes in it.
    pub(super) fn skip(&mut self, event: &Event, range: Range<usize>) {
        if matches!(event, Event::Start(_)) {
            let mut depth = 1;
            while depth > 0 {
                match self.events.next() {
                    Some((Event::Start(_), _)) => depth += 1,
                    Some((Event::End(_), _)) => depth -= 1,
                    Some(_) => {}
                    None => break,
                }
            }
            self.attributes_in(range);
        }
    }
}

/// For constructs that no prose may have: the code, the name of the construct, and the help.
pub(super) fn refusal(event: &Event) -> Option<(Code, &'static str, &'static str)> {
    Some(match event {
        Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => {
            (Code::RawHtml, "HTML", "write plain text and Markdown; a `<` that is meant as such is written `\\<`")
        }
        Event::Start(Tag::Image { .. }) => {
            (Code::Image, "an image", "say it in words, or link to the page that has the image")
        }
        Event::Code(_) | Event::Start(Tag::CodeBlock(_)) => {
            (Code::CodeMarkup, "code", "take away the backticks, or the four spaces at the start of the line")
        }
        Event::Start(Tag::Table(_)) => (Code::Table, "a table", "write it as a list"),
        Event::Rule => (Code::Rule, "a rule", "open a section with `##` instead"),
        Event::FootnoteReference(_) | Event::Start(Tag::FootnoteDefinition(_)) => {
            (Code::Footnote, "a footnote", "write a note in notes.toml; it is shown at its passage")
        }
        _ => return None,
    })
}
