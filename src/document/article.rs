//! The text: sections of passages, the terms in it, and the notes on it.

use super::id::Id;
use super::place::Place;
use serde::Serialize;

/// One thing that the article comes down to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Point {
    /// The point.
    pub text: Vec<Inline>,
    /// Ids of the passages that it rests on, at least one.
    pub passages: Vec<Id>,
    /// What the map shows for it: an actor, a tie or a scenario.
    pub map: Option<Place>,
}

/// A section of the text. The first may have no title: the lead.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Section {
    /// Its id.
    pub id: Id,
    /// Its title, empty for the lead.
    pub title: String,
    /// A word or two for the bar on top.
    pub short: String,
    /// What it comes down to, in a sentence or two, for whoever reads in short.
    pub gist: Option<String>,
    /// Id of the scenario that it speaks of; the map shows it while one reads.
    pub scenario: Option<Id>,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

impl Section {
    /// Whether it can be read in short. The lead, which has no title, needs no gist for that: points and standfirst say what it
    /// says.
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
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Passage(Passage),
    /// A paragraph set apart, with a title of its own.
    Callout {
        /// Its title.
        title: String,
        /// Its text.
        passage: Passage,
    },
    /// A list; each item is a passage.
    List {
        /// Whether it is numbered.
        ordered: bool,
        /// Its items.
        items: Vec<Passage>,
    },
    /// A heading within the section.
    Heading(String),
    /// The triad, close up.
    Triangle,
}

/// A paragraph that can be linked to and that names the claims it retells.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Passage {
    /// Its id.
    pub id: Id,
    /// What it is called in print: `2.3` for the third of the second section, `¶1` in the lead, `Q1` for an answer.
    pub number: String,
    /// The text.
    pub text: Vec<Inline>,
    /// Ids of the claims that it retells.
    pub claims: Vec<Id>,
    /// Where the original says it; none for a passage that is ours.
    pub original: Option<Quote>,
}

/// A few words at either end of a stretch of text elsewhere: enough to find it, too few to copy it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Quote {
    /// Its first words; none where only the page as a whole can be named.
    pub start: String,
    /// Its last words, if it is longer than its first.
    pub end: Option<String>,
}

impl Quote {
    /// The words, with what is left out between them; empty where only the page as a whole can be named.
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

/// Running text. This tree is all that content can put on a page; there is no way through it for markup.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Text set apart.
    Styled(Style, Vec<Inline>),
    /// A mention of, or a link to, something in the document.
    Link(Place, Vec<Inline>),
    /// A link to another page, `http` or `https`.
    Web(String, Vec<Inline>),
}

/// How text is set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Style {
    /// Stressed.
    Emphasis,
    /// Important.
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

/// A term and what it means.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Term {
    /// Its id.
    pub id: Id,
    /// The term.
    pub name: String,
    /// What it means.
    pub text: Vec<Inline>,
}

/// An editor's note: ours, never the article's.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Note {
    /// Its id.
    pub id: Id,
    /// What it does to the article's words.
    pub kind: NoteKind,
    /// Ids of the passages it is on; it stands at the first.
    pub passages: Vec<Id>,
    /// The note.
    pub text: Vec<Inline>,
    /// Ids of its sources.
    pub sources: Vec<Id>,
}

/// What a note does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// The article is wrong there.
    Correction,
    /// The article leaves out something that helps to judge it.
    Context,
    /// Something happened since.
    Update,
}

impl NoteKind {
    /// Its name, in content and as the key of its word.
    pub fn name(self) -> &'static str {
        match self {
            NoteKind::Correction => "correction",
            NoteKind::Context => "context",
            NoteKind::Update => "update",
        }
    }
}

/// Where a note has it from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Source {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Where, `http` or `https`.
    pub url: String,
    /// When it was published, ISO 8601.
    pub published: Option<String>,
    /// When we read it, ISO 8601; given where the date of publication is not known.
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
