//! The search for actors, a combobox, by keyboard and by pointer.

use crate::harness::{Explainer, fire, focus, focused, press_with};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlInputElement, KeyboardEventInit, MouseEvent, MouseEventInit};

const FIELD: &str = "[data-search]";

async fn write(explainer: &Explainer, text: &str) {
    let field = explainer.find(FIELD);
    focus(&field);
    field.unchecked_ref::<HtmlInputElement>().set_value(text);
    fire(&field, "input").await;
}

fn written(explainer: &Explainer) -> String {
    explainer.find(FIELD).unchecked_into::<HtmlInputElement>().value()
}

/// The visible suggestions. The field's `aria-expanded` must agree.
fn shown(explainer: &Explainer) -> Vec<String> {
    let list = explainer.find("#suggestions");
    let open = !list.has_attribute("hidden");
    assert_eq!(explainer.attribute(FIELD, "aria-expanded").as_deref(), Some(if open { "true" } else { "false" }));
    assert_eq!(explainer.attribute(FIELD, "aria-controls"), Some(list.id()));
    let options = explainer.any("#suggestions > [role='option']");
    if open { options.iter().map(|option| option.text_content().unwrap()).collect() } else { Vec::new() }
}

/// The marked suggestion. The field's `aria-activedescendant` must point to the one that is selected.
fn marked(explainer: &Explainer) -> Option<String> {
    let selected = explainer.any("#suggestions > [aria-selected='true']");
    let active = explainer.attribute(FIELD, "aria-activedescendant");
    assert_eq!(selected.first().map(|option| option.id()), active);
    assert!(selected.len() < 2);
    selected.first().map(|option| option.text_content().unwrap())
}

async fn press(explainer: &Explainer, key: &str) -> bool {
    press_with(&explainer.find(FIELD), key, &KeyboardEventInit::new()).await
}

#[wasm_bindgen_test]
async fn suggestions_are_names_that_begin_with_the_text_then_words_that_do_then_names_that_contain_it() {
    let explainer = Explainer::alone().await;
    assert!(shown(&explainer).is_empty());
    write(&explainer, "lad").await;
    assert_eq!(shown(&explainer), ["Vladimir Putin"]);
    write(&explainer, "u").await;
    let found = ["United States (USA, America, Washington)", "Ukraine", "Europe (EU, European Union)"];
    assert_eq!(shown(&explainer), found, "a text this short matches only beginnings of words");
    write(&explainer, "  SOUTH ").await;
    assert_eq!(shown(&explainer), ["Global South"]);
    write(&explainer, "coll").await;
    assert_eq!(shown(&explainer), ["“Collective West”"], "quotation marks are no part of the name");
    for nothing in ["atlantis", "", " "] {
        write(&explainer, nothing).await;
        assert!(shown(&explainer).is_empty(), "{nothing:?}");
    }
}

#[wasm_bindgen_test]
async fn what_was_found_is_said_once_the_reader_stops_typing() {
    let explainer = Explainer::alone().await;
    let said = || explainer.text(".said .unseen");
    write(&explainer, "lad").await;
    write(&explainer, "u").await;
    assert_eq!(said(), "", "nothing is said at each letter");
    assert!(crate::harness::until(|| said() == "3 names found").await, "{}", said());
    write(&explainer, "atlantis").await;
    assert_eq!(said(), "");
    assert!(crate::harness::until(|| said() == "Nobody here is called that.").await, "{}", said());
    write(&explainer, "u").await;
    write(&explainer, "").await;
    assert!(!crate::harness::until(|| !said().is_empty()).await, "the field is empty: {}", said());
}

#[wasm_bindgen_test]
async fn arrows_mark_a_suggestion_and_go_around() {
    let explainer = Explainer::alone().await;
    write(&explainer, "rus").await;
    write(&explainer, "s").await;
    let found = shown(&explainer);
    assert!(found.len() > 2);
    assert_eq!(marked(&explainer), None);
    for name in found.iter().chain(&found[..1]) {
        assert!(!press(&explainer, "ArrowDown").await, "the caret stays");
        assert_eq!(marked(&explainer).as_ref(), Some(name));
    }
    assert!(!press(&explainer, "ArrowUp").await);
    assert_eq!(marked(&explainer).as_ref(), found.last());
    assert!(focused().is_same_node(Some(&explainer.find(FIELD))), "focus stays in the field");
}

