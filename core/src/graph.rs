//! What can be computed of a signed network. All functions are pure: they use no clock, and no randomness but from a seed.

pub mod balance;
pub mod layout;
pub mod neighbours;
pub(crate) mod random;
mod shared;

pub use neighbours::Neighbours;
pub use shared::Shared;
