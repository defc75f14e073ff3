//! Where an arrow key leads on the map: along the tie that runs most in that direction.

use crate::document::Layout;
use crate::graph::Neighbours;
use crate::reader::picture::Mark;

/// What has focus on the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Standing {
    /// At an actor.
    At(usize),
    /// On a tie, coming from one of its ends.
    On {
        /// The tie.
        tie: usize,
        /// The end that one comes from.
        from: usize,
    },
}

/// The directions of the arrow keys, down the page being positive.
pub(super) fn direction(key: &str) -> Option<[i32; 2]> {
    match key {
        "ArrowUp" => Some([0, -1]),
        "ArrowDown" => Some([0, 1]),
        "ArrowLeft" => Some([-1, 0]),
        "ArrowRight" => Some([1, 0]),
        _ => None,
    }
}

/// Where the arrow leads. From an actor onto the tie that starts out most in its direction, if any does so at all;
/// from a tie on to the actor ahead or back to the one behind, or across to the next tie around the actor that one
/// came from, so that all of its ties can be reached.
pub(super) fn step(
    layout: &Layout,
    neighbours: &Neighbours,
    shown: impl Fn(usize) -> bool,
    standing: Standing,
    [x, y]: [i32; 2],
) -> Option<Standing> {
    // A tie starts out towards its control point: parallel ones part there.
    let way = |tie: usize, from: usize| {
        let (spot, [control_x, control_y]) = (&layout.spots[from], layout.routes[tie].control);
        [f64::from(control_x - spot.x), f64::from(control_y - spot.y)]
    };
    let along = |[way_x, way_y]: [f64; 2]| {
        let length = (way_x * way_x + way_y * way_y).sqrt().max(1.0);
        (way_x * f64::from(x) + way_y * f64::from(y)) / length
    };
    // Anything less is more across than along.
    let least = 0.5_f64.sqrt() - 1e-9;
    match standing {
        Standing::At(actor) => {
            let ties = neighbours.ties(actor).iter().copied().filter(|&tie| shown(tie));
            let ahead = ties.map(|tie| (along(way(tie, actor)), tie)).filter(|(along, _)| *along >= least);
            let best = ahead.max_by(|a, b| a.0.total_cmp(&b.0));
            best.map(|(_, tie)| Standing::On { tie, from: actor })
        }
        Standing::On { tie, from } => {
            let here = way(tie, from);
            match along(here) {
                ahead if ahead >= least => Some(Standing::At(neighbours.other(tie, from))),
                back if back <= -least => Some(Standing::At(from)),
                _ => {
                    // Clockwise on the page, where the arrow points to the right of the way.
                    let turn = here[0] * f64::from(y) - here[1] * f64::from(x);
                    let ties = neighbours.ties(from).iter().copied().filter(|&it| it != tie && shown(it));
                    let turns = ties.map(|it| (angle(here, way(it, from), turn > 0.0), it));
                    let next = turns.min_by(|a, b| a.0.total_cmp(&b.0));
                    next.map(|(_, tie)| Standing::On { tie, from })
                }
            }
        }
    }
}

/// How far one turns from a way to another, clockwise or not: from 0 to 4, in quarters of a turn. Not an angle, but it
/// grows as the angle does.
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

impl Standing {
    /// What stands there on the map.
    pub(super) fn mark(self) -> Mark {
        match self {
            Standing::At(actor) => Mark::Actor(actor),
            Standing::On { tie, .. } => Mark::Tie(tie),
        }
    }
}
