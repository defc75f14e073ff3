//! Assuming signs: wherever a sign is shown it can be changed, and changes can be undone, linked to and dropped.

use crate::harness::{Explainer, arrive_at, back, clean, forward, fragment, steps};
use wasm_bindgen_test::wasm_bindgen_test;

const TIE: &str = "russia-china";

/// The word for a sign in the interface.
fn word(sign: &str) -> &str {
    if sign == "adversarial" { "hostile" } else { sign }
}

/// Asserts that the tie has this sign wherever the page shows it.
#[track_caller]
fn assert_everywhere(explainer: &Explainer, sign: &str, from: &str) {
    assert_eq!(explainer.drawn(TIE), sign, "map, {from}");
    assert_eq!(explainer.listed(TIE), (sign.to_owned(), sign.to_owned()), "table, {from}");
    assert_eq!(explainer.value(&format!(".triangle [data-assume='{TIE}']")), sign, "close-up, {from}");
    assert_eq!(explainer.attribute(".triangle .sides li", "data-sign").as_deref(), Some(sign), "close-up, {from}");
    assert_eq!(explainer.attribute(".triangle .tie", "data-sign").as_deref(), Some(sign), "close-up's line, {from}");
    assert_eq!(explainer.value(&format!(".panel [data-assume='{TIE}']")), sign, "panel, {from}");
    assert_eq!(explainer.text(".panel .kind .sign"), word(sign), "panel's words, {from}");
    for handle in explainer.all(&format!("[data-turn='{TIE}']")) {
        assert_eq!(handle.get_attribute("data-sign").as_deref(), Some(sign), "handle, {from}");
    }
    for drawn in explainer.all(&format!(".drawing [data-tie='{TIE}']")) {
        let label = drawn.get_attribute("aria-label").unwrap();
        assert!(label.contains(&format!(": {}, ", word(sign))), "{label}, {from}");
        assert_eq!(drawn.has_attribute("data-assumed"), sign != "strained", "{from}");
    }
}

#[wasm_bindgen_test]
async fn a_sign_assumed_anywhere_is_in_force_everywhere_at_once() {
    for (place, sign) in
        [(".panel", "cooperative"), (".tables", "adversarial"), (".triangle", "strained"), (".triangle", "cooperative")]
    {
        let explainer = Explainer::alone().await;
        explainer.click(&format!(".drawing [data-tie='{TIE}']")).await;
        assert_everywhere(&explainer, "strained", "as written");
        explainer.select(&format!("{place} [data-assume='{TIE}']"), sign).await;
        assert_everywhere(&explainer, sign, place);
    }
}

#[wasm_bindgen_test]
async fn a_handle_turns_the_sign_through_all_three() {
    for place in [".sheet .front", ".triangle"] {
        let explainer = Explainer::alone().await;
        explainer.click(&format!(".drawing [data-tie='{TIE}']")).await;
        for sign in ["cooperative", "adversarial", "strained"] {
            let handle = format!("{place} [data-turn='{TIE}']");
            assert_eq!(explainer.attribute(&handle, "data-to").as_deref(), Some(sign));
            explainer.click(&format!("{handle} text")).await;
            assert_everywhere(&explainer, sign, place);
            assert_eq!(explainer.open(), [format!("tie={TIE}")], "the panel stays open");
        }
    }
}

#[wasm_bindgen_test]
async fn assuming_another_sign_keeps_those_assumed_before() {
    let explainer = Explainer::alone().await;
    explainer.click(".scenarios [data-scenario='premise']").await;
    explainer.select(".tables [data-assume='trump-xi']", "adversarial").await;
    assert_eq!(explainer.drawn("russia-china"), "cooperative");
    assert_eq!(explainer.drawn("united-states-china"), "adversarial");
    assert_eq!(explainer.drawn("trump-xi"), "adversarial");
    assert!(!explainer.has(".scenarios [aria-current]"), "no scenario is current any more");
    assert_eq!(fragment(), "s=russia-china:+,united-states-china:-,trump-xi:-");
}

