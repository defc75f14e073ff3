//! The closing question: a place for the reader's own view, which stays on the device.

use super::dom;
use super::session::Shared;
use crate::reader::Action;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ReflectionProps {
    pub(super) document: Shared,
    pub(super) view: String,
    pub(super) act: Callback<Action>,
}

#[component]
pub(super) fn Reflection(props: &ReflectionProps) -> Html {
    let document = &props.document;
    let words = &document.words;
    let outcome = use_state(|| None::<&'static str>);
    let oninput = {
        let act = props.act.clone();
        Callback::from(move |event: InputEvent| {
            act.emit(Action::Write(event.target_unchecked_into::<HtmlTextAreaElement>().value()));
        })
    };
    let hand_over = |send: fn(&str, &str, Callback<&'static str>)| {
        let (title, view, outcome) = (document.title.clone(), props.view.clone(), outcome.setter());
        Callback::from(move |_: MouseEvent| {
            let outcome = outcome.clone();
            send(&title, &view, Callback::from(move |said| outcome.set(Some(said))));
        })
    };
    let copy = hand_over(|_, view, said| dom::copy(view, said));
    let share = hand_over(|title, view, said| dom::share(title, Some(view), said));
    let empty = props.view.trim().is_empty();
    html! {
        <section class="part reflection" id="reflection" aria-label={words.get("reflection-title").to_owned()}>
            <h2>{ words.get("reflection-title") }</h2>
            <label>
                <span>{ document.reflection.clone() }</span>
                <textarea rows="4" data-view="true" value={props.view.clone()} {oninput} />
            </label>
            <p class="lead">{ words.get("reflection-lead") }</p>
            <p class="after" data-needs-player="true">
                <button type="button" onclick={copy} disabled={empty}>{ words.get("copy") }</button>
                <button type="button" onclick={share} disabled={empty}>{ words.get("share") }</button>
                <span role="status"><span key={outcome.unwrap_or_default()}>{ outcome.map(|key| words.get(key).to_owned()) }</span></span>
            </p>
        </section>
    }
}
