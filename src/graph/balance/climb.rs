//! A good split into camps where the best would take too long to find.

use super::part::Part;

/// A good split: camps along a spanning tree (Harary and Kabell 1980), then passes in which every actor changes
/// camps once, the one that mends most first, of which the best beginning is kept (Kernighan and Lin, An Efficient
/// Heuristic Procedure for Partitioning Graphs, Bell System Technical Journal 49, 1970), until none mends anything. Small
/// parts have that from several trees.
pub(super) fn good_split(part: &Part) -> Vec<bool> {
    const LOOKS: usize = 1 << 18;
    let pairs_of = part.pairs_of_actors();
    let count = part.actors.len();
    let starts = (LOOKS / (count * count)).clamp(1, 8).min(count);
    let mut best = better_split(part, &pairs_of, 0);
    for start in 1..starts {
        let other = better_split(part, &pairs_of, start * count / starts);
        if part.cost(&other) < part.cost(&best) {
            best = other;
        }
    }
    best
}

/// A split that no pass mends, from the tree that starts at an actor.
fn better_split(part: &Part, pairs_of: &[Vec<usize>], start: usize) -> Vec<bool> {
    let mut camps = along_a_tree(part, pairs_of, start);
    loop {
        // By how much the split gets better when an actor changes camps.
        let mut gains = vec![0; camps.len()];
        for pair in &part.pairs {
            let apart = camps[pair.ends[0]] != camps[pair.ends[1]];
            let gain = if apart { pair.net() } else { -pair.net() };
            pair.ends.iter().for_each(|&end| gains[end] += gain);
        }
        let mut left: Vec<usize> = (0..camps.len()).collect();
        let mut changed = Vec::with_capacity(camps.len());
        let (mut sum, mut best, mut kept) = (0, 0, 0);
        while let Some(next) = (0..left.len()).max_by_key(|&next| (gains[left[next]], std::cmp::Reverse(left[next]))) {
            let actor = left.swap_remove(next);
            sum += gains[actor];
            camps[actor] = !camps[actor];
            changed.push(actor);
            for &pair in &pairs_of[actor] {
                let pair = &part.pairs[pair];
                let other = pair.other(actor);
                let apart = camps[actor] != camps[other];
                gains[other] += if apart { 2 * pair.net() } else { -2 * pair.net() };
            }
            if sum > best {
                (best, kept) = (sum, changed.len());
            }
        }
        changed[kept..].iter().for_each(|&actor| camps[actor] = !camps[actor]);
        if best == 0 {
            return camps;
        }
    }
}

/// Puts every actor into the camp that the tie by which it is met asks for. Of a balanced part this is the split.
fn along_a_tree(part: &Part, pairs_of: &[Vec<usize>], start: usize) -> Vec<bool> {
    let mut camps: Vec<Option<bool>> = vec![None; part.actors.len()];
    camps[start] = Some(false);
    let mut met = vec![start];
    let mut next = 0;
    while let Some(&actor) = met.get(next) {
        next += 1;
        for &pair in &pairs_of[actor] {
            let pair = &part.pairs[pair];
            let other = pair.other(actor);
            if camps[other].is_none() && pair.takes_a_side() {
                camps[other] = camps[actor].map(|camp| camp ^ (pair.net() < 0));
                met.push(other);
            }
        }
    }
    camps.into_iter().map(|camp| camp == Some(true)).collect()
}
