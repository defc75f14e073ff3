//! The host of the view: a page of its own, whose address is synchronized with the reader's state, or an embedding page,
//! with which the root exchanges attributes and events instead.
//!
//! Attributes of the root: `data-embedded` says that the page is an embedding one; `data-at` is then where the reader is, as a
//! fragment without `#`; `data-unsaved` says that nothing is saved on the device. The embedding page sends commands as events
//! `explainer:host`, whose detail is `#` and a fragment to go to, progress as JSON to load, or `leave`. A learning system sends
//! saved progress as an event `explainer:restore`, whose detail is JSON: it is added to what the reader has done on this visit.
//!
//! The root emits `explainer:at`, `explainer:progress`, and the events of [`Emitter`]. It also emits `explainer:share`, whose
//! detail is the fragment of what the reader sees; a listener that prevents its default offers its own way to share.

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

/// One run of the player on a page, which connects the view to the address, the storage and the embedding page.
pub(super) struct Session {
    root: Element,
    document: Shared,
    /// Whether the explainer is embedded in another page.
    embedded: bool,
    /// The store of the view, until the embedding page sends `leave`.
    store: Rc<RefCell<Option<Rc<Store>>>>,
    /// The JSON that the storage holds for this explainer, as far as this session knows: loaded, saved here, or written by another
    /// page. Progress that is equal to it is neither saved nor joined again.
    saved: Rc<RefCell<Option<String>>>,
    /// Whether the state includes what is saved on the device. It does not while nothing is saved.
    includes_saved: Rc<Cell<bool>>,
    /// The progress that was emitted last, as JSON.
    emitted_progress: RefCell<String>,
    /// Whether the reader was warned that nothing can be saved.
    warned: Cell<bool>,
    /// Emits the events of the quiz.
    emitter: Emitter,
    /// Dispatches actions to the store, once the view is mounted.
    act: RefCell<Option<Callback<Action>>>,
    /// The address of the last state that was written, and those that Back and Forward have led to since. The browser shows
    /// these already, so the states that they lead to, which come later, must not be written as new steps.
    known_addresses: Rc<RefCell<Vec<Address>>>,
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
            includes_saved: Rc::default(),
            emitted_progress: RefCell::default(),
            warned: Cell::default(),
            act: RefCell::default(),
            known_addresses: Rc::default(),
            listeners: RefCell::default(),
        }
    }

    /// Holds the store, so that the view runs until the embedding page sends `leave`.
    pub(super) fn hold(&self, store: Rc<Store>) {
        *self.store.borrow_mut() = Some(store);
    }

    fn key(&self) -> String {
        ["explainer:", &self.document.id].concat()
    }

    /// Writes the reader's address to the page's URL; each new address is a step in the browser's history.
    fn write_address(&self, reader: &Reader) {
        let mut known = self.known_addresses.borrow_mut();
        if let Some(index) = known.iter().position(|address| *address == reader.address) {
            known.drain(..index);
            return;
        }
        *known = vec![reader.address.clone()];
        drop(known);
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
            // Some sandboxed frames refuse this; the player works without it.
            let _ = history.push_state_with_url(&MARK, "", Some(&url(&fragment)));
        }
    }

    /// The address at the start: that of the page, and with the text in short if the reader read in short on their last visit.
    /// That is then written to the page's URL, too, but not as a step in the history. The step that the page begins with is
    /// marked as one of the player's, so that Back to it is known as such.
    fn restore_address(&self, saved: Option<&Progress>) -> Address {
        let mut address = self.address();
        let restores = !address.short && saved.is_some_and(|saved| saved.is_in_short(&self.document));
        address.short |= restores;
        if !self.embedded {
            mark_step(restores.then(|| url(&address.fragment(&self.document))).as_deref());
        }
        address
    }

    /// The address of the page, or of the root where it is embedded.
    fn address(&self) -> Address {
        let at = if self.embedded { self.root.get_attribute("data-at").unwrap_or_default() } else { fragment() };
        Address::parse(&self.document, &at)
    }

    /// The progress that is saved on the device, if saving is allowed and the state does not include that progress yet.
    fn load(&self) -> Option<Progress> {
        let saves = saves(&self.root);
        let is_included = self.includes_saved.replace(saves);
        if is_included || !saves {
            return None;
        }
        let saved = storage::load(&self.key())?;
        let progress = Progress::from_json(&saved);
        *self.saved.borrow_mut() = Some(saved);
        Some(progress)
    }

    fn save(&self, reader: &Reader) {
        // The first save since saving is allowed must not replace what was saved before.
        let restored = self.load().map(|progress| {
            self.act.borrow().iter().for_each(|act| act.emit(Action::Restore(progress.clone())));
            reader.apply(&self.document, Action::Restore(progress))
        });
        let reader = restored.as_ref().unwrap_or(reader);
        let progress = Progress::of(&self.document, reader).to_json();
        if self.saved.replace(Some(progress.clone())).as_ref() != Some(&progress) {
            let is_saved = !saves(&self.root) || storage::save(&self.key(), &progress);
            // A reader who has answered nothing has nothing to lose, so there is no warning.
            if !is_saved && !reader.quiz.is_empty() && !self.warned.replace(true) {
                self.act.borrow().iter().for_each(|act| act.emit(Action::Say("not-kept")));
            }
        }
        if *self.emitted_progress.borrow() != progress {
            if let Ok(detail) = js_sys::JSON::parse(&progress) {
                dispatch(&self.root, "explainer:progress", &detail, false);
            }
            *self.emitted_progress.borrow_mut() = progress;
        }
    }

    /// Dispatches changes of the page's address to the store. Back, Forward and changes of the fragment all fire `popstate`.
    fn listen_to_history(&self, act: Callback<Action>) -> Listener {
        let (document, known_addresses) = (self.document.clone(), self.known_addresses.clone());
        Listener::of_window("popstate", move |event| {
            let address = Address::parse(&document, &fragment());
            // A fragment that names no place of the document (`#map`) is left to the browser, and the open place stays open.
            if address != Address::default() || fragment().is_empty() {
                // The browser has made this step in its history already.
                known_addresses.borrow_mut().push(address.clone());
                let event: &PopStateEvent = event.unchecked_ref();
                if event.state().is_truthy() {
                    return act.emit(Action::Return(address));
                }
                // The reader has written this address, or followed a link to it from elsewhere. Back to it is known by the mark.
                mark_step(None);
                act.emit(Action::Visit(address));
            }
        })
    }

    /// Joins the progress that is saved where the same explainer is open in another tab, or a second time on this page.
    fn listen_to_storage(&self, act: Callback<Action>) -> Listener {
        let (root, document, key) = (self.root.clone(), self.document.clone(), self.key());
        let (saved, includes_saved) = (self.saved.clone(), self.includes_saved.clone());
        Listener::of_window("storage", move |event| {
            let event: &StorageEvent = event.unchecked_ref();
            let Some(value) = event.new_value().filter(|_| event.key().as_ref() == Some(&key)) else { return };
            let progress = Progress::from_json(&value);
            // A value that is no progress of this explainer, or that this session has saved itself, is ignored.
            if !progress.is_of(&document) || saved.borrow().as_ref() == Some(&value) {
                return;
            }
            if !saves(&root) {
                includes_saved.set(false);
                return;
            }
            *saved.borrow_mut() = Some(value);
            let is_joined = includes_saved.replace(true);
            act.emit(if is_joined { Action::Join(progress) } else { Action::Restore(progress) });
        })
    }

    /// Adds progress that a learning system has saved, unless it is that of another explainer.
    fn listen_to_learning_system(&self, act: Callback<Action>) -> Listener {
        let document = self.document.clone();
        Listener::of(&self.root, "explainer:restore", move |event| {
            let progress = Progress::from_json(&text_of(&event));
            if progress.is_of(&document) {
                act.emit(Action::Restore(progress));
            }
        })
    }

    /// Executes the commands of the embedding page; unknown ones are ignored.
    fn listen_to_host(&self, act: Callback<Action>) -> Listener {
        let (document, store) = (self.document.clone(), self.store.clone());
        Listener::of(&self.root, "explainer:host", move |event| {
            let command = text_of(&event);
            if command.starts_with('#') {
                return act.emit(Action::Visit(Address::parse(&document, &command)));
            }
            if command == "leave" {
                let store = store.borrow_mut().take();
                store.iter().for_each(|store| store.end());
                return;
            }
            let progress = Progress::from_json(&command);
            if progress.is_of(&document) {
                act.emit(Action::Load(progress));
            }
        })
    }
}

