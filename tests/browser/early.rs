//! What the reader did on the static page before the player was loaded counts.

use crate::harness::{
    Explainer, KEY, all, arrive_at, brief, clean, device, dispatch_click, find, focus, focused, json, leave,
    microtasks, option_of, prerendered, put, question_of, set_scheme_in, settle, value, write_into,
};
use js_sys::{Date, Function, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, MouseEventInit};

/// The page before the player is loaded.
fn page() -> Element {
    clean();
    put(prerendered())
}

/// Ticks a box or a radio button, as the browser does.
fn tick(root: &Element, box_: &str) {
    find(root, box_).unchecked_into::<HtmlInputElement>().set_checked(true);
}

/// Chooses in a list, as the browser does.
fn select(root: &Element, list: &str, value: &str) {
    find(root, list).unchecked_into::<HtmlSelectElement>().set_value(value);
}

/// Opens the `<details>` of a summary, as the browser does.
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
async fn a_box_that_was_ticked_in_the_text_and_in_the_quiz_is_ticked() {
    let root = page();
    tick(&root, "[data-tick='machinery']");
    let question = find(&root, &question_of("supplies"));
    let copy = question.clone_node_with_deep(true).unwrap().unchecked_into::<Element>();
    find(&root, ".text section").append_child(&copy).unwrap();
    assert!(find(&copy, "[data-tick='machinery']").unchecked_into::<HtmlInputElement>().checked(), "both are ticked");
    let explainer = Explainer::at(root, json()).await;
    for place in [question, copy] {
        assert!(find(&place, "[data-tick='machinery']").unchecked_into::<HtmlInputElement>().checked());
    }
    // It is part of the draft, so that it can be submitted.
    assert_eq!(explainer.attribute("[data-question='supplies'] [data-do='submit']", "aria-disabled"), None);
}

