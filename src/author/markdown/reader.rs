//! What every part of reading needs: the events of the Markdown, the attributes, and how something is refused.

use super::attributes::Attributes;
use super::source::Source;
use crate::author::diagnostic::{Code, Fault, Faults};
use pulldown_cmark::{Event, OffsetIter, Tag};
use std::collections::{BTreeMap, BTreeSet};
use std::iter::Peekable;
use std::ops::Range;

/// A source on the way, and what of it has been read.
pub(super) struct Reader<'a> {
    pub(super) source: &'a Source,
    /// The source without its attributes.
    pub(super) masked: &'a str,
    pub(super) events: Peekable<OffsetIter<'a>>,
    /// Where lists start whose items have boxes.
    pub(super) check_lists: BTreeSet<usize>,
    /// Those that no passage or heading has claimed yet, by where they start: there may be as many as words.
    pub(super) attributes: BTreeMap<usize, Attributes>,
    pub(super) faults: &'a Faults,
}

impl Reader<'_> {
    /// Where a block ends. A list goes on over lines that are blanked out, and what stands in them.
    pub(super) fn end(&self, block: &Range<usize>) -> usize {
        let text = self.masked.get(block.clone()).unwrap_or_default();
        block.start + text.trim_end().len()
    }

    /// The attributes right after a line: nothing but space and a heading's closing signs may stand between.
    pub(super) fn attributes_after(&mut self, end: usize) -> Option<Attributes> {
        let (&start, _) = self.attributes.range(end..).next()?;
        let gap = self.masked.get(end..start)?;
        let space = |character: char| character.is_whitespace() || matches!(character, '>' | '#');
        // The gap to those that come later is longer.
        let is_right_after = gap.chars().all(space) && gap.matches('\n').count() <= 1;
        if is_right_after { self.attributes.remove(&start) } else { None }
    }

    /// Takes those that start in a stretch.
    pub(super) fn attributes_in(&mut self, range: Range<usize>) -> Vec<Attributes> {
        if range.is_empty() {
            return Vec::new();
        }
        let starts: Vec<usize> = self.attributes.range(range).map(|(start, _)| *start).collect();
        starts.into_iter().filter_map(|start| self.attributes.remove(&start)).collect()
    }

    /// Reports an event that has no place in prose, and passes over all that belongs to it.
    pub(super) fn refuse(&mut self, code: Code, what: &str, help: &str, event: &Event, range: Range<usize>) {
        let fault = Fault::new(code, self.source.head(range.clone()), format!("{what} cannot stand here"));
        self.faults.add(fault.label("not allowed").help(help));
        self.pass_over(event, range);
    }

    /// Passes over all that belongs to an event, attributes as well.
    pub(super) fn pass_over(&mut self, event: &Event, range: Range<usize>) {
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

/// Why an event has no place in prose wherever it stands, if so: the code, what it is, and what to do instead.
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
