//! Stress of many actors brought down by stochastic gradient descent, which ends at less of it than majorization
//! does, in a fraction of its time.

use super::chance::Chance;
use super::geometry::Point;
use super::hops::NO_WAY;
use super::stress::Net;

/// Steps of the schedule; `ratio` takes a root for each halving of them.
const EPOCHS: usize = 17;

/// The part of the error of two neighbours that the last epoch still corrects.
const LAST: f64 = 0.1;

/// Pairs that an epoch looks at, at most; of larger networks, chance picks them.
const PAIRS: usize = 6_000_000;

/// Rounds of majorization at the end, which smooth what chance left.
const ROUNDS: usize = 8;

/// Positions with little stress for actors that ways join, in hops (Zheng, Pawar and Goodman 2019, "Graph drawing by
/// stochastic gradient descent"). In place of a list of all pairs in an order by chance, everyone is paired with
/// the one so many places further on in an order by chance, again and again: that needs no list.
pub(super) fn descended(hops: &[u16], count: usize, neighbours: &[Vec<usize>], chance: &mut Chance) -> Vec<Point> {
    let fixed = vec![false; count];
    let net = Net { hops, hop: 1.0, fixed: &fixed };
    let longest = f64::from(hops.iter().copied().filter(|&hops| hops != NO_WAY).max().unwrap_or(1).max(1));
    let mut at = net.from_chance((count as f64).sqrt(), chance);
    let mut order: Vec<usize> = (0..count).collect();
    let all = count / 2;
    let rounds = all.min(PAIRS / count.max(1)).max(1);
    let share = all.max(1) as f64 / rounds as f64;
    let (mut step, ratio) = (longest * longest, ratio(longest));
    for _ in 0..EPOCHS {
        chance.shuffle(&mut order);
        for further in 1..=rounds.min(all) {
            // Half way around, each pair would meet twice.
            let last = if 2 * further == count { count / 2 } else { count };
            for place in 0..last {
                let (one, other) = (order[place], order[(place + further) % count]);
                correct(&mut at, one, other, hops[one * count + other], step * share);
            }
        }
        if rounds < all {
            for (one, others) in neighbours.iter().enumerate() {
                others.iter().for_each(|&other| correct(&mut at, one, other, 1, step / 2.0));
            }
        }
        step *= ratio;
    }
    if rounds == all {
        net.majorize(&mut at, ROUNDS);
    }
    at
}

/// Moves two actors towards their distance: all the way if the step is long, else by so much of it.
fn correct(at: &mut [Point], one: usize, other: usize, hops: u16, step: f64) {
    let ideal = f64::from(hops);
    let part = (step / (ideal * ideal)).min(1.0);
    let way = at[one] - at[other];
    let length = way.length();
    // Where one is on the other, any direction is as good.
    let by = if length > 0.0 { way * ((length - ideal) / length * part / 2.0) } else { Point { x: -ideal / 2.0, y: 0.0 } };
    at[one] = at[one] - by;
    at[other] = at[other] + by;
}

/// The factor from step to step, so that the first one corrects the longest distance fully and the last one that of
/// neighbours by its part: the 16th root of their ratio.
fn ratio(longest: f64) -> f64 {
    (LAST / (longest * longest)).sqrt().sqrt().sqrt().sqrt()
}
