//! The search for a legible drawing, by threshold accepting.

use super::drawing::{Change, Drawing};
use super::geometry::{Point, Rect};
use super::legibility::{cost, overlaps, strays};
use super::plan::Plan;
use super::random::Random;
use super::stress::Net;
use crate::document::{Layout, Shape};

/// The effort of the search.
#[derive(Clone, Copy, Debug)]
pub(super) struct Effort {
    /// The number of random starts.
    starts: usize,
    /// How many of the starts, those with the least stress, become sketches.
    tries: usize,
    /// How many of the sketches, the best ones, get labels.
    chosen: usize,
    /// The divisor of the work of each stage, and of the number of attempts to grow the frame.
    haste: usize,
    /// Whether the search fails if marks or labels still overlap.
    strict: bool,
}

impl Effort {
    /// For the drawing that readers see.
    pub(super) const FULL: Effort = Effort { starts: 40, tries: 16, chosen: 4, haste: 1, strict: true };
    /// For the preview after the author has changed the network.
    pub(super) const QUICK: Effort = Effort { starts: 10, tries: 4, chosen: 1, haste: 4, strict: false };
}

/// Rounds of majorization; more of them make no visible difference.
const ROUNDS: usize = 60;

/// Attempts to grow the frame before the search gives up, of which there are more for many actors, and the factor of each growth.
const GROWTHS: usize = 6;
const GROWTH: f64 = 1.1;

/// A stage of the search.
pub(super) struct Stage {
    /// The number of tried changes, times the number of actors and ties, so that a stage takes about the same time for all
    /// networks.
    pub(super) work: usize,
    /// By how much a change may increase the cost at the beginning.
    pub(super) heat: f64,
    /// How far a change may move a mark at the beginning, in px.
    pub(super) reach: f64,
    /// Whether ties may bend; without bends a stage is faster.
    pub(super) bends: bool,
}

impl Stage {
    /// The stage with its work divided.
    fn hastened(self, haste: usize) -> Stage {
        Stage { work: self.work / haste, ..self }
    }
}

/// Finds the arrangement of the marks, without labels, which would be in each other's way.
const SKETCH: Stage = Stage { work: 100_000, heat: 60.0, reach: 60.0, bends: false };

/// Finds room for the labels.
const LETTERED: Stage = Stage { work: 200_000, heat: 60.0, reach: 80.0, bends: false };

/// Refines the result.
const FINE: Stage = Stage { work: 700_000, heat: 25.0, reach: 50.0, bends: true };

/// The strongest bend of a tie, in steps.
pub(super) const STRONGEST_BEND: i32 = 4;

/// Space for marks and labels around the centres of the outermost marks, in px, on both sides together.
const AROUND: Point = Point { x: 100.0, y: 70.0 };

/// The most legible drawing that the search finds, in a frame that grows until nothing overlaps; `None` if it fails.
pub(super) fn search(plan: &mut Plan, random: &mut Random, effort: Effort) -> Option<Layout> {
    let starts = starts(plan, random, effort);
    let plan = &*plan;
    let [sketched, lettered, fine] = [SKETCH, LETTERED, FINE].map(|stage| stage.hastened(effort.haste));
    let sketches = starts.into_iter().map(|start| anneal(Drawing::sketch(plan, start), random, &sketched));
    let mut sketches: Vec<_> = sketches.collect();
    sketches.sort_by(|a, b| a.1.total_cmp(&b.1));
    let drawings = sketches.into_iter().take(effort.chosen).map(|(mut sketch, _)| {
        sketch.labelled = true;
        anneal(anneal(sketch, random, &lettered).0, random, &fine)
    });
    let faults = |drawing: &Drawing| overlaps(drawing) + strays(drawing);
    let order = |a: &(Drawing, f64), b: &(Drawing, f64)| faults(&a.0).cmp(&faults(&b.0)).then(a.1.total_cmp(&b.1));
    let mut drawing = drawings.min_by(order)?.0;
    for _ in 0..growths(plan.nodes.len(), effort) {
        if faults(&drawing) == 0 {
            break;
        }
        drawing = anneal(grown(drawing, GROWTH), random, &fine).0;
    }
    (!effort.strict || overlaps(&drawing) == 0 || plan.has_pins()).then(|| drawing.into_layout())
}

/// How often the frame may grow before the search gives up.
fn growths(actors: usize, effort: Effort) -> usize {
    (GROWTHS + actors.saturating_sub(17) / 2) / effort.haste
}

