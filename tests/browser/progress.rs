//! Progress: as a file, in other pages, from an older player, and after changes of the questions.

use crate::files::{Tray, text};
use crate::harness::{
    Explainer, Hand, KEY, KINDS, answer, any, brief, clean, content, device, find, focus, focused, json, leave,
    option_of, prerendered, put, question_of, settle, until,
};
use js_sys::{Array, Function, Promise};
use serde_json::{Value, json as value};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlInputElement};

/// The progress in `localStorage`.
fn kept() -> Value {
    serde_json::from_str(&device().get_item(KEY).unwrap().unwrap()).unwrap()
}

/// Saves progress in `localStorage` as if by an earlier visit, and opens the explainer again.
async fn come_to(kept: &Value) -> Explainer {
    clean();
    device().set_item(KEY, &kept.to_string()).unwrap();
    Explainer::hydrated().await
}

/// Dispatches the event that another page has changed `localStorage`, and waits until the page is drawn.
pub(crate) async fn tell(key: &str, kept: Option<&str>) {
    tell_at_once(key, kept);
    settle().await;
}

fn tell_at_once(key: &str, kept: Option<&str>) {
    let tell = Function::new_with_args(
        "key, newValue",
        "dispatchEvent(new StorageEvent('storage', { key, newValue, storageArea: localStorage }))",
    );
    tell.call2(&JsValue::NULL, &key.into(), &kept.map_or(JsValue::NULL, JsValue::from)).unwrap();
}

/// Loads a file with that text; the message that the reader gets.
async fn load(explainer: &Explainer, text: &str) -> String {
    let give = Function::new_with_args(
        "input, text",
        "const files = new DataTransfer();
         files.items.add(new File([text], 'progress.json', { type: 'application/json' }));
         input.files = files.files;
         input.dispatchEvent(new Event('change', { bubbles: true, composed: true }))",
    );
    let input = explainer.find("[data-load]");
    give.call2(&JsValue::NULL, &input, &text.into()).unwrap();
    let is_free = || input.unchecked_ref::<HtmlInputElement>().value().is_empty();
    assert!(until(is_free).await, "the same file cannot be chosen again");
    settle().await;
    explainer.text(".said")
}

async fn answer_kinds(explainer: &Explainer) {
    for (at, (id, _)) in KINDS.into_iter().enumerate() {
        answer(&explainer.find(&question_of(id)), Hand::Pointer, at % 2 == 0).await;
    }
    explainer.act("unlimited", "give-up").await;
    explainer.click("[data-expect='early'][value='lasts']").await;
    explainer.click("[data-expect='late'][value='breaks']").await;
}

/// The visible state of every question.
fn shown(explainer: &Explainer) -> Vec<String> {
    let questions = explainer.all(".question");
    let show = |question: &Element| {
        let rows = any(question, "[data-chosen]").len();
        let outcome = find(question, ".outcome").text_content();
        format!(
            "{:?} {:?} {rows} {outcome:?}",
            question.get_attribute("data-question"),
            question.get_attribute("data-result")
        )
    };
    questions.iter().map(show).collect()
}

#[wasm_bindgen_test]
async fn answers_of_every_kind_are_there_on_the_next_visit() {
    let explainer = Explainer::alone().await;
    answer_kinds(&explainer).await;
    let before = (shown(&explainer), explainer.text("[data-score]"));
    leave();
    let again = Explainer::hydrated().await;
    assert_eq!((shown(&again), again.text("[data-score]")), before);
    again.click("[data-do='retry-all']").await;
    assert_eq!(again.right(), 0);
}

