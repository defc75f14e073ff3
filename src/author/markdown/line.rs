//! Text in a line: emphasis and links.

use super::reader::{Reader, refusal};
use crate::author::diagnostic::{Code, Fault};
use crate::author::draft::Prose;
use crate::author::texts::{Span, Spanned};
use crate::author::{address, control_characters};
use crate::document::article::plain;
use crate::document::{Inline, Place, Style};
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// How deep emphasis and links may be nested.
const DEEPEST: usize = 8;

/// Text in a line, as it was read.
pub(super) struct Line {
    pub(super) prose: Prose,
    /// Where its last letter ends in the source.
    pub(super) end: usize,
}

/// What encloses the text that is being read.
enum Around {
    Style(Style),
    Place(Place),
    Web(String),
    /// A link that leads nowhere: its text alone is kept.
    Nothing,
}

/// An element that is open: what it is, where it stands, and the text before it.
type Open = (Around, Range<usize>, Vec<Inline>);

impl Reader<'_> {
    /// Reads the text up to the next block. `block` is where it stands.
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
                    self.look_for_slips(&piece, &range);
                    self.look_at(&piece, &text, range);
                    push(&mut text, &piece);
                }
                Event::SoftBreak | Event::HardBreak => push(&mut text, " "),
                Event::Start(tag) => {
                    let around = self.around(&tag, &range);
                    if let Around::Place(place) = &around {
                        links.push(Spanned { value: place.clone(), span: self.destination(place.id(), &range) });
                    }
                    open.push((around, range, std::mem::take(&mut text)));
                    deepest = deepest.max(open.len());
                }
                Event::End(_) => {
                    if let Some((around, range, before)) = open.pop() {
                        let inner = std::mem::replace(&mut text, before);
                        let shown = open.len() < DEEPEST;
                        self.enclose(&mut text, if shown { around } else { Around::Nothing }, inner, range);
                    }
                }
                _ => {}
            }
        }
        let span = self.source.head(block);
        if deepest > DEEPEST {
            let fault = Fault::new(Code::DeepMarkup, span, format!("markup is nested {deepest} deep"));
            self.faults.add(fault.label("in here").help("take some of the asterisks away"));
        }
        trim(&mut text);
        Line { prose: Prose { text, links, span }, end }
    }

    /// Reports a passage or prose in which nothing is left to read.
    pub(super) fn needs_text(&self, line: &Line) {
        if plain(&line.prose.text).trim().is_empty() {
            let fault = Fault::new(Code::EmptyText, line.prose.span, "a text is empty").label("says nothing");
            self.faults.add(fault.help("write some text, or delete it"));
        }
    }

    /// What a tag puts around its text.
    fn around(&self, tag: &Tag, range: &Range<usize>) -> Around {
        match tag {
            Tag::Emphasis => Around::Style(Style::Emphasis),
            Tag::Strong => Around::Style(Style::Strong),
            Tag::Link { dest_url, link_type, .. } => {
                let mail = if *link_type == LinkType::Email { "mailto:" } else { "" };
                self.link(&format!("{mail}{dest_url}"), self.destination(dest_url, range))
            }
            _ => Around::Nothing,
        }
    }

    fn link(&self, to: &str, span: Span) -> Around {
        let (scheme, id) = to.split_once(':').unwrap_or(("", to));
        if let Some(place) = Place::new(scheme, id) {
            return Around::Place(place);
        }
        if matches!(scheme, "http" | "https") {
            address::check(to, span, self.faults);
            return Around::Web(to.to_owned());
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
        Around::Nothing
    }

    /// Where a link says what it leads to.
    fn destination(&self, to: &str, link: &Range<usize>) -> Span {
        let raw = &self.source.text[link.clone()];
        match raw.rfind(to) {
            Some(offset) if !to.is_empty() => self.source.span(link.start + offset..link.start + offset + to.len()),
            _ => self.source.head(link.clone()),
        }
    }

    /// Adds text with what is around it.
    fn enclose(&self, text: &mut Vec<Inline>, around: Around, inner: Vec<Inline>, range: Range<usize>) {
        let is_link = matches!(around, Around::Place(_) | Around::Web(_));
        if is_link && plain(&inner).trim().is_empty() {
            let fault = Fault::new(Code::EmptyLink, self.source.head(range), "a link has no text");
            self.faults.add(fault.label("nothing to click on").help("write the words between the brackets"));
        }
        match around {
            Around::Style(style) => text.push(Inline::Styled(style, inner)),
            Around::Place(place) => text.push(Inline::Link(place, inner)),
            Around::Web(url) => text.push(Inline::Web(url, inner)),
            Around::Nothing => inner.into_iter().for_each(|inline| match inline {
                Inline::Text(piece) => push(text, &piece),
                other => text.push(other),
            }),
        }
    }

    /// Looks for what a piece of text should not be: an invisible character, or a link that is none.
    fn look_at(&self, piece: &str, before: &[Inline], range: Range<usize>) {
        if self.source.text.get(range.clone()) != Some(piece) {
            control_characters::find(piece, |_| self.source.span(range.clone()), self.faults);
        }
        let bracket = matches!(before.last(), Some(Inline::Text(text)) if text.ends_with(']'));
        if bracket && piece.starts_with('(') && self.source.text[..range.start].ends_with(']') {
            let fault = Fault::new(Code::BrokenLink, self.source.span(range), "this looks like a link but is none");
            let help = "an address stands in round brackets without a space: `[text](https://...)`; \
                        if no link is meant, write `\\(`";
            self.faults.add(fault.label("not an address").help(help));
        }
    }
}

/// Whether an event belongs to a line and not to the blocks around it.
pub(super) fn is_inline(event: &Event) -> bool {
    match event {
        Event::Text(_) | Event::Code(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => true,
        Event::SoftBreak | Event::HardBreak => true,
        Event::Start(tag) => matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }),
        Event::End(tag) => matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image),
        _ => false,
    }
}

/// Adds text, to the last text where there is one.
fn push(text: &mut Vec<Inline>, piece: &str) {
    match text.last_mut() {
        Some(Inline::Text(last)) => last.push_str(piece),
        _ => text.push(Inline::Text(piece.to_owned())),
    }
}

/// Takes away the space at either end.
pub(super) fn trim(text: &mut Vec<Inline>) {
    if let Some(Inline::Text(first)) = text.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some(Inline::Text(last)) = text.last_mut() {
        *last = last.trim_end().to_owned();
    }
    text.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
}
