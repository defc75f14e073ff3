//! What can be computed of a signed network. Pure functions: no clock, no randomness but a seed.

pub mod balance;
pub mod layout;
pub mod neighbours;
mod shared;

pub use neighbours::Neighbours;
pub use shared::Shared;
