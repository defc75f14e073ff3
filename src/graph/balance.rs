//! Structural balance of a triad.
