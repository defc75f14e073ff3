//! The checked content of one explainer.
//!
//! The author tool compiles a folder to a [`Document`], and the player reads it from JSON. Code that has a `Document` may rely
//! on it: every linked id exists, every tie has evidence, every question has a right option. There are only two ways to make
//! one, the author tool's check and [`Document::from_json`], and both call [`Document::verified`]. Every list is in the
//! author's order.

mod amount;
pub mod article;
mod error;
mod format;
mod id;
mod json;
pub mod network;
pub mod place;
pub mod quiz;
pub(crate) mod sort;
pub mod value;
mod verify;
pub mod words;

use serde::Serialize;

pub use amount::Amount;
pub use article::{Block, Inline, Note, NoteKind, Passage, Point, Quote, Section, Source, Style, Term};
pub use error::LoadError;
pub use format::FORMAT;
pub use id::{Id, is_claim_id, is_id};
pub use network::{Actor, ActorKind, Assumption, Evidence, Layout, Route, Scenario, Shape, Sign, Spot, Stance, Tie};
pub use place::Place;
pub use quiz::{Choice, Goal, Number, Question, Task};
pub use words::Words;

/// The checked content of one explainer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Document {
    /// Version of this form, [`FORMAT`].
    pub format: u32,
    /// Name of the explainer, unique to its publisher: the folder's name. Progress is stored under it.
    pub id: Id,
    /// BCP 47 tag of the language of both text and interface.
    pub lang: String,
    /// Title of the explainer.
    pub title: String,
    /// One paragraph that says what the reader will learn.
    pub standfirst: String,
    /// The address under which the page wants to be known.
    pub canonical: Option<String>,
    /// Who wrote the explainer.
    pub author: Option<String>,
    /// When the explainer was published, ISO 8601.
    pub published: String,
    /// Reading time of the article in whole minutes, at 220 words a minute.
    pub minutes: u32,
    /// The article retold.
    pub original: Work,
    /// What the article itself retells, if anything.
    pub behind: Option<Work>,
    /// What the article comes down to, point by point.
    pub points: Vec<Point>,
    /// The text.
    pub sections: Vec<Section>,
    /// Terms that the text explains.
    pub terms: Vec<Term>,
    /// What the original claims, one by one; passages name them.
    pub claims: Vec<Claim>,
    /// Who acts.
    pub actors: Vec<Actor>,
    /// What joins them.
    pub ties: Vec<Tie>,
    /// Three ties that join three actors: the triad whose balance is judged.
    pub triad: Option<[Id; 3]>,
    /// Other signs for some of the ties.
    pub scenarios: Vec<Scenario>,
    /// The map's drawings, one for each shape of container.
    pub layouts: Vec<Layout>,
    /// The quiz. Those that are asked first stand first.
    pub questions: Vec<Question>,
    /// How many of the questions, predictions left out, are asked first, one at the least; the rest is for whoever wants more.
    pub core: u32,
    /// How many percent of the questions one must have right to pass, predictions left out; none: nobody passes or fails.
    pub pass: Option<u32>,
    /// Whether any answer shows what is right, and why; or else only one that is right, or the wish to be shown.
    pub solutions: bool,
    /// What is ours and not the article's.
    pub notes: Vec<Note>,
    /// Where the notes have it from.
    pub sources: Vec<Source>,
    /// The closing question to the reader.
    pub reflection: Option<String>,
    /// Every word the interface says.
    pub words: Words,
}

/// A published text.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Work {
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who published it.
    pub publisher: String,
    /// When, ISO 8601.
    pub published: Option<String>,
    /// Where, `http` or `https`.
    pub url: String,
    /// The terms under which it may be used, where they are given: a name that may lead to their text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub licence: Vec<Inline>,
}

/// One thing that the original says, in our words.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Claim {
    /// Its id, for example `C07`.
    pub id: Id,
    /// The claim.
    pub text: String,
}

impl Document {
    /// The actor of that id.
    pub fn actor(&self, id: &str) -> Option<&Actor> {
        self.actors.iter().find(|actor| actor.id == id)
    }

    /// The tie of that id.
    pub fn tie(&self, id: &str) -> Option<&Tie> {
        self.ties.iter().find(|tie| tie.id == id)
    }

    /// The scenario of that id.
    pub fn scenario(&self, id: &str) -> Option<&Scenario> {
        self.scenarios.iter().find(|scenario| scenario.id == id)
    }

    /// The question of that id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The note of that id.
    pub fn note(&self, id: &str) -> Option<&Note> {
        self.notes.iter().find(|note| note.id == id)
    }

    /// The source of that id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// The term of that id.
    pub fn term(&self, id: &str) -> Option<&Term> {
        self.terms.iter().find(|term| term.id == id)
    }

    /// Every passage with the section it stands in, in reading order. The answers of the quiz are
    /// passages too and come last, without a section.
    pub fn passages(&self) -> impl Iterator<Item = (Option<&Section>, &Passage)> {
        let text =
            self.sections.iter().flat_map(|section| section.passages().map(move |passage| (Some(section), passage)));
        let answers = self.questions.iter().filter_map(|question| Some((None, question.answer.as_ref()?)));
        text.chain(answers)
    }

    /// The passage of that id, with the section it stands in.
    pub fn passage(&self, id: &str) -> Option<(Option<&Section>, &Passage)> {
        self.passages().find(|(_, passage)| passage.id == id)
    }

    /// Whether the text can be read in short, which takes a gist for every section but the lead.
    pub fn has_gists(&self) -> bool {
        self.sections.iter().any(|section| section.gist.is_some()) && self.sections.iter().all(Section::has_gist)
    }

    /// The section that contains a passage; for a note, the section of the first passage that it is on; none for other places.
    pub fn section_around(&self, place: &Place) -> Option<&Section> {
        let passage = match place {
            Place::Passage(id) => id,
            Place::Note(id) => self.note(id)?.passages.first()?,
            _ => return None,
        };
        self.passage(passage)?.0
    }

    /// The notes on a passage.
    pub fn notes_on<'a>(&'a self, passage: &'a str) -> impl Iterator<Item = &'a Note> {
        self.notes.iter().filter(move |note| note.passages.iter().any(|id| id == passage))
    }

    /// The questions that have right answers: all but predictions.
    pub fn judged(&self) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(|question| question.task != Task::Predict)
    }

    /// Whether an actor is one of the three that the triad joins; the map draws these larger.
    pub fn is_major(&self, actor: &str) -> bool {
        self.triad.iter().flatten().filter_map(|id| self.tie(id)).any(|tie| tie.from == actor || tie.to == actor)
    }

    /// Whether a tie is one of the triad.
    pub fn is_in_triad(&self, tie: &str) -> bool {
        self.triad.iter().flatten().any(|id| id == tie)
    }

    /// Whether the place exists in this document.
    pub fn has(&self, place: &Place) -> bool {
        match place {
            Place::Actor(id) => self.actor(id).is_some(),
            Place::Tie(id) => self.tie(id).is_some(),
            Place::Scenario(id) => self.scenario(id).is_some(),
            Place::Passage(id) | Place::Origin(id) => self.passage(id).is_some(),
            Place::Note(id) => self.note(id).is_some(),
            Place::Question(id) => self.question(id).is_some(),
            Place::Term(id) => self.term(id).is_some(),
            Place::Section(id) => self.sections.iter().any(|section| &section.id == id),
        }
    }
}
