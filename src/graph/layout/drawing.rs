//! A drawing of a plan, and how it changes.

use super::geometry::{Point, Rect};
use super::measures::MARGIN;
use super::plan::Plan;
use super::route::{Path, nowhere, route};
use crate::document::{Layout, Route, Shape, Spot};

/// A drawing of a plan. All coordinates in it are whole numbers.
#[derive(Clone, Debug)]
pub(super) struct Drawing<'a> {
    /// What is drawn.
    pub(super) plan: &'a Plan,
    /// Where to draw.
    pub(super) frame: Rect,
    /// Whether labels count; a sketch does without.
    pub(super) labelled: bool,
    /// Whether the view is the frame, and more where that is too narrow; else it is tight around what is drawn.
    pub(super) framed: bool,
    /// What the drawing before it was like, if it is to stay close to that.
    pub(super) last: Option<Last>,
    /// The centres of the marks.
    pub(super) at: Vec<Point>,
    /// Which of its slots each label is in.
    pub(super) slot: Vec<usize>,
    /// How far each pair's ties bend, in steps.
    pub(super) bend: Vec<i32>,
    /// What the labels cover.
    pub(super) labels: Vec<Rect>,
    /// What the marks and labels cover.
    pub(super) bodies: Vec<Rect>,
    /// How the ties run.
    pub(super) paths: Vec<Path>,
}

/// The drawing before: what was where.
#[derive(Clone, Debug)]
pub(super) struct Last {
    /// The centre of each mark that was there.
    pub(super) at: Vec<Option<Point>>,
    /// Which of its slots each label was in.
    pub(super) slot: Vec<usize>,
    /// How far each pair's ties were bent.
    pub(super) bend: Vec<i32>,
}

/// What changes from a drawing to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Change {
    /// Marks that move, and where to.
    pub(super) moves: Vec<(usize, Point)>,
    /// Labels that move, and into which slot.
    pub(super) slots: Vec<(usize, usize)>,
    /// Pairs whose ties bend, and how far.
    pub(super) bends: Vec<(usize, i32)>,
}

/// The actors and ties that a change concerns, in ascending order.
#[derive(Clone, Debug)]
pub(super) struct Touched {
    pub(super) nodes: Vec<usize>,
    pub(super) ties: Vec<usize>,
}

/// How far one step bends a tie: the part of the distance between its ends that its control point is off the middle.
pub(super) const BEND: f64 = 0.12;

/// The width of a phone's column.
const COLUMN: i32 = 340;

impl<'a> Drawing<'a> {
    /// The drawing with marks there, labels in their best slots and straight ties.
    pub(super) fn new(plan: &'a Plan, at: Vec<Point>) -> Self {
        let mut drawing = Drawing {
            plan,
            frame: plan.frame,
            labelled: true,
            framed: plan.has_pins(),
            last: None,
            at: at.into_iter().map(Point::rounded).collect(),
            slot: vec![0; plan.nodes.len()],
            bend: vec![0; plan.pairs.len()],
            labels: vec![Rect::default(); plan.nodes.len()],
            bodies: vec![Rect::default(); plan.nodes.len()],
            paths: vec![Path::nowhere(Point::default()); plan.ties.len()],
        };
        drawing.refresh(&drawing.everything());
        drawing
    }

    /// The drawing with marks there, as long as labels do not count.
    pub(super) fn sketch(plan: &'a Plan, at: Vec<Point>) -> Self {
        Drawing { labelled: false, ..Drawing::new(plan, at) }
    }

    /// All actors and ties.
    pub(super) fn everything(&self) -> Touched {
        let ties = self.plan.pairs.iter().flat_map(|pair| pair.ties.iter().copied());
        let mut ties: Vec<usize> = ties.collect();
        ties.sort_unstable();
        Touched { nodes: (0..self.at.len()).collect(), ties }
    }

