//! How many ties stand against balance, which camps that makes, and what would relieve it.

use super::part::{Part, parts};
use super::{Ties, elimination, search};
use crate::document::Sign;

/// How many steps the frustration index may take by default: entries of tables, and looks of the search.
pub const STEPS: usize = 1 << 20;

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
/// Parts between which no tie takes a side go one by one. Where the tables are small enough, the index is found by
/// elimination (`elimination.rs`), with everything else. Otherwise there is a good split and a bound below it, and
/// where these differ a search, which may find the index, but not what would relieve it (`search.rs`).
pub fn frustration(ties: Ties, steps: usize) -> Frustration {
    let mut all = Frustration {
        least: 0,
        most: 0,
        camps: vec![None; ties.actors],
        only: Some(true),
        against: Vec::new(),
        relief: Some(Vec::new()),
        falls: Vec::new(),
    };
    // Strained ties and whether they are cooperative, and adversarial, in some best split.
    let mut strained: Vec<(usize, Option<[bool; 2]>)> = Vec::new();
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
            let known = Some(split.together_or_apart[pair]).filter(|ways| *ways != [false; 2]);
            // The way of the pair that the tie contradicts.
            let contradicted = match ties.signs[tie] {
                Sign::Strained => {
                    strained.push((tie, known));
                    continue;
                }
                Sign::Cooperative => true,
                Sign::Adversarial => false,
            };
            if (split.camps[a] != split.camps[b]) == contradicted {
                all.against.push(tie);
            }
            match (&mut all.relief, known) {
                (Some(relief), Some(ways)) if ways[usize::from(contradicted)] => relief.push(tie),
                (_, Some(_)) => {}
                (_, None) => all.relief = None,
            }
        }
    }
    all.against.sort_unstable();
    if let Some(relief) = &mut all.relief {
        relief.sort_unstable();
    }
    // Where a strained tie joins two parts, either side of it leaves the index as it is.
    let mut known = vec![Some([true; 2]); ties.ends.len()];
    strained.iter().for_each(|&(tie, ways)| known[tie] = ways);
    let index = all.index();
    for (tie, _, sign) in ties.all() {
        if sign == Sign::Strained {
            let fall = |way: usize| Some(index? + u32::from(!known[tie]?[way]));
            all.falls.push(Fall { tie, cooperative: fall(0), adversarial: fall(1) });
        }
    }
    all
}

/// The ties of which to turn the sign around lowers the frustration index, see [`Frustration::relief`].
pub fn relief(ties: Ties, steps: usize) -> Option<Vec<usize>> {
    frustration(ties, steps).relief
}

/// What becomes of the frustration index when a strained tie takes a side, see [`Frustration::falls`].
pub fn falls(ties: Ties, steps: usize) -> Vec<Fall> {
    frustration(ties, steps).falls
}

/// What is known of a part.
struct Split {
    least: u32,
    camps: Vec<bool>,
    only: Option<bool>,
    /// For each pair, whether some best split has it together, and whether some has it apart; neither where that is
    /// not known.
    together_or_apart: Vec<[bool; 2]>,
}

/// Splits a part into camps.
fn split(part: &Part, steps: usize) -> Split {
    if let Some(best) = elimination::best(part, steps) {
        let only = Some(best.only);
        return Split { least: best.index, camps: best.camps, only, together_or_apart: best.together_or_apart };
    }
    let camps = search::good_split(part);
    let most = part.cost(&camps);
    let mut together_or_apart = vec![[false; 2]; part.pairs.len()];
    if most == 0 {
        // A balanced part has one split only.
        for (pair, ways) in part.pairs.iter().zip(&mut together_or_apart) {
            ways[usize::from(camps[pair.ends[0]] != camps[pair.ends[1]])] = true;
        }
        return Split { least: 0, camps, only: Some(true), together_or_apart };
    }
    let least = search::bound(part, &camps);
    let found = if least < most { search::search(part, &camps, steps) } else { None };
    let (least, camps) = found.map_or((least, camps), |found| (least.max(found.least), found.camps));
    Split { least, camps, only: None, together_or_apart }
}

/// Whether both hold: not, when one does not; not known, when one is not known otherwise.
fn both(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}
