//! Sorting by text keys. Everything that the player sorts is sorted by this function, because a generic sort would be compiled,
//! and downloaded by readers, once more for each type.

/// The indices of the keys, in ascending order of the keys; of equal keys the earlier comes first.
pub fn by_key(keys: Vec<String>) -> Vec<usize> {
    let mut keys: Vec<(String, usize)> = keys.into_iter().enumerate().map(|(index, key)| (key, index)).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, index)| index).collect()
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
