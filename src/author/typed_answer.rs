//! The comparison of typed answers with the accepted ones.

use icu_normalizer::DecomposingNormalizerBorrowed;

/// The most words of an answer that readers can be expected to type exactly.
pub(super) const MAX_WORDS: usize = 5;

/// A text as answers are compared: in lower case, without accents and punctuation, with single spaces between words. The player
/// does the same with what readers type (`view/command.rs`).
pub(super) fn folded(text: &str) -> String {
    let decomposed = DecomposingNormalizerBorrowed::new_nfkd().normalize(text).to_lowercase();
    let is_dropped = |it: &char| ('\u{300}'..='\u{36f}').contains(it) || matches!(it, '\'' | '’');
    let spaced: String = decomposed.chars().filter(|it| !is_dropped(it)).map(space_between).collect();
    spaced.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn space_between(letter: char) -> char {
    if letter.is_alphanumeric() { letter } else { ' ' }
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn capitals_accents_and_punctuation_make_no_difference() {
        for (text, same) in [
            ("  The “Collective   West”! ", "the collective west"),
            ("Élysée", "elysee"),
            ("Đà Nẵng", "đa nang"),
            ("don’t", "dont"),
            ("set-up", "set up"),
            ("ﬁne Ａ½", "fine a1 2"),
            ("ΟΔΥΣΣΕΎΣ", "οδυσσευς"),
            ("Straße", "straße"),
            ("日本", "日本"),
            ("?!", ""),
        ] {
            assert_eq!(folded(text), same);
        }
    }
}
