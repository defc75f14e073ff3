//! The closing question: a place for the reader's own view, which stays on the device.

use super::element::{el, of_class, said, tag_of, text, when};
use super::part::PartProps;
use yew::prelude::*;
use yew::virtual_dom::VNode;

pub(super) fn draw(props: &PartProps) -> Html {
    let (document, view) = (&props.document, &props.reader.view);
    let words = &document.words;
    let title = words.get("reflection-title");
    let mut field = tag_of("textarea", &[("rows", "4"), ("data-view", "true")], Vec::new());
    field.set_value(view.clone());
    let question = said("span", "", document.reflection.as_deref().unwrap_or_default());
    let off = when(view.trim().is_empty(), "disabled");
    let button = |does: &'static str, key: &str| {
        el("button", &[("type", "button"), ("data-do", does), ("disabled", off)], vec![text(words.get(key))])
    };
    let lead = el("p", &[("class", "lead"), ("data-needs-player", "true")], vec![text(words.get("reflection-lead"))]);
    let after = [("class", "after"), ("data-needs-player", "true")];
    let parts = vec![
        said("h2", "", title),
        of_class("label", "", vec![question, VNode::from(field)]),
        lead,
        el("p", &after, vec![button("copy-view", "copy"), button("share-view", "share")]),
    ];
    el("section", &[("class", "part reflection"), ("id", "reflection"), ("aria-label", title)], parts)
}
