//! Arrow keys on the map: they move focus along the tie that runs most in their direction.

use crate::document::Layout;
use crate::graph::Neighbours;
use crate::reader::picture::MapItem;

/// The actor or tie that has focus on the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Focus {
    /// An actor.
    At(usize),
    /// A tie, to which focus came from one of its ends.
    On {
        /// The tie.
        tie: usize,
        /// The actor from which focus came.
        from: usize,
    },
}

/// The direction of an arrow key as x and y; down the page is positive.
pub(super) fn direction(key: &str) -> Option<[i32; 2]> {
    match key {
        "ArrowUp" => Some([0, -1]),
        "ArrowDown" => Some([0, 1]),
        "ArrowLeft" => Some([-1, 0]),
        "ArrowRight" => Some([1, 0]),
        _ => None,
    }
}

/// Where an arrow key leads. From an actor it leads to the tie that starts most in its direction, if there is one within 45
/// degrees; from a tie to the actor ahead or back to the actor that focus came from, or sideways to the next tie around that
/// actor, so that all of its ties can be reached.
pub(super) fn step(
    layout: &Layout,
    neighbours: &Neighbours,
    is_shown: impl Fn(usize) -> bool,
    focus: Focus,
    [x, y]: [i32; 2],
) -> Option<Focus> {
    // The direction of a tie is that to its control point, because parallel ties differ there.
    let start = |tie: usize, from: usize| {
        let (spot, [control_x, control_y]) = (&layout.spots[from], layout.routes[tie].control);
        [f64::from(control_x - spot.x), f64::from(control_y - spot.y)]
    };
    let along = |[start_x, start_y]: [f64; 2]| {
        let length = (start_x * start_x + start_y * start_y).sqrt().max(1.0);
        (start_x * f64::from(x) + start_y * f64::from(y)) / length
    };
    // The cosine of 45 degrees: at less, a tie runs more across the arrow than along it.
    let least = 0.5_f64.sqrt() - 1e-9;
    match focus {
        Focus::At(actor) => {
            let ties = neighbours.ties(actor).iter().copied().filter(|&tie| is_shown(tie));
            let ahead = ties.map(|tie| (along(start(tie, actor)), tie)).filter(|(along, _)| *along >= least);
            let best = ahead.max_by(|a, b| a.0.total_cmp(&b.0));
            best.map(|(_, tie)| Focus::On { tie, from: actor })
        }
        Focus::On { tie, from } => {
            let here = start(tie, from);
            match along(here) {
                ahead if ahead >= least => Some(Focus::At(neighbours.other(tie, from))),
                back if back <= -least => Some(Focus::At(from)),
                _ => {
                    // The next tie is sought clockwise if the arrow points to the right of the current tie's direction.
                    let turn = here[0] * f64::from(y) - here[1] * f64::from(x);
                    let ties = neighbours.ties(from).iter().copied().filter(|&it| it != tie && is_shown(it));
                    let turns = ties.map(|it| (angle(here, start(it, from), turn > 0.0), it));
                    let next = turns.min_by(|a, b| a.0.total_cmp(&b.0));
                    next.map(|(_, tie)| Focus::On { tie, from })
                }
            }
        }
    }
}

/// The turn from one direction to another, clockwise or counterclockwise, as a number from 0 to 4 that grows with the angle: each
/// whole number is a quarter of a turn. This takes no trigonometry.
fn angle(from: [f64; 2], to: [f64; 2], clockwise: bool) -> f64 {
    let cross = (from[0] * to[1] - from[1] * to[0]) * if clockwise { 1.0 } else { -1.0 };
    let dot = from[0] * to[0] + from[1] * to[1];
    let size = (cross.abs() + dot.abs()).max(1e-9);
    match (dot >= 0.0, cross >= 0.0) {
        (true, true) => cross / size,
        (false, true) => 1.0 - dot / size,
        (false, false) => 2.0 - cross / size,
        (true, false) => 3.0 + dot / size,
    }
}

impl Focus {
    /// The actor or tie.
    pub(super) fn item(self) -> MapItem {
        match self {
            Focus::At(actor) => MapItem::Actor(actor),
            Focus::On { tie, .. } => MapItem::Tie(tie),
        }
    }
}
