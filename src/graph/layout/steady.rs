//! A drawing that stays close to the one before: whom one has found once, one finds there again.

use super::drawing::{Change, Drawing, Last};
use super::geometry::{Point, Rect};
use super::legibility::{cost, overlaps, strays};
use super::places::Places;
use super::plan::Plan;
use super::random::Random;
use super::search::{Stage, anneal, grown, within};
use super::stress::Net;
use crate::document::{Layout, Shape};

/// Makes room where something is in the way. A change may cost less than it costs to move a mark for nothing.
const REPAIR: Stage = Stage { work: 150_000, heat: 10.0, reach: 40.0, bends: true };

/// The same where that was not enough: some more marks move for a while.
const THOROUGH: Stage = Stage { work: 400_000, heat: 40.0, reach: 60.0, bends: true };

/// Rounds of majorization that bring marks without a place near their neighbours.
const ROUNDS: usize = 60;

/// How far apart the places are that are tried for a new mark, in px.
const STEP: f64 = 13.0;

/// Attempts to grow the frame before a drawing from scratch is better, or a tie that touches something may stay so; and by how much
/// each time.
const GROWTHS: usize = 12;
const GROWTHS_FOR_TIES: usize = 2;
const GROWTH: f64 = 1.04;

/// A view that is larger than what is drawn by no more than this stays as it was.
const LOOSEST: f64 = 1.2;

/// The drawing of a plan in which the marks that had a place have about the same; `None` where fewer than half of them had one,
/// or where that leaves something on top of something else.
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
            // A square view stands beside the text: for the sake of ties its letters do not get smaller.
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

/// The length of a hop in the drawing before, in px: that with which its distances are closest to those in the network.
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

/// The drawing with all that had a place there, and what is new near its neighbours.
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

/// Puts each of the marks where it reads best among all places of the frame, its label in the slot that suits.
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

/// The drawing in a frame that is a little larger, with everything as far across and down in it as it was: seen as a whole, nothing
/// has moved, and there is more room between all.
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
