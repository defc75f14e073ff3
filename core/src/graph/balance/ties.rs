//! The ties of a signed network.

use crate::document::Sign;

/// The ties of a signed network, without directions. Ties that start and end at the same actor, or at an unknown one, are
/// ignored.
#[derive(Clone, Copy, Debug)]
pub struct Ties<'a> {
    /// The number of actors, which are numbered from 0.
    pub actors: usize,
    /// The two actors that each tie joins.
    pub ends: &'a [[usize; 2]],
    /// The sign of each tie.
    pub signs: &'a [Sign],
}

impl Ties<'_> {
    /// Every tie between two different actors: its index, its ends, its sign. This returns a vector, because a chain of iterators
    /// would be compiled anew at each use.
    pub(super) fn all(&self) -> Vec<(usize, [usize; 2], Sign)> {
        let mut all = Vec::with_capacity(self.ends.len());
        for (tie, (&[a, b], &sign)) in self.ends.iter().zip(self.signs).enumerate() {
            if a != b && a < self.actors && b < self.actors {
                all.push((tie, [a, b], sign));
            }
        }
        all
    }

    /// The ties that are not strained: index, ends, and whether the tie is friendly.
    pub(super) fn sided(&self) -> Vec<(usize, [usize; 2], bool)> {
        let mut sided = Vec::with_capacity(self.ends.len());
        for (tie, ends, sign) in self.all() {
            if sign != Sign::Strained {
                sided.push((tie, ends, sign == Sign::Cooperative));
            }
        }
        sided
    }
}
