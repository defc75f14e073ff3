//! The words of a text with what a name is told by: capitals, and where sentences begin.

use std::ops::Range;

/// A word of a passage.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// As it is written, without the `’s` of whose something is.
    pub(super) text: String,
    pub(super) range: Range<usize>,
    /// Which sentence of the passage it stands in.
    pub(super) sentence: usize,
    /// Whether its sentence, or a quotation, begins with it.
    pub(super) begins: bool,
    /// Whether nothing but a blank stands between it and the word before.
    pub(super) follows: bool,
    /// Whether a comma and a blank stand there instead.
    pub(super) after_comma: bool,
    /// Whether it has a `’s`, with which a name ends.
    pub(super) owns: bool,
}

impl Word {
    /// Whether it is written with a capital.
    pub(super) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// Words before a full stop that end no sentence.
const SHORT: &str = " mr mrs ms dr prof st sen rep gov gen col capt lt no vs jr sr inc ltd co corp etc e.g i.e jan feb aug sept oct nov dec ";

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
        let stops = between.contains(['!', '?', '…', '。']) || (between.contains('.') && !is_short(last));
        let capital = text[start..].starts_with(|letter: char| letter.is_uppercase() || letter.is_numeric());
        let ends = last.is_none() || (stops && capital);
        sentence += usize::from(ends && last.is_some());
        let begins = ends || between.contains(['“', '"', '‘', '«', ':', '•', '—', '(', '[']);
        let whole = &text[start..end];
        let owned = ["’s", "'s"].into_iter().find_map(|own| whole.strip_suffix(own));
        let name = owned.unwrap_or(whole);
        // A letter with a full stop is the beginning of a name.
        let is_initial = last.is_some_and(|last| last.text.chars().count() == 1 && last.is_capital());
        let follows = between == " " || between == ". " && (is_initial || is_short(last) && !ends);
        let range = start..start + name.len();
        let after_comma = between == ", ";
        let owns = owned.is_some();
        words.push(Word { text: name.to_owned(), range, sentence, begins, follows, after_comma, owns });
        index = end;
    }
    words
}

/// Where a word ends: marks within it belong to it, but for the hyphen, which may join two names.
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
        // The last full stop of `U.S.` belongs to it.
        let last = letter == '.' && text[start..start + at].contains('.') && text[start..start + at].len() <= 6;
        if !letter.is_alphanumeric() && !inner && !is_code && !last && !is_mark(letter) {
            break;
        }
        end = start + at + letter.len_utf8();
    }
    end
}

/// Accents that stand behind their letter.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

fn is_short(word: Option<&Word>) -> bool {
    word.is_some_and(|word| {
        let small = word.text.to_lowercase();
        SHORT.contains(&format!(" {small} ")) || small.chars().count() == 1 && word.is_capital()
    })
}
