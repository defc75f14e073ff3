//! Where actors and ties are drawn: the measures that the layout and the view share, and the layout itself.
//!
//! A network that can be read at once is drawn as if by hand, once for each shape of container: stress majorization
//! finds the starts, and a seeded [`search`] over a cost of legibility, in which stress counts, works on the best of
//! them. A bigger one gets an [`overview`]: stochastic gradient descent brings the stress down, marks are pushed apart,
//! and each label has the magnification at which it shows. Either way all is on whole pixels, so that what was
//! weighed is what is drawn.

mod descent;
mod drawing;
mod geometry;
mod hops;
pub mod judgement;
mod label;
mod legibility;
mod levels;
mod measures;
mod outline;
mod overlap_removal;
mod overview;
mod packing;
pub mod places;
mod plan;
pub mod quality;
mod random;
mod route;
mod search;
mod steady;
mod stress;
#[cfg(test)]
mod tests;

pub use measures::{LABEL_SIZE, LINE_HEIGHT, Link, Mark, VIEW, is_square};

use crate::document::{Actor, Document, Layout, Shape, Tie};
use places::Places;
use plan::Plan;
use random::Random;
use search::Effort;
use std::collections::{BTreeMap, BTreeSet};

/// The network of a document, as far as drawing it goes.
pub fn network(document: &Document) -> (Vec<Mark>, Vec<Link>) {
    let places: BTreeMap<&str, usize> =
        document.actors.iter().enumerate().map(|(place, actor)| (&*actor.id, place)).collect();
    let place = |id: &str| places.get(id).copied();
    let main = document.triad.iter().flatten().filter_map(|id| document.tie(id));
    let majors: BTreeSet<&str> = main.flat_map(|tie| [&*tie.from, &*tie.to]).collect();
    let mark = |actor: &Actor| Mark {
        name: actor.name.clone(),
        kind: actor.kind,
        major: majors.contains(&*actor.id),
        side: actor.side.as_deref().and_then(place),
        pin: None,
    };
    let link = |tie: &Tie| Some(Link { from: place(&tie.from)?, to: place(&tie.to)? });
    (document.actors.iter().map(mark).collect(), document.ties.iter().filter_map(link).collect())
}

/// Draws the network into a container of that shape.
///
/// The result depends on nothing but the arguments. It has a spot for each mark and a route for each link; a link
/// that leads nowhere, or back to where it starts, has a route without length.
pub fn arrange(marks: &[Mark], links: &[Link], shape: Shape, seed: u64) -> Layout {
    arrange_with(Effort::FULL, marks, links, shape, seed)
}

/// Draws the network like [`arrange`], in a small part of the time: good enough to go on writing by. Labels may lie on
/// top of each other where [`arrange`] would find room for them.
pub fn arrange_quickly(marks: &[Mark], links: &[Link], shape: Shape, seed: u64) -> Layout {
    arrange_with(Effort::QUICK, marks, links, shape, seed)
}

fn arrange_with(effort: Effort, marks: &[Mark], links: &[Link], shape: Shape, seed: u64) -> Layout {
    let mut random = Random::new(seed);
    let legible = match is_big(marks, links) {
        true => None,
        false => search::search(&mut Plan::new(marks, links, shape), &mut random, effort),
    };
    legible.unwrap_or_else(|| overview::overview(marks, links, shape, &mut random))
}

/// Draws the network so that whoever has a place keeps it as far as can be: readers know it from the drawing before. What is new is
/// put where it reads best, and makes room for itself. `None` where fewer than half have a place, where something would lie on top
/// of something else, and for networks that are too big to be read at once.
pub fn arrange_from(places: &Places, marks: &[Mark], links: &[Link], shape: Shape, seed: u64) -> Option<Layout> {
    let mut plan = Plan::new(marks, links, shape);
    if is_big(marks, links) { None } else { steady::steadied(&mut plan, places, &mut Random::new(seed)) }
}

/// The layout that these places are of; `None` where a mark has none.
pub fn restore(places: &Places, marks: &[Mark], links: &[Link], shape: Shape) -> Option<Layout> {
    places::restored(&Plan::new(marks, links, shape), places)
}

/// The shapes to draw the network in: one will do for a network that is too big to be read at once.
pub fn shapes(marks: &[Mark], links: &[Link]) -> &'static [Shape] {
    if is_big(marks, links) { &[Shape::Square] } else { &Shape::ALL }
}

/// Whether the network is too big for all of it to be read at once. [`arrange_quickly`] then draws what [`arrange`] draws.
pub fn is_big(marks: &[Mark], links: &[Link]) -> bool {
    marks.len() > 40 || links.len() > 100
}
