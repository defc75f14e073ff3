//! Where the view runs: on a page of its own, whose address follows the reader and leads them, or in someone else's,
//! where all of that is between the explainer's root and whoever put it there.
//!
//! Of the root's attributes, `data-embedded` says which; `data-at` is then where the reader is, as a fragment without `#`,
//! and `data-keep` that nothing is to be kept on the device. Orders come as events `explainer:host`, whose detail is
//! `#` and a fragment to go to, progress as JSON to take up, or `leave`. What the host is told goes the same
//! way: `explainer:at`, `explainer:progress`, and what [`Emitter`] emits. `explainer:share`, whose detail is the fragment of
//! what the reader sees, asks whether someone offers how to share that.

use super::emitter::{Emitter, dispatch};
use super::storage;
use crate::graph::Shared;
use crate::reader::{Action, Address, Aspects, Progress, Reader};
use crate::view::{Host, Listener, Store};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, Element, PopStateEvent, StorageEvent};
use yew::Callback;

/// A visit of the page: what the view is told it by, and who else is told.
pub(super) struct Session {
    root: Element,
    document: Shared,
    /// Whether the page is someone else's.
    embedded: bool,
    /// What runs on the page, until it is to leave.
    store: Rc<RefCell<Option<Rc<Store>>>>,
    /// What was saved last; none before the first save.
    saved: Rc<RefCell<Option<String>>>,
    /// The progress that the host was told last.
    told: RefCell<String>,
    /// Whether the reader was told that nothing can be kept.
    warned: Cell<bool>,
    /// Emits what happens in the quiz.
    emitter: Emitter,
    /// The way to the reader's state, once there is one.
    act: RefCell<Option<Callback<Action>>>,
    /// The address that the reader's state was told with last, and those that Back and Forward have led to since: they are
    /// where the page is already, however late the states come that they lead to.
    followed: Rc<RefCell<Vec<Address>>>,
    listeners: RefCell<Vec<Listener>>,
}

impl Session {
    pub(super) fn new(root: Element, document: Shared) -> Session {
        Session {
            embedded: root.has_attribute("data-embedded"),
            emitter: Emitter::new(root.clone()),
            root,
            document,
            store: Rc::default(),
            saved: Rc::default(),
            told: RefCell::default(),
            warned: Cell::default(),
            act: RefCell::default(),
            followed: Rc::default(),
            listeners: RefCell::default(),
        }
    }

    /// Holds what runs on the page, so that it goes on until it is to leave.
    pub(super) fn follow(&self, store: Rc<Store>) {
        *self.store.borrow_mut() = Some(store);
    }

    fn key(&self) -> String {
        ["explainer:", &self.document.id].concat()
    }

    /// The address follows the reader: each new place is a step that Back takes back.
    fn write_address(&self, reader: &Reader) {
        let mut followed = self.followed.borrow_mut();
        if let Some(place) = followed.iter().position(|address| *address == reader.address) {
            followed.drain(..place);
            return;
        }
        *followed = vec![reader.address.clone()];
        drop(followed);
        if self.address() == reader.address {
            return;
        }
        let fragment = reader.address.fragment(&self.document);
        if self.embedded {
            let _ = self.root.set_attribute("data-at", &fragment);
            dispatch(&self.root, "explainer:at", &JsValue::from_str(&fragment), false);
            return;
        }
        if let Ok(history) = gloo::utils::window().history() {
            // Refused in some sandboxed frames; the reader's state stands without it.
            // What is marked so is one of these, when the reader comes back to it.
            let _ = history.push_state_with_url(&JsValue::TRUE, "", Some(&url(&fragment)));
        }
    }

