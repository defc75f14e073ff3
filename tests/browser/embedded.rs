//! The player in a host's page: the commands that the host may send, and the events that it receives.

use crate::harness::{
    Explainer, Hand, KEY, PageErrors, all, answer, assert_same, clean, device, find, focused, fragment,
    html_without_copies, json, prerendered, put, question_of, settle, steps,
};
use explainer::browser::mount;
use gloo::events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CustomEvent, CustomEventInit, Element};

/// The built-in explainer in a host's page, in a root that has these attributes.
async fn embedded(attributes: &str) -> Explainer {
    let root = format!("<div id=\"explainer\" data-embedded {attributes}");
    let explainer = Explainer::at(put(&prerendered().replacen("<div id=\"explainer\"", &root, 1)), json()).await;
    assert_eq!(explainer.attribute(".explainer", "data-live").as_deref(), Some("true"));
    explainer
}

async fn order(explainer: &Explainer, detail: impl Into<JsValue>) {
    let options = CustomEventInit::new();
    options.set_detail(&detail.into());
    let event = CustomEvent::new_with_event_init_dict("explainer:host", &options).unwrap();
    explainer.root.dispatch_event(&event).unwrap();
    settle().await;
}

/// Records the details of the events of a name from now on, as JSON if they are no strings.
fn record_events(explainer: &Explainer, name: &'static str) -> (Rc<RefCell<Vec<String>>>, EventListener) {
    let details = Rc::<RefCell<Vec<String>>>::default();
    let listener = {
        let details = details.clone();
        EventListener::new(&explainer.root, name, move |event| {
            let detail = event.unchecked_ref::<CustomEvent>().detail();
            let text = detail.as_string().unwrap_or_else(|| js_sys::JSON::stringify(&detail).unwrap().into());
            details.borrow_mut().push(text);
        })
    };
    (details, listener)
}

#[wasm_bindgen_test]
async fn commands_select_places_events_report_them_and_the_address_stays() {
    clean();
    let explainer = embedded("").await;
    let (at, _listener) = record_events(&explainer, "explainer:at");
    let before = steps();
    for (wanted, open) in [
        ("#actor=russia", vec!["actor=russia"]),
        ("#actor=china&scenario=deal", vec!["actor=china"]),
        ("#tie=nowhere&scenario=deal", vec![]),
        ("#", vec![]),
    ] {
        order(&explainer, wanted).await;
        assert_eq!(explainer.open(), open, "{wanted}");
    }
    explainer.click(".drawing [data-actor='xi']").await;
    assert_eq!(*at.borrow(), ["actor=russia", "actor=china&scenario=deal", "scenario=deal", "", "actor=xi"]);
    assert_eq!(explainer.root.get_attribute("data-at").as_deref(), Some("actor=xi"));
    assert_eq!((fragment().as_str(), steps()), ("", before));
}

#[wasm_bindgen_test]
async fn attributes_select_the_first_place_without_taking_focus() {
    clean();
    let explainer = embedded("data-at='actor=china&scenario=deal'").await;
    assert_eq!(explainer.open(), ["actor=china"]);
    assert_eq!(explainer.drawn("russia-china"), "adversarial");
    assert!(!explainer.root.contains(Some(&focused())));
    clean();
    assert!(
        embedded("data-at='%%%&actor=&=china&s=:::&actor'").await.open().is_empty(),
        "an invalid place opens nothing"
    );
}

#[wasm_bindgen_test]
async fn invalid_commands_change_nothing() {
    clean();
    let explainer = embedded("").await;
    explainer.choose("risk", "isolation").await;
    explainer.click(".drawing [data-actor='russia']").await;
    let before = html_without_copies(&explainer.root);
    let mishaps = PageErrors::watch();
    let texts =
        ["", "leave ", "Leave", "actor=china", "{", "[]", "null", "{}", "{\"explainer\":\"another\",\"answers\":[]}"];
    let things = [JsValue::NULL, 7.into(), js_sys::Object::new().into(), js_sys::Array::new().into()];
    for detail in texts.map(JsValue::from).into_iter().chain(things) {
        order(&explainer, detail.clone()).await;
        assert_same(&html_without_copies(&explainer.root), &before, &detail);
    }
    assert!(mishaps.seen().is_empty(), "{:?}", mishaps.seen());
}

