//! The evidence of a tie: how much of it speaks for it, how much against, and what of it is ours.

use crate::harness::{Explainer, any, content, find};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

/// A tie of the document.
fn tie(id: &str) -> Value {
    content()["ties"].as_array().unwrap().iter().find(|tie| tie["id"] == id).unwrap().clone()
}

#[wasm_bindgen_test]
async fn it_is_counted_by_stance() {
    let explainer = Explainer::alone().await;
    for (tie, counts) in [
        ("russia-china", "6 passages of our retelling support this · 1 contradicts it · 4 for context"),
        ("united-states-russia", "3 passages of our retelling support this · 2 for context"),
        ("russia-collective-west", "1 passage of our retelling supports this"),
        ("united-states-europe", "1 passage of our retelling supports this · 1 contradicts it"),
    ] {
        explainer.click(&format!(".drawing [data-tie='{tie}']")).await;
        assert_eq!(explainer.text(".panel .counts"), counts);
    }
}

#[wasm_bindgen_test]
async fn every_passage_is_listed_with_its_stance_in_a_word_and_leads_to_the_text() {
    let explainer = Explainer::alone().await;
    for id in ["russia-china", "united-states-china", "china-ukraine"] {
        explainer.click(&format!(".drawing [data-tie='{id}']")).await;
        let tie = tie(id);
        let evidence = tie["evidence"].as_array().unwrap();
        let items = explainer.all(".panel .evidence-list > li");
        assert_eq!(items.len(), evidence.len());
        for (item, evidence) in items.iter().zip(evidence) {
            let stance = evidence["stance"].as_str().unwrap();
            assert_eq!(item.get_attribute("data-stance").as_deref(), Some(stance));
            assert_eq!(find(item, ".stance").text_content().unwrap().to_lowercase(), stance);
            assert_eq!(find(item, ".goto").get_attribute("data-goto").as_deref(), evidence["passage"].as_str());
            let quoted = find(item, "q").text_content().unwrap();
            let passage = explainer.text(&format!("[data-passage='{}']", evidence["passage"].as_str().unwrap()));
            assert!(passage.contains(quoted.trim_end_matches('…').trim()), "{quoted}");
        }
    }
}

#[wasm_bindgen_test]
async fn it_leads_to_the_passage_which_is_marked_there() {
    let explainer = Explainer::alone().await;
    explainer.click(".drawing [data-tie='united-states-china']").await;
    explainer.click(".panel .evidence-list [data-stance='contradicts'] .goto").await;
    assert_eq!(explainer.attribute("[data-marked]", "data-passage").as_deref(), Some("wang"));
}

#[wasm_bindgen_test]
async fn our_notes_on_it_are_there_and_say_that_they_are_ours() {
    let explainer = Explainer::alone().await;
    let content = content();
    let notes = content["notes"].as_array().unwrap();
    for id in ["russia-syria", "wang-yi-china", "russia-collective-west", "trump-xi"] {
        explainer.click(&format!(".drawing [data-tie='{id}']")).await;
        let tie = tie(id);
        for (item, evidence) in
            explainer.all(".panel .evidence-list > li").iter().zip(tie["evidence"].as_array().unwrap())
        {
            let ours = notes.iter().filter(|note| note["passages"].as_array().unwrap().contains(&evidence["passage"]));
            let ours: Vec<&str> = ours.map(|note| note["id"].as_str().unwrap()).collect();
            let shown = any(item, ".notes-on");
            assert_eq!(shown.len(), ours.len(), "{id}");
            for (shown, note) in shown.iter().zip(ours) {
                assert!(shown.text_content().unwrap().starts_with("Editor’s note · "), "{note}");
                assert_eq!(find(shown, "[data-noted]").get_attribute("data-noted").as_deref(), Some(note));
                assert!(shown.query_selector("a.web[href^='http']").unwrap().is_some(), "{note} has a source");
                assert!(!find(item, "q").contains(Some(shown)), "{note}");
            }
        }
    }
    explainer.click(".drawing [data-tie='russia-syria']").await;
    assert_eq!(explainer.all(".panel [data-noted='n4']").len(), 1);
}

#[wasm_bindgen_test]
async fn it_is_for_the_articles_sign_and_stays_under_another() {
    let explainer = Explainer::alone().await;
    explainer.click(".drawing [data-tie='russia-china']").await;
    let before = explainer.text(".panel .evidence-list");
    explainer.select(".panel [data-assume]", "adversarial").await;
    assert_eq!(explainer.text(".panel .evidence-list"), before);
    assert!(explainer.text(".panel .assumed").contains("the article: strained"));
}
