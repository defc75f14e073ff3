//! What can be computed of a signed network. Pure functions: no clock, no randomness but a seed.

pub mod balance;
pub mod layout;
pub mod neighbours;

pub use neighbours::Neighbours;
