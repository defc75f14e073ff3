//! Taking over the very HTML that the native side rendered.

use crate::harness::{Explainer, all, clean, json, prerendered, put, settle};
use explainer::browser::{Start, mount, start};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn the_page_is_taken_over_and_no_element_of_it_is_replaced() {
    clean();
    let root = put(prerendered());
    let before = all(&root, "*");
    assert_eq!(mount(&root, json()), Ok(Start::Hydrated));
    settle().await;
    let after = all(&root, "*");
    assert_eq!(before.len(), after.len());
    for (before, after) in before.iter().zip(&after) {
        assert!(before.is_same_node(Some(after)), "{}", before.outer_html());
    }
}

#[wasm_bindgen_test]
async fn taking_over_changes_no_word() {
    clean();
    let root = put(prerendered());
    let before = root.text_content();
    Explainer::at(root.clone(), json()).await;
    assert_eq!(root.text_content(), before);
}

#[wasm_bindgen_test]
async fn taking_over_changes_no_attribute_but_the_sign_of_life() {
    clean();
    let root = put(prerendered());
    let attributes = |root| -> Vec<String> {
        let elements = all(root, "*");
        elements
            .iter()
            .map(|element| {
                // What is in view is marked as soon as it is seen, which is not the hydration's doing.
                let seen = ["data-live", "data-read", "aria-current"];
                let mut names: Vec<String> =
                    element.get_attribute_names().iter().filter_map(|name| name.as_string()).collect();
                names.retain(|name| !seen.contains(&name.as_str()));
                names.sort();
                names.iter().map(|name| format!("{name}={:?} ", element.get_attribute(name))).collect()
            })
            .collect()
    };
    let before = attributes(&root);
    Explainer::at(root.clone(), json()).await;
    for (before, after) in before.iter().zip(attributes(&root)) {
        assert_eq!(before, &after);
    }
}

#[wasm_bindgen_test]
async fn an_explainer_that_runs_says_so() {
    clean();
    let root = put(prerendered());
    assert!(all(&root, "[data-live]").is_empty());
    let explainer = Explainer::at(root, json()).await;
    assert_eq!(explainer.attribute(".explainer", "data-live").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn the_player_finds_its_page_by_itself() {
    clean();
    let data = format!(
        "<div>{}<script type=\"application/json\" id=\"explainer-data\">{}</script></div>",
        prerendered(),
        json()
    );
    let page = put(&data);
    start();
    settle().await;
    let root = page.first_element_child().unwrap();
    assert_eq!(root.get_attribute("data-start").as_deref(), Some("hydrated"));
    assert_eq!(all(&root, "[data-live]").len(), 1);
}

#[wasm_bindgen_test]
async fn a_page_without_an_explainer_is_left_alone() {
    clean();
    let page = put("<p>Another page.</p>");
    start();
    settle().await;
    assert_eq!(page.outer_html(), "<p>Another page.</p>");
}
