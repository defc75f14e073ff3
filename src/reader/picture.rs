//! What the map shows a reader, as plain data: the view draws it, and tests read it.

use super::{Facet, Reach, Reader};
use crate::document::{Document, Id, Place, Sign, article};
use crate::graph::Shared;
use crate::graph::balance::{self, Ties};
use std::rc::Rc;

/// What the map shows. Actors and ties go by their places in the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// The sign of every tie.
    pub signs: Rc<[Sign]>,
    /// Whether an actor is left out.
    pub actors_hidden: Vec<bool>,
    /// Whether a tie is left out: by itself, or since it would lead to an actor that is.
    pub ties_hidden: Vec<bool>,
    /// Actors that the section in view mentions.
    pub read: Vec<usize>,
    /// What comes forward, if anything does; the rest steps back.
    pub front: Option<Front>,
    /// What is selected.
    pub current: Option<Mark>,
}

/// What comes forward.
#[derive(Clone, Debug, PartialEq)]
pub struct Front {
    /// Why.
    pub reason: Reason,
    /// Actors.
    pub actors: Vec<usize>,
    /// Ties.
    pub ties: Vec<usize>,
}

/// Why something comes forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The reader chose it.
    Chosen,
    /// It is in a triad out of balance.
    Tense,
    /// The reader reads of it.
    Read,
}

impl Reason {
    /// Its name, in `data-front`.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Chosen => "chosen",
            Reason::Tense => "tense",
            Reason::Read => "read",
        }
    }

    /// The key of the words that say so.
    pub fn key(self) -> &'static str {
        match self {
            Reason::Chosen => "front-chosen",
            Reason::Tense => "front-tense",
            Reason::Read => "front-read",
        }
    }
}

/// Something on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// An actor.
    Actor(usize),
    /// A tie.
    Tie(usize),
}

impl Picture {
    /// What the map shows a reader under these signs.
    pub fn of(document: &Shared, reader: &Reader, signs: Rc<[Sign]>) -> Picture {
        let hides = |facet: Facet| reader.hidden.contains(&facet);
        let mut actors_hidden = vec![false; document.actors.len()];
        let mut ties_hidden = vec![false; document.ties.len()];
        if !reader.hidden.is_empty() {
            for (hidden, actor) in actors_hidden.iter_mut().zip(&document.actors) {
                *hidden = hides(Facet::Actor(actor.kind));
            }
            for (place, hidden) in ties_hidden.iter_mut().enumerate() {
                let kind = document.ties[place].kind.clone();
                *hidden = hides(Facet::Sign(signs[place]))
                    || kind.is_some_and(|kind| hides(Facet::Tie(kind)))
                    || document.neighbours().ends(place).iter().any(|&end| actors_hidden[end]);
            }
        }
        let mut picture = Picture { signs, actors_hidden, ties_hidden, read: Vec::new(), front: None, current: None };
        picture.current = reader.place().and_then(|place| mark(document, place));
        if let Some(section) = &reader.section {
            picture.read = mentioned(document, section);
        }
        picture.front = picture.front(document, reader);
        picture
    }

    /// Why something stands out: it comes forward, or at least is marked, as the section in view mentions it.
    pub fn reason(&self) -> Option<Reason> {
        let read = (!self.read.is_empty()).then_some(Reason::Read);
        self.front.as_ref().map(|front| front.reason).or(read)
    }

    /// What it shows before the reader has done anything.
    pub fn first(document: &Shared) -> Picture {
        Picture::of(document, &Reader::default(), document.ties.iter().map(|tie| tie.sign).collect())
    }

    /// Whether two states look the same on the map, signs apart.
    pub(super) fn is_same(one: &Reader, other: &Reader) -> bool {
        (one.place(), &one.section, &one.hidden) == (other.place(), &other.section, &other.hidden)
            && (one.reach, one.follows, one.tense) == (other.reach, other.follows, other.tense)
    }

