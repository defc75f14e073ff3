//! The triads of a network: its cycles of three ties.
//!
//! Each is found once, from its actor with the fewest ties: two ties that lead from there to actors with more, and a third
//! between those. An actor among `m` ties has at most the root of `2m` ties to actors with more, so that a
//! hub takes no longer than its leaves (Chiba and Nishizeki, Arboricity and Subgraph Listing Algorithms, SIAM Journal on
//! Computing 14, 1985; here in the form of Schank and Wagner, Finding, Counting and Listing All Triangles in Large Graphs,
//! Workshop on Experimental and Efficient Algorithms 2005).

use super::ascending::ascending;
use super::ties::Ties;
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
    let all = ties.all();
    let mut degrees = vec![0; ties.actors];
    for &(_, [a, b], _) in &all {
        degrees[a] += 1;
        degrees[b] += 1;
    }
    let mut rank = vec![0; ties.actors];
    for (at, actor) in ascending(&degrees).into_iter().enumerate() {
        rank[actor] = at;
    }
    // For each actor its ties to those of higher rank: the other, and the tie.
    let mut upward = vec![Vec::new(); ties.actors];
    for &(tie, [a, b], _) in &all {
        let (low, high) = if rank[a] < rank[b] { (a, b) } else { (b, a) };
        upward[low].push((high, tie));
    }
    let mut found: Vec<[usize; 3]> = Vec::new();
    // For each actor the ties that join it to the lowest at hand.
    let mut joined = vec![Vec::new(); ties.actors];
    for here in &upward {
        for &(other, tie) in here {
            joined[other].push(tie);
        }
        for &(middle, first) in here {
            for &(highest, second) in &upward[middle] {
                for &third in &joined[highest] {
                    found.push([first, second, third]);
                }
            }
        }
        for &(other, _) in here {
            joined[other].clear();
        }
    }
    for sides in &mut found {
        for (one, two) in [(0, 1), (1, 2), (0, 1)] {
            if sides[one] > sides[two] {
                sides.swap(one, two);
            }
        }
    }
    for side in [2, 1, 0] {
        let keys: Vec<usize> = found.iter().map(|sides| sides[side]).collect();
        found = ascending(&keys).into_iter().map(|at| found[at]).collect();
    }
    found.into_iter().map(|sides| triad(ties, sides)).collect()
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

/// The triad of three ties.
fn triad(all: Ties, ties: [usize; 3]) -> Triad {
    let count = |sign| ties.iter().filter(|&&tie| all.signs[tie] == sign).count();
    let (balance, weak_balance) = match (count(Sign::Strained), count(Sign::Adversarial)) {
        (0, 0 | 2) => (Balance::Balanced, Balance::Balanced),
        (0, 1) => (Balance::Unbalanced, Balance::Unbalanced),
        (0, _) => (Balance::Unbalanced, Balance::Balanced),
        _ => (Balance::Open, Balance::Open),
    };
    // Across from a tie is the end of another that is not its own.
    let actors = [0, 1, 2].map(|side| {
        let [one, other] = all.ends[ties[(side + 1) % 3]];
        if all.ends[ties[side]].contains(&one) { other } else { one }
    });
    Triad { ties, actors, balance, weak_balance }
}
