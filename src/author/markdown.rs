//! Reads prose: CommonMark, as much of it as the content may use. The rest is a fault that says what to do instead.

mod attributes;
mod check_list;
mod line;

use super::diagnostic::{Code, Fault, Faults};
use super::draft::{Prose, article, quiz};
use super::texts::{Span, Spanned, Text};
use crate::document::article::plain;
use crate::document::{Inline, Quote, Style};
use attributes::Attributes;
use line::{Line, is_inline, trim};
use pulldown_cmark::{Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd};
use std::collections::BTreeSet;
use std::iter::Peekable;
use std::ops::Range;

/// More words than these, at either end, are a copy and no longer a pointer.
const LONGEST_QUOTE: usize = 12;

/// A stretch of prose, and where it stands.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) text: String,
    /// Where it stands, with what encloses it.
    pub(super) span: Span,
    /// Where its first letter stands, if it stands in the file letter by letter.
    pub(super) start: Option<usize>,
}

impl Source {
    /// Where a part of it stands in the file; all of it, where that is not known.
    fn span(&self, range: Range<usize>) -> Span {
        match self.start {
            Some(start) => Span::new(self.span.file, start + range.start..start + range.end),
            None => self.span,
        }
    }

    /// Where the first line of a part of it stands. Markdown may find a block that begins within what was blanked
    /// out, and there within a letter.
    fn head(&self, range: Range<usize>) -> Span {
        let boundary = |from: usize| (from..self.text.len()).find(|&index| self.text.is_char_boundary(index));
        let start = boundary(range.start).unwrap_or(self.text.len());
        let end = boundary(range.end).unwrap_or(self.text.len());
        let line = self.text[start..end].lines().next().unwrap_or_default().trim_end();
        self.span(start..start + line.len())
    }
}

/// A part of an article.
#[derive(Debug)]
pub(super) enum Part {
    Heading(Heading),
    Passage(Passage),
    Callout(String, Passage),
    List(bool, Vec<Passage>),
    /// A check list and the paragraph before it.
    Question(Box<quiz::Question>),
    /// The place of the triad, close up.
    Triangle(Span),
}

/// A heading and its attributes.
#[derive(Debug)]
pub(super) struct Heading {
    pub(super) level: u32,
    pub(super) title: String,
    pub(super) id: Option<Text>,
    pub(super) short: Option<String>,
    pub(super) original: Option<String>,
    pub(super) scenario: Option<Text>,
    pub(super) span: Span,
}

/// A passage and its attributes.
#[derive(Debug)]
pub(super) struct Passage {
    pub(super) id: Option<Text>,
    pub(super) claims: Vec<Text>,
    pub(super) at: Option<Quote>,
    pub(super) prose: Prose,
}

impl Passage {
    /// The passage under its own id, or else under the one made for it.
    pub(super) fn named(self, made: String) -> article::Passage {
        let id = self.id.unwrap_or(Spanned { value: made, span: self.prose.span });
        article::Passage { id, claims: self.claims, at: self.at, prose: self.prose }
    }
}

/// Reads an article.
pub(super) fn article(source: &Source, faults: &Faults) -> Vec<Part> {
    read(source, faults, |reader| {
        let mut parts = Vec::new();
        let mut end = 0;
        while let Some((event, range)) = reader.events.next() {
            parts.extend(reader.triangles(end..range.start));
            end = reader.end(&range);
            match event {
                Event::Start(Tag::Heading { level, .. }) => parts.push(Part::Heading(reader.heading(level, range))),
                Event::Start(Tag::Paragraph) => {
                    let line = reader.line(range);
                    reader.events.next();
                    if let Some(list) = reader.next_check_list() {
                        reader.events.next();
                        end = reader.end(&list);
                        parts.push(Part::Question(Box::new(reader.check_list(Some(line), list))));
                    } else {
                        parts.push(Part::Passage(reader.passage(line)));
                    }
                }
                Event::Start(Tag::List(_)) if reader.check_lists.contains(&range.start) => {
                    parts.push(Part::Question(Box::new(reader.check_list(None, range))));
                }
                Event::Start(Tag::BlockQuote(_)) => parts.extend(reader.callout(range)),
                Event::Start(Tag::List(first)) => parts.push(Part::List(first.is_some(), reader.list())),
                event => {
                    let fallback = (Code::NestedBlock, "a block of an unknown kind", "write it as a paragraph");
                    let (code, what, help) = refusal(&event).unwrap_or(fallback);
                    reader.refuse(code, what, help, &event, range);
                }
            }
        }
        parts.extend(reader.triangles(end..source.text.len()));
        parts
    })
}

