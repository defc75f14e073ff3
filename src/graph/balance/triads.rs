//! The triads of a network: its cycles of three ties.
//!
//! Each is found once, from its first tie: two later ties that lead from its two ends to the same actor. That takes, for
//! each tie, as many looks as its two ends have ties.

use super::Ties;
use crate::document::Sign;

/// Three ties that join three different actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Triad {
    /// Its ties, in their order.
    pub ties: [usize; 3],
    /// Its actors; each stands across from the tie at the same place.
    pub actors: [usize; 3],
    /// Whether the product of its signs is positive.
    pub balance: Balance,
    /// The same with three hostile ties allowed, so that an enemy's enemy need not be a friend: unbalanced are
    /// only triads with one hostile tie (Davis, Clustering and Structural Balance in Graphs, Human Relations 20, 1967).
    pub weak_balance: Balance,
}

/// Whether a triad is balanced (Heider, Attitudes and Cognitive Organization, Journal of Psychology 21, 1946;
/// Cartwright and Harary, Structural Balance, Psychological Review 63, 1956).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Balance {
    /// It is.
    Balanced,
    /// It is not.
    Unbalanced,
    /// A side is strained, so that balance theory says nothing.
    Open,
}

/// How many triads there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Balanced ones.
    pub balanced: u32,
    /// Unbalanced ones.
    pub unbalanced: u32,
    /// Unbalanced ones that are so in the weak sense too: those with one hostile tie.
    pub weakly_unbalanced: u32,
    /// Ones with a strained side.
    pub open: u32,
}

impl Tally {
    /// Balanced triads for each triad that is not open, the degree of balance by triads (Cartwright and Harary
    /// 1956, there of all cycles); `None` where all are open.
    pub fn share(&self) -> Option<f64> {
        let all = self.balanced + self.unbalanced;
        (all > 0).then(|| f64::from(self.balanced) / f64::from(all))
    }
}

/// Every triad, in the order of its ties. Parallel ties make a triad each, so that many of them make very many.
pub fn triads(ties: Ties) -> Vec<Triad> {
    let mut ties_of = vec![Vec::new(); ties.actors];
    for (tie, [a, b], _) in ties.all() {
        ties_of[a].push((b, tie));
        ties_of[b].push((a, tie));
    }
    let mut triads: Vec<Triad> = Vec::new();
    // For each actor the later ties that join it to one end of the tie at hand.
    let mut joined = vec![Vec::new(); ties.actors];
    for (first, [here, there], _) in ties.all() {
        let later = |end: usize| ties_of[end].iter().filter(move |(_, tie)| *tie > first);
        later(here).for_each(|&(corner, tie)| joined[corner].push(tie));
        let begin = triads.len();
        for &(corner, from_there) in later(there) {
            for &from_here in &joined[corner] {
                let (second, third) = ((from_here, there), (from_there, here));
                let sides = [(first, corner), second.min(third), second.max(third)];
                let triad = triad(ties.signs, sides);
                let at = triads[begin..].partition_point(|other| other.ties < triad.ties);
                triads.insert(begin + at, triad);
            }
        }
        later(here).for_each(|&(corner, _)| joined[corner].clear());
    }
    triads
}

/// Counts triads.
pub fn tally(triads: &[Triad]) -> Tally {
    let mut tally = Tally::default();
    for triad in triads {
        match triad.balance {
            Balance::Balanced => tally.balanced += 1,
            Balance::Unbalanced => tally.unbalanced += 1,
            Balance::Open => tally.open += 1,
        }
        tally.weakly_unbalanced += u32::from(triad.weak_balance == Balance::Unbalanced);
    }
    tally
}

/// The triad of three ties, each with the actor across from it.
fn triad(signs: &[Sign], sides: [(usize, usize); 3]) -> Triad {
    let ties = sides.map(|(tie, _)| tie);
    let count = |sign| ties.iter().filter(|&&tie| signs[tie] == sign).count();
    let (balance, weak_balance) = match (count(Sign::Strained), count(Sign::Adversarial)) {
        (0, 0 | 2) => (Balance::Balanced, Balance::Balanced),
        (0, 1) => (Balance::Unbalanced, Balance::Unbalanced),
        (0, _) => (Balance::Unbalanced, Balance::Balanced),
        _ => (Balance::Open, Balance::Open),
    };
    Triad { ties, actors: sides.map(|(_, actor)| actor), balance, weak_balance }
}
