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
pub mod sort;
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
pub use quiz::{Goal, Number, Question, QuestionOption, Task};
pub use words::Words;

/// The checked content of one explainer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Document {
    /// The version of the JSON form, [`FORMAT`].
    pub format: u32,
    /// The name of the explainer's folder, unique at its publisher. Progress is saved under it.
    pub id: Id,
    /// The language of both text and interface, as a BCP 47 tag.
    pub lang: String,
    /// The title of the explainer.
    pub title: String,
    /// One paragraph that says what the reader will learn.
    pub standfirst: String,
    /// The address at which the page is published, for search engines and for sharing.
    pub canonical: Option<String>,
    /// The author of the explainer.
    pub author: Option<String>,
    /// The date of publication of the explainer, in ISO 8601; possibly only a month or a year.
    pub published: String,
    /// Reading time of the points, the text and the notes in whole minutes, at 220 words a minute.
    pub minutes: u32,
    /// The article that is retold.
    pub original: Work,
    /// The work that the article itself retells, if any.
    pub behind: Option<Work>,
    /// The main points of the article.
    pub points: Vec<Point>,
    /// The text.
    pub sections: Vec<Section>,
    /// Terms that the text links to.
    pub terms: Vec<Term>,
    /// The claims of the original, to which passages refer.
    pub claims: Vec<Claim>,
    /// The actors on the map.
    pub actors: Vec<Actor>,
    /// The ties between the actors.
    pub ties: Vec<Tie>,
    /// Ids of three ties that join three actors: the triad whose balance is judged.
    pub triad: Option<[Id; 3]>,
    /// Scenarios, which assume other signs for some of the ties.
    pub scenarios: Vec<Scenario>,
    /// The drawings of the map, one for each shape of container.
    pub layouts: Vec<Layout>,
    /// The questions of the quiz. Those that are asked first come first.
    pub questions: Vec<Question>,
    /// The number of questions, without predictions, that are asked first, at least one. Readers may then go on with the others.
    pub core: u32,
    /// The percentage of questions, without predictions, that must be right to pass; absent if there is no mark to pass.
    pub pass: Option<u32>,
    /// Whether every answer shows the solution. If not, it shows after a right answer, or when the reader asks for it.
    pub solutions: bool,
    /// Editor's notes, which are not part of the article.
    pub notes: Vec<Note>,
    /// The sources of the notes.
    pub sources: Vec<Source>,
    /// The closing question to the reader.
    pub reflection: Option<String>,
    /// The words of the interface.
    pub words: Words,
}

/// A published text.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Work {
    /// The title of the work.
    pub title: String,
    /// The author of the work.
    pub author: Option<String>,
    /// The publisher of the work.
    pub publisher: String,
    /// The date of publication, in ISO 8601; possibly only a month or a year.
    pub published: Option<String>,
    /// The address of the work, `http` or `https`.
    pub url: String,
    /// The licence of the work, if known: a name that may have the address of the licence's text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub licence: Vec<Inline>,
}

/// A claim of the original, in the explainer's words.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Claim {
    /// The id of the claim, for example `C07`.
    pub id: Id,
    /// The text of the claim.
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

    /// Every passage with the section that contains it, in reading order. The answers of the quiz are
    /// passages too and come last, without a section.
    pub fn passages(&self) -> impl Iterator<Item = (Option<&Section>, &Passage)> {
        let text =
            self.sections.iter().flat_map(|section| section.passages().map(move |passage| (Some(section), passage)));
        let answers = self.questions.iter().filter_map(|question| Some((None, question.answer.as_ref()?)));
        text.chain(answers)
    }

    /// The passage of that id, with the section that contains it.
    pub fn passage(&self, id: &str) -> Option<(Option<&Section>, &Passage)> {
        self.passages().find(|(_, passage)| passage.id == id)
    }

    /// Whether the text can be read in short, which takes a gist for every section but the lead.
    pub fn has_gists(&self) -> bool {
        self.sections.iter().any(|section| section.gist.is_some()) && self.sections.iter().all(Section::has_gist)
    }

    /// The section that contains a passage; for a note, the section of the first passage that it is about; none for other places.
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

    /// The notes about a tie: those on a passage that is evidence for it. If the text of a note links to actors, ties or terms, it
    /// is about these only, so that a note on a name is none on whatever else the passage says.
    pub fn notes_about(&self, tie: &Tie) -> Vec<&Note> {
        let mut about = Vec::new();
        for note in &self.notes {
            let [mut links, mut leads_here] = [false; 2];
            for place in article::links(&note.text) {
                if let Place::Actor(id) | Place::Tie(id) | Place::Term(id) = place {
                    links = true;
                    leads_here |= [&tie.id, &tie.from, &tie.to].contains(&id);
                }
            }
            if links == leads_here && tie.passages().any(|passage| note.passages.contains(passage)) {
                about.push(note);
            }
        }
        about
    }

    /// The questions that have right answers: all except predictions.
    pub fn judged(&self) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(|question| question.task.is_judged())
    }

    /// The questions that have no right answer: the predictions.
    pub fn predictions(&self) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(|question| !question.task.is_judged())
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
