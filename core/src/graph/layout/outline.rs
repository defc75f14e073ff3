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
    /// The point at a distance `gap` outside the outline, on the line from the mark's centre to another point.
    pub(super) fn point(self, centre: Point, towards: Point, gap: f64) -> Point {
        let direction = (towards - centre).unit();
        let reach = if self.square { self.radius / direction.x.abs().max(direction.y.abs()) } else { self.radius };
        centre + direction * (reach + gap)
    }
}
