//! A shuffle that depends only on a name and the number of the try, so that it is the same on every machine.

/// The indices from 0 to `count`, shuffled (Fisher and Yates) by the name and the number of the try. The result is never in
/// ascending order, unless there is no other.
pub fn shuffled(name: &str, tries: u32, count: usize) -> Vec<usize> {
    let mut state = name.bytes().fold(u64::from(tries), |state, byte| next(state ^ u64::from(byte)));
    let mut places: Vec<usize> = (0..count).collect();
    for last in (1..count).rev() {
        state = next(state);
        places.swap(last, (((state >> 32) * (last as u64 + 1)) >> 32) as usize);
    }
    if places.is_sorted() && count > 1 {
        places.rotate_left(1);
    }
    places
}

/// A linear congruential generator with Knuth's constants for MMIX (TAOCP volume 2, 3.3.4), of which only the upper bits
/// are used.
fn next(state: u64) -> u64 {
    state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407)
}

#[cfg(test)]
mod tests {
    use super::shuffled;
    use std::collections::BTreeSet;

    #[test]
    fn a_shuffle_has_every_index_once_and_is_not_in_ascending_order() {
        for count in 0..40 {
            for tries in 0..20 {
                for name in ["", "a", "steps", "wer hätte das gedacht"] {
                    let mut places = shuffled(name, tries, count);
                    assert_eq!(places, shuffled(name, tries, count));
                    assert!(count < 2 || !places.is_sorted());
                    places.sort_unstable();
                    assert!(places.into_iter().eq(0..count));
                }
            }
        }
    }

    #[test]
    fn other_tries_have_other_orders() {
        let orders: BTreeSet<Vec<usize>> = (0..20).map(|tries| shuffled("aims", tries, 4)).collect();
        assert!(orders.len() > 10, "{orders:?}");
    }
}
