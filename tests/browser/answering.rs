//! Every kind of question, by pointer and by keyboard, in all of its states.

use crate::harness::{
    Explainer, Hand, KINDS, all, answer, any, brief, clean, content, find, focus, focused, keys, put, put_together,
    question_of,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

fn off(button: &Element) -> bool {
    button.has_attribute("aria-disabled")
}

fn button(question: &Element, does: &str) -> Element {
    find(question, &format!("[data-do='{does}']"))
}

fn chip(explainer: &Explainer, id: &str) -> Element {
    explainer.find(&format!(".chips [data-asked='{id}']"))
}

/// Asserts that a question shows nothing of an answer.
fn assert_unanswered(explainer: &Explainer, id: &str) {
    let question = explainer.find(&question_of(id));
    assert!(!question.has_attribute("data-result") && !question.has_attribute("data-solved"), "{id}");
    assert!(any(&question, "[data-chosen], [data-result], details[open]").is_empty(), "{id}");
    assert!(any(&question, "input, select").iter().all(|control| !control.has_attribute("disabled")), "{id}");
    assert_eq!(explainer.outcome(id), "", "{id}");
    let label = chip(explainer, id).get_attribute("aria-label").unwrap();
    assert!(label.starts_with("Question ") && label.ends_with(": to do"), "{label}");
    assert!(!chip(explainer, id).has_attribute("data-result"), "{id}");
}

/// The values of all boxes and lists of a question.
fn values(question: &Element) -> Vec<String> {
    let value = |control: &Element| match control.dyn_ref::<HtmlInputElement>() {
        Some(tick) => tick.checked().to_string(),
        None => control.unchecked_ref::<HtmlSelectElement>().value(),
    };
    any(question, "input, select").iter().map(value).collect()
}

#[wasm_bindgen_test]
async fn a_right_answer_is_judged_right_by_pointer_and_by_keyboard() {
    for hand in Hand::ALL {
        let explainer = Explainer::alone().await;
        for (place, (id, task)) in KINDS.into_iter().enumerate() {
            assert_unanswered(&explainer, id);
            let question = explainer.find(&question_of(id));
            assert_eq!(question.get_attribute("data-task").as_deref(), Some(task));
            answer(&question, hand, true).await;
            assert_eq!(explainer.result(id).as_deref(), Some("right"), "{id} {hand:?}");
            assert_eq!(explainer.outcome(id), "Right.", "{id} {hand:?}");
            assert!(question.has_attribute("data-solved"));
            assert_eq!(chip(&explainer, id).get_attribute("data-result").as_deref(), Some("right"));
            assert!(chip(&explainer, id).get_attribute("aria-label").unwrap().ends_with(": right"));
            assert_eq!(explainer.right() as usize, place + 1);
            if task != "choice" {
                assert!(find(&question, ".answer").has_attribute("open"), "{id}");
                assert!(!any(&question, ".answer [data-row][data-chosen][data-result='right'] b").is_empty(), "{id}");
            }
        }
    }
}

#[wasm_bindgen_test]
async fn a_wrong_answer_says_how_much_is_right_and_what_the_solution_is() {
    let explainer = Explainer::alone().await;
    for (id, task) in KINDS {
        let question = explainer.find(&question_of(id));
        answer(&question, Hand::Pointer, false).await;
        assert_eq!(explainer.result(id).as_deref(), Some("wrong"), "{id}");
        let outcome = explainer.outcome(id);
        match task {
            "several" => assert_eq!(outcome, "You ticked 1 of the 3 right ones. You also ticked wrong ones: 1."),
            "match" => assert_eq!(outcome, "Right pairs: 2 of 4."),
            "order" => assert!(outcome.starts_with("In the right place: "), "{outcome}"),
            "fill" => assert_eq!(outcome, "Not right: you wrote “love”."),
            _ => assert_eq!(outcome, "Not right: see the reasons."),
        }
        assert!(question.has_attribute("data-solved"), "{id}");
        let right = all(&question, "[data-row][data-result='right']");
        assert!(!right.is_empty() || task == "order", "{id}: what is right shows");
        let wrong = any(&question, "[data-row][data-chosen][data-result='wrong']");
        assert!(!wrong.is_empty() || task == "fill", "{id}");
        for row in wrong {
            assert!(!find(&row, ".reason b").text_content().unwrap().is_empty(), "{}", brief(&row));
            assert!(find(&row, ".reason").text_content().unwrap().len() > 20, "{}", brief(&row));
        }
        assert_eq!(explainer.right(), 0);
        assert!(chip(&explainer, id).get_attribute("aria-label").unwrap().ends_with(": missed"));
    }
}

#[wasm_bindgen_test]
async fn a_choice_on_the_map_that_is_no_option_is_wrong_and_is_named() {
    let explainer = Explainer::alone().await;
    for (id, picked, name) in
        [("in-the-middle", "europe", "Europe"), ("premise-in-question", "trump-xi", "Donald Trump – Xi Jinping")]
    {
        explainer.select(&format!("{} select", question_of(id)), picked).await;
        explainer.act(id, "submit").await;
        assert_eq!(explainer.result(id).as_deref(), Some("wrong"));
        let row = explainer.find(&format!("{} [data-row='*']", question_of(id)));
        assert!(row.has_attribute("data-chosen"));
        assert_eq!(find(&row, ".says").text_content().unwrap(), name);
    }
}

#[wasm_bindgen_test]
async fn an_incomplete_choice_of_several_marks_each_option_that_was_left_out() {
    let explainer = Explainer::alone().await;
    answer(&explainer.find(&question_of("supplies")), Hand::Pointer, false).await;
    for (option, said) in [
        ("machinery", "Your answer, and right."),
        ("soldiers", "Your answer, but not right."),
        ("transit", "Right, but you did not tick it."),
        ("approval", "Not right."),
    ] {
        assert_eq!(explainer.text(&format!("{} [data-row='{option}'] b", question_of("supplies"))), said);
    }
    answer(&explainer.find(&question_of("aims-of-each")), Hand::Pointer, false).await;
    let said = |option: &str| explainer.text(&format!("{} [data-row='{option}'] b", question_of("aims-of-each")));
    assert_eq!(said("europe"), "You got this pair right.");
    assert!(said("russia").starts_with("You chose: “Put itself at the world’s centre"), "{}", said("russia"));
}

#[wasm_bindgen_test]
async fn i_dont_know_shows_the_solution_and_counts_as_missed() {
    let explainer = Explainer::alone().await;
    for (id, task) in KINDS {
        let question = explainer.find(&question_of(id));
        Hand::Keyboard.press(&button(&question, "give-up")).await;
        assert_eq!(explainer.result(id).as_deref(), Some("unknown"), "{id}");
        assert!(question.has_attribute("data-solved"), "{id}");
        assert_eq!(explainer.outcome(id), "This is what is right, and why.", "{id}");
        assert!(any(&question, "[data-chosen]").is_empty(), "{id}");
        let right = if task == "order" { ".answer [data-row]" } else { "[data-row][data-result='right']" };
        assert!(!any(&question, right).is_empty(), "{id}");
        assert!(any(&question, "input, select").iter().all(|control| control.has_attribute("disabled")), "{id}");
        assert!(chip(&explainer, id).get_attribute("aria-label").unwrap().ends_with(": missed"));
    }
    assert_eq!(explainer.right(), 0);
}

#[wasm_bindgen_test]
async fn a_partial_answer_is_not_judged() {
    let explainer = Explainer::alone().await;
    for (id, task) in KINDS.into_iter().filter(|(_, task)| !["choice", "order"].contains(task)) {
        let question = explainer.find(&question_of(id));
        assert!(off(&button(&question, "submit")), "{id}");
        explainer.act(id, "submit").await;
        assert_unanswered(&explainer, id);
        match task {
            "several" => {
                for ready in [true, false] {
                    Hand::Pointer.press(&find(&question, "[data-tick='soldiers']")).await;
                    assert_eq!(off(&button(&question, "submit")), !ready, "{id}");
                }
            }
            "match" => {
                for (at, option) in ["russia", "china", "united-states", "europe"].into_iter().enumerate() {
                    explainer.select(&format!("{} [data-pair='{option}']", question_of(id)), "china").await;
                    assert_eq!(off(&button(&question, "submit")), at < 3, "{option}");
                }
                explainer.select(&format!("{} [data-pair='china']", question_of(id)), "").await;
                assert!(off(&button(&question, "submit")), "an option without a pair prevents the submission");
                explainer.act(id, "submit").await;
            }
            _ => {
                put_together(&question, Hand::Pointer, true).await;
                assert!(!off(&button(&question, "submit")), "{id}");
                match task {
                    "fill" => Hand::Pointer.write(&find(&question, "input"), "").await,
                    _ => explainer.select(&format!("{} select", question_of(id)), "").await,
                }
                assert!(off(&button(&question, "submit")), "{id}");
            }
        }
        assert_unanswered(&explainer, id);
    }
}

#[wasm_bindgen_test]
async fn a_list_without_a_choice_says_so_at_first_and_after_it_is_emptied() {
    for drawn in [false, true] {
        let explainer = if drawn {
            clean();
            Explainer::at(put("<div></div>"), crate::harness::json()).await
        } else {
            Explainer::alone().await
        };
        for id in ["aims-of-each", "in-the-middle", "premise-in-question", "russia-alone"] {
            let question = explainer.find(&question_of(id));
            let says = || -> Vec<String> {
                let lists = all(&question, "select");
                let chosen = |list: &Element| find(list, ":checked").text_content().unwrap();
                lists.iter().map(chosen).collect()
            };
            assert!(says().iter().all(|says| says == "Choose …"), "{id}: {:?}", says());
            answer(&question, Hand::Pointer, true).await;
            assert!(says().iter().all(|says| says != "Choose …"), "{id}");
            explainer.act(id, "retry").await;
            assert!(says().iter().all(|says| says == "Choose …"), "{id}: {:?}", says());
        }
    }
}

#[wasm_bindgen_test]
async fn a_retry_begins_empty_and_in_the_same_order_for_every_reader() {
    let mut orders = Vec::new();
    for _ in 0..2 {
        let explainer = Explainer::alone().await;
        let mut seen = Vec::new();
        for (id, task) in KINDS {
            let question = explainer.find(&question_of(id));
            let first = (keys(&question), values(&question));
            for _ in 0..2 {
                answer(&question, Hand::Keyboard, false).await;
                assert!(any(&question, "input, select").iter().all(|control| control.has_attribute("disabled")));
                explainer.act(id, "retry").await;
                assert_unanswered(&explainer, id);
                assert_eq!(values(&question), first.1, "{id}");
                let mut sorted = [keys(&question), first.0.clone()];
                sorted.iter_mut().for_each(|keys| keys.sort());
                assert_eq!(sorted[0], sorted[1], "{id}");
                seen.push(keys(&question));
            }
            if ["choice", "several", "match"].contains(&task) {
                assert!(seen.iter().rev().take(2).any(|keys| keys != &first.0), "{id} stands in another order");
            }
        }
        orders.push(seen);
    }
    assert_eq!(orders[0], orders[1]);
}

#[wasm_bindgen_test]
async fn retried_answers_can_be_restored() {
    let explainer = Explainer::alone().await;
    assert!(off(&explainer.find("[data-do='undo-quiz']")) && off(&explainer.find("[data-do='retry-missed']")));
    for (at, (id, _)) in KINDS.into_iter().enumerate() {
        answer(&explainer.find(&question_of(id)), Hand::Pointer, at % 2 == 0).await;
    }
    let before = explainer.find(".quiz").clone_node_with_deep(true).unwrap().unchecked_into::<Element>();
    for way in ["retry-missed", "retry-all"] {
        explainer.click(&format!("[data-do='{way}']")).await;
        for (at, (id, _)) in KINDS.into_iter().enumerate() {
            let stays = way == "retry-missed" && at % 2 == 0;
            assert_eq!(explainer.result(id).is_some(), stays, "{id} {way}");
        }
        assert!(!off(&explainer.find("[data-do='undo-quiz']")));
        explainer.click("[data-do='undo-quiz']").await;
        assert_eq!(explainer.text("[data-score]"), find(&before, "[data-score]").text_content().unwrap());
        for (id, _) in KINDS {
            let (is, was) = (explainer.find(&question_of(id)), find(&before, &format!("[data-question='{id}']")));
            assert_eq!(is.text_content(), was.text_content(), "{id} {way}");
            assert_eq!(is.get_attribute("data-result"), was.get_attribute("data-result"), "{id}");
            assert_eq!(keys(&is), keys(&was), "{id}");
        }
        assert!(off(&explainer.find("[data-do='undo-quiz']")));
    }
}

#[wasm_bindgen_test]
async fn focus_moves_to_the_outcome_and_back_to_the_question() {
    let explainer = Explainer::alone().await;
    for (id, task) in KINDS {
        let question = explainer.find(&question_of(id));
        answer(&question, Hand::Keyboard, true).await;
        let there = if task == "choice" { "summary[data-option='isolation']" } else { ".outcome" };
        assert!(focused().is_same_node(Some(&find(&question, there))), "{id}: {}", brief(&focused()));
        Hand::Keyboard.press(&button(&question, "retry")).await;
        assert!(focused().is_same_node(Some(&question)), "{id}: {}", brief(&focused()));
        Hand::Keyboard.press(&button(&question, "give-up")).await;
        assert!(focused().is_same_node(Some(&find(&question, ".outcome"))), "{id}: {}", brief(&focused()));
    }
}

#[wasm_bindgen_test]
async fn a_moved_step_announces_its_position_and_keeps_focus_to_the_ends_of_the_list() {
    let explainer = Explainer::alone().await;
    let question = explainer.find(&question_of("steps-to-isolation"));
    let step = "secondary";
    let place = || keys(&question).iter().position(|it| it == step).unwrap();
    let text = "Russia becomes a secondary player.";
    for (does, way, end) in [("later", "down", 3), ("earlier", "up", 0)] {
        let moves = find(&question, &format!("[data-do='{does}'][data-step='{step}']"));
        focus(&moves);
        for _ in 0..5 {
            Hand::Keyboard.press(&moves).await;
            assert!(focused().is_same_node(Some(&moves)), "at place {}", place() + 1);
            let label = moves.get_attribute("aria-label").unwrap();
            assert_eq!(label, format!("Move “{text}” {way}; it is in place {}", place() + 1));
        }
        assert_eq!(place(), end);
        assert!(off(&moves), "a step at the end of the list has no button to move further");
    }
    for (at, key) in keys(&question).iter().enumerate() {
        for way in ["earlier", "later"] {
            let moves = find(&question, &format!("[data-do='{way}'][data-step='{key}']"));
            assert!(moves.get_attribute("aria-label").unwrap().ends_with(&format!("in place {}", at + 1)));
            assert_eq!(off(&moves), at == if way == "earlier" { 0 } else { 3 });
        }
    }
}

#[wasm_bindgen_test]
async fn a_question_in_the_text_and_in_the_quiz_has_one_answer() {
    let mut document = content();
    for question in document["questions"].as_array_mut().unwrap() {
        question["section"] = "shift".into();
    }
    clean();
    let explainer = Explainer::at(put("<div></div>"), &document.to_string()).await;
    for (place, (id, task)) in KINDS.into_iter().enumerate() {
        let copies = explainer.all(&format!("[data-question='{id}']"));
        assert_eq!(copies.len(), 2, "{id}");
        let [text, quiz] = [&copies[0], &copies[1]];
        assert!(text.closest(".article").unwrap().is_some() && quiz.closest(".quiz").unwrap().is_some());
        put_together(text, Hand::Pointer, false).await;
        assert_eq!((keys(text), values(text)), (keys(quiz), values(quiz)), "{id}: what is put together");
        if task != "choice" {
            let submit = button(text, "submit");
            Hand::Keyboard.press(&submit).await;
            assert!(focused().is_same_node(Some(&find(text, ".outcome"))), "{id}: focus stays in the text");
        }
        let state = |copy: &Element| {
            let rows: Vec<_> = all(copy, "[data-row]")
                .iter()
                .map(|row| (row.get_attribute("data-chosen"), row.get_attribute("data-result")))
                .collect();
            (copy.get_attribute("data-result"), find(copy, ".outcome").text_content(), rows)
        };
        assert_eq!(state(text), state(quiz), "{id}");
        assert_eq!(explainer.result(id).as_deref(), Some("wrong"), "{id}");
        explainer.act(id, "retry").await;
        assert_eq!((keys(text), values(text), state(text)), (keys(quiz), values(quiz), state(quiz)), "{id}: again");
        answer(quiz, Hand::Pointer, true).await;
        assert_eq!(text.get_attribute("data-result").as_deref(), Some("right"), "{id}");
        assert_eq!(explainer.right() as usize, place + 1, "{id} counts once");
    }
}

#[wasm_bindgen_test]
async fn predictions_before_and_after_reading_are_compared_and_not_judged() {
    let explainer = Explainer::alone().await;
    let [early, late] = ["early", "late"].map(|moment| {
        let it = explainer.find(&format!("[data-expect='{moment}']"));
        it.closest("[data-question]").unwrap().unwrap()
    });
    let says = |question: &Element| find(question, ".outcome").text_content().unwrap();
    let radio = |question: &Element, option: &str| find(question, &format!("input[value='{option}']"));
    Hand::Pointer.press(&radio(&early, "holds")).await;
    assert_eq!((says(&early).as_str(), says(&late).as_str()), ("Noted. You will be asked again at the end.", ""));
    Hand::Keyboard.press(&radio(&early, "lasts")).await;
    assert!(any(&late, ":checked").is_empty(), "nothing is chosen for the second prediction yet");
    Hand::Keyboard.press(&radio(&late, "lasts")).await;
    assert_eq!(says(&late), "You expected the same before reading.");
    assert!(
        all(&early, "input").iter().all(|input| input.has_attribute("disabled")),
        "the first prediction can no longer be changed"
    );
    Hand::Pointer.press(&radio(&late, "breaks")).await;
    assert!(
        says(&late).starts_with("You have changed your mind. Before reading you chose: “It lasts"),
        "{}",
        says(&late)
    );
    let said = all(&late, "[data-row][data-chosen]");
    assert_eq!(said.len(), 1);
    assert_eq!(said[0].get_attribute("data-row").as_deref(), Some("breaks"), "the row with the article's comment");
    assert!(!early.has_attribute("data-result") && !late.has_attribute("data-result"));
    assert!(explainer.text("[data-score]").starts_with("0 right · 0 missed"), "a prediction does not count");
}

#[wasm_bindgen_test]
async fn the_chips_lead_to_the_questions() {
    let explainer = Explainer::alone().await;
    let chips = explainer.all(".chips a");
    assert_eq!(chips.len(), explainer.all(".quiz [data-question]:not([data-task='predict'])").len());
    for (number, chip) in chips.iter().enumerate() {
        assert_eq!(chip.text_content().unwrap(), (number + 1).to_string());
        crate::harness::click(chip).await;
        let id = chip.get_attribute("data-asked").unwrap();
        assert!(focused().is_same_node(Some(&explainer.find(&question_of(&id)))), "{id}");
        assert!(find(&focused(), "h3").text_content().unwrap().starts_with(&format!("{}. ", number + 1)));
    }
}
