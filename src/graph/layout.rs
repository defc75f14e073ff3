//! Where actors and ties are drawn: the measures that the layout and the view share, and the layout itself.
//!
//! A network that can be read at once is drawn as if by hand, once for each shape of container: stress majorization
//! finds the starts, and a seeded [`search`] over a cost of legibility, in which stress counts, works on the best of
//! them. A bigger one gets a [`survey`]: stochastic gradient descent brings the stress down, marks are pushed apart,
//! and each label has the magnification at which it shows. Either way all is on whole pixels, so that what was
//! weighed is what is drawn.

mod apart;
mod chance;
mod descent;
mod drawing;
mod geometry;
mod hops;
mod label;
mod legibility;
mod levels;
mod packing;
mod plan;
pub mod quality;
mod route;
mod search;
mod stress;
mod survey;
#[cfg(test)]
mod tests;

use crate::document::{Actor, ActorKind, Document, Layout, Shape, Tie};
use chance::Chance;
use plan::Plan;
use std::collections::{BTreeMap, BTreeSet};

/// An actor, as far as drawing it goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its name; [`arrange`] breaks it into lines.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Whether it is one of the map's main figures.
    pub major: bool,
    /// Index of the actor that it stands by.
    pub side: Option<usize>,
    /// Where its centre must be, as shares of the view across and down, from 0 to 1.
    pub pin: Option<[f64; 2]>,
}

/// A tie, as far as drawing it goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// Index of the actor at its start.
    pub from: usize,
    /// Index of the actor at its end.
    pub to: usize,
}

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
    let mut chance = Chance::new(seed);
    let legible = match is_big(marks, links) {
        true => None,
        false => search::search(&mut Plan::new(marks, links, shape), &mut chance),
    };
    legible.unwrap_or_else(|| survey::survey(marks, links, shape, &mut chance))
}

/// The shapes to draw the network in: one will do for a network that is too big to be read at once.
pub fn shapes(marks: &[Mark], links: &[Link]) -> &'static [Shape] {
    if is_big(marks, links) { &[Shape::Square] } else { &Shape::ALL }
}

/// Whether the network is too big for all of it to be read at once.
fn is_big(marks: &[Mark], links: &[Link]) -> bool {
    marks.len() > 32 || links.len() > 100
}

/// The side of the view of a big map that its labels are chosen for, in px on the screen: that of a phone.
pub const VIEW: f64 = 360.0;

/// The size of letters in a big map, in px on the screen.
pub const LABEL_SIZE: f64 = 12.0;

/// From one line of a label to the next, in px.
pub const LINE_HEIGHT: f64 = 15.0;

/// Space between everything drawn and the edge of the view, in px.
pub const MARGIN: f64 = 8.0;

/// Space between a tie's start and the mark there, in px.
pub const START_GAP: f64 = 2.0;

/// Space between a tie's end and the mark there, in px; an arrowhead needs the more.
pub const END_GAP: f64 = 3.0;

/// The size of a label's letters, in px.
pub fn font_size(kind: ActorKind, major: bool) -> f64 {
    if major || !is_square(kind, major) { 15.0 } else { 13.5 }
}

/// Whether the mark is a square; otherwise it is a circle.
pub fn is_square(kind: ActorKind, major: bool) -> bool {
    !major && matches!(kind, ActorKind::Person | ActorKind::Organisation)
}

/// The radius of a mark's circle in a big map, or half the side of its square, in px. Labels are outside there.
fn radius_in_survey(kind: ActorKind, major: bool) -> f64 {
    match major {
        true => 16.0,
        false if is_square(kind, major) => 7.0,
        false => 9.0,
    }
}

/// The radius of a mark's circle, or half the side of its square, in px. A main figure grows with its label, `lines`,
/// which stands within; others have theirs outside.
pub fn radius(kind: ActorKind, major: bool, lines: &[String], shape: Shape) -> f64 {
    match (major, shape) {
        (true, Shape::Wide | Shape::Square) => label::circle_around(lines, kind, major).ceil().max(36.0),
        (true, Shape::Tall) => label::circle_around(lines, kind, major).ceil().max(32.0),
        (false, _) if is_square(kind, major) => 6.0,
        (false, _) => 9.0,
    }
}
