//! How a tie runs from mark to mark.

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
    /// What it covers.
    pub(super) rect: Rect,
}

/// Space between the control points of parallel ties; their middles have half of it.
const LANE: f64 = 36.0;

/// Straight lines in the chain for a curve. It leaves a curve by about 1 px at most.
const LINKS: usize = 6;

impl Path {
    /// The way of a tie between marks. Its control point lies the tie's lane and that bend, a part of the distance,
    /// beside the middle.
    pub(super) fn new(tie: &Tie, nodes: &[Node], at: &[Point], bend: f64) -> Path {
        let (from, to) = (at[tie.from], at[tie.to]);
        let forth = if tie.from < tie.to { to - from } else { from - to };
        let aside = bend * forth.length() + tie.place * LANE;
        let middle = (from + to) * 0.5 + forth.unit().turned() * aside;
        let start = nodes[tie.from].outline().point(from, middle, START_GAP).rounded();
        let end = nodes[tie.to].outline().point(to, middle, END_GAP).rounded();
        let straight = aside == 0.0;
        let control = if straight { (start + end) * 0.5 } else { middle }.rounded();
        Path::through(start, control, end, straight)
    }

    /// As a document has it.
    pub(super) fn route(&self) -> Route {
        route([self.start, self.control, self.end])
    }

    /// A way without length.
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

    /// The distance to a rectangle, where that is less than what matters.
    pub(super) fn gap(&self, rect: Rect, matters: f64) -> f64 {
        self.segments_near(rect, matters).map(|segment| segment.gap(rect)).fold(matters, f64::min)
    }

    /// Those of the straight lines that may be that close to a rectangle.
    pub(super) fn segments_near(&self, rect: Rect, within: f64) -> impl Iterator<Item = Segment> + '_ {
        self.segments().filter(move |segment| Rect::spanning(segment.0, segment.1).is_near(rect, within))
    }

    /// The straight lines that it is close to.
    pub(super) fn segments(&self) -> impl Iterator<Item = Segment> + '_ {
        self.chain[..=self.links].windows(2).map(|ends| Segment(ends[0], ends[1]))
    }
}

/// A point of a quadratic Bézier curve.
pub(super) fn bezier([start, control, end]: [Point; 3], time: f64) -> Point {
    let left = 1.0 - time;
    start * (left * left) + control * (2.0 * left * time) + end * (time * time)
}

/// A straight way between marks, which come as their centres and outlines; it runs that far beside the line between
/// the centres, but never past a mark. Forward, the first mark is the one from which sides are seen.
pub(super) fn straight(ends: [(Point, Outline); 2], forward: bool, aside: f64) -> Route {
    let [(from, start), (to, end)] = ends;
    let way = (to - from).unit();
    let aside = aside.clamp(-0.7 * start.radius.min(end.radius), 0.7 * start.radius.min(end.radius));
    let by = way.turned() * if forward { aside } else { -aside };
    let start = (start.point(from, to, START_GAP) + by).rounded();
    let end = (end.point(to, from, END_GAP) + by).rounded();
    route([start, ((start + end) * 0.5).rounded(), end])
}

/// A way without length.
pub(super) fn nowhere(at: Point) -> Route {
    route([at; 3])
}

/// The way through these points, as a document has it.
pub(super) fn route(points: [Point; 3]) -> Route {
    let [start, control, end] = points.map(|point| [point.x as i32, point.y as i32]);
    Route { start, control, end }
}
