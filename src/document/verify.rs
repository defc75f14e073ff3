//! Reads a document from JSON and holds it to its promises.

use super::article::{Inline, links};
use super::{Document, FORMAT, Place};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fmt;

/// Why a document cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub enum LoadError {
    /// It is not JSON of this form; the message says where.
    Json(String),
    /// It is of another format version.
    Format(u32),
    /// Two things of a kind have the same id.
    Duplicate {
        /// What kind.
        kind: &'static str,
        /// The id.
        id: String,
    },
    /// Something names what is not there.
    Missing {
        /// Where it is named.
        at: String,
        /// What is named.
        what: String,
    },
    /// Another promise is broken.
    Broken {
        /// Where.
        at: String,
        /// What is wrong with it.
        what: &'static str,
    },
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LoadError::Json(message) => write!(f, "not a document: {message}"),
            LoadError::Format(found) => write!(f, "format {found}, but this player reads format {FORMAT}"),
            LoadError::Duplicate { kind, id } => write!(f, "two of the id {kind} {id}"),
            LoadError::Missing { at, what } => write!(f, "{at} names {what}, which is not there"),
            LoadError::Broken { at, what } => write!(f, "{at} {what}"),
        }
    }
}

impl std::error::Error for LoadError {}

/// All that is read before the version is known to be right.
#[derive(Deserialize)]
struct Version {
    format: u32,
}

pub(super) fn read(json: &str) -> Result<Document, LoadError> {
    let json_error = |error: serde_json::Error| LoadError::Json(error.to_string());
    let version: Version = serde_json::from_str(json).map_err(json_error)?;
    if version.format != FORMAT {
        return Err(LoadError::Format(version.format));
    }
    let document = serde_json::from_str(json).map_err(json_error)?;
    verify(&document)?;
    Ok(document)
}

/// Holds the document to its promises; the first that is broken is the error.
fn verify(document: &Document) -> Result<(), LoadError> {
    unique("section", document.sections.iter().map(|it| &it.id))?;
    unique("passage", document.passages().map(|(_, it)| &it.id))?;
    unique("term", document.terms.iter().map(|it| &it.id))?;
    unique("claim", document.claims.iter().map(|it| &it.id))?;
    unique("actor", document.actors.iter().map(|it| &it.id))?;
    unique("tie", document.ties.iter().map(|it| &it.id))?;
    unique("scenario", document.scenarios.iter().map(|it| &it.id))?;
    unique("question", document.questions.iter().map(|it| &it.id))?;
    unique("note", document.notes.iter().map(|it| &it.id))?;
    unique("source", document.sources.iter().map(|it| &it.id))?;

    let holds = Holds { document };
    for (_, passage) in document.passages() {
        let at = Place::Passage(passage.id.clone()).fragment();
        holds.text(&at, &passage.text)?;
        for claim in &passage.claims {
            if !document.claims.iter().any(|it| &it.id == claim) {
                return Err(LoadError::Missing { at, what: format!("claim={claim}") });
            }
        }
    }
    for term in &document.terms {
        holds.text(&Place::Term(term.id.clone()).fragment(), &term.text)?;
    }
    for actor in &document.actors {
        let at = Place::Actor(actor.id.clone()).fragment();
        holds.text(&at, &actor.about)?;
        holds.all(&at, &actor.side, Place::Actor)?;
    }
    for tie in &document.ties {
        let at = Place::Tie(tie.id.clone()).fragment();
        holds.all(&at, [&tie.from, &tie.to], Place::Actor)?;
        holds.that(tie.from != tie.to, &at, "joins an actor to itself")?;
        holds.that(!tie.evidence.is_empty(), &at, "has no evidence")?;
        holds.all(&at, &tie.evidence, Place::Passage)?;
    }
    if let Some(triad) = &document.triad {
        holds.all("triad", triad, Place::Tie)?;
        let corners: BTreeSet<_> =
            triad.iter().filter_map(|id| document.tie(id)).flat_map(|tie| [&tie.from, &tie.to]).collect();
        let sides: BTreeSet<_> = triad
            .iter()
            .filter_map(|id| document.tie(id))
            .map(|tie| if tie.from < tie.to { (&tie.from, &tie.to) } else { (&tie.to, &tie.from) })
            .collect();
        holds.that(corners.len() == 3 && sides.len() == 3, "triad", "does not join three actors")?;
    }
    for scenario in &document.scenarios {
        let at = Place::Scenario(scenario.id.clone()).fragment();
        holds.that(document.triad.is_some(), &at, "needs a triad")?;
        holds.text(&at, &scenario.text)?;
        holds.all(&at, &scenario.passages, Place::Passage)?;
    }
    for layout in &document.layouts {
        let at = format!("layout={}", layout.shape.name());
        let complete = layout.spots.len() == document.actors.len() && layout.routes.len() == document.ties.len();
        holds.that(complete, &at, "does not draw every actor and tie")?;
        holds.that(layout.width > 0 && layout.height > 0, &at, "has no size")?;
    }
    for question in &document.questions {
        let at = Place::Question(question.id.clone()).fragment();
        unique("option", question.options.iter().map(|it| &it.id))?;
        holds.all(&at, [&question.passage], Place::Passage)?;
        let right = question.options.iter().filter(|option| option.right).count();
        holds.that(right == 1, &at, "has not one right option")?;
        for option in &question.options {
            holds.text(&at, &option.reason)?;
            holds.that(!option.reason.is_empty(), &at, "has an option without a reason")?;
        }
    }
    for note in &document.notes {
        let at = Place::Note(note.id.clone()).fragment();
        holds.text(&at, &note.text)?;
        holds.that(!note.passages.is_empty(), &at, "is on no passage")?;
        holds.all(&at, &note.passages, Place::Passage)?;
        holds.that(!note.sources.is_empty(), &at, "has no source")?;
        for source in &note.sources {
            if document.source(source).is_none() {
                return Err(LoadError::Missing { at, what: format!("source={source}") });
            }
        }
    }
    for source in &document.sources {
        holds.web(&format!("source={}", source.id), &source.url)?;
    }
    holds.web("original", &document.original.url)?;
    if let Some(work) = &document.behind {
        holds.web("behind", &work.url)?;
    }
    if let Some(canonical) = &document.canonical {
        holds.web("canonical", canonical)?;
    }
    Ok(())
}

