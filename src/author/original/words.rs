//! The text of the original, in a form in which what is written in two ways is the same.

/// The original's text and headings.
#[derive(Debug)]
pub(in crate::author) struct Original {
    /// What the file is called.
    pub(super) name: String,
    /// Its text, folded, a line for each block; a phrase stands within one.
    text: String,
    /// Its words as they are written, in their order, and folded without punctuation.
    words: Vec<(String, String)>,
    /// Its headings.
    pub(super) headings: Vec<String>,
}

impl Original {
    /// Of its blocks and headings, as they are written.
    pub(super) fn of(name: String, blocks: &str, headings: Vec<String>) -> Original {
        let lines = blocks.lines().map(folded).filter(|line| !line.is_empty());
        let text = lines.collect::<Vec<_>>().join("\n");
        let words = blocks.split_whitespace().map(|word| (word.to_owned(), bare(word))).collect();
        Original { name, text, words, headings }
    }

    /// Where a phrase ends that begins at that byte of the folded text or after it.
    pub(super) fn end_of(&self, phrase: &str, from: usize) -> Option<usize> {
        let phrase = folded(phrase);
        let is_part = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        // A phrase begins and ends with whole words, as browsers look for it.
        let is_whole = |start: usize| {
            let end = start + phrase.len();
            let before = is_part(phrase.chars().next()) && is_part(self.text[..start].chars().next_back());
            let after = is_part(phrase.chars().next_back()) && is_part(self.text[end..].chars().next());
            !before && !after
        };
        let mut starts = self.text[from..].match_indices(phrase.as_str()).map(|(start, _)| from + start);
        starts.find(|start| is_whole(*start)).map(|start| start + phrase.len())
    }

    /// Whether a heading says so, or a part of one.
    pub(super) fn has_heading(&self, words: &str) -> bool {
        let wanted = folded(words);
        self.headings.iter().any(|heading| folded(heading).contains(&wanted))
    }

    /// The stretch of as many words that has the most of them, if it has half of them: what was meant, most likely.
    pub(super) fn nearest(&self, phrase: &str) -> Option<String> {
        let wanted: Vec<String> = phrase.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
        let length = wanted.len().max(1);
        let is_wanted = |place: usize| wanted.contains(&self.words[place].1);
        let (mut count, mut best) = (0, (0, 0));
        for place in 0..self.words.len() {
            count += usize::from(is_wanted(place));
            if place >= length {
                count -= usize::from(is_wanted(place - length));
            }
            // One that begins with a word that is wanted is better than one that ends before it is over.
            let start = (place + 1).saturating_sub(length);
            if count > best.0 || count == best.0 && is_wanted(start) && !is_wanted(best.1) {
                best = (count, start);
            }
        }
        let (count, start) = best;
        let stretch =
            || self.words[start..].iter().take(length).map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ");
        (count * 2 > length).then(stretch)
    }
}

/// The text with one blank for each white space, straight quotation marks and hyphens, and small letters.
pub(super) fn folded(text: &str) -> String {
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

/// A word, folded, without what stands around it.
fn bare(word: &str) -> String {
    folded(word).trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned()
}
