//! The one status region: how the last request went, and for those who do not see it, what has come of an action elsewhere on
//! the page.

use super::element::el;
use super::part::{Setting, Show};
use crate::reader::announcement;
use yew::prelude::*;

/// Its place, which is empty until there is something to say.
pub(super) fn draw() -> Html {
    el("p", &[("class", "said"), ("role", "status")], Vec::new())
}

/// Says it.
pub(super) fn start(setting: &Setting) -> Show {
    let document = setting.document.clone();
    let place = setting.root.find(".said");
    let [line, unseen] = ["", "unseen"].map(|class| place.make("span", &[("class", class)], ""));
    place.append(&line);
    place.append(&unseen);
    Box::new(move |change| {
        line.say(change.now.reader.said.map_or("", |key| document.words.get(key)));
        unseen.say(&announcement(&document, change.before, change.now));
    })
}
