//! The triads of a network: its cycles of three ties.
//!
//! Each triad is found once, from its actor with the fewest ties: two ties that lead from there to actors with more, and a third
//! between those. In a network of `m` ties, an actor has at most `sqrt(2m)` ties to actors with more ties, so that a
//! hub takes no longer than its leaves (Chiba and Nishizeki, Arboricity and Subgraph Listing Algorithms, SIAM Journal on
//! Computing 14, 1985; here in the form of Schank and Wagner, Finding, Counting and Listing All Triangles in Large Graphs,
//! Workshop on Experimental and Efficient Algorithms 2005).

use super::ascending::ascending;
use super::steps::Steps;
use super::ties::Ties;
use crate::document::Sign;

/// Three ties that join three different actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Triad {
    /// Its ties, ascending.
    pub ties: [usize; 3],
    /// Its actors; each is opposite the tie at the same index.
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
    /// The triad is balanced.
    Balanced,
    /// The triad is not balanced.
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
    /// Those that are unbalanced in the weak sense, too: with one hostile tie.
    pub weakly_unbalanced: u32,
    /// Triads with a strained side.
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

/// The triads of a network, counted, and some of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survey {
    /// How many there are.
    pub tally: Tally,
    /// The first of those that are unbalanced, in the order of their ties.
    pub unbalanced: Vec<Triad>,
}

/// Counts the triads, and lists the first `kept` unbalanced ones. The others are not stored, because big networks have millions.
pub(super) async fn survey(ties: Ties<'_>, kept: usize, steps: &mut Steps) -> Survey {
    let mut survey = Survey { tally: Tally::default(), unbalanced: Vec::new() };
    each(ties, steps, &mut |triad| {
        survey.tally.add(&triad);
        let first = &mut survey.unbalanced;
        if triad.balance == Balance::Unbalanced {
            let place = first.iter().take_while(|other| other.ties < triad.ties).count();
            if place < kept {
                first.truncate(kept - 1);
                first.insert(place, triad);
            }
        }
    })
    .await;
    survey
}

/// The ties of unbalanced triads, ascending.
pub(super) async fn tense(ties: Ties<'_>, steps: &mut Steps) -> Vec<usize> {
    let mut is_tense = vec![false; ties.ends.len()];
    each(ties, steps, &mut |triad| {
        if triad.balance == Balance::Unbalanced {
            triad.ties.iter().for_each(|&tie| is_tense[tie] = true);
        }
    })
    .await;
    (0..is_tense.len()).filter(|&tie| is_tense[tie]).collect()
}

/// Calls `look` for every triad. Each of several parallel ties makes a triad of its own.
pub(super) async fn each(ties: Ties<'_>, steps: &mut Steps, look: &mut dyn FnMut(Triad)) {
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
    // For each actor its ties to actors of higher rank: the other actor, and the tie.
    let mut upward = vec![Vec::new(); ties.actors];
    for &(tie, [a, b], _) in &all {
        let (low, high) = if rank[a] < rank[b] { (a, b) } else { (b, a) };
        upward[low].push((high, tie));
    }
    steps.note(2 * ties.actors + 3 * all.len());
    // For each actor its ties to the current lowest actor.
    let mut joined = vec![Vec::new(); ties.actors];
    for here in &upward {
        for &(other, tie) in here {
            joined[other].push(tie);
        }
        for &(middle, first) in here {
            let mut looks = upward[middle].len();
            for &(highest, second) in &upward[middle] {
                for &third in &joined[highest] {
                    look(triad(ties, [first, second, third]));
                    looks += LOOKS;
                }
            }
            steps.note(looks);
            steps.pause().await;
        }
        for &(other, _) in here {
            joined[other].clear();
        }
    }
}

/// Steps for each triad.
const LOOKS: usize = 6;

impl Tally {
    /// Counts a triad.
    fn add(&mut self, triad: &Triad) {
        match triad.balance {
            Balance::Balanced => self.balanced += 1,
            Balance::Unbalanced => self.unbalanced += 1,
            Balance::Open => self.open += 1,
        }
        self.weakly_unbalanced += u32::from(triad.weak_balance == Balance::Unbalanced);
    }
}

/// The triad of three ties, which may be in any order.
fn triad(all: Ties, mut ties: [usize; 3]) -> Triad {
    for (one, two) in [(0, 1), (1, 2), (0, 1)] {
        if ties[one] > ties[two] {
            ties.swap(one, two);
        }
    }
    let count = |sign| ties.iter().filter(|&&tie| all.signs[tie] == sign).count();
    let (balance, weak_balance) = match (count(Sign::Strained), count(Sign::Adversarial)) {
        (0, 0 | 2) => (Balance::Balanced, Balance::Balanced),
        (0, 1) => (Balance::Unbalanced, Balance::Unbalanced),
        (0, _) => (Balance::Unbalanced, Balance::Balanced),
        _ => (Balance::Open, Balance::Open),
    };
    // The actor opposite a tie is the end of another tie that is not an end of this one.
    let actors = [0, 1, 2].map(|side| {
        let [one, other] = all.ends[ties[(side + 1) % 3]];
        if all.ends[ties[side]].contains(&one) { other } else { one }
    });
    Triad { ties, actors, balance, weak_balance }
}