impl Host for Session {
    fn mounted(&self, act: Callback<Action>) {
        act.emit(Action::Today(today()));
        let progress = self.load();
        let address = self.restore_address(progress.as_ref());
        act.emit(Action::Restore(progress.unwrap_or_default()));
        act.emit(Action::Visit(address));
        *self.act.borrow_mut() = Some(act.clone());
        let address_listener = match self.embedded {
            true => self.listen_to_host(act.clone()),
            false => self.listen_to_history(act.clone()),
        };
        let others = [
            self.listen_to_learning_system(act.clone()),
            self.listen_to_storage(act.clone()),
            // A page that stays open over midnight is usually hidden meanwhile.
            Listener::of_window("visibilitychange", move |_| act.emit(Action::Today(today()))),
        ];
        self.listeners.borrow_mut().extend([address_listener].into_iter().chain(others));
    }

    fn changed(&self, reader: &Reader, what: Aspects, latest: &Reader) {
        self.write_address(reader);
        if what.meets(
            Aspects::QUIZ.union(Aspects::OPINION).union(Aspects::SCHEME).union(Aspects::DOCK).union(Aspects::READING),
        ) {
            // The latest state is saved, because it includes what another tab has saved in the meantime.
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

/// Whether the embedding page allows saving on the device. It may change that at any time.
fn saves(root: &Element) -> bool {
    !root.has_attribute("data-unsaved")
}

/// The text that an event has as its detail.
fn text_of(event: &JsValue) -> String {
    event.unchecked_ref::<CustomEvent>().detail().as_string().unwrap_or_default()
}

/// The current day in the reader's time zone, in days since the first of January 1970.
fn today() -> u32 {
    let minutes = js_sys::Date::now() / 60_000.0 - js_sys::Date::new_0().get_timezone_offset();
    (minutes / 1440.0) as u32
}

/// The state of all steps in the browser's history that the player knows, by which `popstate` tells Back and Forward from links.
const MARK: JsValue = JsValue::TRUE;

/// Marks the current step in the browser's history, and gives it another URL if there is one.
fn mark_step(url: Option<&str>) {
    if let Ok(history) = gloo::utils::window().history() {
        let _ = history.replace_state_with_url(&MARK, "", url);
    }
}

/// The path of this page with a fragment.
fn url(fragment: &str) -> String {
    let location = gloo::utils::window().location();
    let here = [location.pathname().unwrap_or_default(), location.search().unwrap_or_default()].concat();
    if fragment.is_empty() { here } else { [&here, "#", fragment].concat() }
}

fn fragment() -> String {
    gloo::utils::window().location().hash().unwrap_or_default()
}
