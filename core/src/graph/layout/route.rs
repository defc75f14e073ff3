//! Routes: the curves of ties from mark to mark.

use super::geometry::{Point, Rect, Segment};
use super::measures::{END_GAP, START_GAP};
use super::outline::Outline;
use super::plan::{Node, Tie};
use crate::document::Route;

/// A quadratic curve with whole coordinates, and a chain of straight lines close to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Path {
    pub(super) start: Point,
    pub(super) control: Point,
    pub(super) end: Point,
    chain: [Point; LINKS + 1],
    links: usize,
    /// The bounding box.
    pub(super) rect: Rect,
}

/// Space between the control points of parallel ties; their middles have half of it.
const LANE: f64 = 36.0;

/// The number of straight lines that approximate a curve, to about 1 px.
const LINKS: usize = 6;

impl Path {
    /// The path of a tie between its marks. The control point is beside the middle by the tie's lane and by the bend, which is a
    /// share of the distance between the marks.
    pub(super) fn new(tie: &Tie, nodes: &[Node], at: &[Point], bend: f64) -> Path {
        let (from, to) = (at[tie.from], at[tie.to]);
        let forth = if tie.from < tie.to { to - from } else { from - to };
        let aside = bend * forth.length() + tie.lane * LANE;
        let middle = (from + to) * 0.5 + forth.unit().turned() * aside;
        let start = nodes[tie.from].outline().point(from, middle, START_GAP).rounded();
        let end = nodes[tie.to].outline().point(to, middle, END_GAP).rounded();
        let straight = aside == 0.0;
        let control = if straight { (start + end) * 0.5 } else { middle }.rounded();
        Path::through(start, control, end, straight)
    }

    /// The path as the route of a document.
    pub(super) fn route(&self) -> Route {
        route([self.start, self.control, self.end])
    }

    /// A path of length 0.
    pub(super) fn nowhere(at: Point) -> Path {
        Path::through(at, at, at, true)
    }

    fn through(start: Point, control: Point, end: Point, straight: bool) -> Path {
        let links = if straight { 1 } else { LINKS };
        let mut chain = [end; LINKS + 1];
        for (index, point) in chain.iter_mut().enumerate().take(links) {
            *point = bezier([start, control, end], index as f64 / links as f64);
        }
        let points = &chain[..=links];
        let rect =
            points.iter().fold(Rect::spanning(start, end), |rect, &point| rect.joined(Rect::spanning(point, point)));
        Path { start, control, end, chain, links, rect }
    }

    /// The distance to a rectangle, or `most` if it is larger than that.
    pub(super) fn gap(&self, rect: Rect, most: f64) -> f64 {
        self.segments_near(rect, most).map(|segment| segment.gap(rect)).fold(most, f64::min)
    }

    /// The segments whose bounding boxes are that close to a rectangle.
    pub(super) fn segments_near(&self, rect: Rect, within: f64) -> impl Iterator<Item = Segment> + '_ {
        self.segments().filter(move |segment| Rect::spanning(segment.0, segment.1).is_near(rect, within))
    }

    /// The segments that approximate the curve.
    pub(super) fn segments(&self) -> impl Iterator<Item = Segment> + '_ {
        self.chain[..=self.links].windows(2).map(|ends| Segment(ends[0], ends[1]))
    }
}

/// A point of a quadratic Bézier curve.
pub(super) fn bezier([start, control, end]: [Point; 3], time: f64) -> Point {
    let left = 1.0 - time;
    start * (left * left) + control * (2.0 * left * time) + end * (time * time)
}

/// A straight route between two marks, given by their centres and outlines. It runs at a distance `aside` from the line between
/// the centres, limited so that it still meets both marks. `forward` says that the side is seen from the first mark.
pub(super) fn straight(ends: [(Point, Outline); 2], forward: bool, aside: f64) -> Route {
    let [(from, start), (to, end)] = ends;
    let direction = (to - from).unit();
    let aside = aside.clamp(-0.7 * start.radius.min(end.radius), 0.7 * start.radius.min(end.radius));
    let by = direction.turned() * if forward { aside } else { -aside };
    let start = (start.point(from, to, START_GAP) + by).rounded();
    let end = (end.point(to, from, END_GAP) + by).rounded();
    route([start, ((start + end) * 0.5).rounded(), end])
}

/// A route of length 0.
pub(super) fn nowhere(at: Point) -> Route {
    route([at; 3])
}

/// The route of a document with these points, rounded.
pub(super) fn route(points: [Point; 3]) -> Route {
    let [start, control, end] = points.map(|point| [point.x as i32, point.y as i32]);
    Route { start, control, end }
}
