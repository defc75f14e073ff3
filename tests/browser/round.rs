//! The round of one question at a time, typed answers, the end, and the review.

use crate::files::{Tray, text};
use crate::harness::{
    Explainer, Hand, KEY, all, any, arrive_at, clean, click, content, device, find, focused, fragment, json, leave,
    microtasks, prerendered, press_with, put, question_of, settle,
};
use serde_json::{Value, json as value};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlInputElement, KeyboardEventInit};

const CORE: [&str; 5] = ["unlimited", "machtpolitik", "agreement", "risk", "in-the-middle"];

/// The ids of the questions that are marked as current.
fn now(explainer: &Explainer) -> Vec<String> {
    let now = explainer.any("[data-now]");
    now.iter().map(|question| question.get_attribute("data-question").unwrap()).collect()
}

fn shows(explainer: &Explainer, selector: &str) -> bool {
    explainer.any(selector).iter().any(|it| !it.has_attribute("hidden"))
}

#[wasm_bindgen_test]
async fn one_question_is_current_and_a_link_leads_to_the_next() {
    let explainer = Explainer::alone().await;
    for (place, id) in CORE.into_iter().enumerate() {
        assert_eq!(now(&explainer), [id]);
        assert_eq!(explainer.text(".turn"), format!("Question {} of 5", place + 1));
        assert!(
            find(&explainer.root, ".turn + .question").has_attribute("data-now"),
            "the number of the question is above it"
        );
        assert!(
            find(&explainer.root, ".question + .onward").previous_element_sibling().unwrap().has_attribute("data-now")
        );
        if place < 4 {
            assert_eq!(explainer.text(".onward a"), "Skip this question");
        }
        explainer.act(id, "give-up").await;
        assert_eq!(now(&explainer), [id], "whoever has answered stays there");
        if place < 4 {
            assert!(!explainer.has(".end[data-over]"));
            assert_eq!(explainer.text(".onward a"), "Next question");
            explainer.click(".onward a").await;
            assert_eq!(fragment(), format!("question={}", CORE[place + 1]));
            assert!(focused().has_attribute("data-now"), "focus is on the current question");
        }
    }
    assert!(!shows(&explainer, ".onward a") && !shows(&explainer, ".onward button"));
    assert!(explainer.has(".end[data-over]:not([data-complete])"));
    assert_eq!(explainer.text(".end .final"), "0 of 5 right.");
    explainer.click(".end [data-do='go-on']").await;
    assert_eq!(explainer.text(".turn"), "Question 9 of 15", "questions in the text are not asked again in the quiz");
    assert!(focused().is_same_node(Some(&explainer.find(".turn"))));
    leave();
}

/// What a press changes beside the answer would delay its paint: the other options with their reasons, the address, the storage.
#[wasm_bindgen_test]
async fn the_other_options_are_shown_after_the_paint_also_once_the_address_names_a_question() {
    let explainer = Explainer::alone().await;
    for id in &CORE[..3] {
        let question = explainer.find(&question_of(id));
        let option = find(&question, "summary[data-option]");
        option.unchecked_ref::<web_sys::HtmlElement>().click();
        microtasks().await;
        assert!(question.has_attribute("data-result"), "{id} is answered at once");
        assert!(!question.has_attribute("data-solved"), "{id} is not solved before the paint");
        settle().await;
        assert!(question.has_attribute("data-solved"), "{id} is solved after the paint");
        explainer.click(".onward a").await;
        assert!(fragment().starts_with("question="));
    }
    leave();
}

#[wasm_bindgen_test]
async fn the_last_question_can_be_skipped_too_and_the_end_links_to_skipped_ones() {
    let explainer = Explainer::alone().await;
    explainer.click(".chips a:nth-child(5)").await;
    assert_eq!(now(&explainer), ["in-the-middle"]);
    assert!(!shows(&explainer, ".onward a"));
    explainer.click(".onward [data-do='leave']").await;
    assert_eq!(now(&explainer), [""; 0]);
    assert!(focused().is_same_node(Some(&explainer.find(".end .final"))));
    let links: Vec<String> = explainer.all(".left-out li").iter().map(|it| it.text_content().unwrap()).collect();
    assert_eq!(links.len(), 5);
    assert!(links[1].starts_with("2. What is “machtpolitik”"), "{links:?}");
    explainer.click(".left-out li:nth-child(2) a").await;
    assert_eq!(now(&explainer), ["machtpolitik"]);
    leave();
}

