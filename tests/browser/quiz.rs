//! The quiz: judged, explained, scored, taken back.

use crate::harness::{Explainer, all, assert_same, click, find, option_of};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

/// The questions with a right and a wrong option.
const QUESTIONS: [(&str, &str, &str); 4] = [
    ("unlimited", "limits", "over"),
    ("machtpolitik", "practice", "force"),
    ("agreement", "possible", "reached"),
    ("risk", "isolation", "clash"),
];

fn question(explainer: &Explainer, id: &str) -> Element {
    explainer.find(&format!("[data-question='{id}']"))
}

fn score(explainer: &Explainer) -> String {
    explainer.attribute("[data-score]", "data-score").unwrap()
}

fn options(question: &Element) -> Vec<Element> {
    all(question, "details.option")
}

#[wasm_bindgen_test]
async fn a_right_answer_is_judged_at_once() {
    let explainer = Explainer::alone().await;
    explainer.choose("risk", "isolation").await;
    let risk = question(&explainer, "risk");
    assert_eq!(risk.get_attribute("data-result").as_deref(), Some("right"));
    assert_eq!(find(&risk, ".outcome").text_content().unwrap(), "Right.");
}

#[wasm_bindgen_test]
async fn a_wrong_answer_is_judged_at_once() {
    let explainer = Explainer::alone().await;
    explainer.choose("risk", "clash").await;
    let risk = question(&explainer, "risk");
    assert_eq!(risk.get_attribute("data-result").as_deref(), Some("wrong"));
    assert_eq!(find(&risk, ".outcome").text_content().unwrap(), "Not quite: see the reasons above.");
    let chosen = find(&risk, ".option[data-chosen]");
    assert_eq!(find(&chosen, ".reason b").text_content().unwrap(), "Your answer, but not right.");
}

#[wasm_bindgen_test]
async fn any_answer_opens_the_reason_of_every_option_and_the_articles_answer() {
    let explainer = Explainer::alone().await;
    let unlimited = question(&explainer, "unlimited");
    assert!(options(&unlimited).iter().all(|option| !option.has_attribute("open")));
    explainer.choose("unlimited", "over").await;
    assert!(options(&unlimited).iter().all(|option| option.has_attribute("open")));
    assert!(find(&unlimited, ".answer").has_attribute("open"));
    let results: Vec<_> =
        options(&unlimited).iter().map(|option| option.get_attribute("data-result").unwrap()).collect();
    assert_eq!(results, ["wrong", "right", "wrong", "wrong"]);
    assert_eq!(all(&unlimited, "[data-chosen]").len(), 1);
    assert!(options(&question(&explainer, "risk")).iter().all(|option| !option.has_attribute("open")), "another one");
}

#[wasm_bindgen_test]
async fn the_score_counts_right_answers_and_says_when_all_are_given() {
    let explainer = Explainer::alone().await;
    assert_eq!(score(&explainer), "0/4");
    for (index, (question, right, wrong)) in QUESTIONS.into_iter().enumerate() {
        explainer.choose(question, if index == 1 { wrong } else { right }).await;
    }
    assert_eq!(score(&explainer), "3/4");
    assert_eq!(explainer.text("[data-score]"), "You have 3 of 4 right.");
}

#[wasm_bindgen_test]
async fn a_second_answer_to_the_same_question_does_not_count() {
    let explainer = Explainer::alone().await;
    explainer.choose("risk", "clash").await;
    explainer.choose("risk", "isolation").await;
    assert_eq!(score(&explainer), "0/4");
    let chosen = explainer.all("[data-chosen] [data-option]");
    assert_eq!(chosen.len(), 1);
    assert_eq!(chosen[0].get_attribute("data-option").as_deref(), Some("clash"));
}

#[wasm_bindgen_test]
async fn one_question_can_be_tried_again() {
    let explainer = Explainer::alone().await;
    explainer.choose("risk", "clash").await;
    explainer.choose("unlimited", "limits").await;
    let risk = question(&explainer, "risk");
    click(&find(&risk, ".retry")).await;
    assert!(!risk.has_attribute("data-result"));
    assert!(all(&risk, "details[open], [data-chosen], [data-result]").is_empty());
    assert_eq!(find(&risk, ".outcome").text_content().unwrap(), "");
    assert!(find(&risk, ".retry").has_attribute("disabled"));
    assert_eq!(score(&explainer), "1/4", "the other answer stays");
    explainer.choose("risk", "isolation").await;
    assert_eq!(score(&explainer), "2/4");
}

#[wasm_bindgen_test]
async fn the_whole_quiz_can_be_started_again() {
    let explainer = Explainer::alone().await;
    let before = explainer.find(".quiz").clone_node_with_deep(true).unwrap();
    for (question, _, wrong) in QUESTIONS {
        explainer.choose(question, wrong).await;
    }
    explainer.click(".score .retry").await;
    let after = explainer.find(".quiz");
    assert_same(&after.text_content().unwrap(), &before.text_content().unwrap(), "the words");
    assert!(after.is_equal_node(Some(&before)));
}

#[wasm_bindgen_test]
async fn a_reason_can_be_closed_and_every_reason_opens_again_with_the_next_answer() {
    let explainer = Explainer::alone().await;
    explainer.choose("risk", "clash").await;
    let risk = question(&explainer, "risk");
    explainer.choose("risk", "clash").await;
    assert_eq!(all(&risk, "details.option[open]").len(), 3, "the browser closes the one that was clicked");
    click(&find(&risk, ".retry")).await;
    assert!(all(&risk, "details[open]").is_empty());
    explainer.choose("risk", "isolation").await;
    assert_eq!(all(&risk, "details.option[open]").len(), 4);
}

#[wasm_bindgen_test]
async fn a_click_on_a_reason_is_no_answer() {
    let explainer = Explainer::alone().await;
    let option = explainer.find(&option_of("risk", "clash")).closest("details").unwrap().unwrap();
    option.set_attribute("open", "").unwrap();
    click(&find(&option, ".reason")).await;
    assert!(!explainer.has("[data-chosen]"));
}

#[wasm_bindgen_test]
async fn show_me_where_leads_to_the_passage_that_settles_it() {
    let explainer = Explainer::alone().await;
    explainer.choose("risk", "clash").await;
    explainer.click("[data-question='risk'] .where").await;
    assert_eq!(explainer.attribute("[data-marked]", "data-passage").as_deref(), Some("demotion"));
}
