//! The bar on top: where one is, where one can go, light or dark, share.

use super::dom;
use super::session::Shared;
use crate::document::{Id, Place};
use crate::reader::{Action, Scheme};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct BarProps {
    pub(super) document: Shared,
    pub(super) section: Option<Id>,
    pub(super) scheme: Scheme,
    pub(super) act: Callback<Action>,
}

#[component]
pub(super) fn Bar(props: &BarProps) -> Html {
    let words = &props.document.words;
    let shared = use_state(|| None::<&'static str>);
    let sections = props.document.sections.iter().filter(|section| !section.title.is_empty()).map(|section| {
        let current = props.section.as_ref() == Some(&section.id);
        let href = Place::Section(section.id.clone()).href();
        html! { <a {href} aria-current={current.then_some("true")}>{ section.short.clone() }</a> }
    });
    let parts = [("map", "#map"), ("quiz", "#quiz"), ("table", "#table"), ("notes", "#notes")];
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
        let (title, shared) = (props.document.title.clone(), shared.setter());
        Callback::from(move |_| {
            let shared = shared.clone();
            dom::share(&title, None, Callback::from(move |outcome| shared.set(Some(outcome))));
        })
    };
    html! {
        <nav class="bar" aria-label={words.get("parts").to_owned()}>
            <div class="sections">
                { for sections }
                { for parts.map(|(key, href)| html! { <a {href}>{ words.get(key) }</a> }) }
            </div>
            <label class="scheme">
                <span class="unseen">{ words.get("scheme") }</span>
                <select data-scheme-switch="true" {onchange}>
                    { for Scheme::ALL.map(|scheme| html! {
                        <option value={scheme.name()} selected={scheme == props.scheme}>{ words.get(scheme.name()) }</option>
                    }) }
                </select>
            </label>
            <button class="share" type="button" data-needs-player="true" {onclick}>{ words.get("share") }</button>
            <span class="unseen" role="status"><span key={shared.unwrap_or_default()}>{ shared.map(|key| words.get(key).to_owned()) }</span></span>
            <progress class="progress" max="100" value="0" aria-label={words.get("progress").to_owned()}></progress>
        </nav>
    }
}
