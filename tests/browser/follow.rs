//! The map follows the text: the section in view applies its scenario and brings its actors forward, until the reader makes
//! a choice. These tests scroll a real page.

use crate::harness::{Explainer, OPTIONS, any, clean, find, fragment, json, prerendered, put_in_view, settle, until};
use std::collections::BTreeSet;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The built-in explainer in view.
async fn explainer() -> Explainer {
    clean();
    Explainer::at(put_in_view(prerendered()), json()).await
}

/// Scrolls to the middle of a section, and waits until the page marks it as being read.
pub(crate) async fn read(explainer: &Explainer, section: &str) {
    let passages = explainer.all(&format!(".section[data-section='{section}'] .passage"));
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    passages[passages.len() / 2].scroll_into_view_with_scroll_into_view_options(&options);
    let link = format!(".sections [href='#section={section}'][aria-current]");
    assert!(until(|| explainer.has(&link)).await, "{section} is not in view");
    settle().await;
}

/// The different values of an attribute.
fn values(elements: &[Element], name: &str) -> BTreeSet<String> {
    elements.iter().map(|it| it.get_attribute(name).unwrap()).collect()
}

/// The signs of the triad's ties.
fn signs(explainer: &Explainer) -> [String; 3] {
    ["russia-china", "united-states-china", "united-states-russia"].map(|tie| explainer.drawn(tie))
}

const AS_WRITTEN: [&str; 3] = ["strained", "strained", "adversarial"];
const THAW: [&str; 3] = ["cooperative", "cooperative", "adversarial"];
const PREMISE: [&str; 3] = ["cooperative", "adversarial", "adversarial"];
const DEAL: [&str; 3] = ["adversarial", "cooperative", "adversarial"];

#[wasm_bindgen_test]
async fn a_section_in_view_applies_its_scenario_everywhere_and_says_so() {
    let explainer = explainer().await;
    for (section, scenario, signs, name) in [
        ("strain", None, AS_WRITTEN, ""),
        ("shift", Some("thaw"), THAW, "What if: “A thaw”, as in this section"),
        ("calculations", Some("premise"), PREMISE, "What if: “Against the US”, as in this section"),
        ("strain", None, AS_WRITTEN, ""),
    ] {
        read(&explainer, section).await;
        assert_eq!(self::signs(&explainer), signs, "{section}");
        assert_eq!(explainer.listed("russia-china").1, signs[0], "{section}");
        assert_eq!(explainer.value(".triangle [data-assume='russia-china']"), signs[0], "{section}");
        let current = explainer.all(".scenarios [aria-current]");
        assert_eq!(current.len(), 1);
        assert_eq!(current[0].get_attribute("data-scenario").as_deref(), scenario, "{section}");
        assert!(explainer.text(".state p").starts_with(name), "{section}");
        assert_eq!(fragment(), "", "following does not change the address");
        assert!(explainer.find("[data-do='undo']").has_attribute("aria-disabled"));
    }
}

#[wasm_bindgen_test]
async fn a_section_in_view_highlights_its_actors() {
    let explainer = explainer().await;
    for section in ["shift", "europe"] {
        read(&explainer, section).await;
        let mentioned = explainer.all(&format!(".section[data-section='{section}'] .passage .mention[data-actor]"));
        let mentioned = values(&mentioned, "data-actor");
        assert!(!mentioned.is_empty());
        let front = explainer.front().unwrap();
        assert_eq!(front.reason, "read");
        assert!(mentioned.iter().all(|actor| front.actors.contains(actor)), "{section}");
        assert!(
            front.actors.len() < explainer.all(".sheet:first-child > .drawing [data-actor]").len(),
            "only some actors are highlighted"
        );
    }
}

#[wasm_bindgen_test]
async fn a_chosen_actor_is_highlighted_instead_of_those_of_the_section() {
    let explainer = explainer().await;
    read(&explainer, "shift").await;
    explainer.click(".text .mention[data-actor='xi']").await;
    assert_eq!(explainer.front().unwrap().reason, "chosen");
    assert_eq!(signs(&explainer), THAW, "the scenario stays");
    explainer.click(".panel .close").await;
    assert_eq!(explainer.front().unwrap().reason, "read");
}

