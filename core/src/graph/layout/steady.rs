//! A drawing that stays close to an earlier one, so that readers find actors where they were.

use super::drawing::{Change, Drawing, Last};
use super::geometry::{Point, Rect};
use super::legibility::{cost, overlaps, strays};
use super::places::Places;
use super::plan::Plan;
use super::random::Random;
use super::search::{Stage, anneal, grown, within};
use super::stress::Net;
use crate::document::{Layout, Shape};

/// Removes overlaps. Its heat is below the cost of moving a mark, so that no mark moves without a benefit.
const REPAIR: Stage = Stage { work: 150_000, heat: 10.0, reach: 40.0, bends: true };

/// Removes overlaps where [`REPAIR`] has failed, by moving more marks.
const THOROUGH: Stage = Stage { work: 400_000, heat: 40.0, reach: 60.0, bends: true };

/// Rounds of majorization that move marks without a place near their neighbours.
const ROUNDS: usize = 60;

/// The spacing of the positions that are tried for a new mark, in px.
const STEP: f64 = 13.0;

/// How often the frame may grow before the drawing is given up; how often, if only ties still touch marks or labels; and the
/// factor of each growth.
const GROWTHS: usize = 12;
const GROWTHS_FOR_TIES: usize = 2;
const GROWTH: f64 = 1.04;

/// The view keeps its size if its area is at most this many times that of the drawing.
const LOOSEST: f64 = 1.2;

/// The drawing of a plan in which marks stay close to their places; `None` if fewer than half of them have one, or if marks or
/// labels would overlap.
pub(super) fn steadied(plan: &mut Plan, places: &Places, random: &mut Random) -> Option<Layout> {
    let at: Vec<Option<Point>> = (0..plan.nodes.len()).map(|mark| places.at(mark)).collect();
    let known = at.iter().flatten().count();
    if known == 0 || 2 * known < at.len() {
        return None;
    }
    plan.hop = hop(plan, &at);
    let mut drawing = begun(plan, places, at, random);
    let new: Vec<usize> = (0..plan.nodes.len()).filter(|&mark| places.at(mark).is_none()).collect();
    place(&mut drawing, &new);
    for growth in 0..=GROWTHS {
        for repair in [REPAIR, THOROUGH] {
            if faults(&drawing) > 0 {
                drawing = anneal(drawing, random, &repair).0;
            }
        }
        let enough = match overlaps(&drawing) {
            // A square view stands beside the text, where growing makes its letters smaller, which is not done for ties.
            0 if plan.shape == Shape::Square => 0,
            0 => GROWTHS_FOR_TIES,
            _ => GROWTHS,
        };
        if faults(&drawing) == 0 || growth >= enough {
            break;
        }
        drawing = stretched(drawing);
        place(&mut drawing, &new);
    }
    let (framed, drawn) = (drawing.frame.joined(drawing.extent()), drawing.extent());
    let area = |rect: Rect| rect.width() * rect.height();
    drawing.framed |= area(framed) <= LOOSEST * area(drawn);
    (overlaps(&drawing) == 0 || plan.has_pins()).then(|| drawing.into_layout())
}

fn faults(drawing: &Drawing) -> usize {
    overlaps(drawing) + strays(drawing)
}

/// The length of a hop in the earlier drawing, in px: the one by which its distances are closest to those in the network.
fn hop(plan: &Plan, at: &[Option<Point>]) -> f64 {
    let (mut sum, mut squares) = (0.0, 0.0);
    for (one, here) in at.iter().enumerate() {
        for (other, there) in at.iter().enumerate().take(one) {
            let (Some(here), Some(there), Some(hops)) = (here, there, plan.ideal(one, other)) else { continue };
            let length = here.distance(*there) / (hops / plan.hop).max(1.0);
            sum += length;
            squares += length * length;
        }
    }
    if sum > 0.0 { squares / sum } else { 100.0 }
}

/// The drawing with the marks in their places, and new marks near their neighbours.
fn begun<'a>(plan: &'a Plan, places: &Places, at: Vec<Option<Point>>, random: &mut Random) -> Drawing<'a> {
    let frame = places.frame();
    let pinned = |mark: usize| plan.pinned(mark, frame);
    let at: Vec<Option<Point>> = at.into_iter().enumerate().map(|(mark, at)| pinned(mark).or(at)).collect();
    let anywhere = |_: &Option<Point>| frame.centre() + random.in_disc(plan.hop);
    let scattered: Vec<Point> = at.iter().map(anywhere).collect();
    let mut settled: Vec<Point> = at.iter().zip(scattered).map(|(at, other)| at.unwrap_or(other)).collect();
    let fixed: Vec<bool> = at.iter().map(Option::is_some).collect();
    Net { hops: &plan.hops, hop: plan.hop, fixed: &fixed }.majorize(&mut settled, ROUNDS);
    let mut drawing = Drawing::new(plan, settled);
    drawing.frame = frame;
    let inside = (0..drawing.at.len()).map(|mark| within(&drawing, mark, drawing.at[mark])).collect();
    drawing.at = inside;
    drawing.slot = (0..plan.nodes.len()).map(|mark| places.slot(plan, mark)).collect();
    drawing.bend = places.bend(plan);
    drawing.last = Some(Last { at, slot: drawing.slot.clone(), bend: drawing.bend.clone() });
    drawing.refresh(&drawing.everything());
    drawing
}

/// Moves each of the marks to the position with the least cost among a grid over the frame, with its label in the best slot.
fn place(drawing: &mut Drawing, marks: &[usize]) {
    let frame = drawing.frame;
    for &mark in marks {
        let steps = |from: f64, to: f64| {
            let count = ((to - from) / STEP).max(0.0) as usize;
            (0..=count).map(move |step| from + step as f64 * STEP)
        };
        let spots =
            steps(frame.top, frame.bottom).flat_map(|y| steps(frame.left, frame.right).map(move |x| Point { x, y }));
        let mut spots: Vec<Point> = spots.map(|spot| within(drawing, mark, spot)).collect();
        spots.dedup();
        let mut best = f64::INFINITY;
        for spot in spots {
            for slot in 0..drawing.plan.nodes[mark].slots.len() {
                let change = Change { moves: vec![(mark, spot)], slots: vec![(mark, slot)], ..Change::default() };
                let touched = drawing.touched(&change);
                let undo = drawing.apply(change, &touched);
                let sum = cost(drawing, &touched, best);
                if sum < best {
                    best = sum;
                } else {
                    drawing.apply(undo, &touched);
                }
            }
        }
    }
}

/// The drawing in a slightly larger frame, with all positions scaled by the frame, so that relative to it nothing has moved, and
/// there is more room between the marks.
fn stretched(drawing: Drawing) -> Drawing {
    let before = drawing.frame;
    let mut drawing = grown(drawing, GROWTH);
    let after = drawing.frame;
    let moved = |at: Point| {
        let share = [(at.x - before.left) / before.width().max(1.0), (at.y - before.top) / before.height().max(1.0)];
        Point { x: after.left + share[0] * after.width(), y: after.top + share[1] * after.height() }.rounded()
    };
    let at = (0..drawing.at.len()).map(|mark| within(&drawing, mark, moved(drawing.at[mark]))).collect();
    drawing.at = at;
    if let Some(last) = &mut drawing.last {
        last.at.iter_mut().flatten().for_each(|at| *at = moved(*at));
    }
    drawing.refresh(&drawing.everything());
    drawing
}
