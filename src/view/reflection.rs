//! The closing question, with a field for the reader's opinion, which stays on the device.

use super::element::{el, of_class, text, text_el};
use super::part::{PartContext, Show};
use crate::graph::Shared;
use yew::prelude::*;

pub(super) fn draw(document: &Shared) -> Html {
    let Some(reflection) = &document.reflection else { return Html::default() };
    let words = &document.words;
    let title = words.get("reflection-title");
    let field = el("textarea", &[("rows", "4"), ("data-view", "true"), ("autocomplete", "off")], Vec::new());
    let button = |name: &'static str, key: &str| {
        el("button", &[("type", "button"), ("data-do", name), ("disabled", "disabled")], vec![text(words.get(key))])
    };
    let lead = el("p", &[("class", "lead"), ("data-needs-player", "true")], vec![text(words.get("reflection-lead"))]);
    let after = [("class", "after"), ("data-needs-player", "true")];
    let parts = vec![
        text_el("h2", "", title),
        of_class("label", "", vec![text_el("span", "", reflection), field]),
        lead,
        el("p", &after, vec![button("copy-view", "copy"), button("share-view", "share")]),
        // A slot for content of the host, such as comments.
        el("slot", &[("name", "comments")], Vec::new()),
    ];
    el("section", &[("class", "part reflection"), ("id", "reflection"), ("aria-label", title)], parts)
}

/// Shows the reader's text, which may be from another visit.
pub(super) fn start(context: &PartContext) -> Show {
    let Some(field) = context.root.query("[data-view]") else { return Box::new(|_| ()) };
    let buttons = context.root.all(".reflection button");
    Box::new(move |change| {
        let opinion = &change.now.reader.opinion;
        field.set_value(opinion);
        buttons.iter().for_each(|button| button.flag("disabled", opinion.trim().is_empty()));
    })
}
