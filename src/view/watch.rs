//! Watches the page: which section is in view, and how far the reader has scrolled.

use super::dom::{Handler, Listener, Node};
use super::map::lens::within;
use super::navigation::{Navigation, visible_range};
use crate::reader::Action;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::Callback;

/// The observer and the listener, which are removed when this is dropped.
pub(super) struct Watch {
    observer: Option<IntersectionObserver>,
    _observed: Handler,
    _scrolled: Listener,
}

impl Watch {
    /// Starts to watch the sections and the progress bar in `root`.
    pub(super) fn start(root: &Node, navigation: Rc<Navigation>, act: Callback<Action>) -> Watch {
        let in_view: RefCell<Vec<String>> = RefCell::default();
        let (page, read) = (root.clone(), act.clone());
        let observed = Handler::new(move |entries: JsValue| {
            let mut in_view = in_view.borrow_mut();
            for entry in entries.unchecked_into::<js_sys::Array>().iter() {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                let Some(section) = Node::from(entry.target()).get("data-section") else { continue };
                in_view.retain(|it| it != &section);
                if entry.is_intersecting() {
                    in_view.push(section);
                }
            }
            // If only one part of the explainer is embedded, there is no map that could follow the text.
            let is_alone = page.enclosing("[data-part]").is_some();
            read.emit(Action::Read(in_view.last().filter(|_| !is_alone).cloned()));
        });
        let options = IntersectionObserverInit::new();
        // A section counts as in view if it crosses a line at a third of the view's height.
        options.set_root_margin("-33% 0px -66% 0px");
        let observer = IntersectionObserver::new_with_options(observed.as_ref().unchecked_ref(), &options).ok();
        if let Some(observer) = &observer {
            root.all(".section[data-section]").iter().for_each(|section| observer.observe(section.element()));
        }
        let text_and_bar = root.query(".article").zip(root.query(".progress"));
        // `Listener` listens in the capture phase, because `scroll` events of an element around the explainer do not bubble.
        let ways = root.find(".way-back");
        let scrolled = Listener::of_window("scroll", move |_| {
            if ways.child(0).is_some_and(|link| !link.has("hidden")) && navigation.has_read_on() {
                act.emit(Action::Stay);
            }
            text_and_bar.iter().for_each(|(text, bar)| show_progress(text, bar));
        });
        Watch { observer, _observed: observed, _scrolled: scrolled }
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
    let (visible, text) = (visible_range(text), text.rect());
    let hidden = (text.height() - (visible.end - visible.start)).max(1.0);
    let share = within((visible.start - text.top()) / hidden * 100.0, 0.0, 100.0).round();
    bar.set_progress(share);
}
