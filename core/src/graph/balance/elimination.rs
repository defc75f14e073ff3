//! The frustration index by elimination of one actor after the other.
//!
//! For an actor and its neighbours, a table has for every assignment of the neighbours to camps the least number of contradicted
//! ties over both camps of the actor. With that table the actor is eliminated, and its neighbours become neighbours of each
//! other. The last table has the index. Going back in reverse order tells which assignments of an actor and its neighbours belong
//! to some optimal split. This is nonserial dynamic programming (Bertelè
//! and Brioschi 1972), or bucket elimination (Dechter, Artificial Intelligence 113, 1999). Eliminating the actor with
//! the fewest neighbours first includes all the data reductions at actors with one or two neighbours and at cut vertices
//! (Hüffner, Betzler and Niedermeier, Separator-Based Data Reduction for Signed Graph Balancing, Journal of
//! Combinatorial Optimization 20, 2010): a leaf costs a table of 4, a path tables of 8.
//!
//! The work is known beforehand: it is in proportion to the sum over the actors of `2^(neighbours + 1)`. A table grows bit by
//! bit, and earlier tables are added to it as soon as it has their bits, while it is small; on the way back it shrinks in the
//! same way.
//!
//! An assignment of an actor and its neighbours to camps is called a *way*, and written as bits: bit 0 is the actor.

use super::part::{Pair, Part, Split};
use super::steps::Steps;

/// The most neighbours that an actor may have when it is eliminated, because larger tables do not fit into memory.
const MOST: usize = 24;

/// Steps for each entry of a table. It is read some ten times in both directions, but adjacent entries are read so quickly that
/// this takes no longer than three reads elsewhere.
const LOOKS: usize = 3;

/// Steps for each entry of a table to which an earlier table is added, and from which it is computed on the way back.
const LOOKS_BEFORE: usize = 2;

/// Further steps for each turn.
const TURN: usize = 16;

/// No turn, no pair, no edge.
const NONE: usize = usize::MAX;

/// The order in which to eliminate the actors, and the work at the turn of each. Actors are given by their turns.
pub(super) struct Plan {
    /// The actor of each turn.
    actors: Vec<usize>,
    /// The index in `neighbours` where those of each turn begin, and at the end the number of all.
    begins: Vec<usize>,
    /// The neighbours of each turn, all of later turns, ascending. In the bits of a *way* (see above), the turn's own actor is
    /// bit 0, its first neighbour bit 1, and so on.
    neighbours: Vec<usize>,
    /// For each neighbour its pair with the actor, or `NONE` if no tie joins them, but an elimination made them neighbours.
    pairs: Vec<usize>,
    /// For each turn the first of the earlier turns whose tables are added to its own: those of which it is the first neighbour.
    /// The others follow by `next`.
    before: Vec<usize>,
    /// For each turn the next one in the list of `before` that it is in.
    next: Vec<usize>,
    /// Each turn's table is added to that of a later turn. For each turn, the bit of its last neighbour in the ways of that later
    /// turn.
    highest: Vec<usize>,
    /// Whether no pairs are left out.
    pub(super) is_whole: bool,
    /// How many steps it takes to carry out the plan.
    pub(super) work: usize,
}

/// A plan whose work is within the steps that are left; `None` where none is found. Pairs with strained ties only do not affect
/// the index, but are included if there are enough steps, because falls need them.
pub(super) async fn plan(part: &Part, steps: &mut Steps) -> Option<Plan> {
    let whole = plan_of(part, true, steps).await;
    if whole.is_none() && !part.pairs.iter().all(Pair::takes_a_side) {
        return plan_of(part, false, steps).await;
    }
    whole
}

