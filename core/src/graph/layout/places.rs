//! The places of a drawing: few enough numbers to be saved, and enough to restore the drawing, or to start the next one from it.

use super::drawing::Drawing;
use super::geometry::{Point, Rect};
use super::measures::{Link, MARGIN, Mark};
use super::plan::Plan;
use super::route::Path;
use super::search::STRONGEST_BEND;
use crate::document::Layout;
use std::collections::BTreeMap;

/// The positions of marks and labels, and the bends of ties, in a drawing of a network that is read at once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places {
    /// Width and height of the view, in px.
    pub size: [i32; 2],
    /// The place of each mark; `None` for a new one.
    pub marks: Vec<Option<Spot>>,
    /// How far the ties of two marks were bent, in steps, to the right as seen from the first mark. Ties of other marks were
    /// straight.
    pub bends: BTreeMap<[usize; 2], i32>,
}

/// The place of a mark, and the slot of its label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Its centre, in px from the view's top left corner.
    pub at: [i32; 2],
    /// The index of the slot of its label. There are four slots for each way to break the label into lines, the best way first:
    /// below the mark, above, right and left.
    pub slot: u32,
}

impl Places {
    /// The places in a layout of the network; `None` if the layout is not one of this network.
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
        // The layout has no bends, so they are found by trying which one gives its route.
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

    /// The frame of the drawing.
    pub(super) fn frame(&self) -> Rect {
        let [right, bottom] = self.size.map(|side| f64::from(side) - MARGIN);
        Rect { left: MARGIN, top: MARGIN, right, bottom }
    }

    /// The centre of a mark, if it has a place.
    pub(super) fn at(&self, mark: usize) -> Option<Point> {
        self.marks.get(mark)?.map(|spot| point(spot.at))
    }

    /// The slot of a label; if it no longer exists, because the name has changed, the best slot on the same side.
    pub(super) fn slot(&self, plan: &Plan, mark: usize) -> usize {
        let count = plan.nodes[mark].slots.len();
        let slot = self.marks.get(mark).copied().flatten().map_or(0, |spot| spot.slot as usize);
        [slot, slot % 4].into_iter().find(|&slot| slot < count).unwrap_or(0)
    }

    /// The bend of each pair of the plan.
    pub(super) fn bend(&self, plan: &Plan) -> Vec<i32> {
        let bend = |ends: &[usize; 2]| self.bends.get(ends).copied().unwrap_or(0);
        plan.pairs.iter().map(|pair| bend(&pair.ends).clamp(-STRONGEST_BEND, STRONGEST_BEND)).collect()
    }
}

/// The layout of these places; `None` if a mark has no place.
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

/// All possible bends, the weakest first.
fn nearest_first() -> impl Iterator<Item = i32> {
    (0..=2 * STRONGEST_BEND).map(|step| if step % 2 == 0 { step / 2 } else { -(step + 1) / 2 })
}
