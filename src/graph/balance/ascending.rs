//! Sorting by small numbers.

/// The places of these keys, those of the lowest key first, equal ones in their order. It counts (a counting sort), which
/// takes time in proportion to the keys and the highest of them, and less code than sorting.
pub(super) fn ascending(keys: &[usize]) -> Vec<usize> {
    let highest = keys.iter().copied().max().unwrap_or(0);
    // For each key where its next place goes.
    let next = &mut vec![0; highest + 2][..];
    for &key in keys {
        next[key + 1] += 1;
    }
    for key in 0..highest {
        next[key + 1] += next[key];
    }
    let mut places = vec![0; keys.len()];
    for (place, &key) in keys.iter().enumerate() {
        places[next[key]] = place;
        next[key] += 1;
    }
    places
}
