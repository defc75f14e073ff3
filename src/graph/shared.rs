//! The document, shared, with what is looked up in it all the time.

use super::Neighbours;
use crate::document::Document;
use std::ops::Deref;
use std::rc::Rc;

/// The document, shared, with who has a tie with whom. Two are equal when they are the same one, so that comparing
/// costs nothing.
#[derive(Clone, Debug)]
pub struct Shared(Rc<(Document, Neighbours)>);

impl From<Document> for Shared {
    fn from(document: Document) -> Shared {
        let neighbours = Neighbours::of(&document);
        Shared(Rc::new((document, neighbours)))
    }
}

impl Shared {
    /// Who has a tie with whom.
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
