//! The author's settings of the quiz: when solutions show, and the pass mark.

use crate::harness::{
    Explainer, Hand, KINDS, all, answer, any, clean, click, content, find, focused, json, leave, option_of,
    prerendered, put, question_of,
};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

/// The built-in explainer with a field of the document set.
async fn with(field: &str, value: Value) -> Explainer {
    let mut document = content();
    document[field] = value;
    clean();
    Explainer::at(put(prerendered()), &document.to_string()).await
}

/// A selector of marks on options that the reader did not choose, which give the solution away.
const TELLING: &str =
    "[data-row][data-result]:not([data-chosen]), details.option[open]:not([data-chosen]), .answer[open]";

fn tells(question: &Element) -> bool {
    question.has_attribute("data-solved") || !any(question, TELLING).is_empty()
}

#[wasm_bindgen_test]
async fn with_solutions_held_back_a_wrong_answer_does_not_give_the_solution_away() {
    let explainer = with("solutions", false.into()).await;
    for (id, _) in KINDS {
        let question = explainer.find(&question_of(id));
        answer(&question, Hand::Pointer, false).await;
        assert_eq!(explainer.result(id).as_deref(), Some("wrong"), "{id}");
        assert!(!tells(&question), "{id}");
        assert_eq!(explainer.outcome(id), "Not yet. Try again, or have it shown.", "{id}");
        explainer.act(id, "retry").await;
        answer(&question, Hand::Keyboard, true).await;
        assert_eq!(
            (explainer.result(id).as_deref(), explainer.outcome(id).as_str()),
            (Some("right"), "Right."),
            "{id}"
        );
        assert!(question.has_attribute("data-solved"), "{id}");
    }
}

#[wasm_bindgen_test]
async fn the_other_options_stay_closed_until_the_solution_shows() {
    let explainer = with("solutions", false.into()).await;
    let question = explainer.find(&question_of("risk"));
    explainer.choose("risk", "clash").await;
    for option in ["isolation", "cut-off", "united-west"] {
        explainer.choose("risk", option).await;
        assert!(!tells(&question), "{option}");
    }
    explainer.choose("risk", "clash").await;
    let chosen = find(&question, ".option[data-chosen]");
    assert!(!chosen.has_attribute("open"), "the chosen option can be closed");
    explainer.choose("risk", "clash").await;
    assert!(chosen.has_attribute("open"));
}

#[wasm_bindgen_test]
async fn giving_up_shows_the_solution_before_and_after_an_answer() {
    let explainer = with("solutions", false.into()).await;
    for (id, _) in KINDS {
        let question = explainer.find(&question_of(id));
        for answers in [false, true] {
            if answers {
                answer(&question, Hand::Pointer, false).await;
                assert!(!tells(&question), "{id}");
            }
            Hand::Keyboard.press(&find(&question, "[data-do='give-up']")).await;
            assert_eq!(explainer.result(id).as_deref(), Some("unknown"), "{id} {answers}");
            assert!(question.has_attribute("data-solved"), "{id} {answers}");
            assert_eq!(explainer.outcome(id), "This is what is right, and why.", "{id}");
            assert!(focused().is_same_node(Some(&find(&question, ".outcome"))), "{id}");
            explainer.act(id, "retry").await;
            assert!(!tells(&question), "{id} {answers}");
        }
    }
    assert_eq!(explainer.right(), 0);
}

#[wasm_bindgen_test]
async fn the_solution_is_held_back_on_the_next_visit_too() {
    let explainer = with("solutions", false.into()).await;
    explainer.choose("risk", "clash").await;
    answer(&explainer.find(&question_of("supplies")), Hand::Pointer, false).await;
    leave();
    let mut document = content();
    document["solutions"] = false.into();
    let again = Explainer::at(put(prerendered()), &document.to_string()).await;
    for id in ["risk", "supplies"] {
        assert_eq!(again.result(id).as_deref(), Some("wrong"), "{id}");
        assert!(!tells(&again.find(&question_of(id))), "{id}");
    }
}

/// Answers all questions with a single right option rightly, and gives up the others; how many are right, and how many there are.
async fn answer_all(explainer: &Explainer) -> (usize, usize) {
    let (mut right, mut all) = (0, 0);
    for question in content()["questions"].as_array().unwrap().iter().filter(|it| it["task"] != "predict") {
        let id = question["id"].as_str().unwrap();
        all += 1;
        if question["task"] == "choice" {
            let options = question["options"].as_array().unwrap();
            let option = options.iter().find(|option| option["right"] == true).unwrap();
            explainer.choose(id, option["id"].as_str().unwrap()).await;
            right += 1;
        } else {
            explainer.act(id, "give-up").await;
        }
    }
    (right, all)
}

#[wasm_bindgen_test]
async fn the_end_says_whether_the_reader_has_passed_and_what_to_read_again() {
    for enough in [true, false] {
        // 8 of 15 are 53 percent.
        let pass = if enough { 53 } else { 54 };
        let explainer = with("pass", pass.into()).await;
        let end = explainer.find(".end");
        assert!(!end.has_attribute("data-complete"));
        let (right, all_of_them) = answer_all(&explainer).await;
        assert_eq!((right, all_of_them), (8, 15), "the pass marks of this test are chosen for 8 of 15");
        assert!(end.has_attribute("data-complete"));
        assert_eq!(find(&end, ".final").text_content().unwrap(), "All answered: 8 of 15 right.");
        let said = find(&end, ".mark").text_content().unwrap();
        let claim = if enough {
            format!("That is enough: {pass} percent were needed.")
        } else {
            format!("Not enough yet: {pass} percent are needed.")
        };
        assert_eq!(said, claim);
        let missed = content()["questions"].as_array().unwrap().clone();
        let missed = missed.iter().filter(|it| it["task"] != "choice" && it["task"] != "predict");
        let mut missed: Vec<&str> = missed.map(|it| it["passage"].as_str().unwrap()).collect();
        let mut shown: Vec<String> =
            all(&end, ".missed [data-goto]").iter().map(|it| it.get_attribute("data-goto").unwrap()).collect();
        missed.sort();
        shown.sort();
        assert_eq!(shown, missed);
        click(&find(&end, ".missed [data-goto]")).await;
        assert!(explainer.has(".passage[data-marked]"), "the link leads to the passage");
        explainer.act("risk", "retry").await;
        assert!(!end.has_attribute("data-complete"));
        assert_eq!(find(&end, ".mark").text_content().unwrap(), "");
    }
}

#[wasm_bindgen_test]
async fn without_a_pass_mark_nobody_passes_or_fails_and_if_all_is_right_no_passages_are_listed() {
    clean();
    let explainer = Explainer::at(put(prerendered()), json()).await;
    answer_all(&explainer).await;
    assert_eq!(explainer.text(".end .mark"), "");
    explainer.click("[data-do='retry-missed']").await;
    for (id, task) in KINDS {
        if task != "choice" {
            answer(&explainer.find(&question_of(id)), Hand::Pointer, true).await;
        }
    }
    assert_eq!(explainer.text(".end .final"), "All answered: 15 of 15 right.");
    assert!(!explainer.has(".end .missed"));
    assert!(explainer.find("[data-do='retry-missed']").has_attribute("aria-disabled"));
    explainer.click(&option_of("risk", "isolation")).await;
    assert_eq!(explainer.right(), 15);
}
