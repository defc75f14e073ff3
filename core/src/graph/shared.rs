//! The document behind a shared pointer, with its adjacency lists.

use super::Neighbours;
use crate::document::Document;
use std::ops::Deref;
use std::rc::Rc;

/// The document behind a shared pointer, with its adjacency lists. Two are equal if they are the same pointer, so that comparing
/// takes no time.
#[derive(Clone, Debug)]
pub struct Shared(Rc<(Document, Neighbours)>);

impl From<Document> for Shared {
    fn from(document: Document) -> Shared {
        let neighbours = Neighbours::of(&document);
        Shared(Rc::new((document, neighbours)))
    }
}

impl Shared {
    /// The adjacency lists.
    pub fn neighbours(&self) -> &Neighbours {
        &self.0.1
    }
}

impl PartialEq for Shared {
    fn eq(&self, other: &Shared) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Shared {
    type Target = Document;

    fn deref(&self) -> &Document {
        &self.0.0
    }
}
