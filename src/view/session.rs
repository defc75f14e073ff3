//! What the components share: the document, the state, and the host they run in.

use crate::document::{Document, Place};
use crate::graph::Neighbours;
use crate::reader::{Action, Reader};
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;
use yew::prelude::*;

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

/// Where the components run. The view tells it what happens, and knows no more of it.
pub trait Host {
    /// The components are in the page; actions may be sent from now on.
    fn mounted(&self, act: Callback<Action>);
    /// The reader's state is another.
    fn changed(&self, reader: &Reader);
    /// The reader wants to share what they see, which is at this fragment of the address. Whether the host offers how; if
    /// not, the view does.
    fn shares(&self, fragment: &str) -> bool;
}

/// A host, shared.
#[derive(Clone)]
pub struct HostRef(pub Rc<dyn Host>);

impl PartialEq for HostRef {
    fn eq(&self, other: &HostRef) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for HostRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HostRef")
    }
}

/// The reader's state of a document.
#[derive(Clone, Debug)]
pub(crate) struct State {
    document: Shared,
    pub(crate) reader: Rc<Reader>,
}

impl State {
    pub(crate) fn new(document: Shared) -> State {
        State { document, reader: Rc::default() }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let reader = self.reader.apply(&self.document, action);
        // The same state again means that nothing is drawn again.
        if reader == *self.reader {
            self
        } else {
            Rc::new(State { document: self.document.clone(), reader: Rc::new(reader) })
        }
    }
}

/// Whether going there opens a card, rather than moving to a place on the page.
pub(crate) fn is_card(place: &Place) -> bool {
    matches!(place, Place::Actor(_) | Place::Tie(_) | Place::Term(_))
}
