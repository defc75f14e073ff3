//! Makes ids from texts.

use icu_normalizer::DecomposingNormalizerBorrowed;
use std::collections::{BTreeMap, BTreeSet};

/// The words of a text, joined by hyphens: ASCII letters in lower case, and digits. Apostrophes are removed, every other
/// character separates words. Empty if nothing is left.
pub(super) fn slug(text: &str) -> String {
    words(&text.to_ascii_lowercase()).collect::<Vec<_>>().join("-")
}

/// The same with diacritics removed, cut to a number of words and of letters.
pub(super) fn short_slug(text: &str, max_words: usize, max_letters: usize) -> String {
    // The beginning suffices, since the result is short and the text may be very long.
    let beginning: String = text.chars().take(max_letters * 8).collect();
    let mut plain = String::new();
    for letter in DecomposingNormalizerBorrowed::new_nfd().normalize(&beginning).to_lowercase().chars() {
        match letter {
            '\u{300}'..='\u{36f}' => {}
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            letter => plain.push(letter),
        }
    }
    let mut slug = words(&plain).take(max_words).collect::<Vec<_>>().join("-");
    slug.truncate(max_letters);
    slug.trim_end_matches('-').to_owned()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|letter: char| !letter.is_ascii_alphanumeric() && !matches!(letter, '\'' | '’'));
    parts.map(|word| word.replace(['\'', '’'], "")).filter(|word| !word.is_empty())
}

/// Generates ids of which no two are equal. Each takes the same time, however many texts are equal.
#[derive(Default)]
pub(super) struct Fresh {
    taken: BTreeSet<String>,
    /// For each id that was requested before, the number to try next.
    next: BTreeMap<String, usize>,
}

impl Fresh {
    /// The requested id, with a number appended if it is taken.
    pub(super) fn id(&mut self, requested: String) -> String {
        let mut count = self.next.get(&requested).copied().unwrap_or(1);
        let mut id = if count == 1 { requested.clone() } else { format!("{requested}-{count}") };
        while !self.taken.insert(id.clone()) {
            count += 1;
            id = format!("{requested}-{count}");
        }
        self.next.insert(requested, count + 1);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::is_id;

    #[test]
    fn an_id_made_from_a_text_is_valid() {
        assert_eq!(
            slug("China’s Calculations: Self-Interest Above All"),
            "chinas-calculations-self-interest-above-all"
        );
        assert_eq!(slug("  2 + 2?  "), "2-2");
        assert_eq!(slug("Øre"), "re");
        assert_eq!(slug("Что делать"), "");
        for (text, id) in [
            ("Où est le café de l’Œuvre ?", "ou-est-le-cafe-de-loeuvre"),
            ("Größe: 3 Äpfel", "grosse-3-apfel"),
            ("Što je Łódź ærlig Øre", "sto-je-lodz-aerlig-ore"),
            ("One two three four five six seven", "one-two-three-four-five-six"),
            ("", ""),
            ("Что делать", ""),
            ("'’", ""),
        ] {
            assert_eq!(short_slug(text, 6, 60), id);
        }
        for letters in 1..30 {
            let id = short_slug("ab cde-fghij & klmno", 6, letters);
            assert!(is_id(&id) && id.len() <= letters && !id.ends_with('-'), "{id}");
        }
        assert!(short_slug(&"long ".repeat(1_000_000), 6, 60).len() <= 60);
    }

    #[test]
    fn equal_ids_get_numbers_also_where_another_id_has_that_number() {
        let mut fresh = Fresh::default();
        let made = ["a", "a-2", "a", "a", "a-2"].map(|made| fresh.id(made.to_owned()));
        assert_eq!(made, ["a", "a-2", "a-3", "a-4", "a-2-2"]);
    }
}
