//! A part of the page, drawn again only when something that it depends on is another.

use super::island::Islands;
use super::session::Shared;
use crate::reader::{Action, Reader};
use yew::prelude::*;

/// What a part is drawn from.
#[derive(Clone, Properties)]
pub(super) struct PartProps {
    pub(super) document: Shared,
    /// The reader's state, of which only that is filled in which the part depends on.
    pub(super) reader: Reader,
    pub(super) act: Callback<Action>,
    /// Where its islands come from, if it has any.
    #[prop_or_default]
    pub(super) islands: Islands,
    /// How it is drawn; the same for as long as the part is on the page.
    pub(super) draw: fn(&PartProps) -> Html,
}

impl PartialEq for PartProps {
    fn eq(&self, other: &PartProps) -> bool {
        self.document == other.document && self.reader == other.reader
    }
}

#[component]
pub(super) fn Part(props: &PartProps) -> Html {
    (props.draw)(props)
}
