//! The zoom level from which on each label of a big map has room.
//!
//! Labels of a big map keep their size on the screen while the distances between marks grow with the zoom. So a label that has
//! room at one level has room at every higher one.

use super::geometry::{Point, Rect};
use super::label;
use super::measures::{LABEL_SIZE, VIEW};
use crate::document::ActorKind;
use std::collections::BTreeMap;

/// A label of a big map, which stands below its mark.
pub(super) struct Hanging<'a> {
    /// The name of the actor.
    pub(super) name: &'a str,
    /// The kind of the actor.
    pub(super) kind: ActorKind,
    /// The lowest point of its mark.
    pub(super) from: Point,
}

/// Space around labels, in px on the screen.
const SPACE: Point = Point { x: 3.0, y: 1.0 };

/// The highest zoom level.
const HIGHEST: i32 = 16;

/// The level of each label, in the given order, in which the more important labels come first. A label shows at a level only if
/// it covers none of the labels that show, and none of the `marks`. `width` and `height` are those of the map.
pub(super) fn levels(labels: &[Hanging], marks: &[Rect], width: f64, height: f64) -> Vec<i32> {
    let mut levels: Vec<Option<i32>> = vec![None; labels.len()];
    let mut scale = VIEW / width.max(height).max(1.0);
    for level in 0..=HIGHEST {
        let view = Rect { left: 0.0, top: 0.0, right: width * scale, bottom: height * scale };
        let mut shown = Shown::default();
        for (label, _) in labels.iter().zip(&levels).filter(|(_, level)| level.is_some()) {
            shown.add(covered(label, scale));
        }
        for (label, found) in labels.iter().zip(&mut levels).filter(|(_, level)| level.is_none()) {
            let rect = covered(label, scale);
            let hides = |mark: &Rect| mark.scaled(scale).gap(rect) < 0.0;
            let fits = view.excess(rect) == 0.0 && shown.has_room(rect) && !marks.iter().any(hides);
            if fits || level == HIGHEST {
                shown.add(rect);
                *found = Some(level);
            }
        }
        if levels.iter().all(Option::is_some) {
            break;
        }
        scale *= 2.0;
    }
    levels.into_iter().map(|level| level.unwrap_or(HIGHEST)).collect()
}

/// The bounding box of a label on the screen, in px.
pub(super) fn covered(hanging: &Hanging, scale: f64) -> Rect {
    let half = label::width(hanging.name, LABEL_SIZE, hanging.kind) / 2.0;
    let top = hanging.from * scale;
    Rect {
        left: top.x - half - SPACE.x,
        top: top.y,
        right: top.x + half + SPACE.x,
        bottom: top.y + 1.25 * LABEL_SIZE + SPACE.y,
    }
}

/// The labels that show, in a grid: for each cell the labels that cover it.
#[derive(Default)]
struct Shown {
    cells: BTreeMap<[i64; 2], Vec<Rect>>,
}

impl Shown {
    fn cells(rect: Rect) -> impl Iterator<Item = [i64; 2]> {
        let range = |low: f64, high: f64, size: f64| (low / size).floor() as i64..=(high / size).floor() as i64;
        let across = range(rect.left, rect.right, 4.0 * LABEL_SIZE);
        range(rect.top, rect.bottom, 2.0 * LABEL_SIZE).flat_map(move |y| across.clone().map(move |x| [x, y]))
    }

    fn add(&mut self, rect: Rect) {
        for cell in Shown::cells(rect) {
            self.cells.entry(cell).or_default().push(rect);
        }
    }

    fn has_room(&self, rect: Rect) -> bool {
        Shown::cells(rect).all(|cell| self.cells.get(&cell).into_iter().flatten().all(|other| other.gap(rect) >= 0.0))
    }
}
