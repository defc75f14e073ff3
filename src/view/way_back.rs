//! The way back: a link to the place from which the reader followed a link elsewhere on the page. It is visible in every part,
//! and Escape does the same, because by Tab the link would be far away. It goes when the reader has read on for a while.

use super::element::of_class;
use super::part::{PartContext, Show};
use crate::reader::Departure;
use crate::reader::wording::back_to;
use yew::prelude::*;

/// The container of the link, which is empty on the static page.
pub(super) fn draw() -> Html {
    of_class("div", "way-back", Vec::new())
}

/// Shows the link if there is something to go back to.
pub(super) fn start(context: &PartContext) -> Show {
    let document = context.document.clone();
    let container = context.root.find(".way-back");
    let link = container.create("a", &[("href", "#text"), ("hidden", "hidden"), ("aria-keyshortcuts", "Escape")], "");
    container.append(&link);
    Box::new(move |change| {
        let to = change.now.reader.way_back();
        link.flag("hidden", to.is_none());
        if let Some(to) = to {
            link.set("href", &href(&to));
            link.set_text(&back_to(&document, &to));
        }
    })
}

/// The address of the link.
fn href(to: &Departure) -> String {
    match to {
        Departure::Place(place) => place.href(),
        Departure::Points => "#points".to_owned(),
        Departure::Scrolled(px) => ["#at-", &px.to_string()].concat(),
    }
}
