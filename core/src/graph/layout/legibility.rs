//! The cost of a drawing, which measures how badly it reads, and which the search minimizes.
//!
//! The weights are a matter of taste; their unit has no meaning. Faults, such as a label on a label, cost more the
//! worse they are, so that the search finds its way out of them.

use super::drawing::{Drawing, Touched};
use super::geometry::{Point, Rect, Segment};
use super::plan::{Node, Tie};

/// The cost of two ties that cross.
const CROSSING: f64 = 60.0;
/// The cost of two ties that would cross if they were straight: avoiding the crossing by a bend makes a detour.
const DETOUR: f64 = 40.0;
/// The cost of a distance between two actors that is wrong by as much as its ideal.
const TENSION: f64 = 220.0;
/// The cost of a fault, and of each px of it.
const FAULT: f64 = 200.0;
const FAULT_PER_PX: f64 = 3.0;

/// The cost of each px that a person is too close to an actor of the triad that is not their side.
const OFF_SIDE: f64 = 4.0;
/// The costs of a mark that is not in its earlier place, and of each px that it has moved; of a label in another slot than
/// before; and of each step that ties bend otherwise. The first is more than a change may cost in the stage that repairs a
/// drawing, so that no mark moves without a benefit.
pub(super) const MOVED: f64 = 12.0;
const MOVED_PER_PX: f64 = 2.0;
const TURNED: f64 = 6.0;
const BENT: f64 = 3.0;
/// The cost of each hop that two actors without a path between them are too far apart.
const ESTRANGEMENT: f64 = 3.0;

/// Distances in px: less than `least` is a fault, less than `good` costs up to `weight`.
struct Clearance {
    least: f64,
    good: f64,
    weight: f64,
}

/// The distance of a tie's start from its end.
const TIE_LENGTH: Clearance = Clearance { least: 12.0, good: 36.0, weight: 12.0 };
const LABEL_TO_LABEL: Clearance = Clearance { least: 5.0, good: 34.0, weight: 5.0 };
const LABEL_TO_MARK: Clearance = Clearance { least: 5.0, good: 34.0, weight: 5.0 };
const MARK_TO_MARK: Clearance = Clearance { least: 12.0, good: 60.0, weight: 6.0 };
const MAJOR_TO_MAJOR: Clearance = Clearance { least: 30.0, good: 110.0, weight: 40.0 };
const TIE_TO_MARK: Clearance = Clearance { least: 8.0, good: 26.0, weight: 8.0 };
const TIE_TO_LABEL: Clearance = Clearance { least: 3.5, good: 16.0, weight: 6.0 };
const TIE_TO_OWN_LABEL: Clearance = Clearance { least: 1.5, good: 8.0, weight: 3.0 };

impl Clearance {
    fn cost(&self, gap: f64) -> f64 {
        if gap >= self.good {
            return 0.0;
        }
        let tight = ((self.good - gap.max(self.least)) / (self.good - self.least)).max(0.0);
        let fault = if gap < self.least { FAULT + FAULT_PER_PX * (self.least - gap).min(60.0) } else { 0.0 };
        fault + self.weight * tight * tight
    }
}

/// The cost of the touched actors and ties, of each alone and with all others. The sum ends once it is over the limit.
pub(super) fn cost(drawing: &Drawing, touched: &Touched, limit: f64) -> f64 {
    let nodes = mask(drawing.at.len(), &touched.nodes);
    let ties = mask(drawing.paths.len(), &touched.ties);
    let mut sum = 0.0;
    for &one in &touched.nodes {
        sum += of_node(drawing, one);
        for (other, touched) in nodes.iter().enumerate() {
            if other > one || !touched {
                sum += of_nodes(drawing, one, other);
            }
        }
        for (tie, touched) in ties.iter().enumerate() {
            if !touched {
                sum += of_tie_at_node(drawing, tie, one);
            }
        }
        if sum > limit {
            return sum;
        }
    }
    for &one in &touched.ties {
        sum += of_tie(drawing, one);
        for node in 0..drawing.at.len() {
            sum += of_tie_at_node(drawing, one, node);
        }
        for (other, touched) in ties.iter().enumerate() {
            if other > one || !touched {
                sum += of_ties(drawing, one, other);
            }
        }
        if sum > limit {
            return sum;
        }
    }
    sum
}

fn mask(count: usize, members: &[usize]) -> Vec<bool> {
    let mut mask = vec![false; count];
    for &member in members {
        mask[member] = true;
    }
    mask
}

