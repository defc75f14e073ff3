//! `map.toml`: actors, ties, the triad, scenarios.

use super::Prose;
use crate::author::texts::{Span, Spanned, Text};
use crate::document::Shape;

/// The content of `map.toml`.
#[derive(Debug, Default)]
pub(in crate::author) struct Map {
    pub(in crate::author) triad: Option<Spanned<Vec<Text>>>,
    /// The default kind of actors.
    pub(in crate::author) actor_kind: Option<Text>,
    pub(in crate::author) actors: Vec<Actor>,
    pub(in crate::author) ties: Vec<Tie>,
    pub(in crate::author) scenarios: Vec<Scenario>,
}

/// An actor.
#[derive(Debug)]
pub(in crate::author) struct Actor {
    pub(in crate::author) id: Option<Text>,
    pub(in crate::author) name: Option<Text>,
    pub(in crate::author) also: Option<Text>,
    pub(in crate::author) kind: Option<Option<Text>>,
    pub(in crate::author) side: Option<Text>,
    pub(in crate::author) pin: Option<Pin>,
    pub(in crate::author) about: Option<Prose>,
}

/// The position of an actor on the map.
#[derive(Debug)]
pub(in crate::author) enum Pin {
    /// The same in all layouts.
    Everywhere(Spanned<Vec<f64>>),
    /// Positions by shape of layout.
    ByShape {
        /// The span of the table.
        span: Span,
        /// The shapes with their positions.
        places: Vec<(Shape, Spanned<Vec<f64>>)>,
    },
}

/// A tie between two actors.
#[derive(Debug)]
pub(in crate::author) struct Tie {
    pub(in crate::author) span: Span,
    /// Given by the author, or made from the actors' ids.
    pub(in crate::author) id: Option<Text>,
    pub(in crate::author) from: Option<Text>,
    pub(in crate::author) to: Option<Text>,
    pub(in crate::author) sign: Option<Text>,
    pub(in crate::author) directed: bool,
    pub(in crate::author) kind: Option<Text>,
    pub(in crate::author) what: Option<Text>,
    /// The passages that support the tie.
    pub(in crate::author) evidence: Option<Option<Spanned<Vec<Text>>>>,
    pub(in crate::author) contradicts: Option<Spanned<Vec<Text>>>,
    pub(in crate::author) context: Option<Spanned<Vec<Text>>>,
}

/// A scenario: other signs for some of the ties.
#[derive(Debug)]
pub(in crate::author) struct Scenario {
    pub(in crate::author) span: Span,
    pub(in crate::author) id: Option<Text>,
    pub(in crate::author) name: Option<Text>,
    pub(in crate::author) text: Option<Prose>,
    pub(in crate::author) signs: Option<Signs>,
    pub(in crate::author) passages: Option<Option<Spanned<Vec<Text>>>>,
    pub(in crate::author) ours: Option<Spanned<bool>>,
}

/// The signs of a scenario.
#[derive(Debug)]
pub(in crate::author) enum Signs {
    /// A list: the signs of the triad's ties, in the triad's order.
    OfTriad(Spanned<Vec<Text>>),
    /// A table: ids of ties with their signs.
    OfTies(Spanned<Vec<(Text, Text)>>),
}

impl Tie {
    /// Whether the tie's id was written as the key of `[ties]`, so that it contains the ids of the actors.
    pub(in crate::author) fn is_named_after_its_ends(&self) -> bool {
        let span = |text: &Option<Text>| text.as_ref().map(|text| text.span);
        let (Some(id), Some(from)) = (span(&self.id), span(&self.from)) else { return false };
        self.span != id && id.file == from.file && id.start <= from.start && from.end <= id.end
    }
}

/// The byte positions of the hyphens in a tie's id that have an actor's id on both sides.
pub(in crate::author) fn actor_hyphens(id: &str, actors: &[&str]) -> Vec<usize> {
    let joins = |at: &usize| actors.contains(&&id[..*at]) && actors.contains(&&id[at + 1..]);
    id.match_indices('-').map(|(at, _)| at).filter(joins).collect()
}

impl Signs {
    /// The span of the signs.
    pub(in crate::author) fn span(&self) -> Span {
        match self {
            Signs::OfTriad(list) => list.span,
            Signs::OfTies(table) => table.span,
        }
    }
}