/// Positions of little stress for the marks, the best of several random starts, each rotated so that it suits the frame. Sets the
/// length of a hop so that the start which allows the longest hops fills the frame.
fn starts(plan: &mut Plan, random: &mut Random, effort: Effort) -> Vec<Vec<Point>> {
    let fixed = vec![false; plan.nodes.len()];
    let net = Net { hops: &plan.hops, hop: 1.0, fixed: &fixed };
    let spread = (plan.nodes.len() as f64).sqrt();
    let mut starts: Vec<(f64, Vec<Point>)> = (0..effort.starts)
        .map(|_| {
            let mut at = net.scattered(spread, random);
            net.majorize(&mut at, ROUNDS);
            (net.stress(&at), at)
        })
        .collect();
    starts.sort_by(|a, b| a.0.total_cmp(&b.0));
    let turned: Vec<Vec<Vec<Point>>> = starts.into_iter().take(effort.tries).map(|(_, start)| turns(start)).collect();
    plan.hop = turned.iter().flatten().map(|start| fit(start, plan.frame)).fold(least_hop(plan.nodes.len()), f64::max);
    let plan = &*plan;
    let sketch = |start: Vec<Point>| {
        let drawing = Drawing::sketch(plan, placed(plan, &start));
        (cost(&drawing, &drawing.everything(), f64::INFINITY), drawing.at)
    };
    let best = |turns: Vec<Vec<Point>>| turns.into_iter().map(sketch).min_by(|a, b| a.0.total_cmp(&b.0));
    turned.into_iter().filter_map(best).map(|(_, at)| at).collect()
}

/// The points in 24 rotations, each by a 24th of a circle more.
fn turns(start: Vec<Point>) -> Vec<Vec<Point>> {
    let turn = |points: &Vec<Point>| points.iter().map(|point| point.by_angle(TURN)).collect();
    std::iter::successors(Some(start), |points| Some(turn(points))).take(24).collect()
}

/// Cosine and sine of a 24th of a circle.
const TURN: Point = Point { x: 0.965_925_826_289_068_3, y: 0.258_819_045_102_520_74 };

/// Bounds of a hop's length, in px.
const MIN_HOP: f64 = 60.0;
const MAX_HOP: f64 = 190.0;

/// The least length of a hop for a number of actors. In a narrow column actors have room only below each other, so the more there
/// are, the longer their ideal distances must be.
fn least_hop(actors: usize) -> f64 {
    MIN_HOP * (actors as f64 / 17.0).max(1.0)
}

/// The factor by which hops may be longer than the width of the frame allows.
const SQUEEZE: f64 = 1.3;

fn extent(points: &[Point]) -> Rect {
    points.iter().map(|&point| Rect::spanning(point, point)).reduce(Rect::joined).unwrap_or_default()
}

/// The length of a hop with which the points fill the frame, squeezed horizontally by up to [`SQUEEZE`].
fn fit(points: &[Point], frame: Rect) -> f64 {
    let extent = extent(points);
    let across = (frame.width() - AROUND.x) / extent.width().max(0.1);
    let down = (frame.height() - AROUND.y) / extent.height().max(0.1);
    (across * SQUEEZE).min(down).min(MAX_HOP)
}

/// The points, given in hops, in the middle of the frame in px; pinned marks are at their pins, and the others are arranged
/// around them.
fn placed(plan: &Plan, points: &[Point]) -> Vec<Point> {
    let by = plan.frame.centre() - extent(points).centre() * plan.hop;
    let mut at: Vec<Point> = points.iter().map(|&point| point * plan.hop + by).collect();
    let pins: Vec<Option<Point>> = (0..at.len()).map(|node| plan.pinned(node, plan.frame)).collect();
    if plan.has_pins() {
        for (at, pin) in at.iter_mut().zip(&pins) {
            *at = pin.unwrap_or(*at);
        }
        let fixed: Vec<bool> = pins.iter().map(Option::is_some).collect();
        Net { hops: &plan.hops, hop: plan.hop, fixed: &fixed }.majorize(&mut at, ROUNDS);
    }
    at
}

/// The drawing in a frame that is larger by a factor: a column becomes longer, other shapes grow in both directions.
pub(super) fn grown(mut drawing: Drawing, by: f64) -> Drawing {
    drawing.frame.bottom *= by;
    if drawing.plan.shape != Shape::Tall {
        drawing.frame.right *= by;
    }
    let pins = (0..drawing.at.len()).filter_map(|node| Some((node, drawing.plan.pinned(node, drawing.frame)?)));
    let change = Change { moves: pins.collect(), ..Change::default() };
    let touched = drawing.touched(&change);
    drawing.apply(change, &touched);
    drawing
}

/// Threshold accepting (Dueck and Scheuer 1990), with a random threshold whose maximum decreases to 0. Returns
/// the drawing and its cost.
pub(super) fn anneal<'a>(mut drawing: Drawing<'a>, random: &mut Random, stage: &Stage) -> (Drawing<'a>, f64) {
    let (nodes, ties) = (drawing.at.len(), drawing.paths.len());
    // Networks of more than 17 actors get more changes.
    let turns = stage.work * nodes.min(16) / 16 * nodes.max(17) / 17 / (nodes + ties).max(1);
    for turn in 0..turns {
        let warmth = 1.0 - turn as f64 / turns as f64;
        attempt(&mut drawing, random, stage, warmth * warmth);
    }
    let sum = cost(&drawing, &drawing.everything(), f64::INFINITY);
    (drawing, sum)
}