/// With or without the pairs that have strained ties only.
async fn plan_of(part: &Part, strained: bool, steps: &mut Steps) -> Option<Plan> {
    let count = part.actors.len();
    let mut graph = Graph::new(count, part.pairs.len());
    let mut degree = vec![0; count];
    for pair in part.pairs.iter().filter(|pair| strained || pair.takes_a_side()) {
        // A pair has its lower actor first.
        graph.join(pair.ends);
        degree[pair.ends[0]] += 1;
        degree[pair.ends[1]] += 1;
    }
    // For each number of neighbours, the actors that have so many, or had so before.
    let mut buckets = vec![Vec::new(); MOST + 1];
    for actor in (0..count).rev().filter(|&actor| degree[actor] <= MOST) {
        buckets[degree[actor]].push(actor);
    }
    steps.note(2 * count + 4 * part.pairs.len());
    let mut turn_of = vec![NONE; count];
    let (mut actors, mut begins, mut neighbours) = (Vec::with_capacity(count), vec![0], Vec::new());
    let (mut fewest, mut work) = (0, 0);
    while actors.len() < count {
        let Some(actor) = buckets.get_mut(fewest)?.pop() else {
            fewest += 1;
            continue;
        };
        if turn_of[actor] != NONE || degree[actor] != fewest {
            continue;
        }
        work += LOOKS << (fewest + 1);
        if work > steps.left() {
            return None;
        }
        turn_of[actor] = actors.len();
        actors.push(actor);
        let begin = neighbours.len();
        let mut edge = graph.first[actor];
        while edge != NONE {
            let other = graph.ends[edge];
            if turn_of[other] == NONE {
                neighbours.push(other);
            }
            edge = graph.next[edge];
        }
        begins.push(neighbours.len());
        let near = &neighbours[begin..];
        for (at, &one) in near.iter().enumerate() {
            degree[one] -= 1;
            for &other in &near[..at] {
                let two = [one.min(other), one.max(other)];
                if !graph.has(two) {
                    graph.join(two);
                    degree[one] += 1;
                    degree[other] += 1;
                }
            }
        }
        for &one in near {
            if degree[one] <= MOST {
                buckets[degree[one]].push(one);
                fewest = fewest.min(degree[one]);
            }
        }
        // Each edge is read once in each direction, so that reading is in proportion to making them, which is counted.
        if !steps.take(TURN + near.len() * near.len() + graph.looks) {
            return None;
        }
        graph.looks = 0;
        steps.pause().await;
    }
    let mut plan = Plan {
        actors,
        begins,
        pairs: vec![NONE; neighbours.len()],
        neighbours,
        before: vec![NONE; count],
        next: vec![NONE; count],
        highest: vec![0; count],
        is_whole: strained || part.pairs.iter().all(Pair::takes_a_side),
        work,
    };
    for turn in 0..count {
        let near = &mut plan.neighbours[plan.begins[turn]..plan.begins[turn + 1]];
        for at in 0..near.len() {
            near[at] = turn_of[near[at]];
            let mut at = at;
            while at > 0 && near[at - 1] > near[at] {
                near.swap(at - 1, at);
                at -= 1;
            }
        }
        if let Some(&next) = near.first() {
            plan.next[turn] = plan.before[next];
            plan.before[next] = turn;
        }
    }
    for (index, pair) in part.pairs.iter().enumerate().filter(|(_, pair)| strained || pair.takes_a_side()) {
        let [a, b] = pair.ends.map(|end| turn_of[end]);
        let begin = plan.begins[a.min(b)];
        let bit = plan.near(a.min(b)).iter().position(|&near| near == a.max(b))?;
        plan.pairs[begin + bit] = index;
    }
    for turn in 0..count {
        let bits = plan.near(turn).len() + 1;
        let mut before = plan.before[turn];
        while before != NONE {
            let last = plan.near(before).last();
            let highest = plan.near(turn).iter().position(|near| Some(near) == last).map_or(0, |bit| bit + 1);
            plan.highest[before] = highest;
            plan.work += bits + (LOOKS_BEFORE << (highest + 1));
            before = plan.next[before];
        }
    }
    (plan.work <= steps.left()).then_some(plan)
}

/// The graph of neighbours, with the edges that eliminations have added.
struct Graph {
    /// For each actor its first edge.
    first: Vec<usize>,
    /// For each edge the next of the same actor.
    next: Vec<usize>,
    /// For each edge the actor that it leads to. Edges 2n and 2n + 1 are one in both directions.
    ends: Vec<usize>,
    /// A hash table of the edges: the first edge of each slot.
    slots: Vec<usize>,
    /// For each edge and its reverse, the next edge in the same slot.
    next_in_slot: Vec<usize>,
    /// Look-ups that were not counted as steps yet.
    looks: usize,
}