#[wasm_bindgen_test]
async fn older_progress_of_another_page_does_not_overwrite_its_newer_one() {
    let explainer = Explainer::alone().await;
    let mut steps = Vec::new();
    for (at, (id, _)) in KINDS.into_iter().enumerate().take(2) {
        answer(&explainer.find(&question_of(id)), Hand::Pointer, at % 2 == 0).await;
        steps.push(kept().to_string());
    }
    explainer.click("[data-do='retry-all']").await;
    let saved = Function::new_no_args(
        "const saved = [];
         addEventListener('explainer:progress', ({ detail }) => saved.push(JSON.stringify(detail)), { capture: true });
         return saved",
    );
    let saved: Array = saved.call0(&JsValue::NULL).unwrap().unchecked_into();
    // Both events arrive before the browser paints, each in a task of its own.
    for step in &steps {
        device().set_item(KEY, step).unwrap();
        tell_at_once(KEY, Some(step));
        for _ in 0..9 {
            JsFuture::from(Promise::resolve(&JsValue::NULL)).await.unwrap();
        }
    }
    settle().await;
    let saved: Vec<Value> = saved.iter().map(|it| serde_json::from_str(&it.as_string().unwrap()).unwrap()).collect();
    let last: Value = serde_json::from_str(&steps[1]).unwrap();
    assert_eq!((saved, kept()), (vec![last.clone()], last));
}

#[wasm_bindgen_test]
async fn a_file_has_all_progress() {
    let (explainer, tray) = (Explainer::alone().await, Tray::new());
    answer_kinds(&explainer).await;
    explainer.write("It depends.").await;
    let before = (shown(&explainer), explainer.text("[data-score]"));
    let file = tray.save(&explainer, "save-progress").await;
    assert_eq!(file.name, "unraveling-alliance-progress.json");
    assert_eq!(file.blob.type_(), "application/json");
    let file = text(&file.blob).await;
    assert_eq!(serde_json::from_str::<Value>(&file).unwrap(), kept());

    let other = Explainer::alone().await;
    assert_eq!(other.right(), 0);
    assert_eq!(load(&other, &file).await, "Your progress is back.");
    assert_eq!((shown(&other), other.text("[data-score]")), before);
    assert_eq!(other.written(), "It depends.");
    leave();
    let again = Explainer::hydrated().await;
    assert_eq!((shown(&again), again.text("[data-score]")), before, "the restored progress stays after a reload");
}

#[wasm_bindgen_test]
async fn progress_replaced_by_a_file_can_be_restored() {
    let (explainer, tray) = (Explainer::alone().await, Tray::new());
    explainer.choose("risk", "isolation").await;
    let file = text(&tray.save(&explainer, "save-progress").await.blob).await;
    let other = Explainer::alone().await;
    other.choose("unlimited", "over").await;
    other.choose("risk", "clash").await;
    other.write("Mine.").await;
    load(&other, &file).await;
    assert_eq!((other.result("risk").as_deref(), other.result("unlimited")), (Some("right"), None));
    assert_eq!(other.written(), "Mine.", "the file had nothing to put there");
    other.click("[data-do='undo-quiz']").await;
    assert_eq!((other.result("risk").as_deref(), other.result("unlimited").as_deref()), (Some("right"), Some("wrong")));
}

#[wasm_bindgen_test]
async fn a_file_without_progress_is_refused_with_a_message_and_changes_nothing() {
    let explainer = Explainer::alone().await;
    explainer.choose("risk", "isolation").await;
    explainer.write("It depends.").await;
    let mut foreign = kept();
    foreign["explainer"] = "another".into();
    let before = (shown(&explainer), kept());
    for text in ["", "garbage", "[]", "null", "{\"answers\":[]}", &foreign.to_string(), &"[".repeat(10_000)] {
        let message = load(&explainer, text).await;
        assert_eq!(
            message, "This file is not progress that was saved from this explainer. Nothing was changed.",
            "{text:.30}"
        );
        assert_eq!((shown(&explainer), kept()), before, "{text:.30}");
        assert_eq!(explainer.written(), "It depends.");
    }
}

#[wasm_bindgen_test]
async fn progress_of_an_older_player_is_read() {
    let explainer = Explainer::alone().await;
    explainer.choose("risk", "isolation").await;
    explainer.choose("unlimited", "over").await;
    let answers = kept()["answers"].as_array().unwrap().clone();
    let old = |answer: &Value| value!({ "question": answer["question"], "option": answer["response"][0], "fingerprint": answer["fingerprint"] });
    let old: Vec<Value> = answers.iter().map(old).collect();
    let again = come_to(&value!({ "answers": old, "view": "It depends.", "scheme": "dark" })).await;
    assert_eq!((again.result("risk").as_deref(), again.result("unlimited").as_deref()), (Some("right"), Some("wrong")));
    assert_eq!((again.written().as_str(), again.shown_scheme()), ("It depends.", 2));
}