#[wasm_bindgen_test]
async fn the_descriptions_of_actors_have_the_assumed_signs() {
    let explainer = Explainer::alone().await;
    let said = |explainer: &Explainer| {
        let label = explainer.attribute(".drawing [data-actor='trump']", "aria-label").unwrap();
        let row = explainer.text(".tables th:has([data-actor='trump']) + td");
        assert!(label.ends_with(&row), "{label}; {row}");
        label
    };
    assert_eq!(said(&explainer), "Donald Trump, Person · relationships: 2 cooperative");
    explainer.select(".tables [data-assume='trump-xi']", "adversarial").await;
    assert_eq!(said(&explainer), "Donald Trump, Person · relationships: 1 cooperative, 1 hostile");
    explainer.click("[data-do='undo']").await;
    assert_eq!(said(&explainer), "Donald Trump, Person · relationships: 2 cooperative");
}

fn off(explainer: &Explainer) -> [bool; 2] {
    ["undo", "redo"].map(|does| explainer.find(&format!("[data-do='{does}']")).has_attribute("aria-disabled"))
}

#[wasm_bindgen_test]
async fn choices_can_be_undone_and_redone_one_by_one() {
    let explainer = Explainer::alone().await;
    assert_eq!(off(&explainer), [true, true]);
    explainer.select(".tables [data-assume='russia-china']", "cooperative").await;
    explainer.select(".tables [data-assume='trump-xi']", "adversarial").await;
    assert_eq!(off(&explainer), [false, true]);
    let signs = |explainer: &Explainer| [explainer.drawn("russia-china"), explainer.drawn("trump-xi")];
    explainer.click("[data-do='undo']").await;
    assert_eq!(signs(&explainer), ["cooperative", "cooperative"]);
    assert_eq!((fragment().as_str(), off(&explainer)), ("s=russia-china:+", [false, false]));
    explainer.click("[data-do='undo']").await;
    assert_eq!(signs(&explainer), ["strained", "cooperative"]);
    assert_eq!((fragment().as_str(), off(&explainer)), ("", [true, false]));
    explainer.click("[data-do='undo']").await;
    assert_eq!(signs(&explainer), ["strained", "cooperative"], "there is nothing more to undo");
    explainer.click("[data-do='redo']").await;
    explainer.click("[data-do='redo']").await;
    assert_eq!(signs(&explainer), ["cooperative", "adversarial"]);
    assert_eq!(off(&explainer), [false, true]);
}

#[wasm_bindgen_test]
async fn a_new_choice_after_undo_ends_redo() {
    let explainer = Explainer::alone().await;
    explainer.select(".tables [data-assume='russia-china']", "cooperative").await;
    explainer.click("[data-do='undo']").await;
    explainer.select(".tables [data-assume='russia-china']", "adversarial").await;
    assert_eq!(off(&explainer), [false, true]);
    explainer.click("[data-do='redo']").await;
    assert_eq!(explainer.drawn("russia-china"), "adversarial");
}

#[wasm_bindgen_test]
async fn as_written_resets_every_sign_and_can_be_undone() {
    let explainer = Explainer::alone().await;
    explainer.select(".tables [data-assume='russia-china']", "cooperative").await;
    explainer.select(".tables [data-assume='trump-xi']", "adversarial").await;
    explainer.click(".scenarios [href='#as-written']").await;
    assert!(!explainer.has("[data-assumed]"));
    assert_eq!([explainer.listed("russia-china").1, explainer.listed("trump-xi").1], ["strained", "cooperative"]);
    explainer.click("[data-do='undo']").await;
    assert_eq!([explainer.drawn("russia-china"), explainer.drawn("trump-xi")], ["cooperative", "adversarial"]);
}

#[wasm_bindgen_test]
async fn a_sign_that_is_the_articles_again_is_no_longer_assumed() {
    let explainer = Explainer::alone().await;
    explainer.select(".tables [data-assume='russia-china']", "cooperative").await;
    assert!(explainer.has("[data-assumed]"));
    explainer.select(".tables [data-assume='russia-china']", "strained").await;
    assert!(!explainer.has("[data-assumed]"));
    assert_eq!(explainer.all(".scenarios [aria-current]").len(), 1);
    assert!(explainer.has(".scenarios [href='#as-written'][aria-current]"));
}

