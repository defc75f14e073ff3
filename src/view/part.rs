//! A part of the page, drawn again only when something that it depends on is another.

use super::island::Islands;
use super::session::Shared;
use crate::document::Document;
use crate::reader::{Action, Reader};
use std::rc::Rc;
use yew::prelude::*;

/// What a part is drawn from.
#[derive(Clone, Properties)]
pub(super) struct PartProps {
    pub(super) document: Shared,
    pub(super) reader: Rc<Reader>,
    pub(super) act: Callback<Action>,
    /// Where its islands come from, if it has any.
    pub(super) islands: Islands,
    /// How it is drawn; the same for as long as the part is on the page.
    pub(super) draw: fn(&PartProps) -> Html,
    /// Whether two states look the same to it.
    pub(super) same: Same,
}

/// Whether two states look the same to a part.
pub(super) type Same = fn(&Document, &Reader, &Reader) -> bool;

impl PartialEq for PartProps {
    fn eq(&self, other: &PartProps) -> bool {
        self.document == other.document
            && (Rc::ptr_eq(&self.reader, &other.reader) || (self.same)(&self.document, &self.reader, &other.reader))
    }
}

#[component]
pub(super) fn Part(props: &PartProps) -> Html {
    (props.draw)(props)
}

/// A part within another, which is drawn again more rarely than that.
pub(super) fn within(props: &PartProps, draw: fn(&PartProps) -> Html, same: Same) -> Html {
    let PartProps { document, reader, act, islands, .. } = props.clone();
    html! { <Part {document} {reader} {act} {islands} {draw} {same} /> }
}

/// Whether the same is assumed of the ties.
pub(super) fn same_signs(document: &Document, one: &Reader, other: &Reader) -> bool {
    one.live == other.live && one.what_if(document) == other.what_if(document)
}
