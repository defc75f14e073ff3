//! A drawing of a plan, and changes of it.

use super::geometry::{Point, Rect};
use super::measures::MARGIN;
use super::plan::Plan;
use super::route::{Path, nowhere, route};
use crate::document::{Layout, Route, Shape, Spot};

/// A drawing of a plan. All coordinates in it are whole numbers.
#[derive(Clone, Debug)]
pub(super) struct Drawing<'a> {
    /// The plan.
    pub(super) plan: &'a Plan,
    /// The area to draw in.
    pub(super) frame: Rect,
    /// Whether labels count in the cost; in a sketch they do not.
    pub(super) labelled: bool,
    /// Whether the view contains the whole frame; otherwise it is cropped to the drawing.
    pub(super) framed: bool,
    /// The earlier drawing, if this one should stay close to it.
    pub(super) last: Option<Last>,
    /// The centres of the marks.
    pub(super) at: Vec<Point>,
    /// The index of each label's slot.
    pub(super) slot: Vec<usize>,
    /// How far each pair's ties bend, in steps.
    pub(super) bend: Vec<i32>,
    /// The bounding boxes of the labels.
    pub(super) labels: Vec<Rect>,
    /// The bounding boxes of the marks with their labels.
    pub(super) bodies: Vec<Rect>,
    /// The paths of the ties.
    pub(super) paths: Vec<Path>,
}

/// The earlier drawing.
#[derive(Clone, Debug)]
pub(super) struct Last {
    /// The centre of each mark, `None` for new ones.
    pub(super) at: Vec<Option<Point>>,
    /// The index of each label's slot.
    pub(super) slot: Vec<usize>,
    /// How far each pair's ties were bent, in steps.
    pub(super) bend: Vec<i32>,
}

/// A change of a drawing.
#[derive(Clone, Debug, Default)]
pub(super) struct Change {
    /// Marks with their new centres.
    pub(super) moves: Vec<(usize, Point)>,
    /// Labels with their new slots.
    pub(super) slots: Vec<(usize, usize)>,
    /// Pairs with the new bends of their ties.
    pub(super) bends: Vec<(usize, i32)>,
}

/// The actors and ties whose cost a change affects, in ascending order.
#[derive(Clone, Debug)]
pub(super) struct Touched {
    pub(super) nodes: Vec<usize>,
    pub(super) ties: Vec<usize>,
}

/// The bend of one step: the distance of the control point from the middle of a tie, as a share of the distance between its ends.
pub(super) const BEND: f64 = 0.12;

/// The width of a phone's column.
const COLUMN: i32 = 340;

impl<'a> Drawing<'a> {
    /// The drawing with marks at these points, labels in their best slots, and straight ties.
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

    /// The drawing with marks at these points, in whose cost labels do not count.
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

    /// The actors and ties that the change affects.
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

    /// The bounding box of the whole drawing.
    pub(super) fn extent(&self) -> Rect {
        let ties = self.everything().ties.into_iter().map(|tie| self.paths[tie].rect);
        self.bodies.iter().copied().chain(ties).reduce(Rect::joined).unwrap_or_default()
    }

    /// The layout of the drawing; a column is at least as wide as that of a phone.
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
