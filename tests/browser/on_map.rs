//! Questions that are answered on the map, and the way back to the question.

use crate::harness::{Explainer, Hand, brief, focused, fragment, question_of};
use wasm_bindgen_test::wasm_bindgen_test;

fn is_asking(explainer: &Explainer) -> bool {
    explainer.find(".asking").has_attribute("data-asking")
}

fn is_at(explainer: &Explainer, id: &str) -> bool {
    focused().is_same_node(Some(&explainer.find(&question_of(id))))
}

fn picked(explainer: &Explainer, id: &str) -> String {
    explainer.value(&format!("{} select", question_of(id)))
}

async fn ask(explainer: &Explainer, hand: Hand, id: &str) {
    hand.press(&explainer.find(&format!("{} [data-do='ask']", question_of(id)))).await;
}

#[wasm_bindgen_test]
async fn an_actor_or_tie_chosen_on_the_map_is_filled_into_the_question() {
    for hand in Hand::ALL {
        let explainer = Explainer::alone().await;
        for (id, on_map, value, says) in [
            ("in-the-middle", "[data-actor='china']", "china", "Choose a name on the map"),
            ("premise-in-question", "[data-tie='russia-china']", "russia-china", "Choose a line on the map"),
        ] {
            assert!(!is_asking(&explainer));
            ask(&explainer, hand, id).await;
            assert!(is_asking(&explainer), "{id}");
            let prompt = explainer.text(&format!("{} h3", question_of(id)));
            assert!(prompt.ends_with(&explainer.text(".asking .prompt")) && !prompt.is_empty());
            assert!(explainer.text(".asking .task").starts_with(says), "{}", explainer.text(".asking .task"));
            explainer.click(&format!(".drawing {on_map}")).await;
            assert!(!is_asking(&explainer), "{id}");
            assert_eq!(explainer.text(".asking .prompt"), "");
            assert_eq!(picked(&explainer, id), value);
            assert!(explainer.open().is_empty(), "no card: {:?}", explainer.open());
            assert!(is_at(&explainer, id), "{}", brief(&focused()));
            assert_eq!(fragment(), format!("question={id}"));
            assert_eq!(explainer.result(id), None, "the choice is not submitted yet");
            explainer.act(id, "submit").await;
            assert_eq!(explainer.result(id).as_deref(), Some("right"));
        }
    }
}

#[wasm_bindgen_test]
async fn going_back_to_the_question_chooses_nothing() {
    let explainer = Explainer::alone().await;
    for id in ["in-the-middle", "premise-in-question", "russia-alone"] {
        ask(&explainer, Hand::Keyboard, id).await;
        Hand::Keyboard.press(&explainer.find(".asking [data-do='asked']")).await;
        assert!(!is_asking(&explainer) && is_at(&explainer, id), "{id}: {}", brief(&focused()));
        assert_eq!(picked(&explainer, id), "");
    }
    explainer.click(".drawing [data-actor='china']").await;
    assert_eq!(explainer.open(), ["actor=china"], "a click opens a card again");
    assert_eq!(picked(&explainer, "in-the-middle"), "");
}

#[wasm_bindgen_test]
async fn places_that_the_question_does_not_ask_for_open_as_usual() {
    let explainer = Explainer::alone().await;
    ask(&explainer, Hand::Pointer, "in-the-middle").await;
    explainer.click(".drawing [data-tie='trump-xi']").await;
    assert_eq!(explainer.open(), ["tie=trump-xi"]);
    assert!(is_asking(&explainer), "the question for an actor is still asked");
    explainer.click(".panel .between [data-actor='xi']").await;
    assert_eq!(picked(&explainer, "in-the-middle"), "xi");
}

#[wasm_bindgen_test]
async fn a_change_made_on_the_map_is_filled_into_the_question() {
    let explainer = Explainer::alone().await;
    let id = "russia-alone";
    ask(&explainer, Hand::Pointer, id).await;
    assert_eq!(fragment(), "scenario=thaw", "the map shows what it starts from");
    assert_eq!(explainer.drawn("russia-china"), "cooperative");
    explainer.click(".drawing [data-tie='russia-china']").await;
    assert!(
        explainer.has(".panel .assume ~ .counts"),
        "the list of signs comes before the counts while the map is asked for a change"
    );
    explainer.select(".panel [data-assume]", "adversarial").await;
    assert_eq!(picked(&explainer, id), "russia-china adversarial");
    assert!(is_asking(&explainer), "the question is still asked while the effects can be looked at");
    explainer.select(".tables [data-assume='trump-xi']", "adversarial").await;
    assert_eq!(picked(&explainer, id), "", "two changes are not the answer");
    assert!(explainer.find(&format!("{} [data-do='submit']", question_of(id))).has_attribute("aria-disabled"));
    explainer.click("[data-do='undo']").await;
    assert_eq!(picked(&explainer, id), "russia-china adversarial", "undone");
    explainer.click(".asking [data-do='asked']").await;
    assert!(is_at(&explainer, id), "{}", brief(&focused()));
    explainer.act(id, "submit").await;
    assert_eq!(explainer.result(id).as_deref(), Some("right"));
    assert_eq!(explainer.drawn("russia-china"), "strained", "the map was lent, and is given back");
    assert!(!fragment().contains("scenario="), "{}", fragment());
}

#[wasm_bindgen_test]
async fn changes_of_the_map_without_a_question_answer_nothing() {
    let explainer = Explainer::alone().await;
    explainer.click(".scenarios [data-scenario='thaw']").await;
    explainer.select(".tables [data-assume='russia-china']", "adversarial").await;
    assert_eq!(picked(&explainer, "russia-alone"), "");
}

#[wasm_bindgen_test]
async fn an_answered_question_cannot_be_answered_on_the_map() {
    let explainer = Explainer::alone().await;
    for id in ["in-the-middle", "premise-in-question", "russia-alone"] {
        explainer.act(id, "give-up").await;
        assert!(explainer.find(&format!("{} [data-do='ask']", question_of(id))).has_attribute("aria-disabled"));
        ask(&explainer, Hand::Keyboard, id).await;
        assert!(!is_asking(&explainer), "{id}");
        explainer.act(id, "retry").await;
        ask(&explainer, Hand::Keyboard, id).await;
        assert!(is_asking(&explainer), "{id}");
        explainer.act(id, "give-up").await;
        assert!(!is_asking(&explainer), "{id}: it is answered otherwise");
    }
}

#[wasm_bindgen_test]
async fn the_effect_of_the_change_can_be_seen_on_the_map() {
    let explainer = Explainer::alone().await;
    explainer.act("russia-alone", "give-up").await;
    let row = format!("{} [data-row='russia-china adversarial']", question_of("russia-alone"));
    assert!(explainer.text(&row).contains("stands alone"), "{}", explainer.text(&row));
    explainer.click(&format!("{row} a")).await;
    assert_eq!(explainer.drawn("russia-china"), "adversarial");
    assert_eq!(fragment(), "scenario=deal");
}
