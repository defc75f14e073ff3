//! The evidence of a tie: its counts by stance, its passages, and our notes on them.

use crate::harness::{Explainer, content, find};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

/// A tie of the document.
fn tie(id: &str) -> Value {
    content()["ties"].as_array().unwrap().iter().find(|tie| tie["id"] == id).unwrap().clone()
}

#[wasm_bindgen_test]
async fn evidence_is_counted_by_stance() {
    let explainer = Explainer::alone().await;
    for (tie, counts) in [
        ("russia-china", "6 paragraphs say so · 2 speak against it · 4 add background"),
        ("united-states-russia", "3 paragraphs say so · 2 add background"),
        ("russia-collective-west", "1 paragraph says so"),
        ("united-states-europe", "1 paragraph says so · 1 speaks against it"),
    ] {
        explainer.click(&format!(".drawing [data-tie='{tie}']")).await;
        assert_eq!(explainer.text(".panel .counts"), counts);
        let is_several = explainer.all(".panel .evidence-list > li").len() > 1;
        assert_eq!(explainer.text(".panel").contains("a single source"), is_several, "{tie}");
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
            let word = match stance {
                "supports" => "Says so",
                "contradicts" => "Speaks against it",
                _ => "Background",
            };
            assert_eq!(find(item, ".stance").text_content().as_deref(), Some(word));
            assert_eq!(find(item, ".goto").get_attribute("data-goto").as_deref(), evidence["passage"].as_str());
            // The claim says nearly the same as the paragraph, so it opens on demand.
            assert!(find(item, "details.claim").get_attribute("open").is_none());
            let quoted = find(item, "q").text_content().unwrap();
            let passage = explainer.text(&format!("[data-passage='{}']", evidence["passage"].as_str().unwrap()));
            assert!(passage.contains(quoted.trim_end_matches('…').trim()), "{quoted}");
        }
    }
}

#[wasm_bindgen_test]
async fn the_two_strongest_passages_show_and_the_others_on_demand() {
    let explainer = Explainer::alone().await;
    explainer.click(".drawing [data-tie='russia-china']").await;
    assert_eq!(explainer.all(".panel > .evidence-list > li").len(), 2);
    assert!(explainer.has(".panel > .evidence-list [data-stance='contradicts']"), "one of them speaks against it");
    assert_eq!(explainer.text(".panel .others > summary"), "10 more");
    assert_eq!(explainer.all(".panel .others > .evidence-list > li").len(), 10);
    explainer.click(".drawing [data-tie='russia-ukraine']").await;
    assert_eq!(explainer.text(".panel .others > summary"), "1 more");
    explainer.click(".drawing [data-tie='russia-collective-west']").await;
    assert!(!explainer.has(".panel .others"), "there is no disclosure of further evidence");
}

#[wasm_bindgen_test]
async fn opened_evidence_stays_open_under_other_signs() {
    let explainer = Explainer::alone().await;
    for (card, drawn) in [("tie", "russia-china"), ("actor", "russia")] {
        explainer.click(&format!(".drawing [data-{card}='{drawn}']")).await;
        assert!(!explainer.has(".panel .others[open]"), "{card}");
        explainer.click(".panel .others > summary").await;
        assert!(explainer.has(".panel .others[open]"), "{card}");
        // Together these signs are those of a scenario.
        for tie in ["russia-china", "united-states-china"] {
            explainer.select(&format!(".tables [data-assume='{tie}']"), "cooperative").await;
        }
        assert!(explainer.text(".panel .in-scenario").contains("A thaw"), "{card}");
        assert!(explainer.has(".panel .others[open]"), "{card}");
        explainer.click(".scenarios [href='#as-written']").await;
        assert!(explainer.has(".panel .others[open]"), "{card}");
        explainer.click(".panel .close").await;
    }
}

#[wasm_bindgen_test]
async fn the_list_of_signs_stands_below_what_the_tie_means_and_above_the_evidence() {
    let explainer = Explainer::alone().await;
    explainer.click(".drawing [data-tie='russia-china']").await;
    let order = ["kind", "assume", "now", "counts"].map(|class| {
        let parts = explainer.all(".panel > *");
        parts.iter().position(|part| part.class_list().contains(class)).unwrap_or_else(|| panic!("no {class}"))
    });
    assert!(order.is_sorted(), "{order:?}");
}

