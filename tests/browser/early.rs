//! What the reader did before the player was there: the page answers natively by then, and nothing is lost.

use crate::harness::{
    Explainer, KEY, arrive_at, clean, device, find, json, leave, option_of, paint_in, prerendered, put, write_into,
};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

/// The page before the player is there.
fn page() -> Element {
    clean();
    put(prerendered())
}

/// Opens the `<details>` that the summary is of, as the browser does.
fn open(root: &Element, summary: &str) {
    find(root, summary).closest("details").unwrap().unwrap().set_attribute("open", "").unwrap();
}

#[wasm_bindgen_test]
async fn an_option_that_was_opened_is_an_answer() {
    let root = page();
    open(&root, &option_of("risk", "clash"));
    let explainer = Explainer::at(root, json()).await;
    assert_eq!(explainer.attribute("[data-question='risk']", "data-result").as_deref(), Some("wrong"));
    assert_eq!(explainer.all("[data-question='risk'] details.option[open]").len(), 4);
    assert_eq!(explainer.right(), 0);
}

#[wasm_bindgen_test]
async fn of_several_options_to_one_question_one_counts() {
    let root = page();
    open(&root, &option_of("risk", "isolation"));
    open(&root, &option_of("risk", "clash"));
    open(&root, &option_of("unlimited", "limits"));
    let explainer = Explainer::at(root, json()).await;
    assert_eq!(explainer.all("[data-question='risk'] [data-chosen]").len(), 1);
    assert_eq!(explainer.right(), 2);
}

#[wasm_bindgen_test]
async fn an_early_answer_can_be_taken_back() {
    let root = page();
    open(&root, &option_of("risk", "clash"));
    let explainer = Explainer::at(root, json()).await;
    explainer.click("[data-question='risk'] [data-do='retry']").await;
    assert!(explainer.all("[data-question='risk'] details[open]").is_empty());
    assert_eq!(explainer.attribute("[data-question='risk']", "data-result"), None);
}

#[wasm_bindgen_test]
async fn a_note_that_was_opened_stays_open() {
    let root = page();
    open(&root, "[data-note='n1']");
    open(&root, ".claims summary");
    let explainer = Explainer::at(root, json()).await;
    explainer.click(".drawing [data-actor='russia']").await;
    explainer.choose("risk", "clash").await;
    assert!(explainer.has("details.note[open] > [data-note='n1']"));
    assert!(explainer.has("details.claims[open]"));
}

#[wasm_bindgen_test]
async fn what_was_written_stays_and_is_kept() {
    let root = page();
    write_into(&root, "It depends.");
    let explainer = Explainer::at(root, json()).await;
    assert_eq!(explainer.written(), "It depends.");
    assert!(!explainer.has(".reflection button[disabled]"));
    leave();
    assert_eq!(Explainer::hydrated().await.written(), "It depends.");
}

#[wasm_bindgen_test]
async fn the_scheme_that_was_chosen_holds() {
    let root = page();
    paint_in(&root, 2);
    let explainer = Explainer::at(root, json()).await;
    assert_eq!(explainer.painted(), 2);
    assert_eq!(gloo::utils::document_element().get_attribute("data-scheme").as_deref(), Some("dark"));
}

#[wasm_bindgen_test]
async fn what_was_done_now_outweighs_what_was_kept() {
    let explainer = Explainer::alone().await;
    explainer.choose("risk", "isolation").await;
    explainer.choose("unlimited", "limits").await;
    explainer.paint(2).await;
    leave();

    let root = put(prerendered());
    open(&root, &option_of("risk", "clash"));
    paint_in(&root, 1);
    let again = Explainer::at(root, json()).await;
    assert_eq!(again.attribute("[data-question='risk']", "data-result").as_deref(), Some("wrong"));
    assert_eq!(again.attribute("[data-question='unlimited']", "data-result").as_deref(), Some("right"), "as kept");
    assert_eq!(again.painted(), 1);
}

#[wasm_bindgen_test]
async fn a_panel_that_the_address_opened_stays_open() {
    let root = page();
    arrive_at("term=machtpolitik");
    let explainer = Explainer::at(root, json()).await;
    assert_eq!(explainer.open(), ["term=machtpolitik"]);
    explainer.press("Escape").await;
    assert!(explainer.open().is_empty());
}

#[wasm_bindgen_test]
async fn what_was_done_early_is_kept_on_the_device() {
    let root = page();
    open(&root, &option_of("risk", "clash"));
    Explainer::at(root, json()).await;
    let kept = device().get_item(KEY).unwrap().unwrap();
    assert!(kept.contains("\"clash\""), "{kept}");
}
