//! Watches the reader read: which section is in view, how far they are, and keys that are pressed where nothing has focus.

use super::dom::{Handler, Listener, Node};
use super::map::lens::within;
use super::navigation::{has_no_focus, seen};
use crate::reader::Action;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    HtmlProgressElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, KeyboardEvent,
};
use yew::Callback;

/// Watches the page, until it is dropped.
pub(super) struct Watch {
    observer: Option<IntersectionObserver>,
    _seen: Handler,
    _listeners: [Listener; 2],
}

impl Watch {
    /// Starts to watch the sections and the progress bar in `root`.
    pub(super) fn start(root: &Node, act: Callback<Action>) -> Watch {
        let pressed = {
            let (root, act) = (root.clone(), act.clone());
            Listener::of_window("keydown", move |event| {
                let event: KeyboardEvent = event.unchecked_into();
                if event.key() == "Escape" && has_no_focus() && root.look("[data-open]").is_some() {
                    act.emit(Action::Close);
                }
            })
        };
        let in_view: RefCell<Vec<String>> = RefCell::default();
        let page = root.clone();
        let seen = Handler::new(move |entries: JsValue| {
            let mut in_view = in_view.borrow_mut();
            for entry in entries.unchecked_into::<js_sys::Array>().iter() {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                let Some(section) = Node::from(entry.target()).get("data-section") else { continue };
                in_view.retain(|it| it != &section);
                if entry.is_intersecting() {
                    in_view.push(section);
                }
            }
            // Where a part stands alone, there is no map beside the text to follow it.
            let is_alone = page.around("[data-part]").is_some();
            act.emit(Action::Read(in_view.last().filter(|_| !is_alone).cloned()));
        });
        let options = IntersectionObserverInit::new();
        // The line that a reader's eye is on, a third down the view.
        options.set_root_margin("-33% 0px -66% 0px");
        let observer = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options).ok();
        if let Some(observer) = &observer {
            root.all(".section[data-section]").iter().for_each(|section| observer.observe(section.element()));
        }
        let text_and_bar = root.look(".article").zip(root.look(".progress"));
        // Heard on its way in, since what scrolls may be an element around, whose event does not come up here.
        let scrolled = Listener::of_window("scroll", move |_| {
            text_and_bar.iter().for_each(|(text, bar)| show_progress(text, bar));
        });
        Watch { observer, _seen: seen, _listeners: [pressed, scrolled] }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Shows how much of the text is above the lower edge of the view.
fn show_progress(text: &Node, bar: &Node) {
    let (seen, text) = (seen(text), text.rect());
    let hidden = (text.height() - (seen.end - seen.start)).max(1.0);
    let share = within((seen.start - text.top()) / hidden * 100.0, 0.0, 100.0).round();
    bar.element().unchecked_ref::<HtmlProgressElement>().set_value(share);
}
