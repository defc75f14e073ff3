//! Why a document cannot be used.

use super::format::FORMAT;
use std::fmt;

/// Why a document cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub enum LoadError {
    /// The text is not JSON of a document's form; the message says where.
    Json(String),
    /// The document has another format version, this one.
    Format(u32),
    /// Two things of a kind have the same id.
    Duplicate {
        /// What kind.
        kind: &'static str,
        /// The id.
        id: String,
    },
    /// Something refers to an id that the document does not have.
    Missing {
        /// What refers to it, by kind and id, for example `tie=russia-china`.
        at: String,
        /// The missing thing, by kind and id.
        what: String,
    },
    /// Another invariant of documents does not hold.
    Broken {
        /// Where, by kind and id.
        at: String,
        /// What is wrong with it.
        what: &'static str,
    },
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LoadError::Json(message) => write!(f, "not a document: {message}"),
            LoadError::Format(found) => write!(f, "format {found}, but this player reads format {FORMAT}"),
            LoadError::Duplicate { kind, id } => write!(f, "two of the id {kind} {id}"),
            LoadError::Missing { at, what } => write!(f, "{at} names {what}, which is not there"),
            LoadError::Broken { at, what } => write!(f, "{at} {what}"),
        }
    }
}

impl std::error::Error for LoadError {}
