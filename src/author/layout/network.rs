//! The network to lay out, with its last layout.

use super::kept::{Drawn, Kept, Subject};
use crate::author::pin::Pin;
use crate::document::{Document, Id, Layout, Shape};
use crate::graph::layout::places::Places;
use crate::graph::layout::{Link, Mark, arrange_from, is_big, network, restore, shapes};
use std::collections::BTreeMap;

/// The actors and ties to lay out, with the author's pins and the last layout.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    pub(super) ids: Vec<Id>,
    pub(super) marks: Vec<Mark>,
    pub(super) links: Vec<Link>,
    pins: Vec<Pin>,
    pub(super) last: Option<Kept>,
}

impl Network {
    /// The network of a document; `pins` are the pins of the actors, in the actors' order.
    pub(super) fn of(document: &Document, pins: &[Pin], last: Option<Kept>) -> Network {
        let (marks, links) = network(document);
        Network::new(document.actors.iter().map(|actor| actor.id.clone()).collect(), marks, links, pins, last)
    }

    /// The network of the given actors (`marks`, with their `ids`) and ties (`links`).
    pub(super) fn new(ids: Vec<Id>, marks: Vec<Mark>, links: Vec<Link>, pins: &[Pin], last: Option<Kept>) -> Network {
        Network { ids, marks, links, pins: pins.to_vec(), last }
    }

    /// The actors with the pins for a shape.
    pub(super) fn marks_of(&self, shape: Shape) -> Vec<Mark> {
        let pins = self.pins.iter().copied().chain(std::iter::repeat(Pin::default()));
        self.marks.iter().zip(pins).map(|(mark, pin)| Mark { pin: pin.of(shape), ..mark.clone() }).collect()
    }

    /// The shapes of container that the network is laid out for.
    pub(super) fn shapes(&self) -> &'static [Shape] {
        shapes(&self.marks, &self.links)
    }

    /// Whether the network is too big to be read at once.
    pub(super) fn is_big(&self) -> bool {
        is_big(&self.marks, &self.links)
    }

    /// The layout that starts from the last one, and equals it where nothing has changed that the layout depends on. `None`
    /// where there is no last layout, or too little of it is left.
    pub(super) fn steady(&self, shape: Shape, seed: u64) -> Option<Layout> {
        let (marks, places) = (self.marks_of(shape), self.places(shape)?);
        match self.is_unchanged() {
            true => restore(&places, &marks, &self.links, shape),
            false => arrange_from(&places, &marks, &self.links, shape, seed),
        }
    }

    /// Whether the last layout is of this very network.
    pub(super) fn is_unchanged(&self) -> bool {
        let is_of_this = |last: &Kept| last.ties == self.ties() && last.actors == self.subjects();
        !self.is_big() && self.last.as_ref().is_some_and(is_of_this)
    }

    /// The layouts to be kept for the next build; `None` where they equal those that are kept already, and for networks too big
    /// to be read at once, which are not kept.
    pub fn kept(&self, layouts: &[Layout]) -> Option<Drawings> {
        if self.is_big() || self.ids.is_empty() {
            return None;
        }
        let drawn = |layout: &Layout| {
            let places = Places::of(&self.marks_of(layout.shape), &self.links, layout)?;
            let id = |mark: usize| self.ids[mark].clone();
            let bends = places.bends.iter().map(|(&[one, other], &steps)| (id(one), id(other), steps));
            let spots = places.marks.iter().enumerate().filter_map(|(mark, spot)| Some((id(mark), (*spot)?)));
            Some((layout.shape.name().to_owned(), Drawn::new(places.size, bends.collect(), spots)))
        };
        let drawings: Option<BTreeMap<_, _>> = layouts.iter().map(drawn).collect();
        let kept = Kept::new(self.ties(), self.subjects(), drawings?);
        (self.last.as_ref() != Some(&kept)).then_some(Drawings(kept))
    }

    fn ties(&self) -> Vec<[Id; 2]> {
        let mut ties: Vec<_> =
            self.links.iter().map(|link| [link.from, link.to].map(|end| self.ids[end].clone())).collect();
        ties.sort();
        ties
    }

    fn subjects(&self) -> BTreeMap<Id, Subject> {
        let subject = |(mark, id): (&Mark, &Id)| {
            let index = self.ids.iter().position(|other| other == id);
            let subject = Subject {
                name: mark.name.clone(),
                kind: mark.kind,
                main: mark.major,
                side: mark.side.map(|side| self.ids[side].clone()),
                pin: index.and_then(|index| self.pins.get(index)).copied().unwrap_or_default(),
            };
            (id.clone(), subject)
        };
        self.marks.iter().zip(&self.ids).map(subject).collect()
    }

    /// The positions in the last layout of a shape. An actor whose id has changed is recognised by its name.
    fn places(&self, shape: Shape) -> Option<Places> {
        let last = self.last.as_ref().filter(|_| !self.is_big())?;
        let drawn = last.drawings.get(shape.name())?;
        let by_name: BTreeMap<&str, &Id> = last.actors.iter().map(|(id, subject)| (&*subject.name, id)).collect();
        let former = |(id, mark): (&Id, &Mark)| match last.actors.contains_key(id) {
            true => Some(id.clone()),
            false => by_name.get(&*mark.name).filter(|former| !self.ids.contains(former)).map(|id| (*id).clone()),
        };
        let former: Vec<Option<Id>> = self.ids.iter().zip(&self.marks).map(former).collect();
        let mark = |id: &Id| former.iter().position(|other| other.as_ref() == Some(id));
        let bend = |(one, other, steps): &(Id, Id, i32)| {
            let (one, other) = (mark(one)?, mark(other)?);
            Some(if one < other { ([one, other], *steps) } else { ([other, one], steps.saturating_neg()) })
        };
        let marks = former.iter().map(|id| drawn.spot(id.as_ref()?)).collect();
        Some(Places { size: drawn.size, marks, bends: drawn.bends.iter().filter_map(bend).collect() })
    }
}

/// Layouts of a map that differ from those in the folder.
#[derive(Clone, Debug)]
pub struct Drawings(pub(super) Kept);
