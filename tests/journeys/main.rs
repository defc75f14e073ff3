//! Tests of what readers do with the built explainer, in a real browser.
//!
//! `cargo xtask e2e` builds the explainer and runs this. Each test is a claim about what a reader can do, and each journey also
//! asserts that the console has no warning or error and that no other host was requested.

mod answering;

mod access;
mod address;
mod docked;
mod early;
mod failing;
mod following;
mod keeping;
mod keyboard;
mod map;
mod markup;
mod paper;
mod quiz;
mod reading;
mod round;
mod saved;
mod scriptless;
mod sharing;
mod theming;
mod touch;
mod writing;
