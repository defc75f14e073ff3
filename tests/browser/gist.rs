//! The text in short, and the link back after a jump.

use crate::harness::{
    Explainer, back, brief, clean, focus, focused, forward, fragment, json, prerendered, put_in_view,
};
use wasm_bindgen_test::wasm_bindgen_test;

async fn explainer() -> Explainer {
    clean();
    Explainer::at(put_in_view(prerendered()), json()).await
}

/// The number of sections of which only the gist shows.
fn folded(explainer: &Explainer) -> usize {
    explainer.any(".section[data-folded]").len()
}

#[wasm_bindgen_test]
async fn in_short_each_section_shows_its_gist_until_it_is_unfolded() {
    let explainer = explainer().await;
    assert_eq!(explainer.any(".gist").len(), 0, "no gist is drawn before it is requested");
    explainer.click("[data-do='read-short']").await;
    let gists = explainer.any(".gist").len();
    assert!(gists > 2);
    // The lead is folded too, since standfirst and points summarise it.
    let all = gists + 1;
    assert_eq!(folded(&explainer), all);
    assert_eq!(fragment(), "read=short");
    assert_eq!(explainer.attribute("[data-do='read-short']", "aria-pressed").as_deref(), Some("true"));
    let button = "[data-section='strain'] [data-do='unfold']";
    explainer.click(button).await;
    assert_eq!(folded(&explainer), all - 1);
    assert_eq!(explainer.attribute(button, "aria-expanded").as_deref(), Some("true"));
    explainer.click(button).await;
    assert_eq!(folded(&explainer), all);
    explainer.click("[data-do='read-full']").await;
    assert_eq!((folded(&explainer), &*fragment()), (0, ""));
}

#[wasm_bindgen_test]
async fn a_passage_that_a_link_leads_to_shows_in_short_too() {
    let explainer = explainer().await;
    explainer.click("[data-do='read-short']").await;
    let all = folded(&explainer);
    explainer.click(".points [data-goto='ceiling']").await;
    assert_eq!(folded(&explainer), all - 1);
    assert!(explainer.find("[id='passage=ceiling']").closest("[data-folded]").unwrap().is_none());
}

#[wasm_bindgen_test]
async fn a_jump_offers_a_link_back() {
    let explainer = explainer().await;
    let link_back = ".way-back a";
    assert!(explainer.find(link_back).has_attribute("hidden"));
    explainer.click("[id='passage=front'] .mention[data-tie='russia-china']").await;
    explainer.click(".panel [data-goto]").await;
    assert!(explainer.text(link_back).contains("Russia"), "{}", explainer.text(link_back));
    explainer.click(link_back).await;
    assert_eq!(explainer.open(), ["tie=russia-china"]);
    assert!(explainer.find(link_back).has_attribute("hidden"));
    explainer.click(".panel .close").await;
    explainer.click("[id='passage=stability'] [data-goto='china-aims']").await;
    let number = explainer.text("[id='passage=stability'] .number");
    assert!(explainer.text(link_back).contains(&number), "{}", explainer.text(link_back));
    explainer.click(link_back).await;
    assert_eq!(focused().get_attribute("data-goto").as_deref(), Some("china-aims"), "{}", brief(&focused()));
}

#[wasm_bindgen_test]
async fn back_and_escape_give_focus_to_the_link_that_led_away() {
    let explainer = explainer().await;
    let link = |goto: &str| explainer.find(&format!(".points [data-goto='{goto}']"));
    for goto in ["ceiling", "wang"] {
        let link = link(goto);
        focus(&link);
        crate::harness::click(&link).await;
        assert_eq!(focused().id(), format!("passage={goto}"));
        back().await;
        assert_eq!(focused(), link, "{}", brief(&focused()));
        forward().await;
        assert_eq!(focused().id(), format!("passage={goto}"));
        back().await;
        assert_eq!(focused(), link, "again: {}", brief(&focused()));
    }
    let link = link("ceiling");
    crate::harness::click(&link).await;
    explainer.press("Escape").await;
    assert_eq!((focused(), &*fragment()), (link, ""));
    assert!(explainer.find(".way-back a").has_attribute("hidden"));
}

#[wasm_bindgen_test]
async fn the_way_back_stays_when_content_above_the_target_gets_its_height_late() {
    let explainer = explainer().await;
    let window = web_sys::window().unwrap();
    let scrolled = async || {
        window.dispatch_event(&web_sys::Event::new("scroll").unwrap()).unwrap();
        crate::harness::settle().await;
    };
    crate::harness::click(&explainer.find(".points [data-goto='wang']")).await;
    scrolled().await;
    let (before, view) = (window.scroll_y().unwrap(), window.inner_height().unwrap().as_f64().unwrap());
    let late = explainer.find(".text").owner_document().unwrap().create_element("div").unwrap();
    late.set_attribute("style", "height: 300vh").unwrap();
    explainer.find(".text").prepend_with_node_1(&late).unwrap();
    assert!(
        crate::harness::until(|| window.scroll_y().unwrap() > before + 2.0 * view).await,
        "the page keeps the target in view"
    );
    scrolled().await;
    assert!(!explainer.find(".way-back a").has_attribute("hidden"));
}

#[wasm_bindgen_test]
async fn the_links_of_the_bar_offer_a_way_back_too() {
    let explainer = explainer().await;
    for part in ["#quiz", "#map", "#section=shift"] {
        let link = explainer.find(&format!(".sections [href='{part}']"));
        focus(&link);
        crate::harness::click(&link).await;
        assert!(!explainer.find(".way-back a").has_attribute("hidden"), "{part}");
        explainer.press("Escape").await;
        assert!(explainer.find(".way-back a").has_attribute("hidden"), "{part}");
        assert_eq!(focused(), link, "{part}: {}", brief(&focused()));
    }
}
