//! Reads blocks: headings, passages, lists, block quotes.

use super::line::{Line, is_inline, trim};
use super::part::{Heading, Part, Passage};
use super::reader::{Reader, refusal};
use crate::author::diagnostic::{Code, Fault, Faults};
use crate::author::draft::Prose;
use crate::author::texts::{Spanned, Text};
use crate::document::article::plain;
use crate::document::{Inline, Quote, Style};
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use std::ops::Range;

/// The most words at either end of `at`; more would copy the original rather than point into it.
const MAX_QUOTE_WORDS: usize = 12;

impl Reader<'_> {
    pub(super) fn heading(&mut self, level: HeadingLevel, range: Range<usize>) -> Heading {
        let mut level = level as u32;
        let line = self.line(range.clone());
        self.events.next();
        let span = self.source.head(range);
        let title = plain(&line.prose.text);
        if level == 1 {
            let fault = Fault::new(Code::TitleInArticle, span, "the article has a title of its own");
            self.faults.add(
                fault
                    .label("a heading of the first level")
                    .help("the title stands in explainer.toml; delete this line, or make it a section with `##`"),
            );
        }
        if level > 3 {
            let fault = Fault::new(Code::HeadingTooDeep, span, "a heading is too deep");
            self.faults
                .add(fault.label(format!("level {level}")).help("use `##` for a section, `###` for a heading in it"));
            level = 3;
        }
        if title.is_empty() {
            let fault = Fault::new(Code::EmptyText, span, "a heading is empty").label("says nothing");
            self.faults.add(fault.help("write a title after the `#`, or delete the line"));
        }
        if line.prose.text.iter().any(|inline| !matches!(inline, Inline::Text(_))) {
            let fault = Fault::new(Code::HeadingMarkup, span, "a heading holds markup").label("plain text only");
            self.faults.add(fault.help("take emphasis and links out of it; links can go into the first passage"));
        }
        let mut heading =
            Heading { level, title, id: None, short: None, gist: None, original: None, scenario: None, span };
        if level == 3 {
            return heading;
        }
        if let Some(mut attributes) = self.attributes_after(line.end) {
            heading.id = attributes.id.take();
            heading.short = attributes.take("short").map(|value| value.value);
            heading.gist = attributes.take("gist");
            heading.original = attributes.take("original").map(|value| value.value);
            heading.scenario = attributes.take("scenario");
            for word in &attributes.words {
                let fault = Fault::new(Code::BadAttribute, word.span, format!("`{}` is not an attribute", word.value));
                self.faults.add(fault.label("only passages retell claims").help("an id is written `#id`"));
            }
            attributes.end(&["short", "gist", "original", "scenario"], self.faults);
        }
        heading
    }

    /// Takes the `{triangle}` attributes in a gap between two blocks that stand on lines of their own.
    pub(super) fn triangles(&mut self, gap: Range<usize>) -> Vec<Part> {
        let (end, mut triangles) = (gap.end, Vec::new());
        for attributes in self.attributes_in(gap) {
            let is_triangle = attributes.range.end <= end && attributes.is_word("triangle");
            if is_triangle && is_alone(&self.source.text, &attributes.range) {
                triangles.push(Part::Triangle(self.source.span(attributes.range)));
            } else {
                self.attributes.insert(attributes.range.start, attributes);
            }
        }
        triangles
    }

    /// Makes a passage from a line of text and the attributes after it.
    pub(super) fn passage(&mut self, line: Line) -> Passage {
        self.require_text(&line);
        let mut passage = Passage { id: None, claims: Vec::new(), at: None, prose: line.prose };
        if let Some(mut attributes) = self.attributes_after(line.end) {
            passage.id = attributes.id.take();
            passage.claims = std::mem::take(&mut attributes.words);
            passage.at = attributes.take("at").and_then(|at| quote(&at, self.faults));
            attributes.end(&["at"], self.faults);
        }
        passage
    }

    /// Reads a block quote: its title in bold, then its text.
    pub(super) fn callout(&mut self, range: Range<usize>) -> Option<Part> {
        let mut line = self.only_line(range.clone(), |tag| matches!(tag, TagEnd::BlockQuote(_)))?;
        let text = &mut line.prose.text;
        let title = match text.first() {
            Some(Inline::Styled(Style::Strong, inner)) if !plain(inner).trim().is_empty() => {
                let title = plain(inner);
                text.remove(0);
                trim(text);
                title
            }
            _ => {
                let fault = Fault::new(Code::CalloutWithoutTitle, self.source.head(range), "a callout has no title");
                let help = "begin it with its title in bold: `> **Did you know?** ...`";
                self.faults.add(fault.label("does not begin with bold text").help(help));
                String::new()
            }
        };
        Some(Part::Callout(title, self.passage(line)))
    }

    /// Reads the items of a list.
    pub(super) fn list(&mut self) -> Vec<Passage> {
        let mut items = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => {
                    let line = self.only_line(range, |tag| matches!(tag, TagEnd::Item));
                    items.extend(line.map(|line| self.passage(line)));
                }
                _ => break,
            }
        }
        items
    }

    /// Reads the only line of text in a list item or a block quote; everything else in it is refused.
    pub(super) fn only_line(&mut self, block: Range<usize>, is_end: impl Fn(&TagEnd) -> bool) -> Option<Line> {
        let mut only: Option<Line> = None;
        loop {
            let (event, range) = match self.events.peek() {
                Some((event, range)) if is_inline(event) => (None, range.clone()),
                Some(_) => self.events.next().map(|(event, range)| (Some(event), range))?,
                None => break,
            };
            match event {
                None => only = Some(self.line(range)),
                Some(Event::Start(Tag::Paragraph)) if only.is_none() => {
                    only = Some(self.line(range));
                    self.events.next();
                }
                Some(Event::End(tag)) if is_end(&tag) => break,
                Some(event) => {
                    let nested = [Code::RawHtml, Code::CodeMarkup, Code::Table, Code::Rule, Code::Footnote];
                    let (code, what, help) = match refusal(&event) {
                        Some(refusal) if nested.contains(&refusal.0) => refusal,
                        _ => (
                            Code::NestedBlock,
                            "a second block in one passage",
                            "one passage is one paragraph; \
                            take the rest out of the list item or block quote, or join it to the first",
                        ),
                    };
                    self.refuse(code, what, help, &event, range);
                }
            }
        }
        if only.is_none() {
            let fault = Fault::new(Code::EmptyText, self.source.head(block), "a text is empty").label("says nothing");
            self.faults.add(fault.help("write some text, or delete it"));
        }
        only
    }

    /// Reads the only paragraph of a TOML value.
    pub(super) fn paragraph(&mut self) -> Line {
        let mut only: Option<Line> = None;
        let mut refused = false;
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::Paragraph) if only.is_none() => {
                    only = Some(self.line(range));
                    self.events.next();
                }
                event => {
                    refused = true;
                    let (code, what, help) = refusal(&event).unwrap_or((
                        Code::ManyParagraphs,
                        "more than one paragraph",
                        "make it one paragraph, without headings, lists and quotes",
                    ));
                    self.refuse(code, what, help, &event, range);
                }
            }
        }
        only.unwrap_or_else(|| {
            // A refused block has been reported; its source stands in for the text, so that the text is not reported as empty
            // too.
            let text = refused.then(|| Inline::Text(self.source.text.clone()));
            let span = self.source.head(0..self.source.text.len());
            Line { prose: Prose { text: text.into_iter().collect(), links: Vec::new(), span }, end: 0 }
        })
    }
}

