//! Reads prose: CommonMark, as much of it as the content may use. The rest is a fault that says what to do instead.

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

/// So many pieces of text, links, emphasis and blocks are in no text that anyone reads. What is done with each may take time in
/// proportion to how many there are.
const MOST: usize = 50_000;

/// Tables and footnotes are parsed only to be refused: as plain text they would be overlooked.
const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_TASKLISTS);

/// Reads an article; `None` if there is too much in it.
pub(super) fn article(source: &Source, faults: &Faults) -> Option<Vec<Part>> {
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
    let passage = read(source, faults, |reader| {
        let line = reader.paragraph();
        reader.passage(line)
    });
    passage.unwrap_or_else(|| Passage { id: None, claims: Vec::new(), at: None, prose: nothing(source) })
}

/// Reads one paragraph that has no attributes.
pub(super) fn prose(source: &Source, faults: &Faults) -> Prose {
    let prose = read(source, faults, |reader| {
        let line = reader.paragraph();
        reader.needs_text(&line);
        line.prose
    });
    prose.unwrap_or_else(|| nothing(source))
}

/// What stands for a text that has too much in it.
fn nothing(source: &Source) -> Prose {
    Prose { text: Vec::new(), links: Vec::new(), span: source.span }
}

/// Reads something of a source; `None`, and a fault, if there is too much in it.
fn read<T>(source: &Source, faults: &Faults, read: impl FnOnce(&mut Reader) -> T) -> Option<T> {
    if Parser::new_ext(&source.text, OPTIONS).nth(MOST).is_some() {
        let message = format!("a text holds more than {MOST} pieces of text, links, emphasis and blocks");
        let fault = Fault::new(Code::TooMuchMarkup, source.head(0..source.text.len()), message).label("begins here");
        faults
            .add(fault.help("is it the right text? one to be read has some thousands; make several explainers of it"));
        return None;
    }
    let (masked, attributes) = attributes::find(source, faults);
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
