//! Emits what happens in the quiz, as events of the explainer's element, each with a statement of the
//! Experience API as its detail. Nothing is sent anywhere.

use crate::document::Document;
use crate::reader::Quiz;
use crate::reader::quiz::{Timing, Verb, statement};
use crate::view::{Node, address};
use std::cell::Cell;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, Element};

/// Emits what happens in the quiz.
pub(super) struct Emitter {
    root: Element,
    /// How much of the log is emitted.
    emitted: Cell<usize>,
    /// When the round began, and when the last thing happened, in milliseconds since 1970.
    begun: Cell<f64>,
    last: Cell<f64>,
}

impl Emitter {
    pub(super) fn new(root: Element) -> Emitter {
        Emitter { root, emitted: Cell::default(), begun: Cell::default(), last: Cell::default() }
    }

    /// Emits what has happened since the last time.
    pub(super) fn emit(&self, document: &Document, quiz: &Quiz) {
        let news = quiz.log().get(self.emitted.get()..).unwrap_or_default();
        if news.is_empty() {
            return;
        }
        self.emitted.set(quiz.log().len());
        let now = js_sys::Date::now();
        let page = address(&Node::from(self.root.clone()));
        let since = self.last.replace(now);
        for event in news {
            let since = match event.verb {
                Verb::Attempted => {
                    self.begun.set(now);
                    0.0
                }
                Verb::Answered => since,
                Verb::Completed | Verb::Passed | Verb::Failed => self.begun.get(),
            };
            let timing = Timing {
                at: js_sys::Date::new(&JsValue::from_f64(now)).to_iso_string().into(),
                // How long the first answer took, nobody knows: nothing was timed before it.
                took: (since > 0.0).then(|| ((now - since) / 10.0) as u32),
            };
            let Ok(detail) = js_sys::JSON::parse(&statement(document, &page, event, &timing)) else { continue };
            dispatch(&self.root, event.verb.event(), &detail, true);
        }
    }
}

/// Dispatches an event to whoever listens to an element; everyone around it too, shadow roots or not, where it `leaves`. Where it does not,
/// whoever listens may take over what would follow, by preventing it; says whether nobody has.
pub(super) fn dispatch(element: &Element, name: &str, detail: &JsValue, leaves: bool) -> bool {
    let options = CustomEventInit::new();
    options.set_bubbles(leaves);
    options.set_composed(leaves);
    options.set_cancelable(!leaves);
    options.set_detail(detail);
    let event = CustomEvent::new_with_event_init_dict(name, &options);
    event.and_then(|event| element.dispatch_event(&event)).unwrap_or(true)
}
