//! How many ties stand against balance, which camps that makes, and what would relieve it.

use super::bound::bound;
use super::branch_and_bound::search;
use super::climb::good_split;
use super::part::{Pair, Part, Split, parts};
use super::{Ties, elimination};
use crate::document::Sign;

/// How many steps the frustration index may take by default: entries of tables, and looks of the search.
pub const STEPS: usize = 1 << 18;

/// The frustration index of a network and what goes with it.
///
/// The index is the least number of ties whose signs would have to change for the network to be balanced. It is
/// as well the least number of ties that one must pass over, and the least number that contradict a split into two
/// camps, friendly ties between them and hostile ties inside, over all splits:
///
/// `min over s: actors -> {-1, +1} of the number of ties ij with sign(ij) * s(i) * s(j) = -1`
///
/// (Abelson and Rosenberg, Symbolic Psycho-Logic, Behavioral Science 3, 1958; Harary, On the Measurement of Structural
/// Balance, Behavioral Science 4, 1959, as the *line index of balance*; Aref and Wilson, Balance and Frustration in
/// Signed Networks, Journal of Complex Networks 7, 2019.) To find it is NP-hard, so that it is found by a bounded number
/// of steps or not at all; then there are bounds, `least < most`.
#[derive(Clone, Debug, PartialEq)]
pub struct Frustration {
    /// The index is not less than this.
    pub least: u32,
    /// The index is not more than this: it is how many ties contradict [`Frustration::camps`].
    pub most: u32,
    /// For each actor the camp that it is in, in a split that `most` ties contradict; `None` for actors without a tie
    /// that takes a side. In every part of the network the first actor is in the camp `false`.
    pub camps: Vec<Option<bool>>,
    /// Whether that is the only such split, up to swapping the camps of parts that no tie joins which takes a side;
    /// `None` where that is not known.
    pub only: Option<bool>,
    /// The ties that contradict the split, ascending.
    pub against: Vec<usize>,
    /// The ties of which to turn the sign around lowers the index by one: those that contradict some best split;
    /// ascending. `None` where that is not known.
    pub relief: Option<Vec<usize>>,
    /// What would become of the index if a strained tie took a side, for each strained tie, ascending.
    pub falls: Vec<Fall>,
}

/// What becomes of the frustration index when a strained tie takes a side. `None` where that is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fall {
    /// The strained tie.
    pub tie: usize,
    /// The index if it were cooperative.
    pub cooperative: Option<u32>,
    /// The index if it were adversarial.
    pub adversarial: Option<u32>,
}

impl Frustration {
    /// The index itself, where it is known.
    pub fn index(&self) -> Option<u32> {
        (self.least == self.most).then_some(self.most)
    }
}

/// The frustration index of a network, in at most about so many steps for each of its parts; [`STEPS`] will do.
///
/// Parts between which no tie takes a side go one by one. Where the ties are few, elimination finds all that there is to
/// know (`elimination.rs`). Where they are many, there is a good split (`climb.rs`), a bound below it (`bound.rs`), and a
/// search from there, which finds the index, or that with all there is to know, or a better bound (`branch_and_bound.rs`).
///
/// With [`STEPS`] everything is known of every network of up to 17 actors, and in practice of random ones of up to 60
/// actors with 2 ties for each, 40 with 3, and 25 with ties between all; more where the ties are near to balance, or
/// in parts. docs/balance.md has the measurements. Big networks take some 60 ms and have bounds.
pub fn frustration(ties: Ties, steps: usize) -> Frustration {
    let mut all = Frustration {
        least: 0,
        most: 0,
        camps: vec![None; ties.actors],
        only: Some(true),
        against: Vec::new(),
        relief: None,
        falls: Vec::new(),
    };
    // Whether some best split has the ends of a tie together, and whether some has them apart. Where a strained tie joins
    // two parts, either side of it leaves the index as it is.
    let mut ways_of = vec![[true; 2]; ties.ends.len()];
    let mut against = vec![false; ties.ends.len()];
    let parts = parts(ties);
    for part in &parts {
        let split = split(part, steps);
        all.least += split.least;
        all.most += part.cost(&split.camps);
        all.only = both(all.only, split.only);
        for (&actor, &camp) in part.actors.iter().zip(&split.camps) {
            all.camps[actor] = Some(camp != split.camps[0]);
        }
        for &(tie, pair) in &part.ties {
            let [a, b] = part.pairs[pair].ends;
            ways_of[tie] = split.together_or_apart[pair];
            against[tie] = contradicts(ties.signs[tie]) == Some(split.camps[a] != split.camps[b]);
        }
    }
    let index = all.index();
    let mut relief = Vec::new();
    let mut known = true;
    for (tie, _, sign) in ties.all() {
        let ways = ways_of[tie];
        if let Some(apart) = contradicts(sign) {
            known &= ways != [false; 2];
            if against[tie] {
                all.against.push(tie);
            }
            if ways[usize::from(apart)] {
                relief.push(tie);
            }
        } else {
            let index = index.filter(|_| ways != [false; 2]);
            let [cooperative, adversarial] = ways.map(|best| index.map(|index| index + u32::from(!best)));
            all.falls.push(Fall { tie, cooperative, adversarial });
        }
    }
    all.relief = known.then_some(relief);
    all
}

/// Which way of its ends a tie contradicts, apart or not; `None` where it takes no side.
fn contradicts(sign: Sign) -> Option<bool> {
    match sign {
        Sign::Cooperative => Some(true),
        Sign::Adversarial => Some(false),
        Sign::Strained => None,
    }
}

/// The ties of which to turn the sign around lowers the frustration index, see [`Frustration::relief`].
pub fn relief(ties: Ties, steps: usize) -> Option<Vec<usize>> {
    frustration(ties, steps).relief
}

/// What becomes of the frustration index when a strained tie takes a side, see [`Frustration::falls`].
pub fn falls(ties: Ties, steps: usize) -> Vec<Fall> {
    frustration(ties, steps).falls
}

/// Splits a part into camps.
fn split(part: &Part, steps: usize) -> Split {
    // Small tables are quicker than any search, and big ones slower where there are many ties.
    if let Some(split) = elimination::best(part, steps.min(QUICK)) {
        return split;
    }
    let good = good_split(part);
    if part.cost(&good) == 0 {
        // A balanced part has no other split.
        let apart = |pair: &Pair| good[pair.ends[0]] != good[pair.ends[1]];
        let together_or_apart = part.pairs.iter().map(|pair| [!apart(pair), apart(pair)]).collect();
        return Split { least: 0, camps: good, only: Some(true), together_or_apart };
    }
    let least = bound(part, &good);
    let mut found = search(part, &good, steps);
    found.least = found.least.max(least);
    if found.only.is_some() { found } else { elimination::best(part, steps).unwrap_or(found) }
}

/// Elimination is tried first where it takes so many steps at most.
const QUICK: usize = 1 << 14;

/// Whether both hold: not, when one does not; not known, when one is not known otherwise.
fn both(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}
