//! Why a document cannot be used.

use super::format::FORMAT;
use std::fmt;

/// Why a document cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub enum LoadError {
    /// It is not JSON of this form; the message says where.
    Json(String),
    /// It is of another format version.
    Format(u32),
    /// Two things of a kind have the same id.
    Duplicate {
        /// What kind.
        kind: &'static str,
        /// The id.
        id: String,
    },
    /// Something names what is not there.
    Missing {
        /// Where it is named.
        at: String,
        /// What is named.
        what: String,
    },
    /// Another promise is broken.
    Broken {
        /// Where.
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