/// Tries a random change, and keeps it if the cost increases by less than the threshold.
fn attempt(drawing: &mut Drawing, random: &mut Random, stage: &Stage, warmth: f64) {
    let change = proposal(drawing, random, stage, warmth);
    let touched = drawing.touched(&change);
    let limit = cost(drawing, &touched, f64::INFINITY) + stage.heat * warmth * random.unit();
    let undo = drawing.apply(change, &touched);
    if cost(drawing, &touched, limit) > limit {
        drawing.apply(undo, &touched);
    }
}

/// A random change, which gets smaller as the warmth decreases.
fn proposal(drawing: &Drawing, random: &mut Random, stage: &Stage, warmth: f64) -> Change {
    let node = random.below(drawing.at.len());
    let radius = 2.0 + stage.reach * warmth;
    match random.below(if stage.bends { 20 } else { 18 }) {
        0..10 => moved(drawing, &[node], random.in_disc(radius)),
        10..13 => {
            let followers = &drawing.plan.nodes[node].followers;
            let group: Vec<usize> = followers.iter().copied().chain([node]).collect();
            moved(drawing, &group, random.in_disc(radius))
        }
        13 => swapped(drawing, node, random.below(drawing.at.len())),
        14 => around_neighbour(drawing, random, node),
        15..18 => {
            Change { slots: vec![(node, random.below(drawing.plan.nodes[node].slots.len()))], ..Change::default() }
        }
        _ => bent(drawing, random),
    }
}

fn moved(drawing: &Drawing, nodes: &[usize], by: Point) -> Change {
    let moved = |node: usize| (node, within(drawing, node, drawing.at[node] + by));
    Change { moves: nodes.iter().map(|&node| moved(node)).collect(), ..Change::default() }
}

fn swapped(drawing: &Drawing, one: usize, other: usize) -> Change {
    let places = [(one, other), (other, one)].map(|(node, there)| (node, within(drawing, node, drawing.at[there])));
    let moves = if one == other { Vec::new() } else { places.to_vec() };
    Change { moves, ..Change::default() }
}

/// The actor at a random position around one that it is linked with.
fn around_neighbour(drawing: &Drawing, random: &mut Random, node: usize) -> Change {
    let pairs = &drawing.plan.nodes[node].pairs;
    if pairs.is_empty() {
        return moved(drawing, &[node], random.in_disc(drawing.frame.width() / 2.0));
    }
    let [a, b] = drawing.plan.pairs[pairs[random.below(pairs.len())]].ends;
    let other = if a == node { b } else { a };
    let place = drawing.at[other] + random.in_disc(1.0).unit() * drawing.plan.hop;
    Change { moves: vec![(node, within(drawing, node, place))], ..Change::default() }
}

fn bent(drawing: &Drawing, random: &mut Random) -> Change {
    if drawing.bend.is_empty() {
        return Change::default();
    }
    let pair = random.below(drawing.bend.len());
    let step = if random.below(2) == 0 { -1 } else { 1 };
    let bend = (drawing.bend[pair] + step).clamp(-STRONGEST_BEND, STRONGEST_BEND);
    Change { bends: vec![(pair, bend)], ..Change::default() }
}

/// The nearest position at which the mark is within the frame; for a pinned mark, its pin.
pub(super) fn within(drawing: &Drawing, node: usize, place: Point) -> Point {
    if let Some(pinned) = drawing.plan.pinned(node, drawing.frame) {
        return pinned;
    }
    let (frame, radius) = (drawing.frame, drawing.plan.nodes[node].radius);
    let keep = |value: f64, low: f64, high: f64| value.max(low + radius).min(high - radius);
    Point { x: keep(place.x, frame.left, frame.right), y: keep(place.y, frame.top, frame.bottom) }.rounded()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The maximal work of the search, up to a factor that is the same for all efforts.
    fn most_work(actors: usize, effort: Effort) -> usize {
        let [sketched, lettered, fine] = [SKETCH, LETTERED, FINE].map(|stage| stage.hastened(effort.haste).work);
        effort.tries * sketched + effort.chosen * (lettered + fine) + growths(actors, effort) * fine
    }

    #[test]
    fn a_quick_search_is_a_tenth_of_the_work_at_most() {
        for actors in [2, 17, 28, 40] {
            assert!(most_work(actors, Effort::QUICK) * 10 <= most_work(actors, Effort::FULL), "{actors}");
        }
    }
}