/// Reads one passage.
pub(super) fn passage(source: &Source, faults: &Faults) -> Passage {
    read(source, faults, |reader| {
        let line = reader.paragraph();
        reader.passage(line)
    })
}

/// Reads one paragraph that has no attributes.
pub(super) fn prose(source: &Source, faults: &Faults) -> Prose {
    read(source, faults, |reader| {
        let line = reader.paragraph();
        reader.needs_text(&line);
        line.prose
    })
}

fn read<T>(source: &Source, faults: &Faults, read: impl FnOnce(&mut Reader) -> T) -> T {
    let (masked, attributes) = attributes::find(source, faults);
    // Tables and footnotes are parsed only to be refused: as plain text they would be overlooked.
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS;
    let events = Parser::new_ext(&masked, options).into_offset_iter().peekable();
    let check_lists = check_list::starts(&masked, options);
    let mut reader = Reader { source, masked: &masked, events, check_lists, attributes, faults };
    let value = read(&mut reader);
    for attributes in reader.attributes {
        let span = source.span(attributes.range.clone());
        let mut fault = Fault::new(Code::MisplacedAttributes, span, "attributes belong to nothing");
        if attributes.is_word("triangle") {
            fault =
                fault.help("the triad stands in the article between two blocks, with an empty line before and after");
        }
        faults.add(fault.label("not at the end of a passage or heading").help(
            "move them to the end of a paragraph, list item, block quote or heading; a brace in the text is written `\\{`",
        ));
    }
    value
}

struct Reader<'a> {
    source: &'a Source,
    /// The source without its attributes.
    masked: &'a str,
    events: Peekable<OffsetIter<'a>>,
    /// Where lists start whose items have boxes.
    check_lists: BTreeSet<usize>,
    /// Those that no passage or heading has claimed yet.
    attributes: Vec<Attributes>,
    faults: &'a Faults,
}

