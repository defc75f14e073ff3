//! Emits the events of the quiz as DOM events of the explainer's element, each with a statement of the
//! Experience API as its detail. Nothing is sent over the network.

use crate::document::Document;
use crate::reader::Quiz;
use crate::reader::quiz::{Timing, Verb, statement};
use crate::view::{Node, address};
use std::cell::Cell;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, Element};

/// Emits the events of the quiz.
pub(super) struct Emitter {
    root: Element,
    /// How many events of the log are emitted.
    emitted: Cell<usize>,
    /// The times when the attempt began and when the last event happened, in milliseconds since 1970.
    begun: Cell<f64>,
    last: Cell<f64>,
}

impl Emitter {
    pub(super) fn new(root: Element) -> Emitter {
        Emitter { root, emitted: Cell::default(), begun: Cell::default(), last: Cell::default() }
    }

    /// Emits the events since the last call.
    pub(super) fn emit(&self, document: &Document, quiz: &Quiz) {
        let news = quiz.log().get(self.emitted.get()..).unwrap_or_default();
        if news.is_empty() {
            return;
        }
        self.emitted.set(quiz.log().len());
        let now = js_sys::Date::now();
        let page = address(&Node::from(self.root.clone()));
        let mut last = self.last.replace(now);
        for event in news {
            let since = match event.verb {
                Verb::Attempted => {
                    self.begun.set(now);
                    // An answer that begins an attempt has no duration: the time since the attempt before was not spent on it.
                    last = 0.0;
                    last
                }
                Verb::Answered => last,
                Verb::Completed | Verb::Passed | Verb::Failed => self.begun.get(),
            };
            let timing = Timing {
                at: js_sys::Date::new(&JsValue::from_f64(now)).to_iso_string().into(),
                took: (since > 0.0).then(|| ((now - since) / 10.0) as u32),
            };
            let Ok(detail) = js_sys::JSON::parse(&statement(document, &page, event, &timing)) else { continue };
            dispatch(&self.root, event.verb.event(), &detail, true);
        }
    }
}

/// Dispatches an event at an element. An event that `bubbles` also leaves shadow roots. One that does not can be cancelled.
/// Says whether no listener has prevented its default.
pub(super) fn dispatch(element: &Element, name: &str, detail: &JsValue, bubbles: bool) -> bool {
    let options = CustomEventInit::new();
    options.set_bubbles(bubbles);
    options.set_composed(bubbles);
    options.set_cancelable(!bubbles);
    options.set_detail(detail);
    let event = CustomEvent::new_with_event_init_dict(name, &options);
    event.and_then(|event| element.dispatch_event(&event)).unwrap_or(true)
}
