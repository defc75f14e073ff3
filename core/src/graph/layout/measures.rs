//! The measures of a map: the sizes of letters, marks and gaps, which the layout and the view share.

use crate::document::ActorKind;

/// An actor, with what the layout needs of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its name; [`arrange`](super::arrange) breaks it into lines.
    pub name: String,
    /// Its kind.
    pub kind: ActorKind,
    /// Whether it is one of the triad.
    pub major: bool,
    /// Index of its side: the actor that it stands by or belongs to.
    pub side: Option<usize>,
    /// Where its centre must be, as shares of the width and height of the view, from 0 to 1.
    pub pin: Option<[f64; 2]>,
}

/// A tie, with what the layout needs of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// Index of the actor at its start.
    pub from: usize,
    /// Index of the actor at its end.
    pub to: usize,
}

/// The width and height of the view for which the levels of a big map's labels are computed, in px on the screen: those of a
/// phone.
pub const VIEW: f64 = 360.0;

/// The size of letters in a big map, in px on the screen.
pub const LABEL_SIZE: f64 = 12.0;

/// The distance from one baseline of a label to the next, in px.
pub const LINE_HEIGHT: f64 = 15.0;

/// Space between everything drawn and the edge of the view, in px.
pub(super) const MARGIN: f64 = 8.0;

/// Space between a tie's start and the mark there, in px.
pub(super) const START_GAP: f64 = 2.0;

/// Space between a tie's end and the mark there, in px; it is larger for the arrowhead.
pub(super) const END_GAP: f64 = 3.0;

/// The size of a label's letters, in px.
pub(super) fn font_size(kind: ActorKind, major: bool) -> f64 {
    if major || !is_square(kind, major) { 15.0 } else { 13.5 }
}

/// Whether the mark is a square; otherwise it is a circle.
pub fn is_square(kind: ActorKind, major: bool) -> bool {
    !major && matches!(kind, ActorKind::Person | ActorKind::Organisation)
}

/// The radius of a mark's circle in a big map, or half the side of its square, in px. Labels stand below the marks there.
pub(super) fn radius_in_overview(kind: ActorKind, major: bool) -> f64 {
    match major {
        true => 16.0,
        false if is_square(kind, major) => 7.0,
        false => 9.0,
    }
}
