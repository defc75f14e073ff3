//! Plane geometry. Only `+ - * /` and `sqrt` are used, which IEEE 754 defines to the last bit, so
//! that drawings are the same on every machine.

use std::ops::{Add, Mul, Sub};

/// A point or a vector, in px.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

impl Point {
    pub(super) fn dot(self, other: Point) -> f64 {
        self.x * other.x + self.y * other.y
    }

    pub(super) fn cross(self, other: Point) -> f64 {
        self.x * other.y - self.y * other.x
    }

    pub(super) fn length(self) -> f64 {
        self.dot(self).sqrt()
    }

    pub(super) fn distance(self, other: Point) -> f64 {
        (self - other).length()
    }

    /// The vector of length 1 in this direction; for the zero vector, the one to the right.
    pub(super) fn unit(self) -> Point {
        let length = self.length();
        if length > 0.0 { self * (1.0 / length) } else { Point { x: 1.0, y: 0.0 } }
    }

    /// The vector rotated by a right angle.
    pub(super) fn turned(self) -> Point {
        Point { x: -self.y, y: self.x }
    }

    /// The vector rotated by an angle, given by its cosine and sine.
    pub(super) fn by_angle(self, angle: Point) -> Point {
        Point { x: self.x * angle.x - self.y * angle.y, y: self.x * angle.y + self.y * angle.x }
    }

    /// The nearest point with whole coordinates.
    pub(super) fn rounded(self) -> Point {
        Point { x: self.x.round(), y: self.y.round() }
    }
}

impl Add for Point {
    type Output = Point;

    fn add(self, other: Point) -> Point {
        Point { x: self.x + other.x, y: self.y + other.y }
    }
}

impl Sub for Point {
    type Output = Point;

    fn sub(self, other: Point) -> Point {
        Point { x: self.x - other.x, y: self.y - other.y }
    }
}

impl Mul<f64> for Point {
    type Output = Point;

    fn mul(self, factor: f64) -> Point {
        Point { x: self.x * factor, y: self.y * factor }
    }
}