fn unique<'a>(kind: &'static str, ids: impl Iterator<Item = &'a String>) -> Result<(), LoadError> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(LoadError::Duplicate { kind, id: id.clone() });
        }
    }
    Ok(())
}

/// The promises that recur.
struct Holds<'a> {
    document: &'a Document,
}

impl Holds<'_> {
    fn that(&self, holds: bool, at: &str, what: &'static str) -> Result<(), LoadError> {
        if holds { Ok(()) } else { Err(LoadError::Broken { at: at.to_owned(), what }) }
    }

    fn place(&self, at: &str, place: &Place) -> Result<(), LoadError> {
        if self.document.has(place) {
            Ok(())
        } else {
            Err(LoadError::Missing { at: at.to_owned(), what: place.fragment() })
        }
    }

    fn all<'a>(
        &self,
        at: &str,
        ids: impl IntoIterator<Item = &'a String>,
        kind: fn(String) -> Place,
    ) -> Result<(), LoadError> {
        ids.into_iter().try_for_each(|id| self.place(at, &kind(id.clone())))
    }

    fn text(&self, at: &str, text: &[Inline]) -> Result<(), LoadError> {
        links(text).into_iter().try_for_each(|place| self.place(at, place))?;
        self.webs(at, text)
    }

    fn webs(&self, at: &str, text: &[Inline]) -> Result<(), LoadError> {
        text.iter().try_for_each(|inline| match inline {
            Inline::Text(_) => Ok(()),
            Inline::Styled(_, inner) | Inline::Link(_, inner) => self.webs(at, inner),
            Inline::Web(url, inner) => self.web(at, url).and_then(|()| self.webs(at, inner)),
        })
    }

    /// A link that leaves the page may be of the web only: `javascript:` and the like run code.
    fn web(&self, at: &str, url: &str) -> Result<(), LoadError> {
        self.that(url.starts_with("https://") || url.starts_with("http://"), at, "links to an address that is not http")
    }
}
