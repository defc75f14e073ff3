//! The parts of a network, which are its blocks. Each is split into camps on its own, and the frustration index is the sum of
//! theirs, because the camps of one can be swapped so that it agrees with the others about the one actor that they share.

use super::ascending::ascending;
use super::blocks::blocks;
use super::part::{Groups, Near, Pair, Part};
use super::ties::Ties;
use crate::document::Sign;

/// The parts of a network that have ties which take a side. A part shares at most one actor with all those before it. The first
/// actor of a connected component is in the first of its parts.
pub(super) fn parts(ties: Ties) -> Vec<Part> {
    let (pairs, pair_of) = pairs(ties);
    let (count, block_of) = blocks(ties.actors, &pairs);
    let mut parts = Vec::with_capacity(count);
    parts.resize_with(count, || Part { actors: Vec::new(), pairs: Vec::new(), ties: Vec::new() });
    // For each pair its index in its part.
    let mut index_in_part = Vec::with_capacity(pairs.len());
    for (pair, &block) in pairs.iter().zip(&block_of) {
        index_in_part.push(parts[block].pairs.len());
        parts[block].pairs.push(*pair);
    }
    for (tie, pair) in pair_of {
        parts[block_of[pair]].ties.push((tie, index_in_part[pair]));
    }
    let near = Near::new(ties.actors, &pairs);
    for actor in 0..ties.actors {
        for &(other, pair) in near.of(actor) {
            let part = &mut parts[block_of[pair]];
            if part.actors.last() != Some(&actor) {
                part.actors.push(actor);
            }
            part.pairs[index_in_part[pair]].ends[usize::from(other < actor)] = part.actors.len() - 1;
        }
    }
    parts
}

/// The pairs of actors that ties join, the lower actor first, and the ties, each with its pair. Strained ties between two
/// components of the other ties are left out, because the camps of one component can be swapped to suit such a tie, whatever its
/// sign.
fn pairs(ties: Ties) -> (Vec<Pair>, Vec<(usize, usize)>) {
    let mut groups = Groups::new(ties.actors);
    for (_, [a, b], _) in ties.sided() {
        groups.join(a, b);
    }
    // The ties by their lower ends.
    let mut inside = Vec::with_capacity(ties.ends.len());
    for (tie, [a, b], _) in ties.all() {
        if groups.of(a) == groups.of(b) {
            inside.push((a.min(b), a.max(b), tie));
        }
    }
    let lower: Vec<usize> = inside.iter().map(|&(lower, ..)| lower).collect();
    let mut pairs: Vec<Pair> = Vec::new();
    let mut pair_of = Vec::with_capacity(inside.len());
    // For each actor the last lower actor that it made a pair with, and that pair.
    let mut pair_with = vec![(usize::MAX, 0); ties.actors];
    for at in ascending(&lower) {
        let (actor, other, tie) = inside[at];
        if pair_with[other].0 != actor {
            pair_with[other] = (actor, pairs.len());
            pairs.push(Pair { ends: [actor, other], friendly: 0, hostile: 0 });
        }
        let (_, pair) = pair_with[other];
        pair_of.push((tie, pair));
        match ties.signs[tie] {
            Sign::Cooperative => pairs[pair].friendly += 1,
            Sign::Adversarial => pairs[pair].hostile += 1,
            Sign::Strained => {}
        }
    }
    (pairs, pair_of)
}
