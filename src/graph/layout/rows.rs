//! A drawing in rows, for networks too big to search: nothing overlaps, and neighbours are near.

use super::chance::Chance;
use super::drawing::Drawing;
use super::geometry::{Point, Rect};
use super::plan::Plan;
use super::stress::majorized;

/// Space between actors in a row and between rows, in px.
const SPACE: f64 = 10.0;

/// The drawing in rows as wide as the frame, in an order of little stress.
pub(super) fn rows<'a>(plan: &'a Plan, chance: &mut Chance) -> Drawing<'a> {
    let order = majorized(plan, chance);
    let mut at = vec![Point::default(); plan.nodes.len()];
    let mut top = 0.0;
    for row in broken(plan, &order) {
        let bodies: Vec<Rect> = row.iter().map(|&node| body(plan, node)).collect();
        let rise = bodies.iter().map(|body| -body.top).fold(0.0, f64::max).ceil();
        let spare = plan.frame.width() - bodies.iter().map(|body| room(*body)).sum::<f64>();
        let stretch = (spare / row.len() as f64).max(0.0).floor();
        let mut left = (stretch / 2.0).floor();
        for (&node, body) in row.iter().zip(&bodies) {
            at[node] = Point { x: left - body.left.floor(), y: top + rise };
            left += room(*body) + stretch;
        }
        top += rise + bodies.iter().map(|body| body.bottom).fold(0.0, f64::max).ceil() + SPACE;
    }
    Drawing::new(plan, at)
}

/// The actors from top to bottom in rows that fit the frame, each from left to right.
fn broken(plan: &Plan, order: &[Point]) -> Vec<Vec<usize>> {
    let mut nodes: Vec<usize> = (0..order.len()).collect();
    nodes.sort_by(|&a, &b| order[a].y.total_cmp(&order[b].y));
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut left = 0.0;
    for node in nodes {
        let room = room(body(plan, node));
        match rows.last_mut() {
            Some(row) if left + room <= plan.frame.width() => row.push(node),
            _ => {
                rows.push(vec![node]);
                left = 0.0;
            }
        }
        left += room;
    }
    for row in &mut rows {
        row.sort_by(|&a, &b| order[a].x.total_cmp(&order[b].x));
    }
    rows
}

/// What an actor covers around its centre.
fn body(plan: &Plan, node: usize) -> Rect {
    let node = &plan.nodes[node];
    node.slots[0].rect.joined(Rect::around(Point::default(), node.radius))
}

fn room(body: Rect) -> f64 {
    body.right.ceil() - body.left.floor() + SPACE
}
