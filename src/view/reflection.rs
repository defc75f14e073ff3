//! The closing question: a place for the reader's own view, which stays on the device.

use super::dom;
use super::part::PartProps;
use crate::reader::Action;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

pub(super) fn draw(props: &PartProps) -> Html {
    let document = &props.document;
    let words = &document.words;
    let oninput = {
        let act = props.act.clone();
        Callback::from(move |event: InputEvent| {
            act.emit(Action::Write(event.target_unchecked_into::<HtmlTextAreaElement>().value()));
        })
    };
    let hand_over = |send: fn(&str, &str, Callback<&'static str>)| {
        let (title, view, act) = (document.title.clone(), props.reader.view.clone(), props.act.clone());
        Callback::from(move |_: MouseEvent| send(&title, &view, act.reform(Action::Say)))
    };
    let copy = hand_over(|_, view, said| dom::copy(view, said));
    let share = hand_over(|title, view, said| dom::share(title, Some(view), said));
    let empty = props.reader.view.trim().is_empty();
    html! {
        <section class="part reflection" id="reflection" aria-label={words.get("reflection-title").to_owned()}>
            <h2>{ words.get("reflection-title") }</h2>
            <label>
                <span>{ document.reflection.clone() }</span>
                <textarea rows="4" data-view="true" value={props.reader.view.clone()} {oninput} />
            </label>
            <p class="lead" data-needs-player="true">{ words.get("reflection-lead") }</p>
            <p class="after" data-needs-player="true">
                <button type="button" onclick={copy} disabled={empty}>{ words.get("copy") }</button>
                <button type="button" onclick={share} disabled={empty}>{ words.get("share") }</button>
            </p>
        </section>
    }
}
