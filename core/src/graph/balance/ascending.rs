//! Sorting by small numbers.

/// The indices of the keys in ascending order of the keys; equal keys stay in their order. This is a counting sort, which takes
/// time in proportion to the number of keys and the highest of them, and less code to download than a comparison sort.
pub(super) fn ascending(keys: &[usize]) -> Vec<usize> {
    let highest = keys.iter().copied().max().unwrap_or(0);
    // For each key, the position of its next index in the result.
    let next = &mut vec![0; highest + 2][..];
    for &key in keys {
        next[key + 1] += 1;
    }
    for key in 0..highest {
        next[key + 1] += next[key];
    }
    let mut order = vec![0; keys.len()];
    for (index, &key) in keys.iter().enumerate() {
        order[next[key]] = index;
        next[key] += 1;
    }
    order
}
