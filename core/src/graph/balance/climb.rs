//! A good split into camps by local search, where the best would take too long to find.

use super::part::{Near, Part};
use super::steps::Steps;

/// A good split: the given one, improved by passes in which every actor changes camps once, the one that improves most
/// first, and of which the best prefix is kept (Kernighan and Lin, An Efficient Heuristic Procedure for Partitioning Graphs,
/// Bell System Technical Journal 49, 1970), until no pass improves anything. The same is tried from several trees, see
/// [`along_a_tree`], as long as there are steps.
pub(super) async fn good_split(part: &Part, near: &Near, tree: Vec<bool>, steps: &mut Steps) -> Vec<bool> {
    const STARTS: usize = 8;
    let count = part.actors.len();
    let mut best = tree;
    improve(part, near, &mut best, steps).await;
    for start in 1..STARTS.min(count) {
        if !steps.take(count + 4 * part.pairs.len()) {
            break;
        }
        let mut other = along_a_tree(part, near, start * count / STARTS.min(count));
        improve(part, near, &mut other, steps).await;
        if part.cost(&other) < part.cost(&best) {
            best = other;
        }
    }
    best
}

/// Makes passes over a split until none improves anything.
async fn improve(part: &Part, near: &Near, camps: &mut [bool], steps: &mut Steps) {
    let widest = (0..camps.len()).map(|actor| part.weight(near, actor)).max().unwrap_or(0) as usize;
    while steps.take(4 * camps.len() + 2 * widest + 8 * part.pairs.len()) && pass(part, near, camps, widest) {
        steps.pause().await;
    }
}

/// One pass; says whether it has improved anything. `widest` is the largest possible gain of an actor.
///
/// The actors are in buckets by their gain, so that a pass takes time in proportion to the ties (Fiduccia and
/// Mattheyses, A Linear-Time Heuristic for Improving Network Partitions, Design Automation Conference 1982).
fn pass(part: &Part, near: &Near, camps: &mut [bool], widest: usize) -> bool {
    // Slices are indexed here, because in code optimized for size every index into a vector is a call.
    let gains = &mut vec![0; camps.len()][..];
    for pair in &part.pairs {
        let apart = camps[pair.ends[0]] != camps[pair.ends[1]];
        let gain = if apart { pair.net() } else { -pair.net() };
        gains[pair.ends[0]] += gain;
        gains[pair.ends[1]] += gain;
    }
    let bucket = |gain: i32| widest.saturating_add_signed(gain as isize);
    let mut buckets = Buckets {
        first: &mut vec![NONE; 2 * widest + 1],
        next: &mut vec![NONE; camps.len()],
        before: &mut vec![NONE; camps.len()],
    };
    for actor in (0..camps.len()).rev() {
        buckets.put(actor, bucket(gains[actor]));
    }
    let is_left = &mut vec![true; camps.len()][..];
    let pairs = &part.pairs[..];
    let mut changed = Vec::with_capacity(camps.len());
    let (mut sum, mut best, mut kept) = (0, 0, 0);
    // The highest bucket that may hold an actor.
    let mut highest = 2 * widest;
    while changed.len() < camps.len() {
        let actor = buckets.first[highest];
        if actor == NONE {
            highest -= 1;
            continue;
        }
        buckets.remove(actor, highest);
        is_left[actor] = false;
        sum += gains[actor];
        camps[actor] = !camps[actor];
        changed.push(actor);
        for &(other, pair) in near.of(actor) {
            if is_left[other] {
                let net = pairs[pair].net();
                let apart = camps[actor] != camps[other];
                buckets.remove(other, bucket(gains[other]));
                gains[other] += if apart { 2 * net } else { -2 * net };
                let now = bucket(gains[other]);
                buckets.put(other, now);
                highest = highest.max(now);
            }
        }
        if sum > best {
            (best, kept) = (sum, changed.len());
        }
    }
    for &actor in &changed[kept..] {
        camps[actor] = !camps[actor];
    }
    best > 0
}

/// No actor.
const NONE: usize = usize::MAX;

/// Actors in buckets, each of which is a doubly linked list.
struct Buckets<'a> {
    /// The first actor of each bucket.
    first: &'a mut [usize],
    /// For each actor the next of its bucket.
    next: &'a mut [usize],
    /// For each actor the one before it in its bucket.
    before: &'a mut [usize],
}

impl Buckets<'_> {
    fn put(&mut self, actor: usize, bucket: usize) {
        let next = self.first[bucket];
        if next != NONE {
            self.before[next] = actor;
        }
        self.next[actor] = next;
        self.before[actor] = NONE;
        self.first[bucket] = actor;
    }

    fn remove(&mut self, actor: usize, bucket: usize) {
        let (before, next) = (self.before[actor], self.next[actor]);
        if next != NONE {
            self.before[next] = before;
        }
        if before == NONE {
            self.first[bucket] = next;
        } else {
            self.next[before] = next;
        }
    }
}

/// Assigns every actor to a camp along a spanning tree, so that no tie of the tree contradicts the split (Harary and Kabell, A
/// Simple Algorithm to Detect Balance in Signed Graphs, Mathematical Social Sciences 1, 1980). In a balanced part no other tie
/// does either.
pub(super) fn along_a_tree(part: &Part, near: &Near, start: usize) -> Vec<bool> {
    let mut camps = vec![false; part.actors.len()];
    let mut is_met = vec![false; part.actors.len()];
    is_met[start] = true;
    let mut met = vec![start];
    let mut next = 0;
    while let Some(&actor) = met.get(next) {
        next += 1;
        for &(other, pair) in near.of(actor) {
            let pair = &part.pairs[pair];
            if !is_met[other] && pair.takes_a_side() {
                is_met[other] = true;
                camps[other] = camps[actor] ^ (pair.net() < 0);
                met.push(other);
            }
        }
    }
    camps
}