#[wasm_bindgen_test]
async fn under_another_sign_it_says_that_it_is_for_the_articles() {
    let explainer = Explainer::alone().await;
    explainer.click(".drawing [data-tie='russia-china']").await;
    assert_eq!(explainer.text(".panel h4"), "Why “strained”? What the article says");
    explainer.select(".panel [data-assume]", "cooperative").await;
    assert_eq!(explainer.text(".panel h4"), "The article says “strained”. Why?");
    explainer.click(".scenarios [href='#as-written']").await;
    assert_eq!(explainer.text(".panel h4"), "Why “strained”? What the article says");
}

#[wasm_bindgen_test]
async fn an_actor_shows_four_ties_and_how_many_more_there_are() {
    let explainer = Explainer::alone().await;
    explainer.click(".drawing [data-actor='russia']").await;
    assert_eq!(explainer.all(".panel > .ties > li").len(), 4);
    assert_eq!(explainer.text(".panel .others > summary"), "7 more");
    explainer.click(".drawing [data-actor='trump']").await;
    assert!(!explainer.has(".panel .others"));
}

#[wasm_bindgen_test]
async fn evidence_links_to_its_passage_which_is_then_marked() {
    let explainer = Explainer::alone().await;
    explainer.click(".drawing [data-tie='united-states-china']").await;
    explainer.click(".panel .evidence-list [data-stance='contradicts'] .goto").await;
    assert_eq!(explainer.attribute("[data-marked]", "data-passage").as_deref(), Some("wang"));
}

#[wasm_bindgen_test]
async fn editor_s_notes_show_with_the_evidence_and_are_marked_as_such() {
    let explainer = Explainer::alone().await;
    let content = content();
    let notes = content["notes"].as_array().unwrap();
    for id in ["russia-syria", "wang-yi-china", "russia-collective-west", "trump-xi"] {
        explainer.click(&format!(".drawing [data-tie='{id}']")).await;
        let tie = tie(id);
        let evidence = tie["evidence"].as_array().unwrap();
        let is_on_it = |note: &&Value| {
            let passages = note["passages"].as_array().unwrap();
            // The others on these passages are about a name or another tie, to which their texts link.
            let is_about = !["n1", "n3", "n7"].contains(&note["id"].as_str().unwrap());
            is_about && evidence.iter().any(|it| passages.contains(&it["passage"]))
        };
        let ours: Vec<&str> = notes.iter().filter(is_on_it).map(|note| note["id"].as_str().unwrap()).collect();
        let shown = explainer.any(".panel > .notes-on > li");
        assert_eq!(shown.len(), ours.len(), "{id}");
        for (shown, note) in shown.iter().zip(ours) {
            assert!(shown.text_content().unwrap().starts_with("Editor’s note · "), "{note}");
            assert_eq!(find(shown, "[data-noted]").get_attribute("data-noted").as_deref(), Some(note));
            assert!(shown.query_selector("a.web[href^='http']").unwrap().is_some(), "{note} has a source");
        }
        assert!(!explainer.has(".panel .evidence-list .notes-on"), "they stand apart from what the article says");
    }
    for (tie, note) in [("russia-syria", "n4"), ("wang-yi-borrell", "n1"), ("khodorkovsky-nest", "n3")] {
        explainer.click(&format!(".drawing [data-tie='{tie}']")).await;
        assert_eq!(explainer.all(&format!(".panel [data-noted='{note}']")).len(), 1, "{note}");
    }
}

#[wasm_bindgen_test]
async fn evidence_is_on_the_articles_sign_and_stays_under_another() {
    let explainer = Explainer::alone().await;
    explainer.click(".drawing [data-tie='russia-china']").await;
    let before = explainer.text(".panel .evidence-list");
    explainer.select(".panel [data-assume]", "adversarial").await;
    assert_eq!(explainer.text(".panel .evidence-list"), before);
    assert!(explainer.text(".panel .assumed").contains("In the article: strained"));
}
