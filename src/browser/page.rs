//! Where the view runs: on a page of its own, whose address follows the reader and leads them, or in someone else's,
//! where all of that is between the explainer's root and whoever put it there.
//!
//! Of the root's attributes, `data-embedded` says which; `data-at` is then where the reader is, as a fragment without `#`,
//! and `data-keep` that nothing is to be kept on the device. Orders come as events `explainer:host`, whose detail is
//! `#` and a fragment to go to, progress as JSON to take up, or `leave`. What the host is told goes the same
//! way: `explainer:at`, `explainer:progress`, and what [`Teller`] tells. `explainer:share`, whose detail is the fragment of
//! what the reader sees, asks whether someone offers how to share that.

use super::early::Early;
use super::teller::{Teller, dispatch};
use super::{storage, structure};
use crate::reader::{Action, Address, Progress, Reader};
use crate::view::App;
use crate::view::session::{Host, Shared};
use gloo::events::EventListener;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, Element, PopStateEvent, StorageEvent};
use yew::{AppHandle, Callback};

/// By what the view is ended, once it has begun.
pub(super) type Handle = Rc<RefCell<Option<AppHandle<App>>>>;

/// The page as the view's host.
pub(super) struct Page {
    root: Element,
    document: Shared,
    early: Early,
    /// Whether the page is someone else's.
    embedded: bool,
    handle: Handle,
    /// What was saved last; none before the first save.
    saved: Rc<RefCell<Option<String>>>,
    /// The progress that the host was told last.
    told: RefCell<String>,
    /// Whether the reader was told that nothing can be kept.
    warned: Cell<bool>,
    /// Tells the page's host what happens in the quiz.
    teller: Teller,
    /// The way to the reader's state, once there is one.
    act: RefCell<Option<Callback<Action>>>,
    /// The address that was followed last, either way; none before anything was taken up.
    followed: Rc<RefCell<Option<Address>>>,
    listeners: RefCell<Vec<EventListener>>,
}

impl Page {
    pub(super) fn new(root: Element, document: Shared, early: Early) -> Page {
        Page {
            embedded: root.has_attribute("data-embedded"),
            teller: Teller::new(root.clone()),
            root,
            document,
            early,
            handle: Handle::default(),
            saved: Rc::default(),
            told: RefCell::default(),
            warned: Cell::default(),
            act: RefCell::default(),
            followed: Rc::default(),
            listeners: RefCell::default(),
        }
    }

    /// Where the handle of the view is to be put once it has begun.
    pub(super) fn handle(&self) -> Handle {
        self.handle.clone()
    }

    fn key(&self) -> String {
        ["explainer:", &self.document.id].concat()
    }

    /// The address follows the reader: each new place is a step that Back takes back.
    fn follow(&self, reader: &Reader) {
        let before = self.followed.replace(Some(reader.address.clone()));
        if before.as_ref() == Some(&reader.address) || self.address() == reader.address {
            return;
        }
        let fragment = reader.address.fragment(&self.document);
        if self.embedded {
            let _ = self.root.set_attribute("data-at", &fragment);
            dispatch(&self.root, "explainer:at", &JsValue::from_str(&fragment), false);
            return;
        }
        let location = gloo::utils::window().location();
        let here = [location.pathname().unwrap_or_default(), location.search().unwrap_or_default()].concat();
        let url = if fragment.is_empty() { here } else { [&here, "#", &fragment].concat() };
        if let Ok(history) = gloo::utils::window().history() {
            // Refused in some sandboxed frames; the reader's state stands without it.
            // What is marked so is one of these, when the reader comes back to it.
            let _ = history.push_state_with_url(&JsValue::TRUE, "", Some(&url));
        }
    }

    /// Where the page's address says that the reader is.
    fn address(&self) -> Address {
        let at = if self.embedded { self.root.get_attribute("data-at").unwrap_or_default() } else { fragment() };
        Address::parse(&self.document, &at)
    }

    fn keeps(&self) -> bool {
        !self.root.has_attribute("data-keep")
    }

