//! One or a few words, filled in. Spelling is forgiven within reason.

use super::judgement::{Judgement, Kind};
use super::number::typed;
use super::{Edit, Response};
use crate::document::{Document, Id, Question};

/// The most bytes that an answer may have: a few words, and room for scripts whose letters take several.
const LONGEST: usize = 400;

/// A word of so many letters may have a slip. In a shorter one it makes another word too easily: Iran, Iraq.
const LONG: usize = 5;

/// Words that are filled in. The answer is what was typed, and the same folded: in small letters, without accents and
/// punctuation, single spaces between its words. Whoever takes it in folds it, since that takes knowledge of all scripts.
pub(super) struct Words;

impl Kind for Words {
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

/// Whether an answer is spelled like one that is accepted.
pub(in crate::reader) fn is_spelled(document: &Document, question: &Question, response: &[Id]) -> bool {
    is_like(document, question, response, |typed, accepted| typed == accepted)
}

fn is_like(document: &Document, question: &Question, response: &[Id], like: fn(&str, &str) -> bool) -> bool {
    let articles = document.words.get("articles");
    let Some(folded) = response.get(1) else { return false };
    let mut accepted = question.options.iter().filter_map(|option| option.pair.as_deref());
    accepted.any(|accepted| like(bare(folded, articles), bare(accepted, articles)))
}

/// The text without the article that it begins with, unless that is all of it.
fn bare<'a>(text: &'a str, articles: &str) -> &'a str {
    match text.split_once(' ') {
        Some((first, rest)) if articles.split(' ').any(|article| article == first) => rest,
        _ => text,
    }
}

/// Whether what was typed is meant by what is accepted, both folded: the same but for the spaces, or word for word with one
/// slip at the most in each longer word.
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

/// Whether a word is another with one letter more, one less, another one, or two exchanged. Not in the first letter, nor where
/// there are digits: a slip there makes the opposite, or another number.
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

/// The first letter, and what comes behind it.
fn first(word: &str) -> Option<(char, &str)> {
    let mut letters = word.chars();
    Some((letters.next()?, letters.as_str()))
}

#[cfg(test)]
mod tests {
    use super::{bare, is_forgiven};

    #[test]
    fn slips_of_the_pen_are_forgiven() {
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
    fn another_word_is_not() {
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
    fn an_article_in_front_counts_for_nothing_and_alone_for_itself() {
        assert_eq!(bare("the west", "the a an"), "west");
        assert_eq!(bare("the", "the a an"), "the");
        assert_eq!(bare("theory of mind", "the a an"), "theory of mind");
        assert_eq!(bare("west", ""), "west");
    }
}
