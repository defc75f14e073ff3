//! The frustration index by branch and bound over the splits, for parts with many ties.

use super::part::{Near, Part, Split};
use super::steps::Steps;

/// Searches the splits by branch and bound, from a given one on. Actors are assigned to camps one after the other. The actors
/// that are left cost at least the index of their own subproblem, plus for each of them the cheaper camp by its ties to assigned
/// actors. The index of their subproblem is known, because the last two actors are solved first, then the last three, and so on:
/// the Russian doll search (Verfaillie, Lemaître and Schiex, AAAI 1996). When the index is known, all optimal splits are
/// enumerated in the same way, until each pair has been seen both together and apart.
pub(super) async fn search(part: &Part, near: &Near, start: &[bool], steps: &mut Steps) -> Split {
    let mut split =
        Split { least: 0, camps: start.to_vec(), only: None, together_or_apart: vec![[false; 2]; part.pairs.len()] };
    let count = part.actors.len();
    if !is_searched(part) || !steps.take(count * count + 4 * part.pairs.len()) {
        return split;
    }
    let order = order(part, near);
    let mut place = vec![0; count];
    order.iter().enumerate().for_each(|(at, &actor)| place[actor] = at);
    let mut dolls = Dolls {
        later: vec![Vec::new(); count],
        pull: vec![[0; 2]; count],
        dolls: vec![0; count + 1],
        camps: vec![false; count],
        levels: vec![Level { cost: 0, pulled: 0, tried: 0 }; count + 1],
        best: 0,
        best_camps: order.iter().map(|&actor| start[actor]).collect(),
        seen: None,
        steps,
    };
    for pair in &part.pairs {
        let (a, b) = (place[pair.ends[0]], place[pair.ends[1]]);
        dolls.later[a.min(b)].push((a.max(b), [pair.hostile, pair.friendly]));
    }
    let known = dolls.best_camps.clone();
    for first in (0..count).rev() {
        // The best split of the smaller subproblem, with the new actor in the cheaper camp, is a good one of this subproblem.
        let costs = [false, true].map(|camp| {
            let cost = |&(other, cost): &(usize, [u32; 2])| cost[usize::from(camp != dolls.best_camps[other])];
            dolls.later[first].iter().map(cost).sum::<u32>()
        });
        dolls.best_camps[first] = costs[1] < costs[0];
        dolls.best = dolls.dolls[first + 1] + costs[0].min(costs[1]);
        if first == 0 && part.cost(start) < dolls.best {
            dolls.best = part.cost(start);
            dolls.best_camps.copy_from_slice(&known);
        }
        let enough = dolls.put(first).await;
        if enough || first == 0 {
            split.camps = place.iter().map(|&at| dolls.best_camps[at]).collect();
        }
        if !enough {
            if first > 0 {
                split.camps.copy_from_slice(start);
            }
            split.least = dolls.dolls[first + 1];
            return split;
        }
        dolls.dolls[first] = dolls.best;
    }
    split.least = dolls.best;
    dolls.best += 1;
    dolls.seen = Some(Seen {
        ways: 0,
        unseen: 2 * part.pairs.len(),
        together_or_apart: dolls.later.iter().map(|ties| vec![[false; 2]; ties.len()]).collect(),
    });
    if dolls.put(0).await
        && let Some(seen) = dolls.seen
    {
        split.only = Some(seen.ways == 1);
        let mut next = vec![0; count];
        for (pair, ways) in part.pairs.iter().zip(&mut split.together_or_apart) {
            let first = place[pair.ends[0]].min(place[pair.ends[1]]);
            *ways = seen.together_or_apart[first][next[first]];
            next[first] += 1;
        }
    }
    split
}

/// Whether a part is searched at all. Each actor adds one level of depth, and with more than 96 no search ends within the steps.
pub(super) fn is_searched(part: &Part) -> bool {
    part.actors.len() <= 96
}

/// The order in which to assign the actors: the next is always the one with the most ties to those before it.
fn order(part: &Part, near: &Near) -> Vec<usize> {
    let mut ties: Vec<(u32, u32)> = (0..part.actors.len()).map(|actor| (0, part.weight(near, actor))).collect();
    let mut left: Vec<usize> = (0..ties.len()).collect();
    let mut order = Vec::with_capacity(left.len());
    while let Some(next) = (0..left.len()).max_by_key(|&next| (ties[left[next]], std::cmp::Reverse(left[next]))) {
        let actor = left.swap_remove(next);
        order.push(actor);
        for &(other, pair) in near.of(actor) {
            ties[other].0 += part.pairs[pair].net().unsigned_abs();
        }
    }
    order
}

