//! Sorting by text: the one way to sort that readers download. Each kind of thing that is sorted would be code of its own.

/// The places of the keys in ascending order; of equal keys the earlier comes first.
pub(crate) fn by_key(keys: Vec<String>) -> Vec<usize> {
    let mut keys: Vec<(String, usize)> = keys.into_iter().enumerate().map(|(place, key)| (key, place)).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, place)| place).collect()
}

/// What a number is sorted by where what has most comes first. Everything is sorted as text: each kind of thing that is
/// sorted costs as much code again.
pub(crate) fn most_first(number: u32) -> String {
    char::from_u32(0x8000_u32.saturating_sub(number)).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::by_key;

    #[test]
    fn equal_keys_stay_in_their_order() {
        assert_eq!(by_key(["b", "a", "b", ""].map(str::to_owned).into()), [3, 1, 0, 2]);
        assert!(by_key(Vec::new()).is_empty());
    }
}
