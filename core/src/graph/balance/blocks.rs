//! The blocks (biconnected components) of a network: removing one actor disconnects none of them. Two blocks share at most one
//! actor.

use super::part::{Near, Pair};

/// No number yet.
const NONE: usize = usize::MAX;

/// The number of blocks, and the block of each pair, found by one depth-first search (Hopcroft and Tarjan, Algorithm 447:
/// Efficient Algorithms for Graph Manipulation, Communications of the ACM 16, 1973). A block is numbered after the one from which
/// the search came to it, and shares one actor with those before it. A search begins at each first actor that no search has
/// reached.
pub(super) fn blocks(actors: usize, pairs: &[Pair]) -> (usize, Vec<usize>) {
    let near = Near::new(actors, pairs);
    let mut count = 0;
    let mut block_of = vec![NONE; pairs.len()];
    // For each actor when the search discovered it, and the earliest discovery that it leads back to (its low point).
    let mut met = vec![NONE; actors];
    let mut back = vec![NONE; actors];
    // For each actor how many of its pairs were followed.
    let mut gone = vec![0; actors];
    let mut place = 0;
    // The stack of the search, each actor with the pair by which it was discovered; and the pairs that have no block yet.
    let (mut walk, mut open): (Vec<(usize, usize)>, Vec<usize>) = (Vec::new(), Vec::new());
    for first in 0..actors {
        if met[first] == NONE {
            walk.push((first, NONE));
            (met[first], back[first]) = (place, place);
            place += 1;
        }
        while let Some(&(actor, by)) = walk.last() {
            if let Some(&(other, pair)) = near.of(actor).get(gone[actor]) {
                gone[actor] += 1;
                if met[other] == NONE {
                    walk.push((other, pair));
                    open.push(pair);
                    (met[other], back[other]) = (place, place);
                    place += 1;
                } else if pair != by && met[other] < met[actor] {
                    open.push(pair);
                    back[actor] = back[actor].min(met[other]);
                }
                continue;
            }
            walk.pop();
            let Some(&(above, _)) = walk.last() else { continue };
            back[above] = back[above].min(back[actor]);
            if back[actor] >= met[above] {
                while let Some(pair) = open.pop() {
                    block_of[pair] = count;
                    if pair == by {
                        break;
                    }
                }
                count += 1;
            }
        }
    }
    // The search completes a block after those that it reached from there, so the numbers are reversed.
    for block in &mut block_of {
        *block = count - 1 - *block;
    }
    (count, block_of)
}
