//! A lower bound of the frustration index, where the index itself would take too long to find.

use super::ascending::ascending;
use super::part::{Near, Part};
use super::steps::Steps;

/// A number of ties that every split contradicts: the number of negative cycles that share no tie, because each costs at least
/// one. For every tie that the given split contradicts, a path between its ends is sought over ties that agree with the split and
/// that no other path uses; short paths first, because they leave the most ties to others. If the steps run out, fewer are found.
pub(super) async fn bound(part: &Part, near: &Near, camps: &[bool], steps: &mut Steps) -> u32 {
    let count = part.actors.len();
    let mut ways = Ways {
        part,
        near,
        free: Vec::with_capacity(part.pairs.len()),
        goal: count,
        last: vec![(count, 0); count],
        search: 0,
        met_in: vec![0; count],
        met_by: vec![0; count],
        met: Vec::new(),
    };
    let (mut against, mut goals) = (Vec::new(), Vec::new());
    let mut found = 0;
    for (index, pair) in part.pairs.iter().enumerate() {
        // Contradicting ties of one pair are negative cycles of their own.
        found += pair.friendly.min(pair.hostile);
        let [a, b] = pair.ends;
        let apart = camps[a] != camps[b];
        let (agree, contradict) = (pair.cost(!apart), pair.cost(apart));
        ways.free.push(agree.saturating_sub(contradict));
        for _ in agree..contradict {
            against.push(index);
            // The neighbours of a goal are marked once for all paths to it, so the goal is the end with more ties.
            goals.push(if near.of(a).len() > near.of(b).len() { a } else { b });
        }
    }
    let mut left: Vec<(usize, usize)> = ascending(&goals).into_iter().map(|at| (against[at], goals[at])).collect();
    steps.note(2 * count + 2 * part.pairs.len() + 4 * left.len());
    for longest in [2, 3, 4, 6, usize::MAX] {
        let before = left.len();
        let mut others = Vec::with_capacity(before);
        for (pair, goal) in left {
            steps.pause().await;
            if !ways.take(part.pairs[pair].other(goal), goal, longest, steps) {
                others.push((pair, goal));
            }
        }
        left = others;
        found += (before - left.len()) as u32;
    }
    found
}

/// The ties that paths may use, and the search for a path.
struct Ways<'a> {
    part: &'a Part,
    near: &'a Near,
    /// How many ties of each pair no path uses.
    free: Vec<u32>,
    /// The actor to which a path is sought.
    goal: usize,
    /// For each actor a neighbour and their pair; if the neighbour is the goal, the pair completes a path.
    last: Vec<(usize, usize)>,
    /// Which search this is; the first is 1.
    search: u32,
    /// For each actor the last search that met it.
    met_in: Vec<u32>,
    /// For each actor that this search met, the pair over which it did.
    met_by: Vec<usize>,
    /// The actors that this search met, in their order, each with the length of the path to it.
    met: Vec<(usize, usize)>,
}

impl Ways<'_> {
    /// Uses a shortest path between two actors, if there is one of at most `longest` ties and enough steps to find it. Says
    /// whether there was.
    fn take(&mut self, from: usize, goal: usize, longest: usize, steps: &mut Steps) -> bool {
        if steps.left() == 0 {
            return false;
        }
        if self.goal != goal {
            steps.spend(LOOKS * self.near.of(goal).len());
            self.goal = goal;
            for &(other, pair) in self.near.of(goal) {
                self.last[other] = (goal, pair);
            }
        }
        self.search += 1;
        self.met.clear();
        self.met.push((from, 0));
        self.met_in[from] = self.search;
        let mut next = 0;
        while let Some(&(actor, length)) = self.met.get(next) {
            if length + 2 > longest || steps.left() == 0 {
                return false;
            }
            next += 1;
            // Slices are indexed here, because in code optimized for size every index into a vector is a call.
            let (free, last): (&mut [u32], &[(usize, usize)]) = (&mut self.free, &self.last);
            let (met_in, met_by): (&mut [u32], &mut [usize]) = (&mut self.met_in, &mut self.met_by);
            for (at, &(other, pair)) in self.near.of(actor).iter().enumerate() {
                if free[pair] > 0 && met_in[other] != self.search {
                    met_in[other] = self.search;
                    met_by[other] = pair;
                    let (near_to, last) = last[other];
                    if near_to == goal && free[last] > 0 {
                        steps.spend(LOOKS * (1 + at));
                        free[last] -= 1;
                        self.go_back(other, from);
                        return true;
                    }
                    self.met.push((other, length + 1));
                }
            }
            steps.spend(LOOKS * (1 + self.near.of(actor).len()));
        }
        false
    }

    /// Uses the path over which an actor was met.
    fn go_back(&mut self, mut actor: usize, from: usize) {
        while actor != from {
            let pair = self.met_by[actor];
            self.free[pair] -= 1;
            actor = self.part.pairs[pair].other(actor);
        }
    }
}

/// Steps for each neighbour that is looked at.
const LOOKS: usize = 3;
