//! The meanings of words and numbers in fields: kinds of actors, signs, directions.

use crate::document::{ActorKind, Sign};

/// The kind of actor that a word denotes.
pub(super) fn kind(word: &str) -> Option<ActorKind> {
    Some(match &*word.trim().to_lowercase() {
        "state" | "country" | "nation" | "government" | "nation state" => ActorKind::State,
        "bloc" | "alliance" | "union" | "coalition" => ActorKind::Bloc,
        "group" | "community" | "network" | "movement" => ActorKind::Group,
        "person" | "people" | "individual" | "human" => ActorKind::Person,
        "organisation" | "organization" | "org" | "company" | "firm" | "institution" | "agency" | "party" | "ngo"
        | "business" | "corporation" => ActorKind::Organisation,
        _ => return None,
    })
}

/// The sign that a word, a symbol or a number denotes.
pub(super) fn sign(word: &str) -> Option<Sign> {
    let word = word.trim().to_lowercase();
    Some(match &*word {
        "+" | "positive" | "pos" | "plus" | "cooperative" | "friendly" | "friend" | "ally" | "allied" => {
            Sign::Cooperative
        }
        "-" | "−" | "–" | "negative" | "neg" | "minus" | "adversarial" | "hostile" | "enemy" | "rival" | "conflict" => {
            Sign::Adversarial
        }
        "~" | "±" | "+/-" | "mixed" | "strained" | "neutral" | "ambivalent" => Sign::Strained,
        _ => sign_of_number(number(&word)?)?,
    })
}

/// A number with a decimal point or comma.
pub(super) fn number(text: &str) -> Option<f64> {
    text.replace('−', "-").replace(',', ".").parse().ok()
}

/// The sign of a number: strained for 0, `None` for a number that is not finite.
pub(super) fn sign_of_number(number: f64) -> Option<Sign> {
    match number {
        _ if !number.is_finite() => None,
        _ if number > 0.0 => Some(Sign::Cooperative),
        _ if number < 0.0 => Some(Sign::Adversarial),
        _ => Some(Sign::Strained),
    }
}

/// Whether a word denotes a directed tie.
pub(super) fn direction(word: &str) -> Option<bool> {
    match &*word.trim().to_lowercase() {
        "directed" | "true" | "yes" | "1" | "one way" | "one-way" | "->" | "forward" => Some(true),
        "undirected" | "mutual" | "false" | "no" | "0" | "both" | "two way" | "two-way" | "<->" | "none" => Some(false),
        _ => None,
    }
}
