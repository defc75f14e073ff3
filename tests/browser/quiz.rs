//! The quiz: results, reasons, score and retries.

use crate::harness::{Explainer, all, any, clean, click, content, find, option_of, put, question_of};
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
    explainer.find(&question_of(id))
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
    assert_eq!(find(&risk, ".outcome").text_content().unwrap(), "Not right: see the reasons.");
    let chosen = find(&risk, ".option[data-chosen]");
    assert_eq!(find(&chosen, ".reason b").text_content().unwrap(), "Your answer, but not right.");
}

#[wasm_bindgen_test]
async fn an_answer_opens_every_reason_and_the_articles_answer() {
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
    assert!(
        options(&question(&explainer, "risk")).iter().all(|option| !option.has_attribute("open")),
        "options of another question stay closed"
    );
}

#[wasm_bindgen_test]
async fn the_score_counts_right_answers_and_says_how_many_are_missed_and_to_do() {
    let explainer = Explainer::alone().await;
    let questions = content()["questions"].as_array().unwrap().len();
    let judged = questions - explainer.all(".quiz [data-task='predict']").len();
    let score = || explainer.attribute("[data-score]", "data-score").unwrap();
    assert_eq!(score(), format!("0/{judged}"));
    for (index, (question, right, wrong)) in QUESTIONS.into_iter().enumerate() {
        explainer.choose(question, if index == 1 { wrong } else { right }).await;
    }
    assert_eq!(score(), format!("3/{judged}"));
    assert_eq!(
        explainer.text("[data-score]"),
        format!("3 right · 1 missed · 1 to do · {} more if you like", judged - 5)
    );
}

#[wasm_bindgen_test]
async fn a_second_answer_to_the_same_question_does_not_count() {
    let explainer = Explainer::alone().await;
    explainer.choose("risk", "clash").await;
    explainer.choose("risk", "isolation").await;
    assert_eq!(explainer.right(), 0);
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
    click(&find(&risk, "[data-do='retry']")).await;
    assert!(!risk.has_attribute("data-result"));
    assert!(any(&risk, "details[open], [data-chosen], [data-result]").is_empty());
    assert_eq!(find(&risk, ".outcome").text_content().unwrap(), "");
    assert_eq!(explainer.right(), 1, "the other answer is unchanged");
    explainer.choose("risk", "isolation").await;
    assert_eq!(explainer.right(), 2);
}

#[wasm_bindgen_test]
async fn the_whole_quiz_can_be_started_again() {
    let explainer = Explainer::alone().await;
    let before = explainer.text("[data-score]");
    for (question, _, wrong) in QUESTIONS {
        explainer.choose(question, wrong).await;
    }
    explainer.click("[data-do='retry-all']").await;
    assert_eq!(explainer.text("[data-score]"), before);
    assert!(
        !explainer.has("[data-result], [data-solved], [data-chosen], .question details[open], .chips [data-result]")
    );
    assert!(explainer.all(".question .outcome").iter().all(|outcome| outcome.text_content().unwrap().is_empty()));
    assert!(explainer.find("[data-do='retry-all']").has_attribute("aria-disabled"));
}

#[wasm_bindgen_test]
async fn a_reason_can_be_closed_and_every_reason_opens_again_with_the_next_answer() {
    let explainer = Explainer::alone().await;
    explainer.choose("risk", "clash").await;
    let risk = question(&explainer, "risk");
    explainer.choose("risk", "clash").await;
    assert_eq!(all(&risk, "details.option[open]").len(), 3, "the browser closes the one that was clicked");
    click(&find(&risk, "[data-do='retry']")).await;
    assert!(any(&risk, "details[open]").is_empty());
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
async fn each_button_of_a_question_is_described_by_the_text_of_the_question() {
    let explainer = Explainer::alone().await;
    let mut described = 0;
    for question in explainer.all(".question") {
        let prompt = find(&question, "h3").text_content().unwrap();
        for button in any(&question, "button:not([data-step])") {
            let id =
                button.get_attribute("aria-describedby").unwrap_or_else(|| panic!("a button of {prompt} has none"));
            let texts = explainer.all(&format!("[id='{id}']"));
            assert_eq!(texts.len(), 1, "{id} is one element, though the question may stand in the text, too");
            assert_eq!(texts[0].text_content().unwrap(), prompt);
            described += 1;
        }
    }
    assert!(described > 40, "{described}");
}

#[wasm_bindgen_test]
async fn show_me_where_leads_to_the_passage_that_settles_it() {
    let explainer = Explainer::alone().await;
    explainer.choose("risk", "clash").await;
    explainer.click(&format!("{} .where", question_of("risk"))).await;
    assert_eq!(explainer.attribute("[data-marked]", "data-passage").as_deref(), Some("demotion"));
}

#[wasm_bindgen_test]
async fn a_pair_that_is_too_long_for_its_list_shows_in_full_below_it() {
    // A list has room for 24 letters, whatever their bytes are.
    for (length, shows) in [(24, false), (25, true)] {
        clean();
        let mut document = content();
        let questions = document["questions"].as_array_mut().unwrap();
        let question = questions.iter_mut().find(|it| it["id"] == "aims-of-each").unwrap();
        let pair = "ж".repeat(length);
        question["options"][0]["pair"] = pair.as_str().into();
        let explainer = Explainer::at(put("<div></div>"), &document.to_string()).await;
        explainer.select("[data-pair='russia']", "russia").await;
        let line = explainer.text("[data-pair='russia'] + .whole");
        assert_eq!(line, if shows { pair } else { String::new() });
    }
}
