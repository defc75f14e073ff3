//! Stress of many actors brought down by stochastic gradient descent, which ends at less of it than majorization
//! does, in a fraction of its time.

use super::geometry::Point;
use super::hops::NO_WAY;
use super::random::Random;
use super::stress::Net;

/// Steps of the schedule; `ratio` takes a root for each halving of them.
const EPOCHS: usize = 17;

/// The part of the error of two neighbours that the last epoch still corrects.
const LAST: f64 = 0.1;

/// Pairs that an epoch looks at, at most; of larger networks, chance picks them.
const PAIRS: usize = 6_000_000;

/// Pairs that majorization looks at in the end, which smooths what chance left, and bounds of its rounds.
const SMOOTHED: usize = 40_000_000;
const FEWEST_ROUNDS: usize = 5;
const MOST_ROUNDS: usize = 60;

/// Pairs that all tries together look at, about: the smaller a network, the more of them, as chance counts for more.
const TRIED: usize = 400_000;

/// The most tries for a network.
const TRIES: usize = 40;

/// Positions with little stress for actors that ways join, in hops: the best of several tries.
pub(super) fn descended(hops: &[u16], count: usize, neighbours: &[Vec<usize>], random: &mut Random) -> Vec<Point> {
    let fixed = vec![false; count];
    let net = Net { hops, hop: 1.0, fixed: &fixed };
    let tries = (TRIED / (count * count).max(1)).clamp(1, TRIES);
    let mut best = tried(&net, neighbours, random);
    for _ in 1..tries {
        let at = tried(&net, neighbours, random);
        if net.stress(&at) < net.stress(&best) {
            best = at;
        }
    }
    best
}

/// One try (Zheng, Pawar and Goodman 2019, "Graph drawing by stochastic gradient descent"). In place of a list of all
/// pairs in an order by chance, everyone meets all who come after them in an order by chance: that needs no list.
fn tried(net: &Net, neighbours: &[Vec<usize>], random: &mut Random) -> Vec<Point> {
    let count = neighbours.len();
    let longest = net.hops.iter().copied().filter(|&hops| hops != NO_WAY).max().unwrap_or(1).max(1);
    let longest = f64::from(longest);
    let mut at = net.scattered((count as f64).sqrt(), random);
    let mut order: Vec<usize> = (0..count).collect();
    let all = count / 2;
    let rounds = all.min(PAIRS / count.max(1));
    let share = all as f64 / rounds.max(1) as f64;
    let (mut step, ratio) = (longest * longest, ratio(longest));
    for _ in 0..EPOCHS {
        let part = |hops: usize, step: f64| (step / (hops * hops).max(1) as f64).min(1.0) / 2.0;
        let parts: Vec<f64> = (0..=longest as usize).map(|hops| part(hops, step * share)).collect();
        random.shuffle(&mut order);
        for (place, &one) in order.iter().enumerate() {
            let row = &net.hops[one * count..][..count];
            // Half way around, each pair would meet twice.
            let met = if 2 * rounds == count && 2 * place >= count { rounds - 1 } else { rounds };
            for &other in order[place + 1..].iter().chain(&order).take(met) {
                correct(&mut at, one, other, row[other], parts[usize::from(row[other])]);
            }
        }
        if rounds < all {
            for (one, others) in neighbours.iter().enumerate() {
                others.iter().for_each(|&other| correct(&mut at, one, other, 1, part(1, step)));
            }
        }
        step *= ratio;
    }
    if rounds == all {
        net.majorize(&mut at, (SMOOTHED / (count * count).max(1)).clamp(FEWEST_ROUNDS, MOST_ROUNDS));
    }
    at
}

/// Moves each of two actors by that part of the error of their distance.
fn correct(at: &mut [Point], one: usize, other: usize, hops: u16, part: f64) {
    let ideal = f64::from(hops);
    let way = at[one] - at[other];
    let length = way.length();
    // Where one is on the other, any direction is as good.
    let by = if length > 0.0 { way * (part - part * ideal / length) } else { Point { x: -part * ideal, y: 0.0 } };
    at[one] = at[one] - by;
    at[other] = at[other] + by;
}

/// The factor from step to step, so that the first one corrects the longest distance fully and the last one that of
/// neighbours by its part: the 16th root of their ratio.
fn ratio(longest: f64) -> f64 {
    (LAST / (longest * longest)).sqrt().sqrt().sqrt().sqrt()
}
