//! Splits a text into words, with the properties by which names are recognised: capitals, and beginnings of sentences.

use std::ops::Range;

/// A word of a passage.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// The word as written, without a possessive `’s`.
    pub(super) text: String,
    pub(super) range: Range<usize>,
    /// The index of its sentence in the passage.
    pub(super) sentence: usize,
    /// Whether a sentence, or a quotation or the like within one, begins with it.
    pub(super) begins: bool,
    /// Whether only a space, or the full stop of an abbreviation, separates it from the previous word.
    pub(super) follows: bool,
    /// Whether a comma and a space separate it from the previous word.
    pub(super) after_comma: bool,
    /// Whether it has a possessive `’s`, after which a name ends.
    pub(super) is_possessive: bool,
    /// Whether it ends in `s` and has an apostrophe after it, like a plural possessive: `Educators’ Association`.
    pub(super) is_plural_possessive: bool,
}

impl Word {
    /// Whether it is written with a capital.
    pub(super) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// Abbreviations, whose full stop ends no sentence.
const ABBREVIATIONS: &str = " mr mrs ms dr prof st sen rep gov gen col capt lt no vs jr sr inc ltd co corp etc e.g i.e jan feb aug sept oct nov dec ";

/// The words of a passage.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let (mut sentence, mut index) = (0, 0);
    while index < text.len() {
        let Some(start) = text[index..].find(char::is_alphanumeric).map(|at| index + at) else { break };
        let end = word_end(text, start);
        let last = words.last();
        let between = last.map_or("", |last| &text[last.range.end..start]);
        let between = ["’s", "'s"].into_iter().find_map(|own| between.strip_prefix(own)).unwrap_or(between);
        // A closing quotation mark looks the same as this apostrophe; `phrase::end` decides by the next word.
        let after_plural = matches!(between, "’ " | "' ") && last.is_some_and(|last| last.text.ends_with('s'));
        if let Some(last) = words.last_mut().filter(|_| after_plural) {
            last.is_plural_possessive = true;
        }
        let last = words.last();
        let stops = between.contains(['!', '?', '…', '。']) || (between.contains('.') && !is_abbreviation(last));
        let capital = text[start..].starts_with(|letter: char| letter.is_uppercase() || letter.is_numeric());
        let is_new_sentence = last.is_none() || (stops && capital);
        sentence += usize::from(is_new_sentence && last.is_some());
        let begins = is_new_sentence || between.contains(['“', '"', '‘', '«', ':', '•', '—', '(', '[']);
        let whole = &text[start..end];
        let owned = ["’s", "'s"].into_iter().find_map(|own| whole.strip_suffix(own));
        let name = owned.unwrap_or(whole);
        // A capital letter with a full stop is an initial of a name.
        let is_initial = last.is_some_and(|last| last.text.chars().count() == 1 && last.is_capital());
        let follows = between == " "
            || after_plural
            || between == ". " && (is_initial || is_abbreviation(last) && !is_new_sentence);
        let range = start..start + name.len();
        let after_comma = between == ", ";
        let is_possessive = owned.is_some();
        let text = name.to_owned();
        let is_plural_possessive = false;
        words.push(Word { text, range, sentence, begins, follows, after_comma, is_possessive, is_plural_possessive });
        index = end;
    }
    words
}

/// The end of a word. Apostrophes, full stops and ampersands within it belong to it; a hyphen does not, since it may join two
/// names.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut letters = text[start..].char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, letter)| *letter);
        let inner = matches!(letter, '’' | '\'' | '.' | '&') && next.is_some_and(char::is_alphanumeric);
        // `LGP-30` is one word, `US-China` two.
        let is_code = letter == '-'
            && text[start..start + at].chars().all(|it| it.is_uppercase() || it.is_ascii_digit())
            && at > 1
            && next.is_some_and(|it| it.is_ascii_digit());
        // The last full stop of `U.S.` belongs to the word.
        let last = letter == '.' && text[start..start + at].contains('.') && text[start..start + at].len() <= 6;
        if !letter.is_alphanumeric() && !inner && !is_code && !last && !is_mark(letter) {
            break;
        }
        end = start + at + letter.len_utf8();
    }
    end
}

/// Whether the character is a combining accent.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

fn is_abbreviation(word: Option<&Word>) -> bool {
    word.is_some_and(|word| {
        let small = word.text.to_lowercase();
        ABBREVIATIONS.contains(&format!(" {small} ")) || small.chars().count() == 1 && word.is_capital()
    })
}
