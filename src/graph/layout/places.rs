//! What a drawing comes down to: so little that it can be kept, and all that the next one needs to begin with it.

use super::drawing::Drawing;
use super::geometry::{Point, Rect};
use super::measures::{Link, MARGIN, Mark};
use super::plan::Plan;
use super::route::Path;
use super::search::STRONGEST_BEND;
use crate::document::Layout;
use std::collections::BTreeMap;

/// What was where in a drawing of a network that is read at once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places {
    /// Width and height of the view, in px.
    pub size: [i32; 2],
    /// Where each mark was; `None` for one that is new.
    pub marks: Vec<Option<Spot>>,
    /// How far the ties of two marks were bent, in steps, to the right as seen from the first one. Those not listed were straight.
    pub bends: BTreeMap<[usize; 2], i32>,
}

/// Where a mark was, and how its label was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Its centre, in px from the view's top left corner.
    pub at: [i32; 2],
    /// Which of the ways to write its label that was: for each breaking into lines, best first, below, above, right and left.
    pub slot: u32,
}

impl Places {
    /// What was where in the layout, which is a drawing of that network; `None` if it is none.
    pub fn of(marks: &[Mark], links: &[Link], layout: &Layout) -> Option<Places> {
        let plan = Plan::new(marks, links, layout.shape);
        let spot = |(node, spot): (usize, &crate::document::Spot)| {
            let away = Point { x: f64::from(spot.label_x - spot.x), y: f64::from(spot.label_y - spot.y) };
            let slots = &plan.nodes[node].slots;
            let slot = slots.iter().position(|slot| slot.anchor == away && slot.lines == spot.lines)?;
            Some(Some(Spot { at: [spot.x, spot.y], slot: slot as u32 }))
        };
        let spots: Option<Vec<_>> = layout.spots.iter().enumerate().map(spot).collect();
        let at: Vec<Point> = layout.spots.iter().map(|spot| point([spot.x, spot.y])).collect();
        let mut bends = BTreeMap::new();
        for pair in &plan.pairs {
            let first = *pair.ties.first()?;
            let tie = plan.ties[first].as_ref()?;
            let path = |bend: i32| Path::new(tie, &plan.nodes, &at, f64::from(bend) * super::drawing::BEND);
            let found = nearest_first().find(|&bend| path(bend).route() == layout.routes[first])?;
            if found != 0 {
                bends.insert(pair.ends, found);
            }
        }
        Some(Places { size: [layout.width, layout.height], marks: spots?, bends })
    }

    /// Where a drawing may go on from here.
    pub(super) fn frame(&self) -> Rect {
        let [right, bottom] = self.size.map(|side| f64::from(side) - MARGIN);
        Rect { left: MARGIN, top: MARGIN, right, bottom }
    }

    /// The centre of a mark, if it was there.
    pub(super) fn at(&self, mark: usize) -> Option<Point> {
        self.marks.get(mark)?.map(|spot| point(spot.at))
    }

    /// The slot that a label was in; where there is no such slot by now, the best one on the same side.
    pub(super) fn slot(&self, plan: &Plan, mark: usize) -> usize {
        let count = plan.nodes[mark].slots.len();
        let slot = self.marks.get(mark).copied().flatten().map_or(0, |spot| spot.slot as usize);
        [slot, slot % 4].into_iter().find(|&slot| slot < count).unwrap_or(0)
    }

    /// How far each pair of the plan was bent.
    pub(super) fn bend(&self, plan: &Plan) -> Vec<i32> {
        let bend = |ends: &[usize; 2]| self.bends.get(ends).copied().unwrap_or(0);
        plan.pairs.iter().map(|pair| bend(&pair.ends).clamp(-STRONGEST_BEND, STRONGEST_BEND)).collect()
    }
}

/// The layout that was; `None` where a mark has no place.
pub(super) fn restored(plan: &Plan, places: &Places) -> Option<Layout> {
    let at: Option<Vec<Point>> = (0..plan.nodes.len()).map(|mark| places.at(mark)).collect();
    let mut drawing = Drawing::new(plan, at?);
    drawing.frame = places.frame();
    drawing.framed = true;
    drawing.slot = (0..plan.nodes.len()).map(|mark| places.slot(plan, mark)).collect();
    drawing.bend = places.bend(plan);
    drawing.refresh(&drawing.everything());
    Some(drawing.into_layout())
}

fn point([x, y]: [i32; 2]) -> Point {
    Point { x: f64::from(x), y: f64::from(y) }
}

/// The bends that there are, the weaker ones first.
fn nearest_first() -> impl Iterator<Item = i32> {
    (0..=2 * STRONGEST_BEND).map(|step| if step % 2 == 0 { step / 2 } else { -(step + 1) / 2 })
}
