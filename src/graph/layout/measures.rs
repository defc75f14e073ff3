//! What a map is measured in: how much room letters, marks and gaps take. What is laid out by them is drawn by them.

use crate::document::ActorKind;

/// An actor, as far as drawing it goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its name; [`arrange`](super::arrange) breaks it into lines.
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

/// The side of the view of a big map that its labels are chosen for, in px on the screen: that of a phone.
pub const VIEW: f64 = 360.0;

/// The size of letters in a big map, in px on the screen.
pub const LABEL_SIZE: f64 = 12.0;

/// From one line of a label to the next, in px.
pub const LINE_HEIGHT: f64 = 15.0;

/// Space between everything drawn and the edge of the view, in px.
pub(super) const MARGIN: f64 = 8.0;

/// Space between a tie's start and the mark there, in px.
pub(super) const START_GAP: f64 = 2.0;

/// Space between a tie's end and the mark there, in px; an arrowhead needs the more.
pub(super) const END_GAP: f64 = 3.0;

/// The size of a label's letters, in px.
pub(super) fn font_size(kind: ActorKind, major: bool) -> f64 {
    if major || !is_square(kind, major) { 15.0 } else { 13.5 }
}

/// Whether the mark is a square; otherwise it is a circle.
pub fn is_square(kind: ActorKind, major: bool) -> bool {
    !major && matches!(kind, ActorKind::Person | ActorKind::Organisation)
}

/// The radius of a mark's circle in a big map, or half the side of its square, in px. Labels are outside there.
pub(super) fn radius_in_overview(kind: ActorKind, major: bool) -> f64 {
    match major {
        true => 16.0,
        false if is_square(kind, major) => 7.0,
        false => 9.0,
    }
}