#[wasm_bindgen_test]
async fn enter_opens_the_marked_suggestion_and_empties_the_field() {
    let explainer = Explainer::alone().await;
    write(&explainer, "u").await;
    press(&explainer, "ArrowDown").await;
    press(&explainer, "ArrowDown").await;
    assert!(!press(&explainer, "Enter").await);
    assert_eq!(explainer.open(), ["actor=ukraine"]);
    assert_eq!((written(&explainer).as_str(), shown(&explainer).len(), marked(&explainer)), ("", 0, None));
    assert!(focused().is_same_node(Some(&explainer.find("[data-panel='actor=ukraine']"))));
    assert_eq!(explainer.front().unwrap().reason, "chosen");
}

#[wasm_bindgen_test]
async fn enter_opens_the_first_suggestion_if_none_is_marked() {
    let explainer = Explainer::alone().await;
    write(&explainer, "xi").await;
    press(&explainer, "Enter").await;
    assert_eq!(explainer.open(), ["actor=xi"]);
    write(&explainer, "atlantis").await;
    assert!(press(&explainer, "Enter").await);
    assert_eq!(explainer.open(), ["actor=xi"]);
    assert_eq!(written(&explainer), "atlantis");
}

#[wasm_bindgen_test]
async fn escape_closes_the_list_then_empties_the_field_then_closes_the_panel() {
    let explainer = Explainer::alone().await;
    explainer.click(".drawing [data-actor='russia']").await;
    write(&explainer, "u").await;
    press(&explainer, "ArrowDown").await;
    assert!(!press(&explainer, "Escape").await);
    assert_eq!((written(&explainer).as_str(), shown(&explainer).len(), marked(&explainer)), ("u", 0, None));
    assert_eq!(explainer.open(), ["actor=russia"]);
    assert!(!press(&explainer, "Escape").await);
    assert_eq!(written(&explainer), "");
    assert_eq!(explainer.open(), ["actor=russia"]);
    press(&explainer, "Escape").await;
    assert!(explainer.open().is_empty());
}

#[wasm_bindgen_test]
async fn an_arrow_opens_a_closed_list_again() {
    let explainer = Explainer::alone().await;
    write(&explainer, "u").await;
    press(&explainer, "Escape").await;
    press(&explainer, "ArrowDown").await;
    assert_eq!(marked(&explainer).as_deref(), Some("United States (USA, America, Washington)"));
    assert!(!shown(&explainer).is_empty());
}

#[wasm_bindgen_test]
async fn a_press_on_a_suggestion_opens_it() {
    let explainer = Explainer::alone().await;
    write(&explainer, "u").await;
    let init = MouseEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    let press = MouseEvent::new_with_mouse_event_init_dict("mousedown", &init).unwrap();
    let left = explainer.all("#suggestions > *")[1].dispatch_event(&press).unwrap();
    crate::harness::settle().await;
    assert!(!left, "the press would take focus from the field");
    assert_eq!(explainer.open(), ["actor=ukraine"]);
    assert_eq!((written(&explainer).as_str(), shown(&explainer).len()), ("", 0));
}

#[wasm_bindgen_test]
async fn the_list_closes_when_focus_goes_elsewhere_and_what_was_typed_stays() {
    let explainer = Explainer::alone().await;
    write(&explainer, "u").await;
    assert!(!shown(&explainer).is_empty());
    focus(&explainer.find(".drawing [data-actor='russia']"));
    crate::harness::settle().await;
    assert!(shown(&explainer).is_empty());
    assert_eq!(written(&explainer), "u");
}

#[wasm_bindgen_test]
async fn actors_hidden_on_the_map_can_be_found() {
    let explainer = Explainer::unfolded().await;
    explainer.click("[data-facet='actor=person']").await;
    write(&explainer, "xi").await;
    press(&explainer, "Enter").await;
    assert_eq!(explainer.open(), ["actor=xi"]);
}
