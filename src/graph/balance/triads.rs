//! The triads of a network: its cycles of three ties.
//!
//! They are found as by the *forward* algorithm (Schank and Wagner 2005, after Itai and Rodeh and others): every tie
//! is pointed to the end that has more ties, and a triad is seen only from the end to which none of its ties
//! point. That takes about `ties^1.5` looks, however many ties a single actor has.

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

/// Every triad, in the order of its ties. Parallel ties make a triad each.
pub fn triads(ties: Ties) -> Vec<Triad> {
    let mut degree = vec![0usize; ties.actors];
    for (_, ends, _) in ties.all() {
        ends.iter().for_each(|&end| degree[end] += 1);
    }
    let mut onward = vec![Vec::new(); ties.actors];
    for (tie, [a, b], _) in ties.all() {
        let (from, to) = if (degree[a], a) < (degree[b], b) { (a, b) } else { (b, a) };
        onward[from].push((to, tie));
    }
    let mut triads = Vec::new();
    let mut from_here = vec![Vec::new(); ties.actors];
    for here in 0..ties.actors {
        for &(to, tie) in &onward[here] {
            from_here[to].push(tie);
        }
        for &(middle, first) in &onward[here] {
            for &(last, second) in &onward[middle] {
                for &third in &from_here[last] {
                    triads.push(triad(ties.signs, [(first, last), (second, here), (third, middle)]));
                }
            }
        }
        for &(to, _) in &onward[here] {
            from_here[to].clear();
        }
    }
    triads.sort_unstable_by_key(|triad| triad.ties);
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
fn triad(signs: &[Sign], mut sides: [(usize, usize); 3]) -> Triad {
    sides.sort_unstable();
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