#[wasm_bindgen_test]
async fn questions_in_the_text_are_marked_as_such() {
    let explainer = Explainer::alone().await;
    let chips = explainer.all(".chips [data-in-text]");
    let labels: Vec<String> = chips.iter().map(|chip| chip.get_attribute("aria-label").unwrap()).collect();
    assert!(labels.iter().all(|label| label.ends_with(": asked in the text, not answered")), "{labels:?}");
    let in_text = content()["questions"].as_array().unwrap().clone();
    let count = in_text.iter().filter(|it| it["section"].is_string() && it["task"] != "predict").count();
    assert_eq!(labels.len(), count);
    click(&explainer.find(".article [data-question='signal'] [data-option='apart']")).await;
    assert_eq!(explainer.all(".chips [data-in-text]").len(), count - 1);
    assert_eq!(now(&explainer), ["unlimited"], "an answer in the text does not change the current question");
}

#[wasm_bindgen_test]
async fn the_end_lists_missed_questions_with_their_passages_and_asks_for_the_reader_s_view() {
    let explainer = Explainer::alone().await;
    click(&explainer.find("[data-question='future'] [data-expect='early'][value='breaks']")).await;
    explainer.choose("unlimited", "limits").await;
    for id in &CORE[1..] {
        explainer.act(id, "give-up").await;
    }
    let missed = explainer.all(".end .missed li");
    assert_eq!(missed.len(), 4);
    let passages: Vec<String> = missed.iter().map(|it| find(it, ".goto").get_attribute("data-goto").unwrap()).collect();
    assert_eq!(passages, ["pragmatism", "visit", "demotion", "pragmatism"]);
    let minds = explainer.text(".end .minds");
    assert!(minds.contains("Before reading: It breaks") && minds.contains("What do you expect now?"), "{minds}");
    click(&explainer.find(".quiz [data-question='future'] [data-expect='late'][value='lasts']")).await;
    explainer.write("It <b>depends</b>.").await;
    let minds = explainer.text(".end .minds");
    assert!(minds.contains("Now: It lasts") && !minds.contains("What do you expect now?"), "{minds}");
    explainer.click(".end [data-do='retry-missed']").await;
    assert_eq!(now(&explainer), ["machtpolitik"]);
    assert_eq!(explainer.text(".turn"), "Once more: question 1 of 4");
    assert!(!explainer.has(".end[data-over]"));
}

#[wasm_bindgen_test]
async fn all_questions_may_show_at_once() {
    let explainer = Explainer::alone().await;
    assert!(!explainer.has(".quiz[data-all]"));
    explainer.click("[data-do='all-at-once']").await;
    assert!(explainer.has(".quiz[data-all]"));
    explainer.click("[data-do='one-by-one']").await;
    assert!(!explainer.has(".quiz[data-all]"));
}

#[wasm_bindgen_test]
async fn when_all_are_answered_the_end_follows_the_last_answer() {
    let explainer = Explainer::alone().await;
    let questions = content()["questions"].as_array().unwrap().clone();
    let judged = questions.iter().filter(|it| it["task"] != "predict").map(|it| it["id"].as_str().unwrap());
    let mut judged: Vec<&str> = judged.collect();
    // The question answered last is not the last of the quiz, and stands in the text as well.
    judged.rotate_left(7);
    for id in &judged {
        explainer.act(id, "give-up").await;
    }
    assert_eq!(judged.last(), Some(&"signal"));
    let last = || explainer.find(".end[data-complete]").previous_element_sibling().unwrap();
    assert_eq!(last().get_attribute("data-question").as_deref(), Some("signal"));
    explainer.act("agreement", "retry").await;
    explainer.act("agreement", "give-up").await;
    assert!(last().class_list().contains("onward"));
    let question = last().previous_element_sibling().unwrap();
    assert_eq!(question.get_attribute("data-question").as_deref(), Some("agreement"));
}

/// The built-in explainer with a question about a number, drawn by the player.
async fn with_number() -> Explainer {
    clean();
    let mut document = content();
    let mut question = document["questions"][0].clone();
    question["id"] = "share".into();
    question["task"] = "number".into();
    question["prompt"] = "How many percent?".into();
    question["answer"] = Value::Null;
    question["options"] = value!([{
        "id": "a", "text": "12.5\u{202f}%", "right": true, "pair": null, "reason": [{ "text": "Counted." }]
    }]);
    question["number"] =
        value!({ "value": "12.5", "within": "0.5", "from": "0", "to": "80", "step": "0.5", "unit": "%" });
    document["questions"].as_array_mut().unwrap().insert(0, question);
    Explainer::at(put("<div></div>"), &document.to_string()).await
}

fn value_of(field: &Element) -> String {
    field.unchecked_ref::<HtmlInputElement>().value()
}

