//! The text: sections of passages, the terms in it, and the notes on it.

use super::id::Id;
use super::place::Place;
use serde::Serialize;

/// A main point of the article.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Point {
    /// The text of the point.
    pub text: Vec<Inline>,
    /// Ids of the passages that support the point, at least one.
    pub passages: Vec<Id>,
    /// What the map shows for the point: an actor, a tie or a scenario.
    pub map: Option<Place>,
}

/// A section of the text. The first may have no title: the lead.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Section {
    /// The id of the section.
    pub id: Id,
    /// The title of the section; empty for the lead.
    pub title: String,
    /// A short title for the bar on top.
    pub short: String,
    /// A summary in one or two sentences, for readers who read in short.
    pub gist: Option<String>,
    /// The id of the scenario that the map shows while the reader reads the section.
    pub scenario: Option<Id>,
    /// The blocks of the section.
    pub blocks: Vec<Block>,
}

impl Section {
    /// Whether the section can be read in short. The lead, which has no title, needs no gist for that: points and standfirst
    /// summarise it.
    pub fn has_gist(&self) -> bool {
        self.title.is_empty() || self.gist.is_some()
    }

    /// Its passages, in reading order.
    pub fn passages(&self) -> impl Iterator<Item = &Passage> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Passage(passage) | Block::Callout { passage, .. } => std::slice::from_ref(passage),
            Block::List { items, .. } => items.as_slice(),
            Block::Heading(_) | Block::Triangle => &[],
        })
    }
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Passage(Passage),
    /// A paragraph in a box, with a title of its own.
    Callout {
        /// The title of the callout.
        title: String,
        /// The text of the callout.
        passage: Passage,
    },
    /// A list; each item is a passage.
    List {
        /// Whether the list is numbered.
        ordered: bool,
        /// The items of the list.
        items: Vec<Passage>,
    },
    /// A heading within the section.
    Heading(String),
    /// A close-up of the triad.
    Triangle,
}

/// A paragraph that can be linked to, with the claims that it retells.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Passage {
    /// The id of the passage.
    pub id: Id,
    /// The number of the passage, as shown: `2.3` for the third of the second section, `¶1` in the lead, `Q1` for an answer.
    pub number: String,
    /// The text.
    pub text: Vec<Inline>,
    /// Ids of the claims that the passage retells.
    pub claims: Vec<Id>,
    /// Where the original says it; absent for a passage that is the explainer's own.
    pub original: Option<Quote>,
}

/// The first and last words of a stretch of text in another work: enough to find it, too few to copy it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Quote {
    /// The first words; empty if only the page as a whole can be named.
    pub start: String,
    /// The last words, if the stretch is longer than the first ones.
    pub end: Option<String>,
}

impl Quote {
    /// The words, with an ellipsis for the omitted ones; empty if only the page as a whole can be named.
    pub fn words(&self) -> String {
        match &self.end {
            Some(end) => [&self.start, " … ", end].concat(),
            None => self.start.clone(),
        }
    }

    /// The address of the stretch within the page at `url`, as a
    /// [text fragment](https://wicg.github.io/scroll-to-text-fragment/).
    pub fn address(&self, url: &str) -> String {
        if self.start.is_empty() {
            return url.to_owned();
        }
        let separator = if url.contains('#') { "" } else { "#" };
        let address = [url, separator, ":~:text=", &escape(&self.start)].concat();
        match &self.end {
            Some(end) => [&address, ",", &escape(end)].concat(),
            None => address,
        }
    }
}

/// Percent-encodes all but letters, digits, `.` and `_`. `-`, `&` and `,` must be encoded because they separate the parts of a
/// text directive.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_') {
            escaped.push(char::from(byte));
        } else {
            escaped.push('%');
            escaped.extend([byte >> 4, byte & 15].map(|digit| char::from(b"0123456789ABCDEF"[usize::from(digit)])));
        }
    }
    escaped
}

/// Running text. Content reaches the page only as this tree, which cannot hold markup.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Emphasised text.
    Styled(Style, Vec<Inline>),
    /// A link to a place in the document; a link to an actor is a mention.
    Link(Place, Vec<Inline>),
    /// A link to another page, `http` or `https`.
    Web(String, Vec<Inline>),
}

/// How text is emphasised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Style {
    /// Emphasis, as by `*`.
    Emphasis,
    /// Strong importance, as by `**`.
    Strong,
}

/// The text alone, without links and styles.
pub fn plain(text: &[Inline]) -> String {
    text.iter()
        .map(|inline| match inline {
            Inline::Text(text) => text.clone(),
            Inline::Styled(_, inner) | Inline::Link(_, inner) | Inline::Web(_, inner) => plain(inner),
        })
        .collect()
}

/// Every place that the text links to, in order, with repeats.
pub fn links(text: &[Inline]) -> Vec<&Place> {
    let mut found = Vec::new();
    for inline in text {
        match inline {
            Inline::Text(_) => {}
            Inline::Styled(_, inner) | Inline::Web(_, inner) => found.extend(links(inner)),
            Inline::Link(place, inner) => {
                found.push(place);
                found.extend(links(inner));
            }
        }
    }
    found
}

/// A term with its meaning.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Term {
    /// The id of the term.
    pub id: Id,
    /// The term.
    pub name: String,
    /// The meaning of the term.
    pub text: Vec<Inline>,
}

/// An editor's note, which is never part of the article.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Note {
    /// The id of the note.
    pub id: Id,
    /// The kind of note.
    pub kind: NoteKind,
    /// Ids of the passages that the note is about; it shows at the first.
    pub passages: Vec<Id>,
    /// The text of the note.
    pub text: Vec<Inline>,
    /// Ids of the sources of the note.
    pub sources: Vec<Id>,
}

/// The kind of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// The note corrects the article.
    Correction,
    /// The note adds something that the article leaves out and that helps readers to judge it.
    Context,
    /// The note says what has happened since.
    Update,
}

impl NoteKind {
    /// The name of the kind, in content and as the key of its word.
    pub fn name(self) -> &'static str {
        match self {
            NoteKind::Correction => "correction",
            NoteKind::Context => "context",
            NoteKind::Update => "update",
        }
    }
}

/// A source of a note.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Source {
    /// The id of the source.
    pub id: Id,
    /// The title of the source.
    pub title: String,
    /// The publisher of the source.
    pub publisher: String,
    /// The address of the source, `http` or `https`.
    pub url: String,
    /// The date of publication, in ISO 8601; possibly only a month or a year.
    pub published: Option<String>,
    /// The date on which the source was read, in ISO 8601; given if the date of publication is unknown.
    pub accessed: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_fragment_escapes_the_separators_of_the_text_directive() {
        let quote = Quote { start: "A US-China thaw, & more".into(), end: Some("“far” from it".into()) };
        assert_eq!(
            quote.address("https://host/page"),
            "https://host/page#:~:text=A%20US%2DChina%20thaw%2C%20%26%20more,%E2%80%9Cfar%E2%80%9D%20from%20it"
        );
        assert_eq!(
            Quote { start: "a".into(), end: None }.address("https://host/page#part"),
            "https://host/page#part:~:text=a"
        );
    }

    #[test]
    fn plain_text_keeps_the_words_of_links_and_styles() {
        let text = [
            Inline::Text("Now ".into()),
            Inline::Link(
                Place::Actor("russia".into()),
                vec![Inline::Styled(Style::Strong, vec![Inline::Text("Russia".into())])],
            ),
            Inline::Text(".".into()),
        ];
        assert_eq!(plain(&text), "Now Russia.");
        assert_eq!(links(&text), [&Place::Actor("russia".into())]);
    }
}
