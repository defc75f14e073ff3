//! A bound below the frustration index where the index itself would take too long to find.

use super::ascending::ascending;
use super::part::{Near, Part};
use super::steps::Steps;

/// A number of ties that every split contradicts: negative cycles that share no tie, as each costs one. For every tie
/// that the given split contradicts, a way around it is sought over ties that agree with the split and that no other
/// way has taken; first the short ways, for they leave most to others. When the steps are at an end, fewer are found.
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
            // What a goal is near to is looked up once for all ways to it, so that it had better be the end with more ties.
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

/// The ties that ways may be taken over, and the search for a way.
struct Ways<'a> {
    part: &'a Part,
    near: &'a Near,
    /// How many ties of each pair no way has taken.
    free: Vec<u32>,
    /// The actor that a way is sought to.
    goal: usize,
    /// For each actor one that it has ties with, and their pair; where that is the goal, a way may end with it.
    last: Vec<(usize, usize)>,
    /// Which search this is; the first is 1.
    search: u32,
    /// For each actor the last search that met it.
    met_in: Vec<u32>,
    /// For each actor that this search met, over which pair it did.
    met_by: Vec<usize>,
    /// Those, in their order, each with the length of the way to it.
    met: Vec<(usize, usize)>,
}

impl Ways<'_> {
    /// Takes a shortest way between two actors whose own tie is not free, if there is one of so many ties at most and steps
    /// to find it.
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
            // Slices: in code made for size, every look into a vector is a call.
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

    /// Takes the way by which an actor was met.
    fn go_back(&mut self, mut actor: usize, from: usize) {
        while actor != from {
            let pair = self.met_by[actor];
            self.free[pair] -= 1;
            actor = self.part.pairs[pair].other(actor);
        }
    }
}

/// Steps for each actor that an actor is near to.
const LOOKS: usize = 3;
