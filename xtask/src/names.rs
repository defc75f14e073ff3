//! Makes the names by which the player's script and its module know each other cheap to download.
//!
//! wasm-bindgen ends each with a hash of 16 hexadecimal digits, which nothing can compress, twice: some
//! 3 KB of what every reader downloads. A counter of the same length does as well within one build, and
//! leaves every offset in the module as it is.

use std::collections::BTreeMap;

/// Replaces the hashes in both files, each by the same counter in both.
pub fn shorten(script: &mut [u8], module: &mut [u8]) {
    let mut names = BTreeMap::new();
    for at in hashes(script) {
        let next = names.len();
        let hash = <[u8; LENGTH]>::try_from(&script[at..at + LENGTH]).expect("of that length");
        names.entry(hash).or_insert_with(|| format!("{next:0LENGTH$}").into_bytes());
    }
    for file in [script, module] {
        for at in hashes(file) {
            if let Some(name) = names.get(&file[at..at + LENGTH]) {
                file[at..at + LENGTH].copy_from_slice(name);
            }
        }
    }
}

const LENGTH: usize = 16;

/// Where hashes stand: 16 hexadecimal digits at the end of a name, behind `_` or `_h`.
fn hashes(file: &[u8]) -> Vec<usize> {
    let hex = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let behind_name = |at: usize| file[..at].ends_with(b"_") || file[..at].ends_with(b"_h");
    let starts = file.windows(LENGTH).enumerate().filter(|(_, window)| window.iter().all(hex)).map(|(at, _)| at);
    starts.filter(|at| behind_name(*at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_hash_becomes_the_same_counter_in_both_files() {
        let mut script = *b"__wbg_on_0123456789abcdef(); invoke__hfedcba9876543210; __wbg_on_0123456789abcdef";
        let mut module = *b"\0\x19invoke__hfedcba9876543210\x19__wbg_on_0123456789abcdef\x07\xff";
        shorten(&mut script, &mut module);
        assert_eq!(script, *b"__wbg_on_0000000000000000(); invoke__h0000000000000001; __wbg_on_0000000000000000");
        assert_eq!(module, *b"\0\x19invoke__h0000000000000001\x19__wbg_on_0000000000000000\x07\xff");
    }

    #[test]
    fn what_is_no_hash_of_the_script_stays() {
        let mut script = *b"__wbg_on_0123456789abcdef";
        let mut module = *b"data_aaaaaaaaaaaaaaaa";
        shorten(&mut script, &mut module);
        assert_eq!(module, *b"data_aaaaaaaaaaaaaaaa");
    }
}
