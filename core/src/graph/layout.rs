//! The layout of the map: where actors and ties are drawn, and the measures that the layout and the view share.
//!
//! A network that can be read at once is drawn once for each shape of container: stress majorization
//! finds starts, and a seeded [`search`] minimizes a cost of legibility, which includes stress, from the best of
//! them. A bigger network gets an [`overview`]: stochastic gradient descent minimizes the stress, marks are pushed apart,
//! and each label gets the zoom level from which on it shows. All coordinates are whole pixels, so that the drawing is exactly
//! the one whose cost was computed.

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

/// The marks and links that the layout needs of a document's network.
pub fn network(document: &Document) -> (Vec<Mark>, Vec<Link>) {
    let indices: BTreeMap<&str, usize> =
        document.actors.iter().enumerate().map(|(index, actor)| (&*actor.id, index)).collect();
    let index = |id: &str| indices.get(id).copied();
    let main = document.triad.iter().flatten().filter_map(|id| document.tie(id));
    let majors: BTreeSet<&str> = main.flat_map(|tie| [&*tie.from, &*tie.to]).collect();
    let mark = |actor: &Actor| Mark {
        name: actor.name.clone(),
        kind: actor.kind,
        major: majors.contains(&*actor.id),
        side: actor.side.as_deref().and_then(index),
        pin: None,
    };
    let link = |tie: &Tie| Some(Link { from: index(&tie.from)?, to: index(&tie.to)? });
    (document.actors.iter().map(mark).collect(), document.ties.iter().filter_map(link).collect())
}

/// Draws the network into a container of that shape.
///
/// The result depends only on the arguments. It has a spot for each mark and a route for each link; a link
/// to an unknown mark, or from a mark to itself, has a route of length 0.
pub fn arrange(marks: &[Mark], links: &[Link], shape: Shape, seed: u64) -> Layout {
    arrange_with(Effort::FULL, marks, links, shape, seed)
}

/// Draws the network like [`arrange`], but in a small part of the time, for previews while the author writes. Labels may overlap
/// where [`arrange`] would find room for them.
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

/// Draws the network so that marks stay close to their places in an earlier drawing, because readers know that one. New marks are
/// put where they read best, and others move to make room. `None` if fewer than half of the marks have a place, if marks or
/// labels would overlap, and for networks that are too big to be read at once.
pub fn arrange_from(places: &Places, marks: &[Mark], links: &[Link], shape: Shape, seed: u64) -> Option<Layout> {
    let mut plan = Plan::new(marks, links, shape);
    if is_big(marks, links) { None } else { steady::steadied(&mut plan, places, &mut Random::new(seed)) }
}

/// The layout from which the places were taken; `None` if a mark has no place.
pub fn restore(places: &Places, marks: &[Mark], links: &[Link], shape: Shape) -> Option<Layout> {
    places::restored(&Plan::new(marks, links, shape), places)
}

/// The shapes to draw the network in. A network that is too big to be read at once is drawn in one shape only.
pub fn shapes(marks: &[Mark], links: &[Link]) -> &'static [Shape] {
    if is_big(marks, links) { &[Shape::Square] } else { &Shape::ALL }
}

/// Whether the network is too big to be read at once. Then [`arrange_quickly`] gives the same drawing as [`arrange`].
pub fn is_big(marks: &[Mark], links: &[Link]) -> bool {
    marks.len() > 40 || links.len() > 100
}
