//! The outline of a mark, at which ties begin and end.

use super::geometry::Point;

/// The outline of a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outline {
    /// The radius of its circle, or half the side of its square.
    pub(super) radius: f64,
    /// Whether it is a square.
    pub(super) square: bool,
}

impl Outline {
    /// The point outside the mark, by the gap, on the way from its centre to somewhere.
    pub(super) fn point(self, centre: Point, towards: Point, gap: f64) -> Point {
        let way = (towards - centre).unit();
        let reach = if self.square { self.radius / way.x.abs().max(way.y.abs()) } else { self.radius };
        centre + way * (reach + gap)
    }
}