#[wasm_bindgen_test]
async fn back_and_forward_are_undo_and_redo() {
    let explainer = Explainer::alone().await;
    explainer.select(".tables [data-assume='russia-china']", "cooperative").await;
    explainer.select(".tables [data-assume='russia-china']", "adversarial").await;
    back().await;
    assert_eq!((explainer.drawn(TIE).as_str(), off(&explainer)), ("cooperative", [false, false]));
    back().await;
    assert_eq!((explainer.drawn(TIE).as_str(), off(&explainer)), ("strained", [true, false]));
    forward().await;
    assert_eq!((explainer.drawn(TIE).as_str(), off(&explainer)), ("cooperative", [false, false]));
    assert_eq!((explainer.listed(TIE).1.as_str(), fragment().as_str()), ("cooperative", "s=russia-china:+"));
}

#[wasm_bindgen_test]
async fn a_link_to_signs_is_read_in_any_encoding() {
    for (fragment, signs) in [
        ("s=russia-china:+,trump-xi:-", ["cooperative", "adversarial"]),
        ("s=russia-china%3A%2B%2Ctrump-xi%3A-", ["cooperative", "adversarial"]),
    ] {
        clean();
        arrive_at(fragment);
        let steps = steps();
        let explainer = Explainer::hydrated().await;
        assert_eq!([explainer.drawn("russia-china"), explainer.drawn("trump-xi")], signs, "{fragment}");
        assert_eq!(explainer.listed("russia-china").1, signs[0], "{fragment}");
        assert_eq!(self::steps(), steps, "{fragment}");
        assert!(off(&explainer)[1], "{fragment}");
    }
}

#[wasm_bindgen_test]
async fn a_link_to_garbage_assumes_nothing() {
    for fragment in ["s=", "s=%", "s=🦀:+"] {
        clean();
        arrive_at(fragment);
        let explainer = Explainer::hydrated().await;
        assert!(!explainer.has("[data-assumed]"), "{fragment}");
        assert!(explainer.responds().await, "{fragment}");
    }
}

#[wasm_bindgen_test]
async fn signs_of_a_scenario_have_its_address() {
    let explainer = Explainer::alone().await;
    explainer.select(".triangle [data-assume='russia-china']", "cooperative").await;
    assert_eq!(fragment(), "s=russia-china:+");
    explainer.select(".triangle [data-assume='united-states-china']", "cooperative").await;
    assert_eq!(fragment(), "scenario=thaw");
    let current = explainer.all(".scenarios [aria-current]");
    assert_eq!(current.len(), 1);
    assert_eq!(current[0].get_attribute("data-scenario").as_deref(), Some("thaw"));
    explainer.click(".drawing [data-actor='xi']").await;
    assert_eq!(fragment(), "actor=xi&scenario=thaw");
}

#[wasm_bindgen_test]
async fn a_change_that_the_verdict_suggests_has_the_result_it_says() {
    let explainer = Explainer::alone().await;
    explainer.click(".scenarios [data-scenario='thaw']").await;
    let balance = |explainer: &Explainer| explainer.attribute(".verdict [data-balance]", "data-balance").unwrap();
    assert_eq!(balance(&explainer), "unbalanced");
    let ways = explainer.all(".verdict .suppose").len();
    assert_eq!(ways, 3, "turning any one of three signs relieves it");
    for way in 0..ways {
        let link = explainer.all(".verdict .suppose")[way].clone();
        crate::harness::click(&link).await;
        assert_eq!(balance(&explainer), "balanced", "{}", link.outer_html());
        assert_eq!(explainer.all(".verdict[data-shown]").len(), 1);
        explainer.click("[data-do='undo']").await;
        assert_eq!(balance(&explainer), "unbalanced");
    }
}