    fn save(&self, reader: &Reader) {
        let progress = Progress::of(&self.document, reader).to_json();
        if self.saved.replace(Some(progress.clone())).as_ref() != Some(&progress) {
            let kept = !self.keeps() || storage::save(&self.key(), &progress);
            // Who has answered nothing has nothing to lose.
            if !kept && !reader.quiz.is_empty() && !self.warned.replace(true) {
                self.act.borrow().iter().for_each(|act| act.emit(Action::Say("not-kept")));
            }
        }
        if *self.told.borrow() != progress {
            if let Ok(detail) = js_sys::JSON::parse(&progress) {
                dispatch(&self.root, "explainer:progress", &detail, false);
            }
            *self.told.borrow_mut() = progress;
        }
    }

    /// Goes where the address of the page leads: Back, Forward and changes of the fragment all end in one event.
    fn go_along(&self, act: Callback<Action>) -> EventListener {
        let (document, followed) = (self.document.clone(), self.followed.clone());
        EventListener::new(&gloo::utils::window(), "popstate", move |event| {
            let address = Address::parse(&document, &fragment());
            // An anchor that is no place of the document (`#map`) is the browser's business: what is open stays open.
            if address != Address::default() || fragment().is_empty() {
                // Where this leads is no step of the reader's.
                *followed.borrow_mut() = Some(address.clone());
                let event: &PopStateEvent = event.unchecked_ref();
                act.emit(if event.state().is_truthy() { Action::Return(address) } else { Action::Visit(address) });
            }
        })
    }

    /// Does what whoever embeds it orders; what is no order is nothing.
    fn obey(&self, act: Callback<Action>) -> EventListener {
        let (document, handle) = (self.document.clone(), self.handle.clone());
        let islands = structure::islands(&self.root);
        EventListener::new(&self.root, "explainer:host", move |event| {
            let order = event.unchecked_ref::<CustomEvent>().detail().as_string().unwrap_or_default();
            if order.starts_with('#') {
                return act.emit(Action::Visit(Address::parse(&document, &order)));
            }
            if order == "leave" {
                if let Some(handle) = handle.borrow_mut().take() {
                    islands.iter().for_each(|islands| structure::let_go(islands));
                    handle.destroy();
                }
                return;
            }
            let progress = Progress::from_json(&order);
            if progress.is_of(&document) {
                act.emit(Action::Load(progress));
            }
        })
    }
}

impl Host for Page {
    fn mounted(&self, act: Callback<Action>) {
        self.early.actions().for_each(|action| act.emit(action));
        if let Some(kept) = storage::load(&self.key()).filter(|_| self.keeps()) {
            act.emit(Action::Restore(Progress::from_json(&kept)));
            *self.saved.borrow_mut() = Some(kept);
        }
        act.emit(Action::Visit(self.address()));
        *self.act.borrow_mut() = Some(act.clone());
        let led = if self.embedded { self.obey(act.clone()) } else { self.go_along(act.clone()) };
        // The same explainer in another tab, or once more on this page: what is done there is done here.
        let (key, saved) = (self.keeps().then(|| self.key()), self.saved.clone());
        let document = self.document.clone();
        let joined = EventListener::new(&gloo::utils::window(), "storage", move |event| {
            let event: &StorageEvent = event.unchecked_ref();
            if let (true, Some(kept)) = (key.is_some() && event.key() == key, event.new_value()) {
                let progress = Progress::from_json(&kept);
                // Anything else is not worth what is here, and what was saved from here is not news.
                if progress.is_of(&document) && saved.replace(Some(kept.clone())) != Some(kept) {
                    act.emit(Action::Join(progress));
                }
            }
        });
        self.listeners.borrow_mut().extend([led, joined]);
    }

    fn changed(&self, reader: &Reader) {
        // The first call brings the state before anything was taken up: not worth an address or a save.
        if self.followed.borrow().is_none() {
            *self.followed.borrow_mut() = Some(reader.address.clone());
            return;
        }
        self.follow(reader);
        self.save(reader);
        self.teller.tell(&self.document, &reader.quiz);
        if !self.embedded {
            let _ = gloo::utils::document_element().set_attribute("data-scheme", reader.scheme.name());
        }
    }

    fn shares(&self, fragment: &str) -> bool {
        !dispatch(&self.root, "explainer:share", &JsValue::from_str(fragment), false)
    }
}

fn fragment() -> String {
    gloo::utils::window().location().hash().unwrap_or_default()
}