#[wasm_bindgen_test]
async fn a_number_is_guessed_by_a_slider_or_by_typing() {
    let explainer = with_number().await;
    let question = explainer.find(&question_of("share"));
    let [slider, field] = ["range", "number"].map(|kind| find(&question, &format!("[type='{kind}']")));
    let submit = find(&question, "[data-do='submit']");
    assert!(submit.has_attribute("aria-disabled"), "the slider's first position cannot be submitted");
    assert_eq!(value_of(&slider), "40", "in the middle");
    Hand::Keyboard.write(&slider, "30").await;
    assert_eq!((value_of(&field).as_str(), submit.has_attribute("aria-disabled")), ("30", false));
    assert_eq!(slider.get_attribute("aria-valuetext").as_deref(), Some("30\u{202f}%"));
    Hand::Keyboard.write(&field, "").await;
    assert!(submit.has_attribute("aria-disabled"));
    assert_eq!(slider.get_attribute("aria-valuetext"), None, "there is no number any more");
    // The typed text is not normalised, since the reader may not have finished it.
    for typed in ["1", "10", "10.0", "10.05"] {
        Hand::Keyboard.write(&field, typed).await;
        assert_eq!(value_of(&field), typed);
    }
    assert_eq!(value_of(&slider), "10");
    for control in [&slider, &field] {
        assert!(control.get_attribute("aria-label").unwrap().starts_with("How many percent?"));
    }
    explainer.press_on(&field, "Enter").await;
    assert_eq!(explainer.result("share").as_deref(), Some("wrong"));
    let outcome = "You said 10.05\u{202f}%: 2.45\u{202f}% too low. It is 12.5\u{202f}%.";
    assert_eq!(explainer.outcome("share"), outcome);
    assert!(focused().is_same_node(Some(&find(&question, ".outcome"))), "focus is on the outcome");
    assert!(slider.has_attribute("disabled") && field.has_attribute("disabled"));
    let row = find(&question, "[data-row][data-result='right']");
    assert!(row.text_content().unwrap().contains("Counted."));
    explainer.act("share", "retry").await;
    assert_eq!((value_of(&field).as_str(), field.has_attribute("disabled")), ("", false));
    for (typed, outcome) in [
        ("13", "Right: you said 13\u{202f}%. It is 12.5\u{202f}%."),
        ("12.50", "Right."),
        (
            "1000000",
            "You said 1\u{202f}000\u{202f}000\u{202f}%: 999\u{202f}987.5\u{202f}% too high. It is 12.5\u{202f}%.",
        ),
    ] {
        Hand::Pointer.write(&field, typed).await;
        explainer.act("share", "submit").await;
        assert_eq!(explainer.outcome("share"), outcome);
        explainer.act("share", "retry").await;
    }
}

#[wasm_bindgen_test]
async fn words_can_be_filled_in_with_small_typing_errors() {
    let explainer = Explainer::alone().await;
    let question = explainer.find(&question_of("marriage"));
    let field = find(&question, "[type='text']");
    for (typed, result, said) in [
        ("convenience", "right", "Right."),
        ("  a CONVÉNIENCE! ", "right", "Right."),
        ("conveniance", "right", "Right. It is spelled “convenience”."),
        ("love", "wrong", "Not right: you wrote “love”."),
    ] {
        Hand::Keyboard.write(&field, typed).await;
        assert_eq!(value_of(&field), typed, "the field keeps the typed text");
        explainer.press_on(&field, "Enter").await;
        assert_eq!((explainer.result("marriage").as_deref(), &*explainer.outcome("marriage")), (Some(result), said));
        assert!(find(&question, "[data-row]").text_content().unwrap().starts_with("convenience"));
        explainer.act("marriage", "retry").await;
    }
    for nothing in ["", " ", "?!"] {
        Hand::Keyboard.write(&field, nothing).await;
        explainer.press_on(&field, "Enter").await;
        assert_eq!(explainer.result("marriage"), None, "{nothing:?} is no answer");
    }
}

#[wasm_bindgen_test]
async fn enter_that_ends_a_conversion_of_an_input_method_submits_nothing() {
    let explainer = Explainer::alone().await;
    let field = explainer.find(&format!("{} [type='text']", question_of("marriage")));
    Hand::Keyboard.write(&field, "love").await;
    let search = explainer.find("[data-search]");
    Hand::Keyboard.write(&search, "xi").await;
    let [composing, of_safari] = [(); 2].map(|()| KeyboardEventInit::new());
    composing.set_is_composing(true);
    of_safari.set_key_code(229);
    for init in [composing, of_safari] {
        for it in [&field, &search] {
            assert!(press_with(it, "Enter", &init).await, "the key is left to the input method");
        }
        assert_eq!((explainer.result("marriage"), explainer.open()), (None, Vec::new()));
    }
    explainer.press_on(&field, "Enter").await;
    assert_eq!(explainer.result("marriage").as_deref(), Some("wrong"));
}

