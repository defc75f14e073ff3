//! Reads prose: the part of CommonMark that content may use. Other constructs are faults whose help says what to write instead.

mod attributes;
mod block;
mod check_list;
mod line;
mod part;
mod reader;
mod slip;
mod source;

pub(super) use part::{Heading, Part, Passage};
pub(super) use source::Source;

use super::diagnostic::{Code, Fault, Faults};
use super::draft::Prose;
use pulldown_cmark::{Event, Options, Parser, Tag};
use reader::{Reader, refusal};

/// The most parser events of a text: no text for readers has more. The limit bounds the time, since handling an event may take
/// time in proportion to their number.
const MAX_EVENTS: usize = 50_000;

/// Tables, footnotes and task lists are enabled so that they are recognised: as plain text, tables and footnotes would go
/// unnoticed.
const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_TASKLISTS);

/// Reads an article; `None` if it has too much markup.
pub(super) fn article(source: &Source, faults: &Faults) -> Option<Vec<Part>> {
    read(source, faults, |reader| {
        let mut parts = Vec::new();
        let mut end = 0;
        while let Some((event, range)) = reader.events.next() {
            parts.extend(reader.triangles(end..range.start));
            end = reader.end_of_block(&range);
            match event {
                Event::Start(Tag::Heading { level, .. }) => parts.push(Part::Heading(reader.heading(level, range))),
                Event::Start(Tag::Paragraph) => {
                    let line = reader.line(range);
                    reader.events.next();
                    if let Some(list) = reader.next_check_list() {
                        reader.events.next();
                        end = reader.end_of_block(&list);
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

/// Reads a single passage.
pub(super) fn passage(source: &Source, faults: &Faults) -> Passage {
    let passage = read(source, faults, |reader| {
        let line = reader.paragraph();
        reader.passage(line)
    });
    passage.unwrap_or_else(|| Passage { id: None, claims: Vec::new(), at: None, prose: empty_prose(source) })
}

/// Reads a single paragraph without attributes.
pub(super) fn prose(source: &Source, faults: &Faults) -> Prose {
    let prose = read(source, faults, |reader| {
        let line = reader.paragraph();
        reader.require_text(&line);
        line.prose
    });
    prose.unwrap_or_else(|| empty_prose(source))
}

/// Empty prose, in place of a text with too much markup.
fn empty_prose(source: &Source) -> Prose {
    Prose { text: Vec::new(), links: Vec::new(), span: source.span }
}

/// Reads a source with the function `read`, and reports attributes that belong to nothing. `None`, with a fault, if the source
/// has too much markup.
fn read<T>(source: &Source, faults: &Faults, read: impl FnOnce(&mut Reader) -> T) -> Option<T> {
    if Parser::new_ext(&source.text, OPTIONS).nth(MAX_EVENTS).is_some() {
        let message = format!("a text holds more than {MAX_EVENTS} pieces of text, links, emphasis and blocks");
        let fault = Fault::new(Code::TooMuchMarkup, source.head(0..source.text.len()), message).label("begins here");
        faults
            .add(fault.help("is it the right text? one to be read has some thousands; make several explainers of it"));
        return None;
    }
    let (masked, attributes) = attributes::extract(source, faults);
    let attributes = attributes.into_iter().map(|attributes| (attributes.range.start, attributes)).collect();
    let events = Parser::new_ext(&masked, OPTIONS).into_offset_iter().peekable();
    let check_lists = check_list::starts(&masked, OPTIONS);
    let mut reader = Reader { source, masked: &masked, events, check_lists, attributes, faults };
    let value = read(&mut reader);
    for attributes in reader.attributes.into_values() {
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
    Some(value)
}
