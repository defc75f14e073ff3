//! Stress: how far the distances in a drawing are from those in the network.

use super::chance::Chance;
use super::geometry::Point;
use super::plan::{Node, Pair, Plan};
use crate::document::Shape;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Rounds of majorization; more of them change nothing that one can see.
const ROUNDS: usize = 40;

/// Positions with little stress, from a random start: majorization (SMACOF, de Leeuw 1977; for graphs Gansner, Koren
/// and North 2004), one actor at a time, each pair weighted by its ideal distance to the power of -2.
pub(super) fn majorized(plan: &Plan, chance: &mut Chance) -> Vec<Point> {
    let count = plan.nodes.len();
    let spread = plan.frame.width() + plan.frame.height();
    let mut at: Vec<Point> = (0..count).map(|_| chance.in_disc(spread / 2.0)).collect();
    for _ in 0..ROUNDS {
        for one in 0..count {
            at[one] = majorized_place(plan, &at, one);
        }
    }
    at
}

fn majorized_place(plan: &Plan, at: &[Point], one: usize) -> Point {
    let (mut sum, mut weights) = (Point::default(), 0.0);
    for other in (0..at.len()).filter(|&other| other != one) {
        let ideal = plan.ideal(one, other);
        let weight = 1.0 / (ideal * ideal);
        let apart = at[one] - at[other];
        sum = sum + (at[other] + apart.unit() * ideal) * weight;
        weights += weight;
    }
    if weights > 0.0 { sum * (1.0 / weights) } else { at[one] }
}

/// For each two actors the length of the shortest way between them, in px, by Dijkstra's algorithm; where there is
/// none, as much as the longest one.
pub(super) fn distances(nodes: &[Node], pairs: &[Pair], shape: Shape) -> Vec<f64> {
    let lengths: Vec<u32> = pairs.iter().map(|pair| length(nodes, pair, shape)).collect();
    let mut ways: Vec<Option<u32>> = Vec::with_capacity(nodes.len() * nodes.len());
    for start in 0..nodes.len() {
        ways.extend(ways_from(start, nodes, pairs, &lengths));
    }
    let longest = ways.iter().flatten().copied().max().unwrap_or(0).max(150);
    let mut ideal: Vec<f64> = ways.into_iter().map(|way| f64::from(way.unwrap_or(longest).max(1))).collect();
    keep_sides_close(&mut ideal, nodes);
    ideal
}

fn ways_from(start: usize, nodes: &[Node], pairs: &[Pair], lengths: &[u32]) -> Vec<Option<u32>> {
    let mut ways = vec![None; nodes.len()];
    let mut queue = BinaryHeap::from([Reverse((0, start))]);
    while let Some(Reverse((way, one))) = queue.pop() {
        if ways[one].is_some() {
            continue;
        }
        ways[one] = Some(way);
        for &pair in &nodes[one].pairs {
            let [a, b] = pairs[pair].ends;
            queue.push(Reverse((way + lengths[pair], if a == one { b } else { a })));
        }
    }
    ways
}

/// The length at which a tie is best drawn, in px.
fn length(nodes: &[Node], pair: &Pair, shape: Shape) -> u32 {
    let [one, other] = pair.ends.map(|end| &nodes[end]);
    let by_side = |person: &Node, end: usize| person.person && person.side == Some(end);
    let is_leaf = one.pairs.len() == 1 || other.pairs.len() == 1;
    let span = if by_side(one, pair.ends[1]) || by_side(other, pair.ends[0]) {
        30
    } else {
        match (one.major && other.major, is_leaf, shape) {
            (true, _, Shape::Wide | Shape::Square) => 205,
            (true, _, Shape::Tall) => 150,
            (false, true, _) => 62,
            (false, false, Shape::Wide | Shape::Square) => 120,
            (false, false, Shape::Tall) => 100,
        }
    };
    span + (one.radius + other.radius) as u32
}

/// An actor and the one that it stands by are close, tie or no tie.
fn keep_sides_close(ideal: &mut [f64], nodes: &[Node]) {
    for (one, node) in nodes.iter().enumerate() {
        if let Some(side) = node.side {
            for cell in [one * nodes.len() + side, side * nodes.len() + one] {
                ideal[cell] = ideal[cell].min(120.0);
            }
        }
    }
}
