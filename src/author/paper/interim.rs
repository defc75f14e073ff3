//! What the reader will have: `reader::quiz::{shuffled, start, changes}` take the place of these.

use crate::document::{Document, Goal, Sign};
use crate::graph::balance::{Ties, Triangle, is_balanced};
use crate::graph::neighbours::Neighbours;
use crate::reader::what_if::WhatIf;

/// The places from 0 to `count` in another order.
pub(super) fn shuffled(name: &str, _tries: u32, count: usize) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.rotate_left((1 + name.len() % count.saturating_sub(1).max(1)).min(count));
    if count > 2 {
        places.swap(0, 1);
    }
    if places.is_sorted() && count > 1 {
        places.rotate_left(1);
    }
    places
}

/// The signs from which a change starts.
pub(super) fn start(document: &Document, goal: &Goal) -> WhatIf {
    let from = goal.from.as_ref().and_then(|id| document.scenario(id));
    from.map_or_else(WhatIf::default, |scenario| WhatIf::of(document, scenario))
}

/// Every single change that reaches the goal.
pub(super) fn changes(document: &Document, goal: &Goal) -> Vec<(usize, Sign)> {
    let start = start(document, goal);
    let mut changes = Vec::new();
    for (place, tie) in document.ties.iter().enumerate() {
        for sign in Sign::ALL {
            let changed = sign != start.sign(tie) && (goal.whole || document.is_in_triad(&tie.id));
            if changed && reached(document, goal, &start.with(document, &tie.id, sign)) {
                changes.push((place, sign));
            }
        }
    }
    changes
}

fn reached(document: &Document, goal: &Goal, what_if: &WhatIf) -> bool {
    if goal.whole {
        let (ends, signs) = (Neighbours::of(document), what_if.signs(document));
        return is_balanced(Ties { actors: document.actors.len(), ends: ends.all_ends(), signs: &signs });
    }
    let Some(ties) = document.triad.as_ref().map(|triad| triad.each_ref().map(|id| document.tie(id))) else {
        return false;
    };
    let [Some(one), Some(two), Some(three)] = ties else { return false };
    let ties = [one, two, three];
    let triangle = Triangle::of(ties.map(|tie| what_if.sign(tie)));
    match (&goal.alone, triangle) {
        (None, triangle) => triangle.is_balanced() == Some(true),
        (Some(alone), Triangle::StableMarriage(side)) => ties[side].from != *alone && ties[side].to != *alone,
        _ => false,
    }
}
