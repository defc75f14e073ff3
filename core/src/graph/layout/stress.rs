//! Stress: how much the distances in a drawing differ from those in the network.

use super::geometry::Point;
use super::hops::NO_WAY;
use super::random::Random;

/// The ideal distances between actors, and which actors must not move.
pub(super) struct Net<'a> {
    /// The number of hops from each actor to each other one, row by row.
    pub(super) hops: &'a [u16],
    /// The length of a hop.
    pub(super) hop: f64,
    /// Whether each actor must not move.
    pub(super) fixed: &'a [bool],
}

/// The ideal distance of actors without a path between them, in hops, and its weight, which is small.
const APART: f64 = 3.0;
const APART_WEIGHT: f64 = 0.01;

impl Net<'_> {
    /// Random positions.
    pub(super) fn scattered(&self, spread: f64, random: &mut Random) -> Vec<Point> {
        (0..self.fixed.len()).map(|_| random.in_disc(spread)).collect()
    }

    /// Reduces the stress in rounds of majorization (SMACOF, de Leeuw 1977; for graphs Gansner, Koren and
    /// North 2004), one actor at a time, with each pair weighted by its hops to the power of -2.
    pub(super) fn majorize(&self, at: &mut [Point], rounds: usize) {
        let longest = self.hops.iter().copied().filter(|&hops| hops != NO_WAY).max().unwrap_or(0);
        let weight = |hops: f64| 1.0 / (hops * hops).max(1.0);
        let weights: Vec<f64> = (0..=longest).map(|hops| weight(f64::from(hops))).collect();
        for _ in 0..rounds {
            for one in (0..at.len()).filter(|&one| !self.fixed[one]) {
                at[one] = self.majorized(at, one, &weights);
            }
        }
    }

    fn majorized(&self, at: &[Point], one: usize, by_hops: &[f64]) -> Point {
        let (mut sum, mut weights) = (Point::default(), 0.0);
        let row = &self.hops[one * at.len()..][..at.len()];
        for (other, (&there, &hops)) in at.iter().zip(row).enumerate() {
            if other == one {
                continue;
            }
            let (ideal, weight) = match hops {
                NO_WAY => (APART, APART_WEIGHT),
                hops => (f64::from(hops), by_hops[usize::from(hops)]),
            };
            sum = sum + (there + (at[one] - there).unit() * (ideal * self.hop)) * weight;
            weights += weight;
        }
        if weights > 0.0 { sum * (1.0 / weights) } else { at[one] }
    }

    /// The sum of the squared relative errors of all distances.
    pub(super) fn stress(&self, at: &[Point]) -> f64 {
        let mut sum = 0.0;
        for one in 0..at.len() {
            for other in 0..one {
                let hops = self.hops[one * at.len() + other];
                if hops != NO_WAY {
                    let error = at[one].distance(at[other]) / (f64::from(hops) * self.hop) - 1.0;
                    sum += error * error;
                }
            }
        }
        sum
    }
}