impl Graph {
    fn new(actors: usize, pairs: usize) -> Graph {
        Graph {
            first: vec![NONE; actors],
            next: Vec::with_capacity(2 * pairs),
            ends: Vec::with_capacity(2 * pairs),
            slots: vec![NONE; (4 * pairs).next_power_of_two()],
            next_in_slot: Vec::with_capacity(pairs),
            looks: 0,
        }
    }

    /// The slot of two actors in the hash table, the one with the lower number first.
    fn slot(&self, [low, high]: [usize; 2]) -> usize {
        let mixed = (low as u32).wrapping_mul(0x9E37_79B1) ^ (high as u32).wrapping_mul(0x85EB_CA6B);
        (mixed ^ (mixed >> 15)) as usize & (self.slots.len() - 1)
    }

    /// Whether two actors are neighbours, the one with the lower number first.
    fn has(&mut self, two: [usize; 2]) -> bool {
        let mut edge = self.slots[self.slot(two)];
        self.looks += 1;
        while edge != NONE && [self.ends[edge + 1], self.ends[edge]] != two {
            edge = self.next_in_slot[edge / 2];
            self.looks += 1;
        }
        edge != NONE
    }

    /// Makes two actors neighbours that are not yet, the one with the lower number first.
    fn join(&mut self, [low, high]: [usize; 2]) {
        let slot = self.slot([low, high]);
        self.next_in_slot.push(self.slots[slot]);
        self.slots[slot] = self.ends.len();
        for (from, to) in [(low, high), (high, low)] {
            self.next.push(self.first[from]);
            self.first[from] = self.ends.len();
            self.ends.push(to);
        }
    }
}

impl Plan {
    fn near(&self, turn: usize) -> &[usize] {
        &self.neighbours[self.begins[turn]..self.begins[turn + 1]]
    }

    /// Maps the entries of a turn's table, up to the bit `highest`, to those of an earlier turn's table: writes into `seen`, for
    /// each run of entries that are adjacent in both, where the run begins in the earlier table. Returns the number of runs and
    /// their length. The bits of both tables are in the order of turns, and the lowest bit is the same.
    fn map_entries(&self, turn: usize, before: usize, highest: usize, seen: &mut [usize]) -> (usize, usize) {
        let (near, earlier) = (self.near(turn), self.near(before));
        seen[0] = 0;
        let (mut runs, mut run, mut next) = (1, 1, 0);
        for bit in 0..=highest {
            let actor = if bit == 0 { turn } else { near[bit - 1] };
            let is_common = next < earlier.len() && earlier[next] == actor;
            if is_common && next == bit {
                run *= 2;
            } else {
                let step = if is_common { 1 << next } else { 0 };
                for at in 0..runs {
                    seen[runs + at] = seen[at] + step;
                }
                runs *= 2;
            }
            next += usize::from(is_common);
        }
        (runs, run)
    }

    /// How many steps a turn takes, in one direction.
    fn work_of(&self, turn: usize) -> usize {
        let mut work = LOOKS << self.near(turn).len();
        let mut before = self.before[turn];
        while before != NONE {
            work += LOOKS_BEFORE << self.highest[before];
            before = self.next[before];
        }
        work
    }

