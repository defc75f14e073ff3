//! Pseudorandom numbers, which depend only on a seed, so that they are the same on every machine.

use super::geometry::Point;
use crate::graph::random::next_state;

/// A generator of which only the upper bits are used.
#[derive(Clone, Debug)]
pub(super) struct Random {
    state: u64,
}

impl Random {
    /// A generator with a seed.
    pub(super) fn new(seed: u64) -> Self {
        let mut random = Random { state: seed };
        random.next();
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.state = next_state(self.state);
        self.state >> 32
    }

    /// A number from 0 up to, not including, 1.
    pub(super) fn unit(&mut self) -> f64 {
        self.next() as f64 / 4_294_967_296.0
    }

    /// A number from 0 up to, not including, the bound, which is above 0.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        ((self.next() * bound as u64) >> 32) as usize
    }

    /// Shuffles the items (Fisher and Yates).
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }

    /// A random point of the disc around the origin, by rejection sampling.
    pub(super) fn in_disc(&mut self, radius: f64) -> Point {
        loop {
            let point = Point { x: 2.0 * self.unit() - 1.0, y: 2.0 * self.unit() - 1.0 };
            if point.dot(point) <= 1.0 {
                return point * radius;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_seeds_give_equal_numbers_within_bounds() {
        let (mut one, mut other) = (Random::new(7), Random::new(7));
        for _ in 0..1000 {
            let (unit, index) = (one.unit(), one.below(3));
            assert_eq!((unit, index), (other.unit(), other.below(3)));
            assert!((0.0..1.0).contains(&unit) && index < 3);
        }
    }
}