#[wasm_bindgen_test]
async fn typed_words_are_folded_as_the_author_tool_folds_accepted_ones() {
    // The same cases as in `author/check/quiz/typed.rs`.
    for (typed, folded) in [
        ("  The “Collective   West”! ", "the collective west"),
        ("Élysée", "elysee"),
        ("Đà Nẵng", "đa nang"),
        ("don’t", "dont"),
        ("set-up", "set up"),
        ("ﬁne Ａ½", "fine a1 2"),
        ("ΟΔΥΣΣΕΎΣ", "οδυσσευς"),
        ("Straße", "straße"),
        ("日本", "日本"),
    ] {
        let explainer = Explainer::alone().await;
        let field = explainer.find(&format!("{} [type='text']", question_of("marriage")));
        Hand::Pointer.write(&field, typed).await;
        explainer.act("marriage", "submit").await;
        let saved: Value = serde_json::from_str(&device().get_item(KEY).unwrap().unwrap()).unwrap();
        assert_eq!(saved["answers"][0]["response"], value!([typed, folded]));
    }
}

#[wasm_bindgen_test]
async fn a_reminder_is_a_calendar_that_leads_to_the_review() {
    let explainer = Explainer::alone().await;
    explainer.click(".chips a:nth-child(5)").await;
    explainer.act("in-the-middle", "give-up").await;
    assert_eq!(explainer.text("[data-do='save-reminder']"), "Again in 5 days: a reminder for your calendar");
    let tray = Tray::new();
    let file = tray.save(&explainer, "save-reminder").await;
    assert_eq!((file.name.as_str(), file.blob.type_().as_str()), ("review.ics", "text/calendar;charset=utf-8"));
    let calendar = text(&file.blob).await.replace("\r\n ", "");
    let page = gloo::utils::window().location().href().unwrap();
    let page = page.split('#').next().unwrap();
    assert!(calendar.contains(&format!("\r\nURL:{page}#review\r\n")), "{calendar}");
    let day = js_sys::Date::new_0();
    day.set_date(day.get_date() + 5);
    let two = |number: u32| format!("{number:02}");
    let day = [day.get_full_year().to_string(), two(day.get_month() + 1), two(day.get_date())].concat();
    assert!(calendar.contains(&format!("\r\nDTSTART;VALUE=DATE:{day}\r\n")), "{calendar}");
    leave();
}

#[wasm_bindgen_test]
async fn the_address_of_the_review_repeats_missed_and_due_questions() {
    let first = Explainer::alone().await;
    first.choose("risk", "clash").await;
    first.choose("unlimited", "limits").await;
    first.choose("agreement", "possible").await;
    drop(first);
    leave();
    // One of them was answered a week ago.
    let mut saved: Value = serde_json::from_str(&device().get_item(KEY).unwrap().unwrap()).unwrap();
    let known = saved["known"].as_array_mut().unwrap();
    assert_eq!(known.len(), 3);
    let agreement = known.iter_mut().find(|it| it["question"] == "agreement").unwrap();
    agreement["day"] = (agreement["day"].as_u64().unwrap() - 7).into();
    device().set_item(KEY, &saved.to_string()).unwrap();
    arrive_at("#review");
    let explainer = Explainer::at(put(prerendered()), json()).await;
    settle().await;
    assert_eq!(explainer.text(".turn"), "Once more: question 1 of 2");
    assert_eq!(now(&explainer), ["agreement"]);
    assert!(focused().is_same_node(Some(&explainer.find(".turn"))), "focus is on the number of the question");
    assert_eq!(explainer.result("unlimited").as_deref(), Some("right"), "a right answer that is not due stays");
    explainer.choose("agreement", "possible").await;
    explainer.click(".onward a").await;
    explainer.choose("risk", "isolation").await;
    assert_eq!(explainer.text(".end .final"), "This time 2 of 2 right.");
    let known: Value = serde_json::from_str(&device().get_item(KEY).unwrap().unwrap()).unwrap();
    let right = |id: &str| {
        let known = known["known"].as_array().unwrap();
        known.iter().find(|it| it["question"] == id).unwrap()["right"].as_u64().unwrap()
    };
    assert_eq!((right("unlimited"), right("agreement"), right("risk")), (1, 2, 1));
    assert!(any(&explainer.root, ".missed").is_empty() && !all(&explainer.root, ".end .ways").is_empty());
    leave();
}