#[wasm_bindgen_test]
async fn garbage_in_saved_progress_is_dropped_and_the_rest_restored() {
    let explainer = Explainer::alone().await;
    answer_kinds(&explainer).await;
    let good = kept();
    // tests/reader.rs tests other garbage.
    let odd = [
        ("risk", value!(["nowhere"])),
        ("aims-of-each", value!(["russia", "china", "europe", ""])),
        ("future", value!(["holds", "lasts", "breaks"])),
    ];
    let sound = come_to(&good).await;
    let all_shown = shown(&sound);
    for (id, response) in odd {
        let mut kept = good.clone();
        let answers = kept["answers"].as_array_mut().unwrap();
        answers.iter_mut().find(|answer| answer["question"] == id).unwrap()["response"] = response.clone();
        answers.push(value!({ "question": "nobody-asked", "response": ["x"], "tries": -3, "fingerprint": 7 }));
        answers.insert(0, Value::Null);
        let explainer = come_to(&kept).await;
        assert_eq!(explainer.result(id), None, "{id} {response}");
        let of = format!("Some({id:?})");
        for (is, was) in shown(&explainer).iter().zip(&all_shown).filter(|(is, _)| !is.starts_with(&of)) {
            assert_eq!(is, was, "{id} {response}");
        }
    }
}

#[wasm_bindgen_test]
async fn a_question_that_changed_is_asked_again_and_says_why_until_it_is_answered() {
    const WHY: &str = "This question has changed since you answered it, so it is asked again.";
    let explainer = Explainer::alone().await;
    answer_kinds(&explainer).await;
    leave();
    let mut document = content();
    let questions = document["questions"].as_array_mut().unwrap();
    for question in questions.iter_mut() {
        let prompt = question["prompt"].as_str().unwrap().replace('?', ", now?");
        question["prompt"] = prompt.into();
    }
    let document = document.to_string();
    for _ in 0..3 {
        let again = Explainer::at(put(prerendered()), &document).await;
        for (id, _) in KINDS {
            assert_eq!(again.result(id), None, "{id}");
            assert_eq!(again.outcome(id), WHY, "{id}");
            let label = again.attribute(&format!(".chips [data-asked='{id}']"), "aria-label").unwrap();
            assert!(label.ends_with(": to do"), "{label}");
        }
        assert_eq!(again.outcome("agreement"), "", "a question without an answer has no outcome");
        leave();
    }
    let again = Explainer::at(put(prerendered()), &document).await;
    again.choose("risk", "isolation").await;
    assert_eq!(again.outcome("risk"), "Right.");
    leave();
    let last = Explainer::at(put(prerendered()), &document).await;
    assert_eq!((last.result("risk").as_deref(), last.outcome("risk").as_str()), (Some("right"), "Right."));
    last.act("risk", "retry").await;
    assert_eq!(last.outcome("risk"), "", "the message about the changed question is gone");
    assert_eq!(last.outcome("supplies"), WHY);
}

#[wasm_bindgen_test]
async fn changes_in_another_page_show_in_this_one() {
    let explainer = Explainer::alone().await;
    explainer.choose("risk", "isolation").await;
    answer(&explainer.find(&question_of("supplies")), Hand::Pointer, false).await;
    explainer.write("From there.").await;
    explainer.choose_scheme(2).await;
    let saved_there = device().get_item(KEY).unwrap().unwrap();
    let there = (shown(&explainer), explainer.text("[data-score]"));

    let here = Explainer::alone().await;
    here.click(".drawing [data-actor='china']").await;
    here.click("[data-pair='europe']").await;
    let control = here.find("[data-pair='europe']");
    focus(&control);
    device().set_item(KEY, &saved_there).unwrap();
    tell(KEY, Some(&saved_there)).await;
    assert_eq!((shown(&here), here.text("[data-score]")), there);
    assert_eq!((here.written().as_str(), here.shown_scheme()), ("From there.", 2));
    assert_eq!(here.open(), ["actor=china"], "the open place does not change with another page's progress");
    assert!(focused().is_same_node(Some(&control)), "{}", brief(&focused()));
    assert_eq!(device().get_item(KEY).unwrap().unwrap(), saved_there, "progress of another page is not written back");
    here.choose("unlimited", "limits").await;
    assert_eq!(kept()["answers"].as_array().unwrap().len(), 3, "answers of both pages are saved");
    // The other page retries all questions.
    let mut anew = kept();
    anew["answers"] = value!([]);
    tell(KEY, Some(&anew.to_string())).await;
    assert_eq!(here.right(), 0);
    assert!(!here.has(".question[data-result]"));
}

