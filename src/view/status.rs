//! The status region: the message about the last request, and for screen readers the effects of an action elsewhere on the page.

use super::dom::after;
use super::element::el;
use super::part::{PartContext, Show};
use crate::reader::{announcement, found};
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// For how many milliseconds a reader must have stopped typing before it is said what the search has found. A screen reader
/// speaks each letter, and would be interrupted.
const PAUSE: i32 = 800;

/// The status region, which is empty on the static page.
pub(super) fn draw() -> Html {
    el("p", &[("class", "said"), ("role", "status")], Vec::new())
}

/// Shows the message and the announcement.
pub(super) fn start(context: &PartContext) -> Show {
    let document = context.document.clone();
    let region = context.root.find(".said");
    let [line, unseen] = ["", "unseen"].map(|class| region.create("span", &[("class", class)], ""));
    region.append(&line);
    region.append(&unseen);
    // The number of the last update, so that what was found is not said if something else has happened meanwhile.
    let updates = Rc::new(Cell::new(0_u32));
    Box::new(move |change| {
        line.set_text(change.now.reader.notice.map_or("", |key| document.words.get(key)));
        let said = announcement(&document, change.before, change.now);
        // What was said of the way back stays with it, because scrolling there updates the page, too.
        if !said.is_empty() || change.now.reader.way_back().is_none() {
            unseen.set_text(&said);
        }
        updates.set(updates.get() + 1);
        let found = found(&document, change.now);
        if !found.is_empty() && change.before.reader.search.text != change.now.reader.search.text {
            let (unseen, updates, update) = (unseen.clone(), updates.clone(), updates.get());
            after(PAUSE, move || {
                if updates.get() == update {
                    unseen.set_text(&found);
                }
            });
        }
    })
}
