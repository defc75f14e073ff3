//! `explainer.toml`: the title, the original, terms, the closing question, the list of claims.

use super::Prose;
use crate::author::texts::{Span, Spanned, Text};

/// The content of `explainer.toml`.
#[derive(Debug, Default)]
pub(in crate::author) struct Explainer {
    pub(in crate::author) title: Option<Text>,
    pub(in crate::author) standfirst: Option<Text>,
    pub(in crate::author) lang: Option<Text>,
    pub(in crate::author) canonical: Option<Text>,
    pub(in crate::author) author: Option<Text>,
    pub(in crate::author) published: Option<String>,
    pub(in crate::author) reflection: Option<Text>,
    pub(in crate::author) original: Option<Work>,
    pub(in crate::author) behind: Option<Work>,
    pub(in crate::author) points: Vec<Point>,
    pub(in crate::author) terms: Vec<Term>,
    pub(in crate::author) claims: Vec<(Text, Text)>,
}

/// A published text.
#[derive(Debug)]
pub(in crate::author) struct Work {
    pub(in crate::author) title: Option<Text>,
    pub(in crate::author) author: Option<Text>,
    pub(in crate::author) publisher: Option<Text>,
    pub(in crate::author) published: Option<String>,
    pub(in crate::author) url: Option<Text>,
    pub(in crate::author) licence: Option<Licence>,
}

/// The terms under which a text may be used.
#[derive(Debug)]
pub(in crate::author) struct Licence {
    pub(in crate::author) name: Option<Text>,
    pub(in crate::author) url: Option<Text>,
}

/// A point of the article's summary.
#[derive(Debug)]
pub(in crate::author) struct Point {
    pub(in crate::author) span: Span,
    pub(in crate::author) text: Option<Prose>,
    pub(in crate::author) passages: Option<Option<Spanned<Vec<Text>>>>,
    pub(in crate::author) map: Option<Text>,
}

/// A term and its explanation.
#[derive(Debug)]
pub(in crate::author) struct Term {
    pub(in crate::author) id: Option<Text>,
    pub(in crate::author) name: Option<Text>,
    pub(in crate::author) text: Option<Prose>,
}
