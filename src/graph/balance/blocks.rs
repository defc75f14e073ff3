//! The blocks of a network: what no single actor holds together. Two blocks share one actor at most.

use super::part::{Near, Pair};

/// No number yet.
const NONE: usize = usize::MAX;

/// How many blocks there are, and the block of each pair, found in one walk into the depth (Hopcroft and Tarjan, Algorithm 447:
/// Efficient Algorithms for Graph Manipulation, Communications of the ACM 16, 1973). A block comes after the one by which the walk
/// came to it, and shares one actor with those before it; walks begin at the first actor that none has come to.
pub(super) fn blocks(actors: usize, pairs: &[Pair]) -> (usize, Vec<usize>) {
    let near = Near::new(actors, pairs);
    let mut count = 0;
    let mut block_of = vec![NONE; pairs.len()];
    // For each actor the place at which the walk met it, and the earliest place that it leads back to.
    let mut met = vec![NONE; actors];
    let mut back = vec![NONE; actors];
    // How many of its pairs each actor has gone along.
    let mut gone = vec![0; actors];
    let mut place = 0;
    // Where the walk is, each actor with the pair by which it was met; and the pairs that have no block yet.
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
    // The walk leaves a block after those that it came to from there.
    for block in &mut block_of {
        *block = count - 1 - *block;
    }
    (count, block_of)
}