#[wasm_bindgen_test]
async fn the_readers_own_choice_wins_until_they_let_the_map_follow_again() {
    let explainer = explainer().await;
    read(&explainer, "shift").await;
    assert!(explainer.find("[data-do='let-go']").has_attribute("aria-disabled"));
    explainer.click(".scenarios [data-scenario='deal']").await;
    for section in ["calculations", "strain", "shift"] {
        read(&explainer, section).await;
        assert_eq!(signs(&explainer), DEAL, "{section}");
        assert_eq!(fragment(), "scenario=deal");
    }
    read(&explainer, "calculations").await;
    explainer.click("[data-do='let-go']").await;
    assert_eq!(signs(&explainer), PREMISE);
    assert_eq!(fragment(), "");
    assert!(explainer.find("[data-do='let-go']").has_attribute("aria-disabled"));
    read(&explainer, "shift").await;
    assert_eq!(signs(&explainer), THAW);
}

#[wasm_bindgen_test]
async fn as_written_is_a_choice_that_the_text_does_not_change() {
    let explainer = explainer().await;
    read(&explainer, "shift").await;
    explainer.click(".scenarios [href='#as-written']").await;
    assert_eq!(signs(&explainer), AS_WRITTEN);
    read(&explainer, "calculations").await;
    assert_eq!(signs(&explainer), AS_WRITTEN);
    explainer.click("[data-do='let-go']").await;
    assert_eq!(signs(&explainer), PREMISE);
}

#[wasm_bindgen_test]
async fn a_sign_assumed_while_following_starts_from_what_the_text_assumes() {
    let explainer = explainer().await;
    read(&explainer, "shift").await;
    explainer.select(".tables [data-assume='russia-china']", "adversarial").await;
    assert_eq!(signs(&explainer), DEAL, "the thaw with one more sign turned");
    assert_eq!(fragment(), "scenario=deal");
    explainer.click("[data-do='undo']").await;
    assert_eq!(signs(&explainer), THAW, "the map follows the text again");
    read(&explainer, "calculations").await;
    assert_eq!(signs(&explainer), PREMISE);
}

#[wasm_bindgen_test]
async fn the_switch_turns_following_off_and_on() {
    let explainer = explainer().await;
    explainer.open_details(OPTIONS).await;
    read(&explainer, "shift").await;
    assert!(explainer.is_ticked("[data-follow]"));
    explainer.click("[data-follow]").await;
    assert_eq!(signs(&explainer), AS_WRITTEN);
    assert_eq!(explainer.front(), None);
    let mentioned = explainer.all(".section[data-section='shift'] .passage .mention[data-actor]");
    let marked = explainer.all(".drawing [data-actor][data-read]");
    assert_eq!(values(&marked, "data-actor"), values(&mentioned, "data-actor"), "marked, as nothing is highlighted");
    read(&explainer, "calculations").await;
    assert_eq!(signs(&explainer), AS_WRITTEN);
    explainer.click("[data-follow]").await;
    assert_eq!(signs(&explainer), PREMISE);
    assert_eq!(explainer.front().unwrap().reason, "read");
}

#[wasm_bindgen_test]
async fn two_explainers_in_view_follow_their_own_texts() {
    let one = explainer().await;
    let other = Explainer::at(put_in_view("<div></div>"), &json().replace("unraveling-alliance", "other")).await;
    read(&one, "shift").await;
    assert_eq!((signs(&one), other.drawn("russia-china")), (THAW.map(str::to_owned), "strained".to_owned()));
    read(&other, "calculations").await;
    assert_eq!(signs(&other), PREMISE);
    assert!(find(&one.root, ".section").get_bounding_client_rect().bottom() < 0.0, "out of view");
    assert!(any(&one.root, "[data-read]").is_empty());
}
