//! A shuffle that depends only on a name and the number of the try, so that it is the same on every machine.

use crate::graph::random::next_state;

/// The indices from 0 to `count`, shuffled (Fisher and Yates) by the name and the number of the try. The result is never in
/// ascending order, unless there is no other.
pub fn shuffled(name: &str, tries: u32, count: usize) -> Vec<usize> {
    let mut state = name.bytes().fold(u64::from(tries), |state, byte| next_state(state ^ u64::from(byte)));
    let mut places: Vec<usize> = (0..count).collect();
    for last in (1..count).rev() {
        state = next_state(state);
        places.swap(last, (((state >> 32) * (last as u64 + 1)) >> 32) as usize);
    }
    if places.is_sorted() && count > 1 {
        places.rotate_left(1);
    }
    places
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
