//! The status region: the message about the last request, and for screen readers the effects of an action elsewhere on the page.

use super::element::el;
use super::part::{PartContext, Show};
use crate::reader::announcement;
use yew::prelude::*;

/// The status region, which is empty on the static page.
pub(super) fn draw() -> Html {
    el("p", &[("class", "said"), ("role", "status")], Vec::new())
}

/// Shows the message and the announcement.
pub(super) fn start(context: &PartContext) -> Show {
    let document = context.document.clone();
    let region = context.root.find(".said");
    let [line, unseen] = ["", "unseen"].map(|class| region.make("span", &[("class", class)], ""));
    region.append(&line);
    region.append(&unseen);
    Box::new(move |change| {
        line.set_text(change.now.reader.notice.map_or("", |key| document.words.get(key)));
        let said = announcement(&document, change.before, change.now);
        // What was said of the way back stays with it, because scrolling there updates the page, too.
        if !said.is_empty() || change.now.reader.way_back().is_none() {
            unseen.set_text(&said);
        }
    })
}
