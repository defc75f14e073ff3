//! Marks that lie on each other, pushed apart as little as need be.

use super::geometry::{Point, Rect};
use std::collections::BTreeMap;

/// Marks, and how they may move.
pub(super) struct Crowd<'a> {
    /// The room that each takes: circles of these radii must not overlap.
    pub(super) radii: &'a [f64],
    /// Whether they stay where they are.
    pub(super) fixed: &'a [bool],
    /// Where they must stay, if anywhere.
    pub(super) frame: Option<Rect>,
}

/// Rounds before what is left of the crowd is spread out.
const ROUNDS: usize = 60;

/// Attempts to spread out; a network of any size has room long before.
const SPREADS: usize = 60;

impl Crowd<'_> {
    /// Moves the marks apart, to whole coordinates. Only two marks that are both fixed are left on each other; and
    /// where a frame has not enough room, others are too.
    pub(super) fn part(&self, at: &mut [Point]) {
        // Within a frame nothing can spread, so that more rounds are all there is.
        let spreads = if self.frame.is_some() { 5 } else { SPREADS };
        for _ in 0..spreads {
            if (0..ROUNDS).any(|_| !self.push(at)) {
                return;
            }
            if self.frame.is_none() {
                at.iter_mut().for_each(|at| *at = *at * 1.05);
            }
        }
    }

    /// Pushes apart what overlaps, and tells whether there was anything.
    fn push(&self, at: &mut [Point]) -> bool {
        let cell = 2.0 * self.radii.iter().copied().fold(1.0, f64::max);
        let of = |point: Point| [(point.x / cell).floor() as i64, (point.y / cell).floor() as i64];
        at.iter_mut().for_each(|at| *at = at.rounded());
        let mut cells: BTreeMap<[i64; 2], Vec<usize>> = BTreeMap::new();
        for (one, &at) in at.iter().enumerate() {
            cells.entry(of(at)).or_default().push(one);
        }
        let mut pushed = false;
        for one in 0..at.len() {
            let [x, y] = of(at[one]);
            for near in (-1..=1).flat_map(|down| (-1..=1).map(move |across| [x + across, y + down])) {
                for &other in cells.get(&near).into_iter().flatten().filter(|&&other| other < one) {
                    pushed |= self.push_two(at, one, other);
                }
            }
        }
        pushed
    }

    fn push_two(&self, at: &mut [Point], one: usize, other: usize) -> bool {
        let way = at[one] - at[other];
        let lacking = self.radii[one] + self.radii[other] - way.length();
        if lacking <= 0.0 || (self.fixed[one] && self.fixed[other]) {
            return false;
        }
        // A little more than is lacking, as places are rounded; and marks on the same spot part in different directions.
        let aside = Point { x: 1.0, y: (one % 7) as f64 - 3.0 };
        let direction = if way.length() > 0.0 { way.unit() } else { aside.unit() };
        let by = direction * (lacking + 1.0);
        let (mine, its) = match (self.fixed[one], self.fixed[other]) {
            (true, _) => (0.0, 1.0),
            (_, true) => (1.0, 0.0),
            _ => (0.5, 0.5),
        };
        at[one] = self.kept(at[one] + by * mine, one);
        at[other] = self.kept(at[other] - by * its, other);
        true
    }

    fn kept(&self, at: Point, one: usize) -> Point {
        let Some(frame) = self.frame.filter(|_| !self.fixed[one]) else { return at };
        let radius = self.radii[one];
        Point {
            x: at.x.max(frame.left + radius).min(frame.right - radius),
            y: at.y.max(frame.top + radius).min(frame.bottom - radius),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_on_the_same_spot_come_apart() {
        let mut at = vec![Point { x: 5.0, y: 5.0 }; 40];
        let fixed: Vec<bool> = (0..40).map(|one| one == 3).collect();
        Crowd { radii: &[4.0; 40], fixed: &fixed, frame: None }.part(&mut at);
        assert!((0..40).all(|one| (0..one).all(|other| at[one].distance(at[other]) >= 8.0)), "{at:?}");
    }
}
