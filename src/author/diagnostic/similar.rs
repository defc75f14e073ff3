//! The name that was probably meant by a misspelt one.

/// The candidate most similar to the word, if it is similar enough to be meant, and whether it is the only such candidate. The
/// distance is Damerau-Levenshtein's, at most a third of the word's length. A candidate that differs from the word only in its
/// digits, as `aims-2` from `aims-9`, is another thing and not a misspelling, so it is left out.
pub(in crate::author) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<(&'a str, bool)> {
    let length = word.chars().count();
    if length > 80 {
        return None;
    }
    let without_digits = |name: &str| name.replace(|letter: char| letter.is_ascii_digit(), "");
    let mut similar: Vec<_> = candidates
        .into_iter()
        .filter(|candidate| without_digits(candidate) != without_digits(word) || *candidate == word)
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= (length / 3).max(1))
        .collect();
    similar.sort_unstable();
    similar.dedup();
    similar.first().map(|(_, candidate)| (*candidate, similar.len() == 1))
}

/// The words in backquotes, joined by commas.
pub(in crate::author) fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