/// The cost of an actor by itself: outside the frame, in a worse slot, off its side, or away from its earlier place.
fn of_node(drawing: &Drawing, one: usize) -> f64 {
    let node = &drawing.plan.nodes[one];
    let slot = &node.slots[drawing.slot[one]];
    let off_side = if node.person { off_side(drawing, node, one) } else { 0.0 };
    slot.dislike + outside(drawing, drawing.bodies[one]) + off_side + unsteady(drawing, one)
}

/// The cost of a mark or label away from its earlier place.
fn unsteady(drawing: &Drawing, one: usize) -> f64 {
    let Some(last) = &drawing.last else { return 0.0 };
    let Some(at) = last.at[one] else { return 0.0 };
    let distance = drawing.at[one].distance(at);
    let moved = if distance > 0.0 { MOVED + MOVED_PER_PX * distance } else { 0.0 };
    moved + if drawing.slot[one] == last.slot[one] { 0.0 } else { TURNED }
}

fn outside(drawing: &Drawing, rect: Rect) -> f64 {
    let excess = drawing.frame.excess(rect);
    // With many actors, the cost outside the frame is higher, because a long tie that bends around the frame would make
    // everything else smaller.
    let weight = if drawing.at.len() > 17 { 4.0 } else { 1.0 };
    if excess > 0.0 { FAULT + weight * FAULT_PER_PX * excess } else { 0.0 }
}

/// The cost of a person that is not clearly closer to their side than to any other actor of the triad.
fn off_side(drawing: &Drawing, node: &Node, one: usize) -> f64 {
    let Some(side) = node.side else { return 0.0 };
    let own = drawing.at[one].distance(drawing.at[side]);
    let nodes = drawing.plan.nodes.iter().enumerate();
    let majors = nodes.filter(|(other, node)| node.major && *other != side);
    let nearness = |other: usize| (own * 1.15 - drawing.at[one].distance(drawing.at[other])).max(0.0);
    majors.map(|(other, _)| OFF_SIDE * nearness(other)).sum()
}

/// The cost of two actors: too close to each other, or not as far apart as in the network.
fn of_nodes(drawing: &Drawing, one: usize, other: usize) -> f64 {
    let (a, b) = (&drawing.plan.nodes[one], &drawing.plan.nodes[other]);
    let apart = drawing.at[one].distance(drawing.at[other]);
    let tension = match drawing.plan.ideal(one, other) {
        Some(ideal) => TENSION * (apart / ideal - 1.0) * (apart / ideal - 1.0),
        None => ESTRANGEMENT * (apart / drawing.plan.hop - 3.0).max(0.0),
    };
    if !drawing.bodies[one].is_near(drawing.bodies[other], MAJOR_TO_MAJOR.good) {
        return tension;
    }
    let clearance = if a.major && b.major { MAJOR_TO_MAJOR } else { MARK_TO_MARK };
    let marks = tension + clearance.cost(apart - a.radius - b.radius);
    if !drawing.labelled {
        return marks;
    }
    let to_mark = |label: Rect, centre: Point, radius: f64| LABEL_TO_MARK.cost(label.gap_to_point(centre) - radius);
    marks
        + LABEL_TO_LABEL.cost(drawing.labels[one].gap(drawing.labels[other]))
        + to_mark(drawing.labels[one], drawing.at[other], b.radius)
        + to_mark(drawing.labels[other], drawing.at[one], a.radius)
}

/// The cost of a tie by itself: bent, too short to be seen, or outside the frame.
fn of_tie(drawing: &Drawing, one: usize) -> f64 {
    let Some(tie) = drawing.plan.ties[one] else { return 0.0 };
    let path = &drawing.paths[one];
    let bend = f64::from(drawing.bend[tie.pair]);
    let is_main = [tie.from, tie.to].into_iter().all(|end| drawing.plan.nodes[end].major);
    let straightness = if is_main { 24.0 } else { 12.0 };
    let steps = drawing.last.as_ref().map_or(0, |last| (drawing.bend[tie.pair] - last.bend[tie.pair]).abs());
    BENT * f64::from(steps)
        + straightness * bend * bend
        + TIE_LENGTH.cost(path.start.distance(path.end))
        + outside(drawing, path.rect)
}

