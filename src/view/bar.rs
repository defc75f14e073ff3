//! The bar on top: where one is, where one can go, light or dark, share.

use super::dom;
use super::part::PartProps;
use crate::document::Place;
use crate::reader::{Action, Scheme};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

pub(super) fn draw(props: &PartProps) -> Html {
    let words = &props.document.words;
    let sections = props.document.sections.iter().filter(|section| !section.title.is_empty()).map(|section| {
        let current = props.reader.section.as_ref() == Some(&section.id);
        let href = Place::Section(section.id.clone()).href();
        html! { <a {href} aria-current={current.then_some("true")}>{ section.short.clone() }</a> }
    });
    let parts = ["map", "quiz", "table", "notes"].into_iter();
    let parts = parts.filter(|key| *key != "quiz" || !props.document.questions.is_empty());
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
    html! {
        <nav class="bar" aria-label={words.get("parts").to_owned()}>
            <div class="sections">
                { for sections }
                { for parts.map(|key| html! { <a href={format!("#{key}")}>{ words.get(key) }</a> }) }
            </div>
            <label class="scheme">
                <span class="unseen">{ words.get("scheme") }</span>
                <select data-scheme-switch="true" {onchange}>
                    { for Scheme::ALL.map(|scheme| html! {
                        <option value={scheme.name()} selected={scheme == props.reader.scheme}>{ words.get(scheme.name()) }</option>
                    }) }
                </select>
            </label>
            <button class="share" type="button" data-needs-player="true" {onclick}>{ words.get("share") }</button>
            <progress class="progress" max="100" value="0" aria-label={words.get("progress").to_owned()}></progress>
        </nav>
    }
}
