//! Tests that no component has words of its own: all that the player draws comes from the content and the words of the document.

use crate::harness::{Explainer, all, clean, content, put, texts};
use crate::mute::{has_letters, mute};
use wasm_bindgen_test::wasm_bindgen_test;

/// The attributes that are read out or shown.
const SPOKEN: [&str; 6] = ["aria-label", "aria-description", "title", "alt", "placeholder", "label"];

#[wasm_bindgen_test]
async fn if_content_and_words_have_no_letters_nothing_that_the_player_draws_has_letters() {
    clean();
    let explainer = Explainer::at(put("<div></div>"), &mute(content()).to_string()).await;
    explainer.unfold().await;
    for done in [
        ".scenarios [data-scenario='thaw']",
        ".drawing [data-tie='russia-china']",
        ".drawing [data-actor='russia']",
        ".text .term",
        "[data-do='share']",
        "[data-question='russia-alone'] [data-do='ask']",
    ] {
        explainer.click(done).await;
        assert_mute(&explainer);
    }
    for question in all(&explainer.root, ".quiz .question:not([data-task='predict'])") {
        crate::harness::click(&crate::harness::find(&question, "[data-do='give-up']")).await;
    }
    assert_mute(&explainer);
}

fn assert_mute(explainer: &Explainer) {
    for element in explainer.all("*") {
        for name in SPOKEN {
            let value = element.get_attribute(name).unwrap_or_default();
            assert!(!has_letters(&value), "{name}={value:?}");
        }
    }
    for text in texts(&explainer.root) {
        let value = text.data();
        let is_address = value.starts_with("https://") || value.starts_with("http://");
        assert!(is_address || !has_letters(&value), "{value:?}");
    }
}
