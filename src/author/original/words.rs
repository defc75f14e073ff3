//! The text of the original, normalised so that variants of spelling and punctuation are equal.

/// The original's text and headings.
#[derive(Debug)]
pub(in crate::author) struct Original {
    /// The file name.
    pub(super) name: String,
    /// The normalised text, with a line for each block; a phrase stands within one line.
    text: String,
    /// The words in order: as written, and normalised without punctuation.
    words: Vec<(String, String)>,
    /// The headings.
    pub(super) headings: Vec<String>,
}

impl Original {
    /// An original with that file name, blocks and headings.
    pub(super) fn of(name: String, blocks: &str, headings: Vec<String>) -> Original {
        let lines = blocks.lines().map(normalised).filter(|line| !line.is_empty());
        let text = lines.collect::<Vec<_>>().join("\n");
        let words = blocks.split_whitespace().map(|word| (word.to_owned(), bare_word(word))).collect();
        Original { name, text, words, headings }
    }

    /// The end of the first occurrence of a phrase at or after a byte of the normalised text.
    pub(super) fn end_of(&self, phrase: &str, from: usize) -> Option<usize> {
        let phrase = normalised(phrase);
        let is_part = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        // A phrase must begin and end at word boundaries, as browsers require of text fragments.
        let is_whole = |start: usize| {
            let end = start + phrase.len();
            let before = is_part(phrase.chars().next()) && is_part(self.text[..start].chars().next_back());
            let after = is_part(phrase.chars().next_back()) && is_part(self.text[end..].chars().next());
            !before && !after
        };
        let mut starts = self.text[from..].match_indices(phrase.as_str()).map(|(start, _)| from + start);
        starts.find(|start| is_whole(*start)).map(|start| start + phrase.len())
    }

    /// Whether a heading contains the words.
    pub(super) fn has_heading(&self, words: &str) -> bool {
        let wanted = normalised(words);
        self.headings.iter().any(|heading| normalised(heading).contains(&wanted))
    }

    /// The passage of as many words that contains the most words of the phrase, if it has more than half of them: most likely
    /// the one that was meant.
    pub(super) fn nearest(&self, phrase: &str) -> Option<String> {
        let wanted: Vec<String> = phrase.split_whitespace().map(bare_word).filter(|word| !word.is_empty()).collect();
        let length = wanted.len().max(1);
        let is_wanted = |index: usize| wanted.contains(&self.words[index].1);
        let (mut count, mut best) = (0, (0, 0));
        for index in 0..self.words.len() {
            count += usize::from(is_wanted(index));
            if index >= length {
                count -= usize::from(is_wanted(index - length));
            }
            // Of equally good passages one that begins with a word of the phrase is better.
            let start = (index + 1).saturating_sub(length);
            if count > best.0 || count == best.0 && is_wanted(start) && !is_wanted(best.1) {
                best = (count, start);
            }
        }
        let (count, start) = best;
        let best_words =
            || self.words[start..].iter().take(length).map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ");
        (count * 2 > length).then(best_words)
    }
}

/// The text in lower case, with single spaces, straight quotation marks, and hyphens for all dashes.
pub(super) fn normalised(text: &str) -> String {
    let letters = text.chars().filter_map(|letter| match letter {
        '‘' | '’' | '‚' | '‛' | '′' | '`' | '´' => Some('\''),
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => Some('"'),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => Some('-'),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => None,
        letter => Some(letter),
    });
    let letters: String = letters.flat_map(char::to_lowercase).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A normalised word without the punctuation around it.
fn bare_word(word: &str) -> String {
    normalised(word).trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned()
}
