//! The explainer in a shadow root of a host's page, drawn by the player.

use crate::harness::{Explainer, arrive_at, clean, json, put, settle, write_into};
use explainer::browser::Start;
use gloo::utils::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, ShadowRootInit, ShadowRootMode};

/// An empty element in a shadow root.
pub(crate) fn shaded(mode: ShadowRootMode) -> Element {
    let shadow = put("<div></div>").attach_shadow(&ShadowRootInit::new(mode)).unwrap();
    let root = document().create_element("div").unwrap();
    shadow.append_child(&root).unwrap();
    root
}

#[wasm_bindgen_test]
async fn an_explainer_in_a_shadow_root_is_rendered_and_works() {
    for mode in [ShadowRootMode::Open, ShadowRootMode::Closed] {
        clean();
        let explainer = Explainer::at(shaded(mode), json()).await;
        assert_eq!(explainer.start, Start::Rendered);
        assert_eq!(explainer.attribute(".explainer", "data-live").as_deref(), Some("true"));
        explainer.click(".drawing [data-actor='russia'] .mark").await;
        assert_eq!(explainer.open(), ["actor=russia"]);
        explainer.click("[data-panel='actor=russia'] .close").await;
        assert!(explainer.open().is_empty());
        explainer.click(".scenarios [data-scenario='deal']").await;
        assert_eq!(explainer.drawn("russia-china"), "adversarial");
        explainer.choose("risk", "isolation").await;
        assert_eq!(explainer.right(), 1);
        explainer.write("It depends.").await;
        assert_eq!(explainer.written(), "It depends.");
        explainer.choose_scheme(2).await;
        assert_eq!(explainer.shown_scheme(), 2);
    }
}

#[wasm_bindgen_test]
async fn two_explainers_side_by_side_share_only_what_the_device_saves() {
    clean();
    let one = Explainer::at(shaded(ShadowRootMode::Open), json()).await;
    let other = Explainer::at(shaded(ShadowRootMode::Open), json()).await;
    one.click(".drawing [data-actor='russia']").await;
    assert_eq!(one.open(), ["actor=russia"]);
    assert!(other.open().is_empty());
    other.click(".scenarios [data-scenario='deal']").await;
    assert_eq!(other.drawn("russia-china"), "adversarial");
    assert_eq!(one.drawn("russia-china"), "strained");
    one.choose("risk", "isolation").await;
    assert_eq!(other.result("risk").as_deref(), Some("right"));
    other.write("It depends.").await;
    assert_eq!(one.written(), "It depends.");
    assert!(one.responds().await && other.responds().await);
}

#[wasm_bindgen_test]
async fn a_hydrated_explainer_is_independent_of_one_in_a_shadow_root() {
    let page = Explainer::alone().await;
    let shade = Explainer::at(shaded(ShadowRootMode::Open), json()).await;
    shade.click(".drawing [data-actor='russia']").await;
    assert!(page.open().is_empty());
    page.click(".drawing [data-actor='china']").await;
    assert_eq!((page.open(), shade.open()), (vec!["actor=china".into()], vec!["actor=russia".into()]));
}

#[wasm_bindgen_test]
async fn escape_closes_a_card_in_a_shadow_root_and_focus_returns() {
    clean();
    let explainer = Explainer::at(shaded(ShadowRootMode::Open), json()).await;
    explainer.click(".drawing [data-actor='russia']").await;
    let shadow = explainer.root.get_root_node();
    let focused = || js_sys::Reflect::get(&shadow, &"activeElement".into()).unwrap().unchecked_into::<Element>();
    let (opener, panel) =
        (explainer.find(".drawing [data-actor='russia']"), explainer.find("[data-panel='actor=russia']"));
    assert!(focused().is_same_node(Some(&panel)));
    explainer.press_on(&panel, "Escape").await;
    assert!(explainer.open().is_empty());
    assert!(focused().is_same_node(Some(&opener)));
}

#[wasm_bindgen_test]
async fn a_deep_link_opens_a_place_in_a_shadow_root() {
    clean();
    arrive_at("actor=xi");
    let explainer = Explainer::at(shaded(ShadowRootMode::Open), json()).await;
    assert_eq!(explainer.open(), ["actor=xi"]);
}

#[wasm_bindgen_test]
async fn existing_content_of_the_element_is_replaced() {
    clean();
    let root = put("<div><p>Loading …</p><textarea data-view></textarea></div>");
    write_into(&root, "It depends.");
    let explainer = Explainer::at(root, json()).await;
    settle().await;
    assert!(!explainer.root.text_content().unwrap().contains("Loading"));
    assert!(explainer.responds().await);
}