impl Reader<'_> {
    /// Where a block ends. A list goes on over lines that are blanked out, and what stands in them.
    fn end(&self, block: &Range<usize>) -> usize {
        let text = self.masked.get(block.clone()).unwrap_or_default();
        block.start + text.trim_end().len()
    }

    fn heading(&mut self, level: HeadingLevel, range: Range<usize>) -> Heading {
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
        let mut heading = Heading { level, title, id: None, short: None, original: None, scenario: None, span };
        if level == 3 {
            return heading;
        }
        if let Some(mut attributes) = self.attributes_after(line.end) {
            heading.id = attributes.id.take();
            heading.short = attributes.take("short").map(|value| value.value);
            heading.original = attributes.take("original").map(|value| value.value);
            heading.scenario = attributes.take("scenario");
            for word in &attributes.words {
                let fault = Fault::new(Code::BadAttribute, word.span, format!("`{}` is not an attribute", word.value));
                self.faults.add(fault.label("only passages retell claims").help("an id is written `#id`"));
            }
            attributes.end(&["short", "original", "scenario"], self.faults);
        }
        heading
    }

    /// Takes the braces between two blocks that are the triad's and make a paragraph of their own.
    fn triangles(&mut self, gap: Range<usize>) -> Vec<Part> {
        let text = &self.source.text;
        let is_one = |attributes: &mut Attributes| {
            let between = gap.start <= attributes.range.start && attributes.range.end <= gap.end;
            between && attributes.is_word("triangle") && is_alone(text, &attributes.range)
        };
        let found: Vec<Attributes> = self.attributes.extract_if(.., is_one).collect();
        found.into_iter().map(|attributes| Part::Triangle(self.source.span(attributes.range))).collect()
    }

    /// Makes a passage of a line and the attributes after it.
    fn passage(&mut self, line: Line) -> Passage {
        self.needs_text(&line);
        let mut passage = Passage { id: None, claims: Vec::new(), at: None, prose: line.prose };
        if let Some(mut attributes) = self.attributes_after(line.end) {
            passage.id = attributes.id.take();
            passage.claims = std::mem::take(&mut attributes.words);
            passage.at = attributes.take("at").and_then(|at| quote(&at, self.faults));
            attributes.end(&["at"], self.faults);
        }
        passage
    }

    /// Reports a passage or prose in which nothing is left to read.
    fn needs_text(&self, line: &Line) {
        if plain(&line.prose.text).trim().is_empty() {
            let fault = Fault::new(Code::EmptyText, line.prose.span, "a text is empty").label("says nothing");
            self.faults.add(fault.help("write some text, or delete it"));
        }
    }

    /// Reads a block quote: its title in bold, then its text.
    fn callout(&mut self, range: Range<usize>) -> Option<Part> {
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
    fn list(&mut self) -> Vec<Passage> {
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

    /// Reads the one line that an item or a block quote may hold; what else it holds is refused.
    fn only_line(&mut self, block: Range<usize>, is_end: impl Fn(&TagEnd) -> bool) -> Option<Line> {
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

    /// Reads the one paragraph that a value in a table may be.
    fn paragraph(&mut self) -> Line {
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
            // What was refused has been told; it is not empty on top of that.
            let text = refused.then(|| Inline::Text(self.source.text.clone()));
            let span = self.source.head(0..self.source.text.len());
            Line { prose: Prose { text: text.into_iter().collect(), links: Vec::new(), span }, end: 0 }
        })
    }

    /// The attributes right after a line: nothing but space and a heading's closing signs may stand between.
    fn attributes_after(&mut self, end: usize) -> Option<Attributes> {
        let index = self.attributes.iter().position(|attributes| {
            self.masked.get(end..attributes.range.start).is_some_and(|gap| {
                let space = |character: char| character.is_whitespace() || matches!(character, '>' | '#');
                gap.chars().all(space) && gap.matches('\n').count() <= 1
            })
        })?;
        Some(self.attributes.remove(index))
    }

    /// Reports an event that has no place in prose, and passes over all that belongs to it.
    fn refuse(&mut self, code: Code, what: &str, help: &str, event: &Event, range: Range<usize>) {
        let fault = Fault::new(code, self.source.head(range.clone()), format!("{what} cannot stand here"));
        self.faults.add(fault.label("not allowed").help(help));
        self.pass_over(event, range);
    }

    /// Passes over all that belongs to an event, attributes as well.
    fn pass_over(&mut self, event: &Event, range: Range<usize>) {
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
            self.attributes.retain(|attributes| !range.contains(&attributes.range.start));
        }
    }
}

/// Why an event has no place in prose wherever it stands, if so: the code, what it is, and what to do instead.
fn refusal(event: &Event) -> Option<(Code, &'static str, &'static str)> {
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

/// Whether nothing else stands in the lines of a stretch, nor in the line before them and in the one after.
fn is_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].rsplit('\n').take(2);
    let after = text[range.end..].split('\n').take(2);
    before.chain(after).all(|line| line.trim().is_empty())
}

/// Reads the words of `at`.
fn quote(at: &Text, faults: &Faults) -> Option<Quote> {
    let parts: Vec<&str> = at.value.split('…').map(str::trim).collect();
    if parts.len() > 2 || parts.iter().any(|part| part.is_empty()) || at.value.contains("...") {
        let fault = Fault::new(Code::BadQuote, at.span, "`at` is not one phrase, or two joined by ` … `");
        faults.add(
            fault.label("cannot be found like this").help("write `at=\"first words … last words\"`, with one `…`"),
        );
        return None;
    }
    if let Some(words) = parts.iter().map(|part| part.split_whitespace().count()).find(|words| *words > LONGEST_QUOTE) {
        let fault = Fault::new(Code::LongQuote, at.span, format!("`at` has {words} words at one end"));
        let help =
            format!("the first few words and the last few will do, {LONGEST_QUOTE} at the most, joined by ` … `");
        faults.add(fault.label("copies the original").help(help));
    }
    let mut parts = parts.into_iter().map(str::to_owned);
    Some(Quote { start: parts.next()?, end: parts.next() })
}