/// Whether a range stands on lines of its own, with an empty line, or the text's start or end, on either side.
fn is_alone(text: &str, range: &Range<usize>) -> bool {
    let is_blank = |character: char| character.is_whitespace() && character != '\n';
    // Only the spaces next to the range are scanned, since the line may be as long as the file.
    let before = |text: &str| text.trim_end_matches(is_blank).len();
    let after = |text: &str| text.trim_start_matches(is_blank).len();
    let above = text[..before(&text[..range.start])].strip_suffix('\n');
    let below = text[text.len() - after(&text[range.end..])..].strip_prefix('\n');
    above.is_none_or(|above| matches!(above[..before(above)].chars().next_back(), None | Some('\n')))
        && below.is_none_or(|below| matches!(below[below.len() - after(below)..].chars().next(), None | Some('\n')))
        && (above.is_some() || before(&text[..range.start]) == 0)
        && (below.is_some() || after(&text[range.end..]) == 0)
}

/// Parses the value of `at`.
fn quote(at: &Text, faults: &Faults) -> Option<Spanned<Quote>> {
    let parts: Vec<&str> = at.value.split('…').map(str::trim).collect();
    if parts.len() > 2 || parts.iter().any(|part| part.is_empty()) || at.value.contains("...") {
        let fault = Fault::new(Code::BadQuote, at.span, "`at` is not one phrase, or two joined by ` … `");
        faults.add(
            fault.label("cannot be found like this").help("write `at=\"first words … last words\"`, with one `…`"),
        );
        return None;
    }
    if let Some(words) = parts.iter().map(|part| part.split_whitespace().count()).find(|words| *words > MAX_QUOTE_WORDS)
    {
        let fault = Fault::new(Code::LongQuote, at.span, format!("`at` has {words} words at one end"));
        let help =
            format!("the first few words and the last few will do, {MAX_QUOTE_WORDS} at the most, joined by ` … `");
        faults.add(fault.label("copies the original").help(help));
    }
    let mut parts = parts.into_iter().map(str::to_owned);
    Some(Spanned { value: Quote { start: parts.next()?, end: parts.next() }, span: at.span })
}
