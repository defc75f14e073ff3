//! The bar on top: where one is, where one can go, light or dark, share.

use super::dom;
use super::element::{el, of_class, said, text, when};
use super::part::PartProps;
use crate::document::Place;
use crate::reader::{Action, Scheme};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

pub(super) fn draw(props: &PartProps) -> Html {
    let words = &props.document.words;
    let to = |href: &str, current: bool, name: &str| {
        el("a", &[("href", href), ("aria-current", when(current, "true"))], vec![text(name)])
    };
    let part = |key: &str| to(&format!("#{key}"), false, words.get(key));
    // The parts that one would not guess come first: a narrow bar shows few.
    let mut links = vec![part("map")];
    if !props.document.questions.is_empty() {
        links.push(part("quiz"));
    }
    for section in props.document.sections.iter().filter(|section| !section.title.is_empty()) {
        let current = props.reader.section.as_ref() == Some(&section.id);
        links.push(to(&Place::Section(section.id.clone()).href(), current, &section.short));
    }
    links.extend([part("table"), part("notes")]);
    let schemes = Scheme::ALL.map(|scheme| {
        let chosen = when(scheme == props.reader.scheme, "selected");
        el("option", &[("value", scheme.name()), ("selected", chosen)], vec![text(words.get(scheme.name()))])
    });
    let onchange = {
        let act = props.act.clone();
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
            if let Some(scheme) = usize::try_from(chosen).ok().and_then(|index| Scheme::ALL.get(index)) {
                act.emit(Action::Paint(*scheme));
            }
        })
    };
    let onclick = {
        let (title, act) = (props.document.title.clone(), props.act.clone());
        Callback::from(move |_| dom::share(&title, None, act.reform(Action::Say)))
    };
    let progress = [("class", "progress"), ("max", "100"), ("value", "0"), ("aria-label", words.get("progress"))];
    html! {
        <nav class="bar" aria-label={words.get("parts").to_owned()}>
            { of_class("div", "sections", links) }
            <label class="scheme">
                { said("span", "unseen", words.get("scheme")) }
                <select data-scheme-switch="true" {onchange}>
                    { for schemes }
                </select>
            </label>
            <button class="share" type="button" data-needs-player="true" {onclick}>{ words.get("share") }</button>
            { el("progress", &progress, Vec::new()) }
        </nav>
    }
}
