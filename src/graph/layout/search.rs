//! The search for a legible drawing.

use super::chance::Chance;
use super::drawing::{Change, Drawing};
use super::geometry::{Point, Rect};
use super::legibility::{cost, overlaps, strays};
use super::plan::Plan;
use super::rows::rows;
use super::stress::majorized;
use crate::document::Shape;

/// Attempts to grow the frame before the search gives up.
const GROWTHS: usize = 4;

/// A stage of the search.
struct Stage {
    /// Changes tried, times the number of actors and ties: it takes about the same time for all networks.
    work: usize,
    /// What a change may cost at first.
    heat: f64,
    /// How far a mark may move at first, in px.
    reach: f64,
    /// Whether ties bend; without, it is fast.
    bends: bool,
}

/// Finds out what is where, without labels, which are in each other's way. Of several tries the best ones count.
const SKETCH: Stage = Stage { work: 100_000, heat: 45.0, reach: 140.0, bends: true };
const TRIES: usize = 12;
const CHOSEN: usize = 3;

/// Makes room for the labels.
const LETTERED: Stage = Stage { work: 100_000, heat: 30.0, reach: 50.0, bends: false };

/// Works on the result.
const FINE: Stage = Stage { work: 250_000, heat: 12.0, reach: 50.0, bends: true };

/// How far bends go, in steps.
const STRONGEST_BEND: i32 = 4;

/// The most legible drawing that is found, in a frame that grows until nothing is on top of anything.
pub(super) fn search<'a>(plan: &'a Plan, chance: &mut Chance) -> Drawing<'a> {
    let mut sketches: Vec<_> = (0..TRIES).map(|_| sketch(plan, chance)).collect();
    sketches.sort_by(|a, b| a.1.total_cmp(&b.1));
    let drawings = sketches.into_iter().take(CHOSEN).map(|(sketch, _)| lettered(sketch, chance));
    let mut drawing = drawings.min_by(|a, b| a.1.total_cmp(&b.1)).expect("there are sketches").0;
    for _ in 0..GROWTHS {
        if overlaps(&drawing) + strays(&drawing) == 0 {
            break;
        }
        drawing = anneal(grown(drawing), chance, &FINE).0;
    }
    if overlaps(&drawing) == 0 { drawing } else { rows(plan, chance) }
}

fn sketch<'a>(plan: &'a Plan, chance: &mut Chance) -> (Drawing<'a>, f64) {
    let start = fitted(&majorized(plan, chance), plan.frame);
    anneal(Drawing::sketch(plan, start), chance, &SKETCH)
}

fn lettered<'a>(mut sketch: Drawing<'a>, chance: &mut Chance) -> (Drawing<'a>, f64) {
    sketch.labelled = true;
    anneal(anneal(sketch, chance, &LETTERED).0, chance, &FINE)
}

/// The points, stretched to fill most of the frame.
fn fitted(points: &[Point], frame: Rect) -> Vec<Point> {
    let spans = points.iter().map(|&point| Rect::spanning(point, point));
    let Some(extent) = spans.reduce(Rect::joined) else { return Vec::new() };
    let stretch = |value: f64, low: f64, length: f64, to: f64, size: f64| {
        to + size * (0.12 + 0.76 * (value - low) / length.max(1.0))
    };
    let place = |point: &Point| Point {
        x: stretch(point.x, extent.left, extent.width(), frame.left, frame.width()),
        y: stretch(point.y, extent.top, extent.height(), frame.top, frame.height()),
    };
    points.iter().map(place).collect()
}

/// The drawing in a larger frame: a column becomes longer, others larger on both sides.
fn grown(mut drawing: Drawing) -> Drawing {
    drawing.frame.bottom *= 1.1;
    if drawing.plan.shape == Shape::Wide {
        drawing.frame.right *= 1.1;
    }
    drawing
}