    /// What the change concerns.
    pub(super) fn touched(&self, change: &Change) -> Touched {
        let movers = change.moves.iter().map(|&(node, _)| node);
        let mut nodes: Vec<usize> = movers.clone().chain(change.slots.iter().map(|&(node, _)| node)).collect();
        let bent = change.bends.iter().map(|&(pair, _)| pair);
        let pairs = movers.flat_map(|node| self.plan.nodes[node].pairs.iter().copied()).chain(bent);
        let mut ties: Vec<usize> = pairs.flat_map(|pair| self.plan.pairs[pair].ties.iter().copied()).collect();
        for list in [&mut nodes, &mut ties] {
            list.sort_unstable();
            list.dedup();
        }
        Touched { nodes, ties }
    }

    /// Makes the change, and returns the one that undoes it.
    pub(super) fn apply(&mut self, change: Change, touched: &Touched) -> Change {
        let mut undo = change;
        for (node, at) in &mut undo.moves {
            std::mem::swap(&mut self.at[*node], at);
        }
        for (node, slot) in &mut undo.slots {
            std::mem::swap(&mut self.slot[*node], slot);
        }
        for (pair, bend) in &mut undo.bends {
            std::mem::swap(&mut self.bend[*pair], bend);
        }
        self.refresh(touched);
        undo
    }

    pub(super) fn refresh(&mut self, touched: &Touched) {
        for &index in &touched.nodes {
            let node = &self.plan.nodes[index];
            self.labels[index] = node.slots[self.slot[index]].rect.shifted(self.at[index]);
            self.bodies[index] = Rect::around(self.at[index], node.radius).joined(self.labels[index]);
        }
        for &index in &touched.ties {
            if let Some(tie) = &self.plan.ties[index] {
                let bend = f64::from(self.bend[tie.pair]) * BEND;
                self.paths[index] = Path::new(tie, &self.plan.nodes, &self.at, bend);
            }
        }
    }

    /// What everything drawn covers.
    pub(super) fn extent(&self) -> Rect {
        let ties = self.everything().ties.into_iter().map(|tie| self.paths[tie].rect);
        self.bodies.iter().copied().chain(ties).reduce(Rect::joined).unwrap_or_default()
    }

    /// The drawing with its view; a column's is at least as wide as a phone's.
    pub(super) fn into_layout(self) -> Layout {
        let extent = if self.framed { self.frame.joined(self.extent()) } else { self.extent() };
        let width = (extent.right.ceil() - extent.left.floor() + 2.0 * MARGIN) as i32;
        let height = (extent.bottom.ceil() - extent.top.floor() + 2.0 * MARGIN) as i32;
        let (width, spare) = match self.plan.shape {
            Shape::Wide | Shape::Square => (width, 0),
            Shape::Tall => (width.max(COLUMN), (COLUMN - width).max(0)),
        };
        let origin = Point { x: extent.left.floor() - MARGIN - f64::from(spare / 2), y: extent.top.floor() - MARGIN };
        let spots = (0..self.at.len()).map(|node| self.spot(node, origin)).collect();
        let routes = (0..self.paths.len()).map(|tie| self.route(tie, origin)).collect();
        Layout { shape: self.plan.shape, width, height, spots, routes }
    }

    fn spot(&self, node: usize, origin: Point) -> Spot {
        let slot = &self.plan.nodes[node].slots[self.slot[node]];
        let [x, y] = whole(self.at[node] - origin);
        let [label_x, label_y] = whole(self.at[node] + slot.anchor - origin);
        let radius = self.plan.nodes[node].radius as i32;
        Spot { x, y, radius, label_x, label_y, lines: slot.lines.clone(), level: 0 }
    }

    fn route(&self, tie: usize, origin: Point) -> Route {
        match self.plan.ties[tie] {
            Some(_) => {
                let path = &self.paths[tie];
                route([path.start, path.control, path.end].map(|point| point - origin))
            }
            None => nowhere(Point::default()),
        }
    }
}

fn whole(point: Point) -> [i32; 2] {
    [point.x as i32, point.y as i32]
}