/// A rectangle, in px; y grows downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Rect {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Rect {
    /// The square around a circle.
    pub(super) fn around(centre: Point, radius: f64) -> Rect {
        Rect { left: centre.x - radius, top: centre.y - radius, right: centre.x + radius, bottom: centre.y + radius }
    }

    /// The smallest rectangle with both points.
    pub(super) fn spanning(a: Point, b: Point) -> Rect {
        Rect { left: a.x.min(b.x), top: a.y.min(b.y), right: a.x.max(b.x), bottom: a.y.max(b.y) }
    }

    pub(super) fn shifted(self, by: Point) -> Rect {
        Rect { left: self.left + by.x, top: self.top + by.y, right: self.right + by.x, bottom: self.bottom + by.y }
    }

    pub(super) fn scaled(self, by: f64) -> Rect {
        Rect { left: self.left * by, top: self.top * by, right: self.right * by, bottom: self.bottom * by }
    }

    pub(super) fn joined(self, other: Rect) -> Rect {
        Rect {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    pub(super) fn width(self) -> f64 {
        self.right - self.left
    }

    pub(super) fn height(self) -> f64 {
        self.bottom - self.top
    }

    /// The point in its middle.
    pub(super) fn centre(self) -> Point {
        Point { x: (self.left + self.right) / 2.0, y: (self.top + self.bottom) / 2.0 }
    }

    fn corners(self) -> [Point; 4] {
        [
            Point { x: self.left, y: self.top },
            Point { x: self.right, y: self.top },
            Point { x: self.right, y: self.bottom },
            Point { x: self.left, y: self.bottom },
        ]
    }

    /// The distance between two rectangles; if they overlap, the negative depth of the overlap.
    pub(super) fn gap(self, other: Rect) -> f64 {
        let across = (other.left - self.right).max(self.left - other.right);
        let down = (other.top - self.bottom).max(self.top - other.bottom);
        if across < 0.0 || down < 0.0 { across.max(down) } else { Point { x: across, y: down }.length() }
    }

    /// The distance to a point; for a point inside, its negative distance to the nearest edge.
    pub(super) fn gap_to_point(self, point: Point) -> f64 {
        self.gap(Rect::spanning(point, point))
    }

    /// Whether two rectangles are at most that far apart, horizontally and vertically.
    pub(super) fn is_near(self, other: Rect, within: f64) -> bool {
        other.left - self.right <= within
            && self.left - other.right <= within
            && other.top - self.bottom <= within
            && self.top - other.bottom <= within
    }

    /// By how much another rectangle extends beyond this one, summed over the four sides.
    pub(super) fn excess(self, other: Rect) -> f64 {
        (self.left - other.left).max(0.0)
            + (self.top - other.top).max(0.0)
            + (other.right - self.right).max(0.0)
            + (other.bottom - self.bottom).max(0.0)
    }
}

/// A straight line from one point to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Segment(pub(super) Point, pub(super) Point);

impl Segment {
    fn along(self) -> Point {
        self.1 - self.0
    }

    /// The distance to a point.
    pub(super) fn distance(self, point: Point) -> f64 {
        let along = self.along();
        let square = along.dot(along);
        let share = if square > 0.0 { ((point - self.0).dot(along) / square).clamp(0.0, 1.0) } else { 0.0 };
        point.distance(self.0 + along * share)
    }

    /// Whether two segments cross in an inner point.
    pub(super) fn crosses(self, other: Segment) -> bool {
        let (here, there) = (self.along(), other.along());
        let apart = |of: Segment, along: Point, a: Point, b: Point| along.cross(a - of.0) * along.cross(b - of.0) < 0.0;
        apart(self, here, other.0, other.1) && apart(other, there, self.0, self.1)
    }

    /// The distance to a rectangle; negative if the segment runs through it, and the more so the nearer it is to the rectangle's
    /// centre.
    pub(super) fn gap(self, rect: Rect) -> f64 {
        let corners = rect.corners();
        let through = rect.gap_to_point(self.0) < 0.0
            || rect.gap_to_point(self.1) < 0.0
            || self.crosses(Segment(corners[0], corners[2]))
            || self.crosses(Segment(corners[1], corners[3]));
        if through {
            return (self.distance(rect.centre()) - (rect.width() + rect.height()) / 2.0).min(-0.5);
        }
        let ends = rect.gap_to_point(self.0).min(rect.gap_to_point(self.1));
        corners.into_iter().map(|corner| self.distance(corner)).fold(ends, f64::min)
    }

    /// The cosine of the acute angle between two segments.
    pub(super) fn alignment(self, other: Segment) -> f64 {
        self.along().unit().dot(other.along().unit()).abs()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNIT: Rect = Rect { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };

    fn at(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    #[test]
    fn rectangles_know_how_far_apart_they_are() {
        assert_eq!(UNIT.gap(UNIT.shifted(at(13.0, 14.0))), 5.0);
        assert_eq!(UNIT.gap(UNIT.shifted(at(12.0, 3.0))), 2.0);
        assert_eq!(UNIT.gap(UNIT.shifted(at(9.0, 3.0))), -1.0);
    }

    #[test]
    fn a_segment_knows_whether_it_runs_through_a_rectangle() {
        assert!(Segment(at(-5.0, 5.0), at(15.0, 6.0)).gap(UNIT) < 0.0);
        assert!(Segment(at(-5.0, 5.0), at(5.0, 5.0)).gap(UNIT) < 0.0);
        assert_eq!(Segment(at(-5.0, 12.0), at(15.0, 12.0)).gap(UNIT), 2.0);
    }

    #[test]
    fn segments_that_share_an_end_do_not_cross() {
        let one = Segment(at(0.0, 0.0), at(10.0, 10.0));
        assert!(one.crosses(Segment(at(0.0, 10.0), at(10.0, 0.0))));
        assert!(!one.crosses(Segment(at(0.0, 0.0), at(10.0, 0.0))));
        assert!(!one.crosses(Segment(at(20.0, 0.0), at(0.0, 30.0))));
    }
}