    /// Finds the optimal splits of the part. The steps of the plan must have been reserved.
    pub(super) async fn best(&self, part: &Part, steps: &Steps) -> Split {
        let count = self.actors.len();
        // Where the table of each turn begins in the vectors of all tables.
        let mut tables = Vec::with_capacity(count + 1);
        let mut end = 0;
        for turn in 0..count {
            tables.push(end);
            end += 1 << self.near(turn).len();
        }
        tables.push(end);
        // For each turn and each way of its neighbours, the least cost of the ties that were processed up to this turn.
        let inside = &mut vec![0; end][..];
        let mut largest = 1;
        for turn in 0..count {
            largest = largest.max(2 << self.near(turn).len());
        }
        // Slices are indexed here, because in code optimized for size every index into a vector is a call.
        let (all_costs, seen) = (&mut vec![0; largest][..], &mut vec![0; largest][..]);
        for turn in 0..count {
            steps.pause().await;
            steps.count(self.work_of(turn));
            let costs = self.costs(turn, part, &tables, inside, all_costs, seen);
            let inside = &mut inside[tables[turn]..tables[turn + 1]];
            for way in 0..inside.len() {
                inside[way] = costs[2 * way].min(costs[2 * way + 1]);
            }
        }
        let index = inside.last().copied().unwrap_or(0);
        // For each turn and each way of its neighbours, the least cost of the ties that were not processed up to this turn.
        let outside = &mut vec![0; end][..];
        let mut camp_of = vec![false; count];
        let mut split = Split {
            least: index,
            camps: vec![false; count],
            only: Some(true),
            together_or_apart: vec![[false; 2]; part.pairs.len()],
        };
        for turn in (0..count).rev() {
            steps.pause().await;
            steps.count(self.work_of(turn));
            let costs = self.costs(turn, part, &tables, inside, all_costs, seen);
            let rest = &outside[tables[turn]..tables[turn + 1]];
            let mut ways = 0;
            for way in 0..costs.len() {
                costs[way] += rest[way / 2];
                ways += usize::from(costs[way] == index);
            }
            // Optimal ways come in twos: each with the same with the camps swapped.
            if ways != 2 {
                split.only = Some(false);
            }
            let mut way = 0;
            for (bit, &near) in self.near(turn).iter().enumerate() {
                way |= usize::from(camp_of[near]) << (bit + 1);
            }
            camp_of[turn] = costs[way | 1] < costs[way];
            split.camps[self.actors[turn]] = camp_of[turn];
            // The table is reduced bit by bit: each entry becomes the least cost over the bits above.
            for bit in (0..=self.near(turn).len()).rev() {
                let pair = if bit == 0 { NONE } else { self.pairs[self.begins[turn] + bit - 1] };
                if pair != NONE {
                    let mut ways = [false; 2];
                    for way in 0..2 << bit {
                        if costs[way] == index {
                            ways[(way ^ (way >> bit)) & 1] = true;
                        }
                    }
                    split.together_or_apart[pair] = ways;
                }
                let mut before = self.before[turn];
                while before != NONE {
                    if self.highest[before] == bit {
                        let (runs, run) = self.map_entries(turn, before, bit, seen);
                        let outside = &mut outside[tables[before]..tables[before + 1]];
                        outside.fill(u32::MAX);
                        for at in 0..runs {
                            let (outside, costs) = (&mut outside[seen[at]..][..run], &costs[at * run..][..run]);
                            for way in 0..run {
                                outside[way] = outside[way].min(costs[way]);
                            }
                        }
                        let inside = &inside[tables[before]..tables[before + 1]];
                        for way in 0..inside.len() {
                            outside[way] -= inside[way];
                        }
                    }
                    before = self.next[before];
                }
                let half = 1 << bit;
                for way in 0..half {
                    costs[way] = costs[way].min(costs[half + way]);
                }
            }
        }
        split
    }

    /// For every way of the actor of a turn (bit 0) and its neighbours (from bit 1), the least number of contradicted ties among
    /// those that are processed up to this turn.
    fn costs<'a>(
        &self,
        turn: usize,
        part: &Part,
        tables: &[usize],
        inside: &[u32],
        costs: &'a mut [u32],
        seen: &mut [usize],
    ) -> &'a mut [u32] {
        costs[0] = 0;
        let bits = self.near(turn).len() + 1;
        for bit in 0..bits {
            let pair = if bit == 0 { NONE } else { self.pairs[self.begins[turn] + bit - 1] };
            let [together, apart] = part.pairs.get(pair).map_or([0; 2], |pair: &Pair| [pair.hostile, pair.friendly]);
            let half = 1 << bit;
            for way in 0..half {
                let (cost, is_in) = (costs[way], way & 1 == 1);
                costs[half + way] = cost + if is_in { together } else { apart };
                costs[way] = cost + if is_in { apart } else { together };
            }
            let mut before = self.before[turn];
            while before != NONE {
                if self.highest[before] == bit {
                    let (runs, run) = self.map_entries(turn, before, bit, seen);
                    let inside = &inside[tables[before]..tables[before + 1]];
                    for at in 0..runs {
                        let (costs, inside) = (&mut costs[at * run..][..run], &inside[seen[at]..][..run]);
                        for way in 0..run {
                            costs[way] += inside[way];
                        }
                    }
                }
                before = self.next[before];
            }
        }
        &mut costs[..1 << bits]
    }
}
