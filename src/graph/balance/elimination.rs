//! The frustration index by elimination of one actor after the other.
//!
//! For an actor and the few it has ties with, its neighbours, a table says for every way to put the neighbours into
//! camps how many ties are contradicted at least, however the actor goes. With that table the actor can be forgotten; its
//! neighbours have become neighbours of each other. The last table holds the index. Going back the same way tells which
//! ways to put an actor and its neighbours belong to some best split. This is nonserial dynamic programming (Bertelè
//! and Brioschi 1972), or bucket elimination (Dechter, Artificial Intelligence 113, 1999). Forgetting the actor with
//! the fewest neighbours first takes in all the data reductions at actors with one or two neighbours and at cut vertices
//! (Hüffner, Betzler and Niedermeier, Separator-Based Data Reduction for Signed Graph Balancing, Journal of
//! Combinatorial Optimization 20, 2010): a leaf costs a table of 4, a path tables of 8.
//!
//! The work is known beforehand: the sum over the actors of `2^(neighbours + 1)`.

use super::part::{Pair, Part, Split};

/// The turn of one actor.
struct Turn {
    actor: usize,
    /// Its neighbours when its turn comes.
    neighbours: Vec<usize>,
    /// Its pairs with them: the pair, and the place of the other among the neighbours.
    pairs: Vec<(usize, usize)>,
    /// Earlier turns whose tables are about this actor and its neighbours.
    before: Vec<usize>,
}

/// The best splits of a part; `None` where that takes more than so many steps. Pairs with strained ties only have no
/// say, but are looked at if there are steps enough.
pub(super) fn best(part: &Part, steps: usize) -> Option<Split> {
    let turns = turns(part, true, steps).or_else(|| turns(part, false, steps))?;
    let mut inside: Vec<Vec<u32>> = Vec::with_capacity(turns.len());
    for turn in &turns {
        let costs = costs(turn, &turns, &inside, &part.pairs);
        inside.push(costs.chunks_exact(2).map(|both| both[0].min(both[1])).collect());
    }
    let index = inside.last().map_or(0, |table| table[0]);
    let mut camps = vec![false; part.actors.len()];
    let mut only = true;
    let mut together_or_apart = vec![[false; 2]; part.pairs.len()];
    // What the rest of the part costs at least, for each way to put the neighbours of a turn.
    let mut outside: Vec<Vec<u32>> = inside.iter().map(|table| vec![0; table.len()]).collect();
    for (number, turn) in turns.iter().enumerate().rev() {
        let mut costs = costs(turn, &turns, &inside, &part.pairs);
        for (way, cost) in costs.iter_mut().enumerate() {
            *cost += outside[number][way >> 1];
        }
        let neighbours = turn.neighbours.iter().enumerate();
        let way: usize = neighbours.map(|(bit, &neighbour)| usize::from(camps[neighbour]) << (bit + 1)).sum();
        camps[turn.actor] = costs[way | 1] < costs[way];
        let best = (0..costs.len()).filter(|&way| costs[way] == index);
        let mut ways = 0;
        for way in best {
            ways += 1;
            for &(pair, bit) in &turn.pairs {
                together_or_apart[pair][(way ^ (way >> (bit + 1))) & 1] = true;
            }
        }
        // A way and the same with the camps swapped.
        only &= ways == 2;
        for &before in &turn.before {
            let mut all = vec![u32::MAX; inside[before].len()];
            for (way, &seen) in seen_from(turn, &turns[before]).iter().enumerate() {
                all[seen] = all[seen].min(costs[way]);
            }
            for ((outside, all), inside) in outside[before].iter_mut().zip(all).zip(&inside[before]) {
                *outside = all - inside;
            }
        }
    }
    Some(Split { least: index, camps, only: Some(only), together_or_apart })
}

/// In which order to forget the actors: always one with the fewest neighbours. With or without the pairs that have
/// strained ties only.
fn turns(part: &Part, strained: bool, mut steps: usize) -> Option<Vec<Turn>> {
    let count = part.actors.len();
    let pairs = || part.pairs.iter().enumerate().filter(|(_, pair)| strained || pair.takes_a_side());
    let mut neighbours: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (_, &Pair { ends: [a, b], .. }) in pairs() {
        neighbours[a].push(b);
        neighbours[b].push(a);
    }
    let mut number = vec![usize::MAX; count];
    let mut turns: Vec<Turn> = Vec::with_capacity(count);
    for _ in 0..count {
        let left = (0..count).filter(|&actor| number[actor] == usize::MAX);
        let actor = left.min_by_key(|&actor| neighbours[actor].len())?;
        let near = std::mem::take(&mut neighbours[actor]);
        let table = 2usize.checked_shl(near.len() as u32).filter(|_| near.len() < 30)?;
        steps = steps.checked_sub(table)?;
        for &one in &near {
            neighbours[one].retain(|&other| other != actor);
            for &other in &near {
                if other != one && !neighbours[one].contains(&other) {
                    neighbours[one].push(other);
                }
            }
        }
        number[actor] = turns.len();
        turns.push(Turn { actor, neighbours: near, pairs: Vec::new(), before: Vec::new() });
    }
    for (pair, &Pair { ends: [a, b], .. }) in pairs() {
        let (first, other) = if number[a] < number[b] { (a, b) } else { (b, a) };
        let turn = &mut turns[number[first]];
        let bit = turn.neighbours.iter().position(|&neighbour| neighbour == other)?;
        turn.pairs.push((pair, bit));
    }
    for before in 0..count {
        let next = turns[before].neighbours.iter().map(|&neighbour| number[neighbour]).min();
        if let Some(next) = next {
            turns[next].before.push(before);
        }
    }
    Some(turns)
}

/// For every way to put the actor (bit 0) and its neighbours (from bit 1): how many ties are contradicted at least
/// among those that are seen by now.
fn costs(turn: &Turn, turns: &[Turn], inside: &[Vec<u32>], pairs: &[Pair]) -> Vec<u32> {
    let mut costs = vec![0; 2 << turn.neighbours.len()];
    for &(pair, bit) in &turn.pairs {
        for (way, cost) in costs.iter_mut().enumerate() {
            *cost += pairs[pair].cost((way ^ (way >> (bit + 1))) & 1 == 1);
        }
    }
    for &before in &turn.before {
        for (cost, seen) in costs.iter_mut().zip(seen_from(turn, &turns[before])) {
            *cost += inside[before][seen];
        }
    }
    costs
}

/// For every way of a turn the way of an earlier turn's neighbours.
fn seen_from(turn: &Turn, before: &Turn) -> Vec<usize> {
    let bit_of = |actor| before.neighbours.iter().position(|&neighbour| neighbour == actor).map_or(0, |bit| 1 << bit);
    let mut seen = vec![0];
    for actor in std::iter::once(turn.actor).chain(turn.neighbours.iter().copied()) {
        let bit: usize = bit_of(actor);
        for way in 0..seen.len() {
            seen.push(seen[way] | bit);
        }
    }
    seen
}
