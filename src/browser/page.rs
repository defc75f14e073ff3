//! The page as the view's host: the address follows the reader, and the reader follows the address.

use super::early::Early;
use super::storage;
use super::teller::Teller;
use crate::reader::{Action, Address, Progress, Reader};
use crate::view::session::{Host, Shared};
use gloo::events::EventListener;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, PopStateEvent, StorageEvent};
use yew::Callback;

/// The page as the view's host.
pub(super) struct Page {
    document: Shared,
    early: Early,
    /// What was saved last; none before the first save.
    saved: Rc<RefCell<Option<String>>>,
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
            document,
            early,
            saved: Rc::default(),
            warned: Cell::default(),
            teller: Teller::new(root),
            act: RefCell::default(),
            followed: Rc::default(),
            listeners: RefCell::default(),
        }
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
        let location = gloo::utils::window().location();
        let here = [location.pathname().unwrap_or_default(), location.search().unwrap_or_default()].concat();
        let fragment = reader.address.fragment(&self.document);
        let url = if fragment.is_empty() { here } else { [&here, "#", &fragment].concat() };
        if let Ok(history) = gloo::utils::window().history() {
            // Refused in some sandboxed frames; the reader's state stands without it.
            // What is marked so is one of these, when the reader comes back to it.
            let _ = history.push_state_with_url(&wasm_bindgen::JsValue::TRUE, "", Some(&url));
        }
    }

    /// Where the page's address says that the reader is.
    fn address(&self) -> Address {
        Address::parse(&self.document, &fragment())
    }

    fn save(&self, reader: &Reader) {
        let progress = Progress::of(&self.document, reader).to_json();
        let mut saved = self.saved.borrow_mut();
        if saved.as_ref() != Some(&progress) {
            let kept = storage::save(&self.key(), &progress);
            *saved = Some(progress);
            // Who has answered nothing has nothing to lose.
            if !kept && !reader.quiz.is_empty() && !self.warned.replace(true) {
                self.act.borrow().iter().for_each(|act| act.emit(Action::Say("not-kept")));
            }
        }
    }
}

impl Host for Page {
    fn mounted(&self, act: Callback<Action>) {
        self.early.actions().for_each(|action| act.emit(action));
        if let Some(kept) = storage::load(&self.key()) {
            act.emit(Action::Restore(Progress::from_json(&kept)));
            *self.saved.borrow_mut() = Some(kept);
        }
        act.emit(Action::Visit(self.address()));
        *self.act.borrow_mut() = Some(act.clone());
        let window = gloo::utils::window();
        // Back, Forward and changes of the fragment all end in this event. An anchor that is no place of the
        // document (`#map`) is the browser's business: what is open stays open.
        let (document, followed) = (self.document.clone(), self.followed.clone());
        let visit = EventListener::new(&window, "popstate", move |event| {
            let address = Address::parse(&document, &fragment());
            if address != Address::default() || fragment().is_empty() {
                // Where this leads is no step of the reader's.
                *followed.borrow_mut() = Some(address.clone());
                let event: &PopStateEvent = event.unchecked_ref();
                act.emit(if event.state().is_truthy() { Action::Return(address) } else { Action::Visit(address) });
            }
        });
        // The same explainer in another tab: what is done there is done here.
        let (key, saved, act) = (self.key(), self.saved.clone(), self.act.borrow().clone());
        let document = self.document.clone();
        let joined = EventListener::new(&window, "storage", move |event| {
            let event: &StorageEvent = event.unchecked_ref();
            if let (true, Some(kept), Some(act)) = (event.key().as_ref() == Some(&key), event.new_value(), &act) {
                let progress = Progress::from_json(&kept);
                // Anything else is not worth what is here.
                if progress.is_of(&document) {
                    *saved.borrow_mut() = Some(kept);
                    act.emit(Action::Join(progress));
                }
            }
        });
        self.listeners.borrow_mut().extend([visit, joined]);
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
        let root = gloo::utils::document_element();
        let _ = root.set_attribute("data-scheme", reader.scheme.name());
    }
}

fn fragment() -> String {
    gloo::utils::window().location().hash().unwrap_or_default()
}
