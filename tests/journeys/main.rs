//! What readers do with the built explainer, lived through in a real browser.
//!
//! `cargo xtask e2e` builds the explainer and runs this. Each test is a claim about what a reader can do,
//! and each journey holds besides that the console stayed silent and no other host was asked for anything.

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
