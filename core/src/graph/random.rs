//! The generator of pseudorandom numbers that the layout and the shuffles of questions share.

/// The next state of a linear congruential generator with Knuth's constants for MMIX (TAOCP volume 2, 3.3.4). Only the upper
/// bits of a state are random enough to be used.
pub(crate) fn next_state(state: u64) -> u64 {
    state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407)
}