/// The cost of a tie too close to an actor's label, or to its mark, unless it ends there.
fn of_tie_at_node(drawing: &Drawing, one: usize, at: usize) -> f64 {
    let Some(tie) = drawing.plan.ties[one] else { return 0.0 };
    let path = &drawing.paths[one];
    if !path.rect.is_near(drawing.bodies[at], TIE_TO_MARK.good) {
        return 0.0;
    }
    let node = &drawing.plan.nodes[at];
    let is_end = tie.from == at || tie.to == at;
    if is_end && node.major {
        return 0.0;
    }
    let label = drawing.labels[at];
    let to_label = |clearance: &Clearance| {
        if drawing.labelled { clearance.cost(path.gap(label, clearance.good)) } else { 0.0 }
    };
    if is_end {
        return to_label(&TIE_TO_OWN_LABEL);
    }
    let distances = path.segments().map(|segment| segment.distance(drawing.at[at]));
    to_label(&TIE_TO_LABEL) + TIE_TO_MARK.cost(distances.fold(f64::INFINITY, f64::min) - node.radius)
}

/// The cost of two ties: crossings, which cost more at a small angle, and a small angle at a common end.
fn of_ties(drawing: &Drawing, one: usize, other: usize) -> f64 {
    let (Some(a), Some(b)) = (drawing.plan.ties[one], drawing.plan.ties[other]) else { return 0.0 };
    if a.pair == b.pair {
        return 0.0;
    }
    let (here, there) = (&drawing.paths[one], &drawing.paths[other]);
    let cuts =
        |segment: Segment| there.segments_near(here.rect, 0.0).map(move |cut| crossing(segment, cut)).sum::<f64>();
    let crossings: f64 = here.segments_near(there.rect, 0.0).map(cuts).sum();
    let beeline = |tie: Tie| Segment(drawing.at[tie.from], drawing.at[tie.to]);
    let detour = if beeline(a).crosses(beeline(b)) { DETOUR } else { 0.0 };
    crossings + detour + common_end(a, b).map_or(0.0, |end| parting(drawing, end, (one, a), (other, b)))
}

fn crossing(one: Segment, other: Segment) -> f64 {
    if one.crosses(other) { CROSSING * (0.75 + one.alignment(other)) } else { 0.0 }
}

fn common_end(a: Tie, b: Tie) -> Option<usize> {
    [a.from, a.to].into_iter().find(|&end| b.from == end || b.to == end)
}

/// The cost of a small angle between two ties at the actor where both end, as drawn or as straight lines.
fn parting(drawing: &Drawing, end: usize, one: (usize, Tie), other: (usize, Tie)) -> f64 {
    let from = drawing.at[end];
    let [here, there] = [one, other].map(|(index, tie)| {
        let path = &drawing.paths[index];
        let (tip, away) = if tie.from == end { (path.start, tie.to) } else { (path.end, tie.from) };
        [(tip - from).unit(), (drawing.at[away] - from).unit()]
    });
    let closest = here[0].dot(there[0]).max(here[1].dot(there[1]));
    let excess = (closest - 0.82).max(0.0) / 0.18;
    30.0 * excess * excess
}

/// The number of pairs of actors whose marks or labels are less than 3 px apart.
pub(super) fn overlaps(drawing: &Drawing) -> usize {
    let count = drawing.at.len();
    let pairs = (0..count).flat_map(|one| (one + 1..count).map(move |other| (one, other)));
    pairs.filter(|&(one, other)| overlap(drawing, one, other)).count()
}

fn overlap(drawing: &Drawing, one: usize, other: usize) -> bool {
    let marks = [one, other].map(|node| Rect::around(drawing.at[node], drawing.plan.nodes[node].radius));
    let labels = [one, other].map(|node| drawing.labels[node]);
    let close = |a: Rect, b: Rect| a.gap(b) < 3.0;
    labels[0].gap(labels[1]) < 3.0
        || drawing.at[one].distance(drawing.at[other])
            < drawing.plan.nodes[one].radius + drawing.plan.nodes[other].radius + 3.0
        || close(labels[0], marks[1])
        || close(labels[1], marks[0])
}

/// The number of times that a tie runs through a label, or through a mark where it does not end.
pub(super) fn strays(drawing: &Drawing) -> usize {
    let nodes = 0..drawing.at.len();
    let pairs = (0..drawing.paths.len()).flat_map(|tie| nodes.clone().map(move |node| (tie, node)));
    pairs.filter(|&(tie, node)| of_tie_at_node(drawing, tie, node) >= FAULT).count()
}