/// Threshold accepting (Dueck and Scheuer 1990), with a threshold that chance lowers and time brings to 0. Returns
/// the drawing and its cost.
fn anneal<'a>(mut drawing: Drawing<'a>, chance: &mut Chance, stage: &Stage) -> (Drawing<'a>, f64) {
    let (nodes, ties) = (drawing.at.len(), drawing.paths.len());
    let turns = stage.work * nodes.min(16) / 16 / (nodes + ties).max(1);
    for turn in 0..turns {
        let warmth = 1.0 - turn as f64 / turns as f64;
        attempt(&mut drawing, chance, stage, warmth * warmth);
    }
    let sum = cost(&drawing, &drawing.everything(), f64::INFINITY);
    (drawing, sum)
}

/// Tries a change, and keeps it where it costs little.
fn attempt(drawing: &mut Drawing, chance: &mut Chance, stage: &Stage, warmth: f64) {
    let change = proposal(drawing, chance, stage, warmth);
    let touched = drawing.touched(&change);
    let limit = cost(drawing, &touched, f64::INFINITY) + stage.heat * warmth * chance.unit();
    let undo = drawing.apply(change, &touched);
    if cost(drawing, &touched, limit) > limit {
        drawing.apply(undo, &touched);
    }
}

/// A change by chance; the smaller, the colder.
fn proposal(drawing: &Drawing, chance: &mut Chance, stage: &Stage, warmth: f64) -> Change {
    let node = chance.below(drawing.at.len());
    let radius = 2.0 + stage.reach * warmth;
    match chance.below(if stage.bends { 20 } else { 18 }) {
        0..10 => moved(drawing, &[node], chance.in_disc(radius)),
        10..13 => {
            let followers = &drawing.plan.nodes[node].followers;
            let group: Vec<usize> = followers.iter().copied().chain([node]).collect();
            moved(drawing, &group, chance.in_disc(radius))
        }
        13 => swapped(drawing, node, chance.below(drawing.at.len())),
        14 => around_neighbour(drawing, chance, node),
        15..18 => {
            Change { slots: vec![(node, chance.below(drawing.plan.nodes[node].slots.len()))], ..Change::default() }
        }
        _ => bent(drawing, chance),
    }
}

fn moved(drawing: &Drawing, nodes: &[usize], by: Point) -> Change {
    let place = |node: usize| (node, within(drawing, node, drawing.at[node] + by));
    Change { moves: nodes.iter().map(|&node| place(node)).collect(), ..Change::default() }
}

fn swapped(drawing: &Drawing, one: usize, other: usize) -> Change {
    let places = [(one, other), (other, one)].map(|(node, there)| (node, within(drawing, node, drawing.at[there])));
    let moves = if one == other { Vec::new() } else { places.to_vec() };
    Change { moves, ..Change::default() }
}

/// The actor on another side of one that it is linked with.
fn around_neighbour(drawing: &Drawing, chance: &mut Chance, node: usize) -> Change {
    let pairs = &drawing.plan.nodes[node].pairs;
    if pairs.is_empty() {
        return moved(drawing, &[node], chance.in_disc(drawing.frame.width() / 2.0));
    }
    let [a, b] = drawing.plan.pairs[pairs[chance.below(pairs.len())]].ends;
    let other = if a == node { b } else { a };
    let place = drawing.at[other] + chance.in_disc(1.0).unit() * drawing.plan.ideal(node, other);
    Change { moves: vec![(node, within(drawing, node, place))], ..Change::default() }
}

fn bent(drawing: &Drawing, chance: &mut Chance) -> Change {
    if drawing.bend.is_empty() {
        return Change::default();
    }
    let pair = chance.below(drawing.bend.len());
    let step = if chance.below(2) == 0 { -1 } else { 1 };
    let bend = (drawing.bend[pair] + step).clamp(-STRONGEST_BEND, STRONGEST_BEND);
    Change { bends: vec![(pair, bend)], ..Change::default() }
}

/// The nearest place where the mark is within the frame.
fn within(drawing: &Drawing, node: usize, place: Point) -> Point {
    let (frame, radius) = (drawing.frame, drawing.plan.nodes[node].radius);
    let keep = |value: f64, low: f64, high: f64| value.max(low + radius).min(high - radius);
    Point { x: keep(place.x, frame.left, frame.right), y: keep(place.y, frame.top, frame.bottom) }.rounded()
}