#[wasm_bindgen_test]
async fn answers_after_midnight_have_the_new_day() {
    let explainer = Explainer::alone().await;
    explainer.choose("risk", "isolation").await;
    let pass = Function::new_with_args(
        "days",
        "Date.now = ((now) => () => now() + days * 864e5)(Date.now);
         document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))",
    );
    pass.call1(&JsValue::NULL, &1.into()).unwrap();
    explainer.choose("unlimited", "limits").await;
    pass.call1(&JsValue::NULL, &(-1).into()).unwrap();
    let days: Vec<u64> = kept()["known"].as_array().unwrap().iter().map(|it| it["day"].as_u64().unwrap()).collect();
    assert_eq!(days, [days[0], days[0] + 1]);
}

#[wasm_bindgen_test]
async fn progress_of_a_learning_system_is_added_to_what_was_answered_meanwhile() {
    let explainer = Explainer::alone().await;
    explainer.choose("risk", "isolation").await;
    explainer.choose("unlimited", "limits").await;
    explainer.write("From there.").await;
    let saved = device().get_item(KEY).unwrap().unwrap();

    let here = Explainer::alone().await;
    here.choose("risk", "clash").await;
    here.choose("agreement", "possible").await;
    for progress in [saved.replace("unraveling-alliance", "another"), "garbage".to_owned(), saved] {
        let options = CustomEventInit::new();
        options.set_detail(&progress.into());
        let restore = CustomEvent::new_with_event_init_dict("explainer:restore", &options).unwrap();
        here.root.dispatch_event(&restore).unwrap();
        settle().await;
    }
    let results = ["risk", "agreement", "unlimited"].map(|question| here.result(question).unwrap());
    assert_eq!(results, ["wrong", "right", "right"]);
    assert_eq!(here.written(), "From there.");
    assert_eq!(kept()["answers"].as_array().unwrap().len(), 3, "the sum is saved");
}

#[wasm_bindgen_test]
async fn progress_of_other_explainers_changes_nothing() {
    let here = Explainer::alone().await;
    here.choose("risk", "isolation").await;
    here.write("It depends.").await;
    let before = (shown(&here), kept());
    let mut of_another = kept();
    of_another["explainer"] = "another".into();
    of_another["answers"] = value!([]);
    for (key, value) in [
        ("explainer:another", Some(of_another.to_string())),
        (KEY, Some(of_another.to_string())),
        (KEY, Some("garbage".to_owned())),
        (KEY, Some(String::new())),
        (KEY, None),
    ] {
        tell(key, value.as_deref()).await;
        assert_eq!((shown(&here), kept()), before, "{key} {value:?}");
        assert_eq!(here.written(), "It depends.");
    }
}

#[wasm_bindgen_test]
async fn if_nothing_can_be_saved_the_reader_is_told_once_and_can_save_a_file() {
    clean();
    let refuse = Function::new_no_args(
        "const set = Storage.prototype.setItem;
         Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') };
         return () => { Storage.prototype.setItem = set }",
    );
    let allow: Function = refuse.call0(&JsValue::NULL).unwrap().unchecked_into();
    let explainer = Explainer::at(put(prerendered()), json()).await;
    explainer.choose_scheme(1).await;
    let early = explainer.text(".said");
    explainer.click(&option_of("risk", "isolation")).await;
    let message = explainer.text(".said");
    let tray = Tray::new();
    let file = text(&tray.save(&explainer, "save-progress").await.blob).await;
    allow.call0(&JsValue::NULL).unwrap();
    assert_eq!(early, "", "without answers there is no message");
    assert!(message.starts_with("This browser does not keep your answers."), "{message}");
    let other = Explainer::alone().await;
    load(&other, &file).await;
    assert_eq!(other.right(), 1);
}