#[wasm_bindgen_test]
async fn an_early_answer_can_be_taken_back() {
    let root = page();
    open(&root, &option_of("risk", "clash"));
    let explainer = Explainer::at(root, json()).await;
    explainer.click("[data-question='risk'] [data-do='retry']").await;
    assert!(explainer.any("[data-question='risk'] details[open]").is_empty());
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
async fn a_written_view_stays_and_is_saved() {
    let root = page();
    write_into(&root, "It depends.");
    let explainer = Explainer::at(root, json()).await;
    assert_eq!(explainer.written(), "It depends.");
    assert!(!explainer.has(".reflection button[disabled]"));
    leave();
    assert_eq!(Explainer::hydrated().await.written(), "It depends.");
}

#[wasm_bindgen_test]
async fn the_scheme_that_was_chosen_early_stays() {
    let root = page();
    set_scheme_in(&root, 2);
    let explainer = Explainer::at(root, json()).await;
    assert_eq!(explainer.shown_scheme(), 2);
    assert_eq!(gloo::utils::document_element().get_attribute("data-scheme").as_deref(), Some("dark"));
}

#[wasm_bindgen_test]
async fn early_answers_take_precedence_over_saved_ones() {
    let explainer = Explainer::alone().await;
    explainer.choose("risk", "isolation").await;
    explainer.choose("unlimited", "limits").await;
    explainer.choose_scheme(2).await;
    leave();

    let root = put(prerendered());
    open(&root, &option_of("risk", "clash"));
    set_scheme_in(&root, 1);
    let again = Explainer::at(root, json()).await;
    assert_eq!(again.attribute("[data-question='risk']", "data-result").as_deref(), Some("wrong"));
    assert_eq!(
        again.attribute("[data-question='unlimited']", "data-result").as_deref(),
        Some("right"),
        "the saved answer is restored"
    );
    assert_eq!(again.shown_scheme(), 1);
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
async fn early_answers_are_saved() {
    let root = page();
    open(&root, &option_of("risk", "clash"));
    Explainer::at(root, json()).await;
    let saved = device().get_item(KEY).unwrap().unwrap();
    assert!(saved.contains("\"clash\""), "{saved}");
}

#[wasm_bindgen_test]
async fn ticked_boxes_and_chosen_options_are_part_of_the_answer() {
    let root = page();
    for option in ["machinery", "transit"] {
        tick(&root, &format!("[data-tick='{option}']"));
    }
    select(&root, "[data-pair='europe']", "europe");
    let explainer = Explainer::at(root, json()).await;
    assert_eq!(explainer.right(), 0, "ticks are not submitted yet");
    assert!(explainer.is_ticked("[data-tick='machinery']") && !explainer.is_ticked("[data-tick='soldiers']"));
    assert_eq!(explainer.value("[data-pair='europe']"), "europe");
    assert_eq!(explainer.value("[data-pair='china']"), "");
    explainer.click("[data-tick='equipment']").await;
    explainer.act("supplies", "submit").await;
    assert_eq!(explainer.result("supplies").as_deref(), Some("right"));
    for pair in ["russia", "china", "united-states"] {
        explainer.select(&format!("[data-pair='{pair}']"), pair).await;
    }
    explainer.act("aims-of-each", "submit").await;
    assert_eq!(explainer.result("aims-of-each").as_deref(), Some("right"));
}

#[wasm_bindgen_test]
async fn an_early_prediction_is_noted() {
    let root = page();
    tick(&root, "[data-expect='early'][value='breaks']");
    let explainer = Explainer::at(root, json()).await;
    assert_eq!(explainer.text(".article [data-task='predict'] .outcome"), "Noted. You will be asked again at the end.");
    leave();
    let again = Explainer::hydrated().await;
    assert!(again.is_ticked("[data-expect='early'][value='breaks']"));
}

#[wasm_bindgen_test]
async fn an_answer_in_the_text_is_one_in_the_quiz() {
    let root = page();
    open(&root, ".article [data-question='signal'] [data-option='apart']");
    let explainer = Explainer::at(root, json()).await;
    for copy in explainer.all("[data-question='signal']") {
        assert_eq!(copy.get_attribute("data-result").as_deref(), Some("right"));
        assert_eq!(all(&copy, "details.option[open]").len(), 4);
    }
    assert_eq!(explainer.right(), 1);
}

#[wasm_bindgen_test]
async fn a_pair_that_was_chosen_in_the_text_stays_though_none_is_chosen_in_the_quiz() {
    let root = page();
    // The question is in the text as well.
    let in_quiz = find(&root, &question_of("aims-of-each"));
    let in_text: Element = in_quiz.clone_node_with_deep(true).unwrap().unchecked_into();
    in_text.remove_attribute("id").unwrap();
    find(&root, ".article .section").append_child(&in_text).unwrap();
    select(&in_text, "[data-pair='europe']", "europe");
    let explainer = Explainer::at(root, json()).await;
    let lists = explainer.all("[data-pair='europe']");
    assert_eq!(lists.iter().map(value).collect::<Vec<_>>(), ["europe", "europe"]);
}

#[wasm_bindgen_test]
async fn focus_stays_where_the_reader_is() {
    for there in [
        option_of("risk", "clash"),
        "[data-tick='transit']".to_owned(),
        "[data-pair='china']".to_owned(),
        format!("{} select", question_of("russia-alone")),
        "[data-expect='early'][value='holds']".to_owned(),
        ".article [data-question='signal'] [data-option='apart']".to_owned(),
        "[data-view]".to_owned(),
        ".tables th:has([data-tie='trump-xi']) ~ td a".to_owned(),
    ] {
        let root = page();
        open(&root, &option_of("unlimited", "limits"));
        select(&root, "[data-pair='europe']", "russia");
        let control = find(&root, &there);
        focus(&control);
        assert!(focused().is_same_node(Some(&control)), "{there} gets no focus");
        Explainer::at(root, json()).await;
        assert!(focused().is_same_node(Some(&control)), "{there}: {}", brief(&focused()));
    }
}

/// Every look at the clock is 20 ms after the last, as on a slow phone, until this is dropped.
struct SlowClock(JsValue);

impl SlowClock {
    fn start() -> SlowClock {
        let date = Reflect::get(&global(), &"Date".into()).unwrap();
        let now = Reflect::get(&date, &"now".into()).unwrap();
        let slow = Function::new_with_args("start", "let time = start; return () => time += 20;");
        let slow = slow.call1(&JsValue::NULL, &Date::now().into()).unwrap();
        Reflect::set(&date, &"now".into(), &slow).unwrap();
        SlowClock(now)
    }
}

impl Drop for SlowClock {
    fn drop(&mut self) {
        let date = Reflect::get(&global(), &"Date".into()).unwrap();
        Reflect::set(&date, &"now".into(), &self.0).unwrap();
    }
}

#[wasm_bindgen_test]
async fn a_card_is_drawn_before_it_gets_focus_however_slow_the_machine_is() {
    let explainer = Explainer::at(page(), json()).await;
    let _slow = SlowClock::start();
    // By itself Yew would let the browser go on in the middle of the first drawing, and the second one would wait for that.
    for link in ["[data-actor='russia']", "[data-tie='russia-china']"] {
        dispatch_click(&explainer.find(&format!(".drawing {link}")), &MouseEventInit::new());
        microtasks().await;
    }
    settle().await;
    let card = focused().closest("[data-panel]").unwrap().and_then(|card| card.get_attribute("data-panel"));
    assert_eq!(card.as_deref(), Some("tie=russia-china"));
}
