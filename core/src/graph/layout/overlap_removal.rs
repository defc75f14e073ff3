//! Pushes overlapping marks apart, as little as necessary.

use super::geometry::{Point, Rect};
use std::collections::BTreeMap;

/// Marks that must not overlap.
pub(super) struct Crowd<'a> {
    /// The radii of the circles that must not overlap.
    pub(super) radii: &'a [f64],
    /// Whether each mark must not move.
    pub(super) fixed: &'a [bool],
    /// The area that the marks must not leave, if there is one.
    pub(super) frame: Option<Rect>,
}

/// Rounds of pushing before all positions are scaled up.
const ROUNDS: usize = 60;

/// How often positions are scaled up at most; any network has room long before.
const SPREADS: usize = 60;

impl Crowd<'_> {
    /// Moves the marks apart, to whole coordinates. Overlaps are left only between two fixed marks, and
    /// between others if the frame has not enough room.
    pub(super) fn part(&self, at: &mut [Point]) {
        // Within a frame positions cannot be scaled up, so there are only more rounds.
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

    /// Pushes overlapping marks apart. Says whether there were any.
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
        // The marks are pushed 1 px further than necessary, because positions are rounded. Marks in the same position are pushed
        // in different directions.
        let aside = Point { x: 1.0, y: (one % 7) as f64 - 3.0 };
        let direction = if way.length() > 0.0 { way.unit() } else { aside.unit() };
        let by = direction * (lacking + 1.0);
        let (own_share, other_share) = match (self.fixed[one], self.fixed[other]) {
            (true, _) => (0.0, 1.0),
            (_, true) => (1.0, 0.0),
            _ => (0.5, 0.5),
        };
        at[one] = self.inside(at[one] + by * own_share, one);
        at[other] = self.inside(at[other] - by * other_share, other);
        true
    }

    fn inside(&self, at: Point, one: usize) -> Point {
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
    fn marks_in_the_same_position_are_pushed_apart() {
        let mut at = vec![Point { x: 5.0, y: 5.0 }; 40];
        let fixed: Vec<bool> = (0..40).map(|one| one == 3).collect();
        Crowd { radii: &[4.0; 40], fixed: &fixed, frame: None }.part(&mut at);
        assert!((0..40).all(|one| (0..one).all(|other| at[one].distance(at[other]) >= 8.0)), "{at:?}");
    }
}
