//! `map.toml`: actors, ties, the triad, scenarios.

use super::Prose;
use crate::author::texts::{Span, Spanned, Text};
use crate::document::Shape;

/// What `map.toml` says.
#[derive(Debug, Default)]
pub(in crate::author) struct Map {
    pub(in crate::author) triad: Option<Spanned<Vec<Text>>>,
    /// The kind of actors that name none.
    pub(in crate::author) actor_kind: Option<Text>,
    pub(in crate::author) actors: Vec<Actor>,
    pub(in crate::author) ties: Vec<Tie>,
    pub(in crate::author) scenarios: Vec<Scenario>,
}

/// Someone who acts.
#[derive(Debug)]
pub(in crate::author) struct Actor {
    pub(in crate::author) id: Option<Text>,
    pub(in crate::author) name: Option<Text>,
    pub(in crate::author) kind: Option<Option<Text>>,
    pub(in crate::author) side: Option<Text>,
    pub(in crate::author) pin: Option<Pin>,
    pub(in crate::author) about: Option<Prose>,
}

/// Where somebody is to stand on the map.
#[derive(Debug)]
pub(in crate::author) enum Pin {
    /// In all of its drawings.
    Everywhere(Spanned<Vec<f64>>),
    /// In those for some shapes of containers.
    ByShape {
        /// Where the table stands.
        span: Span,
        /// The shapes, and where in each.
        places: Vec<(Shape, Spanned<Vec<f64>>)>,
    },
}

/// A tie between two actors.
#[derive(Debug)]
pub(in crate::author) struct Tie {
    pub(in crate::author) span: Span,
    /// As given, or made of the actors' ids.
    pub(in crate::author) id: Option<Text>,
    pub(in crate::author) from: Option<Text>,
    pub(in crate::author) to: Option<Text>,
    pub(in crate::author) sign: Option<Text>,
    pub(in crate::author) directed: bool,
    pub(in crate::author) kind: Option<Text>,
    pub(in crate::author) what: Option<Text>,
    /// The passages that support it.
    pub(in crate::author) evidence: Option<Option<Spanned<Vec<Text>>>>,
    pub(in crate::author) contradicts: Option<Spanned<Vec<Text>>>,
    pub(in crate::author) context: Option<Spanned<Vec<Text>>>,
}

/// Other signs for some of the ties.
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
    /// A list: those of the triad's ties, in its order.
    OfTriad(Spanned<Vec<Text>>),
    /// A table: ties by their ids, each with its sign.
    OfTies(Spanned<Vec<(Text, Text)>>),
}

impl Tie {
    /// Whether the actors that it joins are named by its own id, so that they and the tie are written in one place.
    pub(in crate::author) fn is_named_after_its_ends(&self) -> bool {
        let span = |text: &Option<Text>| text.as_ref().map(|text| text.span);
        let (Some(id), Some(from)) = (span(&self.id), span(&self.from)) else { return false };
        self.span != id && id.file == from.file && id.start <= from.start && from.end <= id.end
    }
}

/// The places of the hyphens in a tie's id that have the id of an actor on either side.
pub(in crate::author) fn joints(id: &str, actors: &[&str]) -> Vec<usize> {
    let joins = |at: &usize| actors.contains(&&id[..*at]) && actors.contains(&&id[at + 1..]);
    id.match_indices('-').map(|(at, _)| at).filter(joins).collect()
}

impl Signs {
    /// Where they stand.
    pub(in crate::author) fn span(&self) -> Span {
        match self {
            Signs::OfTriad(list) => list.span,
            Signs::OfTies(table) => table.span,
        }
    }
}
