//! The picture: what the map shows, as plain data. The view draws it, and tests read it.

use super::{Facet, Reach, Reader};
use crate::document::{Document, Id, Place, Sign, article};
use crate::graph::Shared;
use crate::graph::balance::{self, Ties};
use std::rc::Rc;

/// What the map shows. Actors and ties are given by their indices in the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// The sign of every tie.
    pub signs: Rc<[Sign]>,
    /// Whether each actor is hidden.
    pub actors_hidden: Vec<bool>,
    /// Whether each tie is hidden: by its own facets, or because one of its actors is hidden.
    pub ties_hidden: Vec<bool>,
    /// Actors that the section in view mentions.
    pub read: Vec<usize>,
    /// The actors and ties that are highlighted, if any are; the others are dimmed.
    pub front: Option<Front>,
    /// The selected actor or tie.
    pub current: Option<MapItem>,
}

/// The actors and ties that are highlighted.
#[derive(Clone, Debug, PartialEq)]
pub struct Front {
    /// Why they are highlighted.
    pub reason: Reason,
    /// The actors.
    pub actors: Vec<usize>,
    /// The ties.
    pub ties: Vec<usize>,
}

/// Why actors and ties are highlighted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The reader has selected one of them, or a passage about them.
    Chosen,
    /// They are in triads out of balance.
    Tense,
    /// The section in view is about them.
    Read,
}

impl Reason {
    /// The reason's name, in `data-front`.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Chosen => "chosen",
            Reason::Tense => "tense",
            Reason::Read => "read",
        }
    }

    /// The key of the words for the reason.
    pub fn key(self) -> &'static str {
        match self {
            Reason::Chosen => "front-chosen",
            Reason::Tense => "front-tense",
            Reason::Read => "front-read",
        }
    }
}

/// An actor or a tie on the map, by its index in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapItem {
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

    /// Why something stands out: the reason of the highlight, or else that the section in view mentions actors, which are marked.
    pub fn reason(&self) -> Option<Reason> {
        let read = (!self.read.is_empty()).then_some(Reason::Read);
        self.front.as_ref().map(|front| front.reason).or(read)
    }

    /// The picture before the reader has done anything.
    pub fn first(document: &Shared) -> Picture {
        Picture::of(document, &Reader::default(), document.ties.iter().map(|tie| tie.sign).collect())
    }

    /// Whether two states have the same picture, apart from the signs.
    pub(super) fn is_same(one: &Reader, other: &Reader) -> bool {
        (one.place(), &one.section, &one.hidden) == (other.place(), &other.section, &other.hidden)
            && (one.reach, one.follows, one.tense) == (other.reach, other.follows, other.tense)
    }

    fn front(&self, document: &Shared, reader: &Reader) -> Option<Front> {
        let neighbours = document.neighbours();
        let shown = |tie: usize| !self.ties_hidden[tie];
        let with_ends = |reason, ties: Vec<usize>, mut actors: Vec<usize>| {
            actors.extend(ties.iter().flat_map(|&tie| neighbours.ends(tie)));
            Front { reason, actors: ascending_unique(document.actors.len(), actors), ties }
        };
        let chosen = match (self.current, reader.place()) {
            (Some(MapItem::Actor(actor)), _) => {
                let steps = match reader.reach {
                    Reach::One => 1,
                    Reach::Two => 2,
                    Reach::All => usize::MAX,
                };
                let (actors, ties) = neighbours.around(actor, steps, shown);
                Some(Front { reason: Reason::Chosen, actors, ties })
            }
            (Some(MapItem::Tie(tie)), _) => Some(with_ends(Reason::Chosen, vec![tie], Vec::new())),
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
            // The lead, which has no title, is about the whole map, so nothing is highlighted for it.
            if !reader.follows || section.title.is_empty() {
                return None;
            }
            let rests = |tie: &usize| section.passages().any(|passage| document.ties[*tie].rests_on(&passage.id));
            let ties = (0..document.ties.len()).filter(rests).collect();
            Some(with_ends(Reason::Read, ties, self.read.clone()))
        };
        let tense = || {
            // A big map has many triads, so they are looked for only if the reader asks for them.
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

/// The actor or tie of a place, if the place is one.
fn mark(document: &Document, place: &Place) -> Option<MapItem> {
    match place {
        Place::Tie(id) => document.ties.iter().position(|tie| &tie.id == id).map(MapItem::Tie),
        place => actor(document, place).map(MapItem::Actor),
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
    ascending_unique(document.actors.len(), places.filter_map(|place| actor(document, place)).collect())
}

/// The numbers without repeats, in ascending order; all must be less than `count`. A list of marks is much less code to download
/// than sorting.
pub fn ascending_unique(count: usize, numbers: Vec<usize>) -> Vec<usize> {
    let mut marks = vec![false; count];
    numbers.into_iter().for_each(|number| marks[number] = true);
    (0..count).filter(|&number| marks[number]).collect()
}
