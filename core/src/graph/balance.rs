//! Structural balance of a signed network: whether its triads, and how far the whole network, agree with the rule that
//! the friend of a friend is a friend, and so is the enemy of an enemy.
//!
//! The network is a multigraph without directions: several ties may join the same two actors, also with
//! contradicting signs, and then the two are a negative cycle of their own. A strained tie takes neither side and
//! is left out of every count. A cycle is *balanced* when the product of its signs is positive (Heider 1946), and
//! so is a network when all its cycles are, or, which is the same, when its actors split into two camps with
//! friendly ties inside and hostile ties between them (Harary 1953; Cartwright and Harary 1956).
//!
//! - [`Survey`]: the triads, which are the cycles of three ties; [`tense`]: the ties of those that are unbalanced;
//!   [`Triangle`]: their kinds.
//! - [`is_balanced`], [`is_weakly_balanced`]: the whole, as Heider and as Davis have it.
//! - [`frustration`]: how many ties stand against balance, the camps, and what would relieve it.
//! - [`Analysis`]: triads and frustration in slices, so that a page stays responsive.
//! - [`standings`]: how alone each actor stands.
//!
//! docs/balance.md says the same in plain words.

mod analysis;
mod ascending;
mod blocks;
mod bound;
mod branch_and_bound;
mod climb;
mod elimination;
mod frustration;
mod part;
mod parts;
mod standing;
mod steps;
mod ties;
mod triads;
mod triangle;
mod whole;

// Property tests run natively only, because proptest is a dependency of native tests.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod networks;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

pub use analysis::{Analysis, frustration, tense};
pub use frustration::{Bounds, Fall, Frustration, STEPS};
pub use standing::{Standing, standings};
pub use ties::Ties;
pub use triads::{Balance, Survey, Tally, Triad};
pub use triangle::Triangle;
pub use whole::{is_balanced, is_weakly_balanced};
