//! Where actors and ties are drawn.

use crate::document::{ActorKind, Layout, Shape};

/// An actor, as far as drawing it goes.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Its name; [`arrange`] breaks it into lines.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Whether it is one of the map's main figures.
    pub major: bool,
    /// Index of the actor that it stands by.
    pub side: Option<usize>,
}

/// A tie, as far as drawing it goes.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// Index of the actor at its start.
    pub from: usize,
    /// Index of the actor at its end.
    pub to: usize,
}

/// Draws the network into a container of that shape.
pub fn arrange(_marks: &[Mark], _links: &[Link], shape: Shape, _seed: u64) -> Layout {
    Layout { shape, width: 1, height: 1, spots: Vec::new(), routes: Vec::new() }
}

/// Distance of the baselines of a label's lines.
pub const LINE_HEIGHT: i32 = 15;

/// Half the width of an actor's mark.
pub fn mark_radius(kind: ActorKind, major: bool, shape: Shape) -> i32 {
    match (major, kind, shape) {
        (true, _, Shape::Wide) => 36,
        (true, _, Shape::Tall) => 32,
        (false, ActorKind::Person | ActorKind::Organisation, _) => 6,
        (false, _, _) => 9,
    }
}