#[wasm_bindgen_test]
async fn progress_is_reported_restored_and_saved_unless_saving_is_off() {
    for attribute in ["", "data-unsaved"] {
        clean();
        let explainer = embedded(attribute).await;
        let (progress, _listener) = record_events(&explainer, "explainer:progress");
        explainer.choose("risk", "isolation").await;
        answer(&explainer.find(&question_of("supplies")), Hand::Pointer, false).await;
        let last = progress.borrow().last().unwrap().clone();
        assert_eq!(device().get_item(KEY).unwrap().is_none(), attribute == "data-unsaved");
        clean();
        let other = embedded(attribute).await;
        assert_eq!(other.right(), 0);
        order(&other, last).await;
        assert_eq!((other.right(), other.result("supplies").as_deref()), (1, Some("wrong")));
    }
    // An explainer with `data-unsaved` does not restore the progress that others have saved.
    clean();
    embedded("").await.choose("risk", "isolation").await;
    assert_eq!(embedded("data-unsaved").await.right(), 0);
}

#[wasm_bindgen_test]
async fn the_same_explainer_twice_on_a_page_has_the_same_answers_and_each_its_own_place() {
    clean();
    let (one, other, apart) = (embedded("").await, embedded("").await, embedded("data-unsaved").await);
    one.choose("risk", "isolation").await;
    other.choose("unlimited", "limits").await;
    // The other explainer shows the answer one paint later.
    settle().await;
    one.click(".drawing [data-actor='russia']").await;
    assert_eq!((one.right(), other.right()), (2, 2), "both explainers have both answers");
    assert_eq!((one.open(), other.open()), (vec!["actor=russia".to_owned()], Vec::new()));
    assert_eq!(apart.right(), 0, "an explainer that saves nothing shares nothing");
    other.click("[data-do='retry-all']").await;
    settle().await;
    assert_eq!((one.right(), other.right()), (0, 0));
}

#[wasm_bindgen_test]
async fn saving_may_be_allowed_and_forbidden_at_any_time_and_loses_nothing() {
    clean();
    let (one, other) = (embedded("data-unsaved").await, embedded("").await);
    let right = async || {
        // The other explainer shows an answer one paint later.
        settle().await;
        settle().await;
        (one.right(), other.right())
    };
    other.choose("risk", "isolation").await;
    assert_eq!(right().await, (0, 1));
    one.root.remove_attribute("data-unsaved").unwrap();
    one.choose("unlimited", "limits").await;
    assert_eq!(right().await, (2, 2), "what was saved before is added");
    one.root.set_attribute("data-unsaved", "").unwrap();
    one.choose("agreement", "possible").await;
    assert_eq!(right().await, (3, 2));
    one.root.remove_attribute("data-unsaved").unwrap();
    other.choose("machtpolitik", "practice").await;
    assert_eq!(right().await, (4, 4), "what was not saved meanwhile is not replaced");
    one.root.set_attribute("data-unsaved", "").unwrap();
    other.click("[data-do='retry-all']").await;
    assert_eq!(right().await, (4, 0), "an explainer that saves nothing shares nothing");
}

#[wasm_bindgen_test]
async fn an_explainer_can_be_removed_whatever_became_of_its_content_while_others_run() {
    clean();
    let other = embedded("").await;
    let ruin = |root: &Element| {
        for island in all(root, ".panels, .verdicts, .suggestions, .findings") {
            island.set_text_content(None);
        }
        find(root, ".article").remove();
    };
    for ruins in [false, true] {
        let explainer = embedded("").await;
        explainer.click(".drawing [data-actor='russia']").await;
        explainer.choose("risk", "clash").await;
        if ruins {
            ruin(&explainer.root);
        }
        let mishaps = PageErrors::watch();
        order(&explainer, "leave").await;
        order(&explainer, "leave").await;
        assert!(mishaps.seen().is_empty(), "{:?}", mishaps.seen());
        // The content stays in the page, and no longer responds.
        assert!(explainer.has(".explainer:not([data-live])") && explainer.open().is_empty());
        let before = html_without_copies(&explainer.root);
        explainer.click(".drawing [data-actor='china']").await;
        explainer.act("risk", "retry").await;
        order(&explainer, "#actor=xi").await;
        assert_same(&html_without_copies(&explainer.root), &before, "the remaining content does not respond");
        assert!(
            mount(&explainer.root, json()).is_err(),
            "a root with a reader's state is refused, because a new player does not know that state"
        );
        assert!(other.responds().await);
        // The root can be given another explainer.
        let again = embedded("").await;
        assert!(again.responds().await);
    }
}
