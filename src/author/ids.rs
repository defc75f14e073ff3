//! Makes ids of texts.

use icu_normalizer::DecomposingNormalizerBorrowed;
use std::collections::{BTreeMap, BTreeSet};

/// The words of a text with hyphens between them: letters from a to z, in lower case, and digits. Apostrophes are taken out, all
/// else parts words. Empty where nothing is left.
pub(super) fn slug(text: &str) -> String {
    words(&text.to_ascii_lowercase()).collect::<Vec<_>>().join("-")
}

/// The same, where letters with accents stand for those without, of no more than so many words and letters.
pub(super) fn short_slug(text: &str, most_words: usize, most_letters: usize) -> String {
    // More of a text than this makes no difference, and it may be as long as it likes.
    let beginning: String = text.chars().take(most_letters * 8).collect();
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
    let mut slug = words(&plain).take(most_words).collect::<Vec<_>>().join("-");
    slug.truncate(most_letters);
    slug.trim_end_matches('-').to_owned()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|letter: char| !letter.is_ascii_alphanumeric() && !matches!(letter, '\'' | '’'));
    parts.map(|word| word.replace(['\'', '’'], "")).filter(|word| !word.is_empty())
}

/// Ids of which no two are the same. However many texts are equal, each takes the same time.
#[derive(Default)]
pub(super) struct Fresh {
    taken: BTreeSet<String>,
    /// For an id that several would have, the number to try next.
    next: BTreeMap<String, usize>,
}

impl Fresh {
    /// The id, with a number behind it where another has it.
    pub(super) fn id(&mut self, made: String) -> String {
        let mut count = self.next.get(&made).copied().unwrap_or(1);
        let mut id = if count == 1 { made.clone() } else { format!("{made}-{count}") };
        while !self.taken.insert(id.clone()) {
            count += 1;
            id = format!("{made}-{count}");
        }
        self.next.insert(made, count + 1);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::is_id;

    #[test]
    fn an_id_made_of_a_text_is_an_id() {
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
    fn ids_are_told_apart_by_numbers_also_where_another_has_that_number() {
        let mut fresh = Fresh::default();
        let made = ["a", "a-2", "a", "a", "a-2"].map(|made| fresh.id(made.to_owned()));
        assert_eq!(made, ["a", "a-2", "a-3", "a-4", "a-2-2"]);
    }
}