/// The state of the search. Actors are given by their position in the order.
struct Dolls<'a> {
    /// For each actor its ties to later ones: the other actor, and the costs of having the two together and apart.
    later: Vec<Vec<(usize, [u32; 2])>>,
    /// For each actor what each camp costs by its ties to assigned actors.
    pull: Vec<[u32; 2]>,
    /// The frustration index of the subproblem of the actors from each position on.
    dolls: Vec<u32>,
    /// The camps of the assigned actors.
    camps: Vec<bool>,
    /// The state of the search at each assigned actor, and at the next one.
    levels: Vec<Level>,
    /// The cost of the best known split of this subproblem, and that split.
    best: u32,
    best_camps: Vec<bool>,
    /// Once the index is known: what the optimal splits so far have in common.
    seen: Option<Seen>,
    /// The steps that the search may take.
    steps: &'a mut Steps,
}

/// The state of the search at an actor.
#[derive(Clone, Copy)]
struct Level {
    /// The cost of the assigned actors.
    cost: u32,
    /// The sum of the cheaper camps of this and all later actors, by their ties to assigned ones.
    pulled: u32,
    /// How many camps were tried.
    tried: u8,
}

/// Why the search stopped.
enum Ended {
    /// All splits that may be better were tried.
    Over,
    /// The steps have run out.
    Short,
    /// The slice is over.
    Paused,
}

/// What the optimal splits so far have in common.
struct Seen {
    /// How many optimal splits there were.
    ways: u32,
    /// The number of pairs that were not seen together plus those that were not seen apart.
    unseen: usize,
    /// For each actor and each of its ties to later ones, whether some split has the two together, and some apart.
    together_or_apart: Vec<Vec<[bool; 2]>>,
}

impl Dolls<'_> {
    // The inner loops index slices, because in code optimized for size every index into a vector is a call.

    /// Tries all splits of the actors from `first` on that may be better than the best. Says whether the steps sufficed.
    async fn put(&mut self, first: usize) -> bool {
        self.levels[first] = Level { cost: 0, pulled: 0, tried: 0 };
        let mut actor = first;
        loop {
            match self.go(first, &mut actor) {
                Ended::Over => return true,
                Ended::Short => return false,
                Ended::Paused => self.steps.pause().await,
            }
        }
    }

    /// Goes on with the search at an actor, until it ends, or the slice or the steps do.
    fn go(&mut self, first: usize, at: &mut usize) -> Ended {
        let mut actor = *at;
        loop {
            let Level { cost, pulled, tried } = self.levels[actor];
            let is_last = actor == self.camps.len();
            if tried == 0 && cost + pulled + self.dolls[actor] < self.best {
                // Each tie is looked at four times: in both camps, when the actor is assigned and when it is taken back.
                let looks = if is_last { self.record_split(first, cost) } else { 4 + 4 * self.later[actor].len() };
                if !self.steps.take(looks) {
                    return Ended::Short;
                }
            } else if tried == 0 || tried == 2 || actor == first {
                // The first actor is tried in one camp only, because the two camps can be swapped.
                if actor == first {
                    return Ended::Over;
                }
                actor -= 1;
                self.take_back(actor);
                continue;
            }
            if is_last {
                self.levels[actor].tried = 2;
                continue;
            }
            let pull = self.pull[actor];
            let camp = (pull[1] < pull[0]) ^ (tried == 1);
            self.levels[actor].tried += 1;
            self.camps[actor] = camp;
            let mut pulled = pulled - pull[0].min(pull[1]);
            let (later, pulls): (&[_], &mut [[u32; 2]]) = (&self.later[actor], &mut self.pull);
            for &(other, costs) in later {
                let pull = &mut pulls[other];
                pulled -= pull[0].min(pull[1]);
                pull[0] += costs[usize::from(camp)];
                pull[1] += costs[usize::from(!camp)];
                pulled += pull[0].min(pull[1]);
            }
            actor += 1;
            self.levels[actor] = Level { cost: cost + pull[usize::from(camp)], pulled, tried: 0 };
            if self.steps.is_over() {
                *at = actor;
                return Ended::Paused;
            }
        }
    }

    /// Takes an actor back out of its camp.
    fn take_back(&mut self, actor: usize) {
        let camp = self.camps[actor];
        let (later, pulls): (&[_], &mut [[u32; 2]]) = (&self.later[actor], &mut self.pull);
        for &(other, costs) in later {
            let pull = &mut pulls[other];
            pull[0] -= costs[usize::from(camp)];
            pull[1] -= costs[usize::from(!camp)];
        }
    }

    /// Records a complete split that is better than the best, or one of the best. Returns the steps that this takes.
    fn record_split(&mut self, first: usize, cost: u32) -> usize {
        let Some(seen) = &mut self.seen else {
            self.best = cost;
            self.best_camps[first..].copy_from_slice(&self.camps[first..]);
            return self.camps.len() - first;
        };
        seen.ways += 1;
        let mut pairs = 0;
        for (actor, ties) in self.later.iter().enumerate() {
            pairs += ties.len();
            for ((other, _), ways) in ties.iter().zip(&mut seen.together_or_apart[actor]) {
                let way = &mut ways[usize::from(self.camps[actor] != self.camps[*other])];
                seen.unseen -= usize::from(!*way);
                *way = true;
            }
        }
        // Every pair was seen both together and apart, so the search ends.
        if seen.unseen == 0 {
            self.best = 0;
        }
        pairs
    }
}
