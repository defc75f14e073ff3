//! What follows from a change of the triad, in the words in which the explainer's own triangle has it.

use crate::document::{Document, Goal, Id, Sign, Tie};
use crate::graph::balance::Triangle;
use crate::reader::quiz::start;

/// What the triad becomes when one tie has this sign; nothing where there is none, or all of the map is asked for.
pub(super) fn follows(document: &Document, goal: &Goal, tie: &Tie, sign: Sign) -> String {
    let Some(triad) = document.triad.as_ref().filter(|_| !goal.whole) else { return String::new() };
    let what_if = start(document, goal).with(document, &tie.id, sign);
    let sides = triad.each_ref().map(|side| document.tie(side));
    let triangle = Triangle::of(sides.map(|side| side.map_or(Sign::Strained, |side| what_if.sign(side))));
    let balance = match triangle.is_balanced() {
        Some(true) => "balanced",
        Some(false) => "unbalanced",
        None => "undecided",
    };
    let [one, two, odd] = corners(document, sides, triangle.odd_side().unwrap_or_default());
    let kind = ["triangle-", triangle.name()].concat();
    let kind = document.words.fill(&kind, &[("one", one), ("two", two), ("odd", odd)]);
    [document.words.get(balance), " ", &kind].concat()
}

/// The names of the two that a side joins, and of the one across from it.
fn corners<'a>(document: &'a Document, sides: [Option<&'a Tie>; 3], side: usize) -> [&'a str; 3] {
    let name = |id: &Id| document.actor(id).map_or("", |actor| &actor.name);
    let Some(joins) = sides[side] else { return [""; 3] };
    let across = sides.into_iter().flatten().flat_map(|tie| [&tie.from, &tie.to]);
    let odd = across.into_iter().find(|end| **end != joins.from && **end != joins.to);
    [name(&joins.from), name(&joins.to), odd.map_or("", name)]
}
