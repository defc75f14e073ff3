//! Minimizes the stress of many actors by stochastic gradient descent, which reaches less stress than majorization in a fraction
//! of the time.

use super::geometry::Point;
use super::hops::NO_WAY;
use super::random::Random;
use super::stress::Net;

/// The number of steps of the schedule; `ratio` depends on its being 17.
const EPOCHS: usize = 17;

/// The share of the error of two neighbours that the last epoch corrects.
const LAST: f64 = 0.1;

/// The maximal number of pairs in an epoch; in larger networks they are sampled.
const PAIRS: usize = 6_000_000;

/// The number of pairs that the final majorization looks at, which smooths the random errors, and the bounds of its rounds.
const SMOOTHED: usize = 40_000_000;
const FEWEST_ROUNDS: usize = 5;
const MOST_ROUNDS: usize = 60;

/// The approximate number of pairs that all tries look at: smaller networks have more tries, because chance matters more in them.
const TRIED: usize = 400_000;

/// The maximal number of tries.
const TRIES: usize = 40;

/// Positions with little stress for connected actors, in hops: the best of several tries.
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

/// One try (Zheng, Pawar and Goodman 2019, "Graph drawing by stochastic gradient descent"). Instead of shuffling a list of all
/// pairs, the actors are shuffled, and each is paired with those after it, which takes no list.
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
        for (position, &one) in order.iter().enumerate() {
            let row = &net.hops[one * count..][..count];
            // With an even number of actors, opposite actors of the circle would be paired twice.
            let met = if 2 * rounds == count && 2 * position >= count { rounds - 1 } else { rounds };
            for &other in order[position + 1..].iter().chain(&order).take(met) {
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

/// Moves each of two actors by a share of the error of their distance.
fn correct(at: &mut [Point], one: usize, other: usize, hops: u16, part: f64) {
    let ideal = f64::from(hops);
    let way = at[one] - at[other];
    let length = way.length();
    // Actors in the same position are moved apart horizontally.
    let by = if length > 0.0 { way * (part - part * ideal / length) } else { Point { x: -part * ideal, y: 0.0 } };
    at[one] = at[one] - by;
    at[other] = at[other] + by;
}

/// The factor from one step of the schedule to the next, so that the first corrects the longest distance fully, and the last
/// corrects that of neighbours by the share [`LAST`]: the 16th root of the ratio of the two.
fn ratio(longest: f64) -> f64 {
    (LAST / (longest * longest)).sqrt().sqrt().sqrt().sqrt()
}
