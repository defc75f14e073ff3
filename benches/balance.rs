//! Measures how long the analysis of balance takes, and for how many networks it finds the index: the table of docs/balance.md.
//!
//! `cargo bench --bench balance --no-default-features`. Times depend on the machine; the last column compares them within one run.

use explainer::document::Sign;
use explainer::graph::balance::{STEPS, Ties, frustration};
use std::time::{Duration, Instant};

/// Number of networks of each kind.
const NETWORKS: usize = 20;

/// Pseudo-random random, the same in each run (Marsaglia, Xorshift RNGs, Journal of Statistical Software 8, 2003).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % end
    }

    /// `count` different pairs of actors.
    fn pairs(&mut self, actors: usize, count: usize) -> Vec<[usize; 2]> {
        let mut all = complete(actors);
        for index in 0..count {
            let other = index + self.below(all.len() - index);
            all.swap(index, other);
        }
        all.truncate(count);
        all
    }
}

/// All pairs of actors.
fn complete(actors: usize) -> Vec<[usize; 2]> {
    (0..actors).flat_map(|b| (0..b).map(move |a| [a, b])).collect()
}

/// A clique of 16 actors, with leaves attached in turn to the first `holders` of them.
fn clique_with_leaves(holders: usize, leaves: usize) -> Vec<[usize; 2]> {
    complete(16).into_iter().chain((0..leaves).map(|leaf| [leaf % holders, 16 + leaf])).collect()
}

/// For how many networks the index was found, and how long the slowest took, where `hostile` percent of the ties are.
fn measure(ends: &mut dyn FnMut(&mut Random) -> Vec<[usize; 2]>, hostile: usize) -> (usize, Duration) {
    let (mut random, mut known, mut slowest) = (Random(0x1959), 0, Duration::ZERO);
    for _ in 0..NETWORKS {
        let ends = ends(&mut random);
        let sign = |percent| if percent < hostile { Sign::Adversarial } else { Sign::Cooperative };
        let signs: Vec<Sign> = ends.iter().map(|_| sign(random.below(100))).collect();
        let actors = ends.iter().flatten().max().map_or(0, |last| last + 1);
        let ties = Ties { actors, ends: &ends, signs: &signs };
        // The best of three runs, to leave out what else the machine does.
        let times = (0..3).map(|_| {
            let start = Instant::now();
            known += usize::from(std::hint::black_box(frustration(ties, STEPS)).index().is_some());
            start.elapsed()
        });
        slowest = slowest.max(times.min().unwrap_or_default());
    }
    (known / 3, slowest)
}

fn main() {
    let mut compared = None;
    println!(
        "| network | index known of {NETWORKS}, half hostile | 15 % hostile | all hostile | slowest, ms | compared |"
    );
    println!("| --- | --- | --- | --- | --- | --- |");
    let mut row = |name: &str, ends: &mut dyn FnMut(&mut Random) -> Vec<[usize; 2]>| {
        let [half, few, all] = [50, 15, 100].map(|hostile| measure(ends, hostile));
        let slowest = half.1.max(few.1).max(all.1).as_secs_f64() * 1e3;
        let compared = *compared.get_or_insert(slowest);
        println!("| {name} | {} | {} | {} | {slowest:.2} | {:.2} |", half.0, few.0, all.0, slowest / compared);
    };
    row("17, all pairs", &mut |_| complete(17));
    for actors in [18, 20, 25, 30] {
        row(&format!("{actors}, all pairs"), &mut |_| complete(actors));
    }
    for (actors, ties) in [(40, 120), (50, 150), (60, 120), (60, 180), (80, 160)] {
        row(&format!("{actors} with {ties} ties"), &mut |random| random.pairs(actors, ties));
    }
    for (holders, leaves) in [(1, 100), (1, 1000), (4, 1000), (16, 10_000)] {
        let name = format!("16, all pairs, with {leaves} leaves on {holders} of them");
        row(&name, &mut |_| clique_with_leaves(holders, leaves));
    }
    row("200, all pairs", &mut |_| complete(200));
    row("1,000 with 3,000 ties", &mut |random| (0..3000).map(|_| [random.below(1000), random.below(1000)]).collect());
    row("a cycle of 10,000", &mut |_| (0..10_000).map(|actor| [actor, (actor + 1) % 10_000]).collect());
    row("a hub with 10,000 leaves", &mut |_| (1..=10_000).map(|leaf| [0, leaf]).collect());
}
