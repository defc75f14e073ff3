//! Structural balance of a signed network: which triads, and how far the whole, agree with the old rule that
//! the friend of a friend is a friend and the enemy of an enemy too.
//!
//! The network is a multigraph without directions: several ties may join the same two actors, also with
//! contradicting signs, and then the two are a negative cycle of their own. A strained tie takes neither side and
//! is left out of every count. A cycle is *balanced* when the product of its signs is positive (Heider 1946), and
//! so is a network when all its cycles are, or, which is the same, when its actors split into two camps with
//! friendly ties inside and hostile ties between them (Harary 1953; Cartwright and Harary 1956).
//!
//! - [`triads`]: the cycles of three ties; [`Triangle`]: their kinds.
//! - [`is_balanced`], [`is_weakly_balanced`]: the whole, as Heider and as Davis have it.
//! - [`frustration`]: how many ties stand against balance, the camps, and what would relieve it.
//! - [`standings`]: how alone each actor stands.
//!
//! docs/balance.md says the same in plain words.

mod bound;
mod branch_and_bound;
mod climb;
mod elimination;
mod frustration;
mod part;
mod standing;
mod steps;
mod triads;
mod triangle;
mod whole;

// Properties are tried natively only, where proptest is.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod networks;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

pub use frustration::{Fall, Frustration, STEPS, falls, frustration, relief};
pub use standing::{Standing, standings};
pub use triads::{Balance, Tally, Triad, tally, triads};
pub use triangle::Triangle;
pub use whole::{is_balanced, is_weakly_balanced};

use crate::document::Sign;

/// The ties of a signed network, without directions. Ties that start and end at the same actor, or at one that
/// there is not, are passed over.
#[derive(Clone, Copy, Debug)]
pub struct Ties<'a> {
    /// How many actors there are; they are 0 and up.
    pub actors: usize,
    /// The two actors that each tie joins.
    pub ends: &'a [[usize; 2]],
    /// The sign of each tie.
    pub signs: &'a [Sign],
}

impl Ties<'_> {
    /// Every tie between two different actors: its index, its ends, its sign. A vector, as chains of iterators
    /// would be written out in the program wherever they are used.
    fn all(&self) -> Vec<(usize, [usize; 2], Sign)> {
        let mut all = Vec::with_capacity(self.ends.len());
        for (tie, (&[a, b], &sign)) in self.ends.iter().zip(self.signs).enumerate() {
            if a != b && a < self.actors && b < self.actors {
                all.push((tie, [a, b], sign));
            }
        }
        all
    }

    /// Those that take a side, and whether they are friendly.
    fn sided(&self) -> Vec<(usize, [usize; 2], bool)> {
        let mut sided = Vec::with_capacity(self.ends.len());
        for (tie, ends, sign) in self.all() {
            if sign != Sign::Strained {
                sided.push((tie, ends, sign == Sign::Cooperative));
            }
        }
        sided
    }
}

/// The places of these keys, those of the lowest key first, equal ones in their order. It counts (a counting sort), which
/// takes time in proportion to the keys and the highest of them, and less code than sorting.
fn ascending(keys: &[usize]) -> Vec<usize> {
    let highest = keys.iter().copied().max().unwrap_or(0);
    // For each key where its next place goes.
    let next = &mut vec![0; highest + 2][..];
    for &key in keys {
        next[key + 1] += 1;
    }
    for key in 0..highest {
        next[key + 1] += next[key];
    }
    let mut places = vec![0; keys.len()];
    for (place, &key) in keys.iter().enumerate() {
        places[next[key]] = place;
        next[key] += 1;
    }
    places
}