    /// Where the reader begins: where the address leads, and in short if that is how they read when they were here last. The
    /// address then says so as well, and that is no step which Back would take back.
    fn begin(&self, kept: Option<&Progress>) -> Address {
        let mut address = self.address();
        if !address.short && kept.is_some_and(|kept| kept.is_in_short(&self.document)) {
            address.short = true;
            if let (false, Ok(history)) = (self.embedded, gloo::utils::window().history()) {
                let url = url(&address.fragment(&self.document));
                let _ = history.replace_state_with_url(&JsValue::TRUE, "", Some(&url));
            }
        }
        address
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
    fn listen_to_history(&self, act: Callback<Action>) -> Listener {
        let (document, followed) = (self.document.clone(), self.followed.clone());
        Listener::of_window("popstate", move |event| {
            let address = Address::parse(&document, &fragment());
            // An anchor that is no place of the document (`#map`) is the browser's business: what is open stays open.
            if address != Address::default() || fragment().is_empty() {
                // Where this leads is no step of the reader's.
                followed.borrow_mut().push(address.clone());
                let event: &PopStateEvent = event.unchecked_ref();
                act.emit(if event.state().is_truthy() { Action::Return(address) } else { Action::Visit(address) });
            }
        })
    }

    /// Does what whoever embeds it orders; what is no order is nothing.
    fn listen_to_host(&self, act: Callback<Action>) -> Listener {
        let (document, store) = (self.document.clone(), self.store.clone());
        Listener::of(&self.root, "explainer:host", move |event| {
            let order = event.unchecked_ref::<CustomEvent>().detail().as_string().unwrap_or_default();
            if order.starts_with('#') {
                return act.emit(Action::Visit(Address::parse(&document, &order)));
            }
            if order == "leave" {
                let store = store.borrow_mut().take();
                store.iter().for_each(|store| store.end());
                return;
            }
            let progress = Progress::from_json(&order);
            if progress.is_of(&document) {
                act.emit(Action::Load(progress));
            }
        })
    }
}

impl Host for Session {
    fn mounted(&self, act: Callback<Action>) {
        act.emit(Action::Today(today()));
        let kept = storage::load(&self.key()).filter(|_| self.keeps());
        let progress = kept.as_deref().map(Progress::from_json);
        let address = self.begin(progress.as_ref());
        act.emit(Action::Restore(progress.unwrap_or_default()));
        *self.saved.borrow_mut() = kept;
        act.emit(Action::Visit(address));
        *self.act.borrow_mut() = Some(act.clone());
        let led = match self.embedded {
            true => self.listen_to_host(act.clone()),
            false => self.listen_to_history(act.clone()),
        };
        // The same explainer in another tab, or once more on this page: what is done there is done here.
        let (key, saved) = (self.keeps().then(|| self.key()), self.saved.clone());
        let document = self.document.clone();
        let joined = Listener::of_window("storage", move |event| {
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

    fn changed(&self, reader: &Reader, what: Aspects, latest: &Reader) {
        self.write_address(reader);
        if what.meets(
            Aspects::QUIZ.union(Aspects::OPINION).union(Aspects::SCHEME).union(Aspects::DOCK).union(Aspects::READING),
        ) {
            // What another tab has kept in the meantime would be lost by keeping what was here before it.
            self.save(latest);
            self.emitter.emit(&self.document, &reader.quiz);
        }
        if !self.embedded && what.meets(Aspects::SCHEME) {
            let _ = gloo::utils::document_element().set_attribute("data-scheme", reader.scheme.name());
        }
    }

    fn now(&self) -> u32 {
        (js_sys::Date::now() / 1000.0) as u32
    }

    fn shares(&self, fragment: &str) -> bool {
        !dispatch(&self.root, "explainer:share", &JsValue::from_str(fragment), false)
    }
}

/// Which day it is where the reader is, in days since the first of January 1970.
fn today() -> u32 {
    let minutes = js_sys::Date::now() / 60_000.0 - js_sys::Date::new_0().get_timezone_offset();
    (minutes / 1440.0) as u32
}

/// The address of this page with a fragment.
fn url(fragment: &str) -> String {
    let location = gloo::utils::window().location();
    let here = [location.pathname().unwrap_or_default(), location.search().unwrap_or_default()].concat();
    if fragment.is_empty() { here } else { [&here, "#", fragment].concat() }
}

fn fragment() -> String {
    gloo::utils::window().location().hash().unwrap_or_default()
}