    fn front(&self, document: &Shared, reader: &Reader) -> Option<Front> {
        let neighbours = document.neighbours();
        let shown = |tie: usize| !self.ties_hidden[tie];
        let with_ends = |reason, ties: Vec<usize>, mut actors: Vec<usize>| {
            actors.extend(ties.iter().flat_map(|&tie| neighbours.ends(tie)));
            Front { reason, actors: each_once(document.actors.len(), actors), ties }
        };
        let chosen = match (self.current, reader.place()) {
            (Some(Mark::Actor(actor)), _) => {
                let steps = match reader.reach {
                    Reach::One => 1,
                    Reach::Two => 2,
                    Reach::All => usize::MAX,
                };
                let (actors, ties) = neighbours.around(actor, steps, shown);
                Some(Front { reason: Reason::Chosen, actors, ties })
            }
            (Some(Mark::Tie(tie)), _) => Some(with_ends(Reason::Chosen, vec![tie], Vec::new())),
            (None, Some(Place::Passage(id) | Place::Origin(id))) => {
                let (_, passage) = document.passage(id)?;
                let ties = (0..document.ties.len()).filter(|&tie| document.ties[tie].rests_on(id)).collect();
                let actors = article::links(&passage.text).into_iter().filter_map(|place| actor(document, place));
                Some(with_ends(Reason::Chosen, ties, actors.collect()))
            }
            _ => None,
        };
        let read = || {
            let section = document.sections.iter().find(|section| Some(&section.id) == reader.section.as_ref())?;
            // The lead speaks of everything.
            if !reader.follows || section.title.is_empty() {
                return None;
            }
            let rests = |tie: &usize| section.passages().any(|passage| document.ties[*tie].rests_on(&passage.id));
            let ties = (0..document.ties.len()).filter(rests).collect();
            Some(with_ends(Reason::Read, ties, self.read.clone()))
        };
        let tense = || {
            // Groups of three are many: they are looked for where they are wanted only.
            if !reader.tense {
                return None;
            }
            let ties = Ties { actors: document.actors.len(), ends: neighbours.all_ends(), signs: &self.signs };
            let ties: Vec<usize> = balance::tense(ties).into_iter().filter(|&tie| shown(tie)).collect();
            (!ties.is_empty()).then(|| with_ends(Reason::Tense, ties, Vec::new()))
        };
        let mut front = chosen.filter(|front| !front.actors.is_empty()).or_else(tense).or_else(read)?;
        front.actors.retain(|&actor| !self.actors_hidden[actor]);
        front.ties.retain(|&tie| shown(tie));
        (!front.actors.is_empty()).then_some(front)
    }
}

/// What stands for a place on the map.
fn mark(document: &Document, place: &Place) -> Option<Mark> {
    match place {
        Place::Tie(id) => document.ties.iter().position(|tie| &tie.id == id).map(Mark::Tie),
        place => actor(document, place).map(Mark::Actor),
    }
}

fn actor(document: &Document, place: &Place) -> Option<usize> {
    let Place::Actor(id) = place else { return None };
    document.actors.iter().position(|actor| &actor.id == id)
}

/// The actors that a section mentions.
fn mentioned(document: &Document, section: &Id) -> Vec<usize> {
    let section = document.sections.iter().find(|it| &it.id == section);
    let passages = section.into_iter().flat_map(|section| section.passages());
    let places = passages.flat_map(|passage| article::links(&passage.text));
    each_once(document.actors.len(), places.filter_map(|place| actor(document, place)).collect())
}

/// Each of these numbers once, ascending; all are less than `count`. Marks are much less code than sorting.
pub(crate) fn each_once(count: usize, numbers: Vec<usize>) -> Vec<usize> {
    let mut marks = vec![false; count];
    numbers.into_iter().for_each(|number| marks[number] = true);
    (0..count).filter(|&number| marks[number]).collect()
}
