//! The task to fill in one or a few words. Small spelling mistakes are accepted.

use super::judgement::{Judgement, QuestionKind};
use super::number::typed;
use super::{Edit, Response};
use crate::document::{Document, Id, Question};

/// The most bytes that an answer may have: a few words, and room for scripts whose letters take several.
const LONGEST: usize = 400;

/// Words of at least this many letters may have one spelling mistake. In shorter words a mistake too often makes another word:
/// Iran, Iraq.
const LONG: usize = 5;

/// The task to fill in words. The answer is the typed text, and the same text folded: in lower case, without accents and
/// punctuation, single spaces between its words. The view folds it by the browser, which has the Unicode tables for that.
pub(super) struct Words;

impl QuestionKind for Words {
    fn accepts(&self, _: &Document, _: &Question, response: &[Id]) -> bool {
        let [typed, folded] = response else { return false };
        !folded.is_empty() && typed.len() <= LONGEST && folded.len() <= LONGEST
    }

    fn judge(&self, document: &Document, question: &Question, response: &[Id]) -> Judgement {
        Judgement::whole(is_like(document, question, response, is_forgiven))
    }

    fn edit(&self, _: &Document, _: &Question, draft: Response, edit: &Edit) -> Response {
        typed(draft, edit)
    }
}

/// Whether an answer is spelled exactly like one that is accepted, but for a leading article.
pub(in crate::reader) fn is_spelled(document: &Document, question: &Question, response: &[Id]) -> bool {
    is_like(document, question, response, |typed, accepted| typed == accepted)
}

fn is_like(document: &Document, question: &Question, response: &[Id], like: fn(&str, &str) -> bool) -> bool {
    let articles = document.words.get("articles");
    let Some(folded) = response.get(1) else { return false };
    let mut accepted = question.options.iter().filter_map(|option| option.pair.as_deref());
    accepted.any(|accepted| like(bare(folded, articles), bare(accepted, articles)))
}

/// The text without a leading article, unless the article is the whole text.
fn bare<'a>(text: &'a str, articles: &str) -> &'a str {
    match text.split_once(' ') {
        Some((first, rest)) if articles.split(' ').any(|article| article == first) => rest,
        _ => text,
    }
}

/// Whether a typed text counts as an accepted one, both folded: the texts are equal apart from spaces, or word by word with
/// at most one mistake in each word of at least [`LONG`] letters.
fn is_forgiven(typed: &str, accepted: &str) -> bool {
    let is_letter = |it: &char| *it != ' ';
    if typed.chars().filter(is_letter).eq(accepted.chars().filter(is_letter)) {
        return true;
    }
    let (mut typed, mut accepted) = (typed.split(' '), accepted.split(' '));
    loop {
        match (typed.next(), accepted.next()) {
            (None, None) => return true,
            (Some(one), Some(other)) if one == other || is_slip(one, other) => {}
            _ => return false,
        }
    }
}

/// Whether a word is another one with one letter added, left out or replaced, or two neighbours exchanged. Mistakes in the
/// first letter and in words with digits do not count, because they make the opposite, or another number.
fn is_slip(typed: &str, accepted: &str) -> bool {
    let has_digits = |word: &str| word.bytes().any(|it| it.is_ascii_digit());
    if has_digits(typed) || has_digits(accepted) || accepted.chars().nth(LONG - 1).is_none() {
        return false;
    }
    let (mut one, mut other, mut same) = (typed, accepted, 0);
    while let (Some((a, behind)), Some((b, behind_other))) = (first(one), first(other))
        && a == b
    {
        (one, other, same) = (behind, behind_other, same + 1);
    }
    let behind = |word| first(word).map_or("", |(_, behind)| behind);
    let exchanged = || {
        let ((a, one), (b, other)) = first(one).zip(first(other))?;
        let ((c, one), (d, other)) = first(one).zip(first(other))?;
        Some((a, c) == (d, b) && one == other)
    };
    let is_one = behind(one) == behind(other) || behind(one) == other || one == behind(other);
    same > 0 && (is_one || exchanged() == Some(true))
}

/// The first letter, and the rest of the word.
fn first(word: &str) -> Option<(char, &str)> {
    let mut letters = word.chars();
    Some((letters.next()?, letters.as_str()))
}

#[cfg(test)]
mod tests {
    use super::{bare, is_forgiven};

    #[test]
    fn small_spelling_mistakes_are_accepted() {
        for (typed, accepted) in [
            ("convenience", "convenience"),
            ("convienience", "convenience"),
            ("conveniance", "convenience"),
            ("convenence", "convenience"),
            ("conveniences", "convenience"),
            ("convinience", "convenience"),
            ("mikail khodorkovskiy", "mikhail khodorkovsky"),
            ("set up", "setup"),
            ("worldwide web", "world wide web"),
            ("привед", "привет"),
        ] {
            assert!(is_forgiven(typed, accepted), "{typed} for {accepted}");
        }
    }

    #[test]
    fn another_word_is_not_accepted() {
        for (typed, accepted) in [
            ("", "convenience"),
            ("love", "convenience"),
            ("convnece", "convenience"),
            ("convienence", "convenience"),
            ("iraq", "iran"),
            ("amoral", "moral"),
            ("moral", "amoral"),
            ("symmetric", "asymmetric"),
            ("hypotension", "hypertension"),
            ("intranational", "international"),
            ("austria", "australia"),
            ("1945 treaty", "1946 treaty"),
            ("1945", "1946"),
            ("level 12345", "level 12354"),
            ("not convenience", "convenience"),
            ("convenience not", "convenience"),
            ("collective", "collective west"),
            ("west collective", "collective west"),
            ("日本", "日食"),
        ] {
            assert!(!is_forgiven(typed, accepted), "{typed} for {accepted}");
        }
    }

    #[test]
    fn a_leading_article_is_ignored_unless_it_is_the_whole_text() {
        assert_eq!(bare("the west", "the a an"), "west");
        assert_eq!(bare("the", "the a an"), "the");
        assert_eq!(bare("theory of mind", "the a an"), "theory of mind");
        assert_eq!(bare("west", ""), "west");
    }
}
