//! Reads inline text: emphasis and links.

use super::reader::{Reader, refusal};
use crate::author::diagnostic::{Code, Fault};
use crate::author::draft::Prose;
use crate::author::texts::{Span, Spanned};
use crate::author::{address, control_characters};
use crate::document::article::plain;
use crate::document::{Inline, Place, Style};
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// The deepest nesting of emphasis and links.
const MAX_DEPTH: usize = 8;

/// Inline text as it was read.
pub(super) struct Line {
    pub(super) prose: Prose,
    /// The byte in the source at which it ends.
    pub(super) end: usize,
}

/// The element that encloses the text being read.
enum Enclosing {
    Style(Style),
    Place(Place),
    Web(String),
    /// A link that leads nowhere: only its text is kept.
    Nothing,
}

/// An open element: its kind, its range, and the text before it.
type Open = (Enclosing, Range<usize>, Vec<Inline>);

impl Reader<'_> {
    /// Reads the text up to the next block. `block` is the range that it stands in.
    pub(super) fn line(&mut self, block: Range<usize>) -> Line {
        let mut open: Vec<Open> = Vec::new();
        let mut text: Vec<Inline> = Vec::new();
        let mut links = Vec::new();
        let mut end = block.start;
        let mut deepest = 0;
        while let Some((event, range)) = self.events.next_if(|(event, _)| is_inline(event)) {
            end = end.max(range.end);
            if let Some((code, what, help)) = refusal(&event) {
                if let Event::Code(code) = &event {
                    push(&mut text, code);
                }
                self.refuse(code, what, help, &event, range);
                continue;
            }
            match event {
                Event::Text(piece) => {
                    self.report_slips(&piece, &range);
                    self.report_unreadable(&piece, &text, range);
                    push(&mut text, &piece);
                }
                Event::SoftBreak | Event::HardBreak => push(&mut text, " "),
                Event::Start(tag) => {
                    let enclosing = self.enclosing(&tag, &range);
                    if let Enclosing::Place(place) = &enclosing {
                        links.push(Spanned { value: place.clone(), span: self.destination(place.id(), &range) });
                    }
                    open.push((enclosing, range, std::mem::take(&mut text)));
                    deepest = deepest.max(open.len());
                }
                Event::End(_) => {
                    if let Some((enclosing, range, before)) = open.pop() {
                        let inner = std::mem::replace(&mut text, before);
                        let is_kept = open.len() < MAX_DEPTH;
                        self.enclose(&mut text, if is_kept { enclosing } else { Enclosing::Nothing }, inner, range);
                    }
                }
                _ => {}
            }
        }
        let span = self.source.head(block);
        if deepest > MAX_DEPTH {
            let fault = Fault::new(Code::DeepMarkup, span, format!("markup is nested {deepest} deep"));
            self.faults.add(fault.label("in here").help("take some of the asterisks away"));
        }
        trim(&mut text);
        Line { prose: Prose { text, links, span }, end }
    }

    /// Reports a passage or prose without any text.
    pub(super) fn require_text(&self, line: &Line) {
        if plain(&line.prose.text).trim().is_empty() {
            let fault = Fault::new(Code::EmptyText, line.prose.span, "a text is empty").label("says nothing");
            self.faults.add(fault.help("write some text, or delete it"));
        }
    }

    /// The enclosing element that a tag opens.
    fn enclosing(&self, tag: &Tag, range: &Range<usize>) -> Enclosing {
        match tag {
            Tag::Emphasis => Enclosing::Style(Style::Emphasis),
            Tag::Strong => Enclosing::Style(Style::Strong),
            Tag::Link { dest_url, link_type, .. } => {
                let mail = if *link_type == LinkType::Email { "mailto:" } else { "" };
                self.link(&format!("{mail}{dest_url}"), self.destination(dest_url, range))
            }
            _ => Enclosing::Nothing,
        }
    }

    fn link(&self, to: &str, span: Span) -> Enclosing {
        let (scheme, id) = to.split_once(':').unwrap_or(("", to));
        if let Some(place) = Place::new(scheme, id) {
            return Enclosing::Place(place);
        }
        if matches!(scheme, "http" | "https") {
            address::check(to, span, self.faults);
            return Enclosing::Web(to.to_owned());
        }
        let fault = match scheme {
            "" => Fault::new(Code::LinkScheme, span, format!("the link `{to}` does not say what it leads to")),
            _ => Fault::new(Code::LinkScheme, span, format!("a link of the kind `{scheme}:` is not allowed")),
        };
        let kinds = Place::KINDS.into_iter().chain(["https", "http"]);
        self.faults.add(fault.label("leads nowhere").suggest(scheme, kinds).help(format!(
            "links begin with `https://` or with one of {}",
            Place::KINDS.map(|kind| format!("`{kind}:`")).join(", ")
        )));
        Enclosing::Nothing
    }

    /// The span of a link's destination.
    fn destination(&self, to: &str, link: &Range<usize>) -> Span {
        let raw = &self.source.text[link.clone()];
        match raw.rfind(to) {
            Some(offset) if !to.is_empty() => self.source.span(link.start + offset..link.start + offset + to.len()),
            _ => self.source.head(link.clone()),
        }
    }

    /// Appends the enclosed text with its element.
    fn enclose(&self, text: &mut Vec<Inline>, enclosing: Enclosing, inner: Vec<Inline>, range: Range<usize>) {
        let is_link = matches!(enclosing, Enclosing::Place(_) | Enclosing::Web(_));
        if is_link && plain(&inner).trim().is_empty() {
            let fault = Fault::new(Code::EmptyLink, self.source.head(range), "a link has no text");
            self.faults.add(fault.label("nothing to click on").help("write the words between the brackets"));
        }
        match enclosing {
            Enclosing::Style(style) => text.push(Inline::Styled(style, inner)),
            Enclosing::Place(place) => text.push(Inline::Link(place, inner)),
            Enclosing::Web(url) => text.push(Inline::Web(url, inner)),
            Enclosing::Nothing => inner.into_iter().for_each(|inline| match inline {
                Inline::Text(piece) => push(text, &piece),
                other => text.push(other),
            }),
        }
    }

    /// Reports invisible characters, and text that looks like a link but is none.
    fn report_unreadable(&self, piece: &str, before: &[Inline], range: Range<usize>) {
        if self.source.text.get(range.clone()) != Some(piece) {
            control_characters::report(piece, |_| self.source.span(range.clone()), self.faults);
        }
        let after_bracket = matches!(before.last(), Some(Inline::Text(text)) if text.ends_with(']'));
        if after_bracket && piece.starts_with('(') && self.source.text[..range.start].ends_with(']') {
            let fault = Fault::new(Code::BrokenLink, self.source.span(range), "this looks like a link but is none");
            let help = "an address stands in round brackets without a space: `[text](https://...)`; \
                        if no link is meant, write `\\(`";
            self.faults.add(fault.label("not an address").help(help));
        }
    }
}

/// Whether an event belongs to inline text and not to the block structure.
pub(super) fn is_inline(event: &Event) -> bool {
    match event {
        Event::Text(_) | Event::Code(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => true,
        Event::SoftBreak | Event::HardBreak => true,
        Event::Start(tag) => matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }),
        Event::End(tag) => matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image),
        _ => false,
    }
}

/// Appends text, joining it to a preceding text.
fn push(text: &mut Vec<Inline>, piece: &str) {
    match text.last_mut() {
        Some(Inline::Text(last)) => last.push_str(piece),
        _ => text.push(Inline::Text(piece.to_owned())),
    }
}

/// Removes the white space at both ends.
pub(super) fn trim(text: &mut Vec<Inline>) {
    if let Some(Inline::Text(first)) = text.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some(Inline::Text(last)) = text.last_mut() {
        *last = last.trim_end().to_owned();
    }
    text.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
}
