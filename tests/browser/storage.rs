//! What is saved in `localStorage`, and that everything works without it.

use crate::harness::{Explainer, KEY, clean, device, json, leave, put};
use explainer::browser::Start;
use js_sys::{Function, Object, Reflect};
use serde_json::{Value, json as value};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

fn scheme() -> Option<String> {
    gloo::utils::document_element().get_attribute("data-scheme")
}

/// Redefines a property of an object until it is dropped.
struct Broken {
    object: Object,
    property: &'static str,
    original: JsValue,
}

impl Broken {
    /// `how` is the body of a function that makes the property's descriptor.
    fn new(object: &str, property: &'static str, how: &str) -> Broken {
        let object = Object::from(Function::new_no_args(&format!("return {object}")).call0(&JsValue::NULL).unwrap());
        let original = Object::get_own_property_descriptor(&object, &property.into());
        assert!(!original.is_undefined(), "{property} is somewhere else");
        let broken = Function::new_no_args(how).call0(&JsValue::NULL).unwrap();
        Reflect::define_property(&object, &property.into(), &broken.into()).unwrap();
        Broken { object, property, original }
    }
}

impl Drop for Broken {
    fn drop(&mut self) {
        Reflect::define_property(&self.object, &self.property.into(), &self.original.clone().into()).unwrap();
    }
}

#[wasm_bindgen_test]
async fn answers_view_and_scheme_survive_another_visit() {
    let explainer = Explainer::alone().await;
    explainer.choose("risk", "isolation").await;
    explainer.choose("unlimited", "over").await;
    explainer.write("It depends.\n\n“Wait” & <see>.").await;
    explainer.choose_scheme(2).await;
    assert_eq!(scheme().as_deref(), Some("dark"));
    leave();

    let again = Explainer::hydrated().await;
    assert_eq!(again.right(), 1);
    assert_eq!(again.attribute("[data-question='unlimited']", "data-result").as_deref(), Some("wrong"));
    assert_eq!(again.written(), "It depends.\n\n“Wait” & <see>.");
    assert_eq!((scheme().as_deref(), again.shown_scheme()), (Some("dark"), 2));
}

#[wasm_bindgen_test]
async fn retried_answers_stay_removed() {
    let explainer = Explainer::alone().await;
    explainer.choose("risk", "isolation").await;
    explainer.write("It depends.").await;
    explainer.choose_scheme(1).await;
    explainer.click("[data-do='retry-all']").await;
    explainer.write("").await;
    explainer.choose_scheme(0).await;
    leave();

    let again = Explainer::hydrated().await;
    assert_eq!((again.right(), again.written().as_str(), again.shown_scheme()), (0, "", 0));
    assert!(!again.has("[data-chosen]"));
}

#[wasm_bindgen_test]
async fn nothing_is_saved_for_a_reader_who_only_reads() {
    let explainer = Explainer::alone().await;
    explainer.click(".drawing [data-actor='russia']").await;
    let saved = device().get_item(KEY).unwrap();
    let empty = value!({ "explainer": "unraveling-alliance", "answers": [], "view": "", "scheme": "auto" });
    let nothing_of_the_reader = saved.is_none_or(|saved| serde_json::from_str::<Value>(&saved).unwrap() == empty);
    assert!(nothing_of_the_reader);
}

#[wasm_bindgen_test]
async fn without_storage_everything_works() {
    clean();
    let throws = "return { configurable: true, get() { throw new DOMException('no', 'SecurityError') } }";
    let absent = "return { configurable: true, value: null }";
    for how in [throws, absent] {
        let broken = Broken::new("window", "localStorage", how);
        works_without_storage().await;
        drop(broken);
        clean();
    }
}

#[wasm_bindgen_test]
async fn with_a_storage_that_refuses_everything_works() {
    clean();
    let how = "return { configurable: true, writable: true, value() { throw new DOMException('full', 'QuotaExceededError') } }";
    for method in ["setItem", "getItem"] {
        let broken = Broken::new("Storage.prototype", method, how);
        works_without_storage().await;
        drop(broken);
        clean();
    }
}

async fn works_without_storage() {
    let explainer = Explainer::hydrated().await;
    explainer.choose("risk", "isolation").await;
    explainer.write("It depends.").await;
    explainer.choose_scheme(1).await;
    assert_eq!((explainer.right(), explainer.written().as_str()), (1, "It depends."));
    assert_eq!(scheme().as_deref(), Some("light"));
    assert!(explainer.responds().await);
}

#[wasm_bindgen_test]
async fn garbage_in_storage_is_ignored() {
    let odd = [
        "garbage",
        "{\"answers\": 3, \"view\": [], \"scheme\": {}}",
        "{\"answers\": [{\"question\": \"risk\", \"option\": \"isolation\", \"fingerprint\": \"0\"}]}",
        &format!("{}{}", "[".repeat(10_000), "]".repeat(10_000)),
    ];
    for kept in odd {
        clean();
        device().set_item(KEY, kept).unwrap();
        let explainer = Explainer::hydrated().await;
        assert_eq!((explainer.right(), explainer.written().as_str(), explainer.shown_scheme()), (0, "", 0));
        explainer.choose("risk", "isolation").await;
        leave();
        assert_eq!(Explainer::hydrated().await.right(), 1, "{kept:.40}");
    }
}

#[wasm_bindgen_test]
async fn an_answer_to_a_question_that_changed_is_dropped_and_the_others_are_kept() {
    let explainer = Explainer::alone().await;
    explainer.choose("risk", "isolation").await;
    explainer.choose("unlimited", "limits").await;
    explainer.write("It depends.").await;
    leave();

    let mut edited: Value = serde_json::from_str(json()).unwrap();
    let questions = edited["questions"].as_array_mut().unwrap();
    let risk = questions.iter_mut().find(|question| question["id"] == "risk").unwrap();
    risk["prompt"] = "What is the biggest risk for Europe?".into();
    let again = Explainer::at(put("<div></div>"), &edited.to_string()).await;
    assert_eq!(again.start, Start::Rendered);
    assert!(!again.find("[data-question='risk']").has_attribute("data-result"));
    assert_eq!(again.attribute("[data-question='unlimited']", "data-result").as_deref(), Some("right"));
    assert_eq!((again.right(), again.written().as_str()), (1, "It depends."));
}

#[wasm_bindgen_test]
async fn a_reworded_reason_or_a_moved_question_keeps_its_answer() {
    let explainer = Explainer::alone().await;
    explainer.choose("risk", "isolation").await;
    leave();

    let mut edited: Value = serde_json::from_str(json()).unwrap();
    let questions = edited["questions"].as_array_mut().unwrap();
    questions.reverse();
    for question in questions {
        for option in question["options"].as_array_mut().unwrap() {
            option["reason"] = value!([{ "text": "Put in other words." }]);
        }
    }
    let again = Explainer::at(put("<div></div>"), &edited.to_string()).await;
    assert_eq!(again.right(), 1);
}
