//! The events of the quiz for the host, with xAPI statements.

use crate::harness::{
    Explainer, Hand, KEY, KINDS, answer, clean, content, device, find, json, leave, option_of, prerendered, put,
    question_of,
};
use crate::shadow::shaded;
use gloo::events::EventListener;
use serde_json::{Value, json as value};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CustomEvent, EventTarget, ShadowRootMode};

/// The canonical address for documents that have one.
const PLACE: &str = "https://example.org/alliance/";

/// Records all events of the quiz that a host may receive.
struct Events {
    heard: Rc<RefCell<Vec<(String, Value)>>>,
    _listeners: Vec<EventListener>,
}

impl Events {
    /// Listens at the window.
    fn new() -> Events {
        Events::at(&gloo::utils::document())
    }

    fn at(target: &EventTarget) -> Events {
        let heard = Rc::<RefCell<Vec<(String, Value)>>>::default();
        let listen = |name: &'static str| {
            let heard = heard.clone();
            EventListener::new(target, name, move |event| {
                let event: &CustomEvent = event.unchecked_ref();
                let detail = js_sys::JSON::stringify(&event.detail()).unwrap();
                let detail = serde_json::from_str(&String::from(detail)).unwrap();
                heard.borrow_mut().push((event.type_(), detail));
            })
        };
        let names = ["attempt", "answer", "complete", "pass", "fail"];
        let listeners = names.map(|name| match name {
            "attempt" => listen("explainer:attempt"),
            "answer" => listen("explainer:answer"),
            "complete" => listen("explainer:complete"),
            "pass" => listen("explainer:pass"),
            _ => listen("explainer:fail"),
        });
        Events { heard, _listeners: listeners.into() }
    }

    /// The names of the events since the last call, each with its question if it is about one.
    fn names(&self) -> Vec<String> {
        let heard = self.heard.take();
        let name = |(name, statement): (String, Value)| {
            let name = name.trim_start_matches("explainer:").to_owned();
            match statement["object"]["id"].as_str().unwrap().split_once("#question=") {
                Some((_, id)) => format!("{name} {id}"),
                None => name,
            }
        };
        heard.into_iter().map(name).collect()
    }

    /// The statements since the last call.
    fn statements(&self) -> Vec<Value> {
        self.heard.take().into_iter().map(|(_, statement)| statement).collect()
    }
}

/// The built-in document with a canonical address, edited further.
fn document(edit: impl Fn(&mut Value)) -> String {
    let mut document = content();
    document["canonical"] = PLACE.into();
    edit(&mut document);
    document.to_string()
}

async fn placed() -> Explainer {
    clean();
    Explainer::at(put(prerendered()), &document(|_| {})).await
}

/// A statement without its ids and times, which differ each time and are checked here.
fn timeless(mut statement: Value) -> Value {
    let at = statement.as_object_mut().unwrap().remove("timestamp").unwrap();
    let date = js_sys::Date::new(&at.as_str().unwrap().into());
    assert!((js_sys::Date::now() - date.get_time()).abs() < 60_000.0, "{at}");
    if let Some(took) = statement.get_mut("result").and_then(|result| result.as_object_mut()?.remove("duration")) {
        let seconds = took.as_str().unwrap().strip_prefix("PT").unwrap().strip_suffix('S').unwrap();
        let (whole, hundredths) = seconds.split_once('.').unwrap();
        assert!(whole.parse::<u32>().is_ok_and(|it| it < 60) && hundredths.len() == 2, "{took}");
    }
    statement
}

fn question(id: &str) -> Value {
    content()["questions"].as_array().unwrap().iter().find(|question| question["id"] == id).unwrap().clone()
}

fn verb(name: &str) -> Value {
    value!({ "id": format!("http://adlnet.gov/expapi/verbs/{name}"), "display": { "en-US": name } })
}

/// The expected statement of an answer, given the part of its definition that depends on the kind of question.
fn answered(id: &str, definition: Value, result: Value) -> Value {
    let prompt = question(id)["prompt"].clone();
    let mut whole = value!({
        "type": "http://adlnet.gov/expapi/activities/cmi.interaction",
        "name": { "en": prompt },
        "description": { "en": prompt },
    });
    whole.as_object_mut().unwrap().extend(definition.as_object().unwrap().clone());
    value!({
        "verb": verb("answered"),
        "object": { "objectType": "Activity", "id": format!("{PLACE}#question={id}"), "definition": whole },
        "result": result,
        "context": { "contextActivities": { "parent": [{ "objectType": "Activity", "id": PLACE }] } },
    })
}

/// The components of an interaction, such as its choices.
fn components(id: &str, field: &str) -> Value {
    let options = question(id)["options"].as_array().unwrap().clone();
    let component = |option: &Value| value!({ "id": option["id"], "description": { "en": option[field] } });
    options.iter().map(component).collect()
}

#[wasm_bindgen_test]
async fn a_choice_is_reported_once_after_the_beginning_of_the_quiz() {
    let (explainer, ear) = (placed().await, Events::new());
    explainer.choose("risk", "clash").await;
    explainer.choose("risk", "isolation").await;
    let statements = ear.statements();
    assert_eq!(statements.len(), 2);
    let begun = value!({
        "verb": verb("attempted"),
        "object": {
            "objectType": "Activity",
            "id": PLACE,
            "definition": {
                "type": "http://adlnet.gov/expapi/activities/assessment",
                "name": { "en": "The Unraveling Alliance" },
            },
        },
    });
    assert_eq!(timeless(statements[0].clone()), begun);
    let definition = value!({
        "interactionType": "choice",
        "correctResponsesPattern": ["isolation"],
        "choices": components("risk", "text"),
    });
    let result = value!({
        "completion": true,
        "score": { "min": 0, "max": 1, "raw": 0, "scaled": 0 },
        "success": false,
        "response": "clash",
    });
    assert_eq!(timeless(statements[1].clone()), answered("risk", definition, result));
}

#[wasm_bindgen_test]
async fn matching_and_ordering_are_reported_with_their_components() {
    let (explainer, ear) = (placed().await, Events::new());
    answer(&explainer.find(&question_of("aims-of-each")), Hand::Pointer, false).await;
    answer(&explainer.find(&question_of("steps-to-isolation")), Hand::Pointer, true).await;
    let statements = ear.statements();
    assert_eq!(statements.len(), 3, "the quiz begins once");
    let definition = value!({
        "interactionType": "matching",
        "correctResponsesPattern": [
            "russia[.]russia[,]china[.]china[,]united-states[.]united-states[,]europe[.]europe"
        ],
        "source": components("aims-of-each", "text"),
        "target": components("aims-of-each", "pair"),
    });
    let result = value!({
        "completion": true,
        "score": { "min": 0, "max": 4, "raw": 2, "scaled": 0.5 },
        "success": false,
        "response": "russia[.]china[,]china[.]russia[,]united-states[.]united-states[,]europe[.]europe",
    });
    assert_eq!(timeless(statements[1].clone()), answered("aims-of-each", definition, result));
    let order = "decouple[,]apart[,]closer[,]secondary";
    let definition = value!({
        "interactionType": "sequencing",
        "correctResponsesPattern": [order],
        "choices": components("steps-to-isolation", "text"),
    });
    let result = value!({
        "completion": true,
        "score": { "min": 0, "max": 4, "raw": 4, "scaled": 1 },
        "success": true,
        "response": order,
    });
    assert_eq!(timeless(statements[2].clone()), answered("steps-to-isolation", definition, result));
}

#[wasm_bindgen_test]
async fn a_change_of_the_map_is_reported_as_a_tie_and_its_new_sign() {
    let (explainer, ear) = (placed().await, Events::new());
    answer(&explainer.find(&question_of("russia-alone")), Hand::Keyboard, true).await;
    let definition = value!({
        "interactionType": "other",
        "correctResponsesPattern": ["russia-china:adversarial"],
    });
    let result = value!({
        "completion": true,
        "score": { "min": 0, "max": 1, "raw": 1, "scaled": 1 },
        "success": true,
        "response": "russia-china:adversarial",
    });
    assert_eq!(timeless(ear.statements()[1].clone()), answered("russia-alone", definition, result));
}

#[wasm_bindgen_test]
async fn every_kind_of_question_is_reported_as_its_interaction_type() {
    for right in [true, false] {
        let (explainer, ear) = (placed().await, Events::new());
        for (id, task) in KINDS {
            answer(&explainer.find(&question_of(id)), Hand::Pointer, right).await;
            let statement = ear.statements().pop().unwrap();
            assert!(statement.get("actor").is_none(), "a statement has no actor");
            let definition = &statement["object"]["definition"];
            let kind = match task {
                "match" => "matching",
                "order" => "sequencing",
                "change" => "other",
                "fill" => "fill-in",
                _ => "choice",
            };
            assert_eq!(definition["interactionType"], kind, "{id}");
            let response = statement["result"]["response"].as_str().unwrap();
            let pattern = definition["correctResponsesPattern"][0].as_str().unwrap();
            assert_eq!(response == pattern, right, "{id}: {response}");
            assert_eq!(statement["result"]["success"], right, "{id}");
            let lists = ["choices", "source", "target"].map(|list| definition[list].as_array());
            for list in lists.into_iter().flatten() {
                let mut ids: Vec<&str> = list.iter().map(|it| it["id"].as_str().unwrap()).collect();
                assert!(ids.iter().all(|id| !id.contains(char::is_whitespace)), "{id}");
                for part in [response, pattern].iter().flat_map(|it| it.split("[,]")).flat_map(|it| it.split("[.]")) {
                    assert!(ids.contains(&part), "{id}: {part}");
                }
                let count = ids.len();
                ids.sort();
                ids.dedup();
                assert_eq!(ids.len(), count, "{id}: each once");
            }
            let score = &statement["result"]["score"];
            let share = score["raw"].as_f64().unwrap() / score["max"].as_f64().unwrap();
            assert!((score["scaled"].as_f64().unwrap() - share).abs() < 0.0001, "{id}: {score}");
        }
    }
}

#[wasm_bindgen_test]
async fn i_dont_know_is_an_empty_response_and_a_prediction_has_no_result() {
    let (explainer, ear) = (placed().await, Events::new());
    explainer.click("[data-expect='early'][value='holds']").await;
    assert_eq!(ear.names(), ["answer future"], "to expect something begins no quiz");
    explainer.click("[data-expect='late'][value='breaks']").await;
    let statement = ear.statements().pop().unwrap();
    assert_eq!(timeless(statement.clone())["result"], value!({ "completion": true, "response": "breaks" }));
    assert!(statement["object"]["definition"].get("correctResponsesPattern").is_none());
    explainer.act("supplies", "give-up").await;
    let result = timeless(ear.statements().pop().unwrap())["result"].clone();
    let none = value!({ "min": 0, "max": 5, "raw": 0, "scaled": 0 });
    assert_eq!(result, value!({ "completion": true, "score": none, "success": false, "response": "" }));
}

#[wasm_bindgen_test]
async fn the_events_of_a_round_are_complete_and_in_order() {
    for (pass, ends) in [(Value::Null, None), (1.into(), Some("pass")), (100.into(), Some("fail"))] {
        clean();
        let with_pass = document(|document| document["pass"] = pass.clone());
        let explainer = Explainer::at(put(prerendered()), &with_pass).await;
        let ear = Events::new();
        let ids: Vec<String> =
            explainer.all(".chips a").iter().map(|it| it.get_attribute("data-asked").unwrap()).collect();
        explainer.click("[data-tick='transit']").await;
        assert_eq!(ear.names(), ["attempt"], "the first action begins the attempt");
        explainer.choose("risk", "isolation").await;
        let mut events = vec!["answer risk".to_owned()];
        for id in ids.iter().filter(|id| *id != "risk") {
            explainer.act(id, "give-up").await;
            events.push(format!("answer {id}"));
        }
        events.push("complete".into());
        events.extend(ends.map(str::to_owned));
        let last = ear.heard.borrow().last().unwrap().1.clone();
        assert_eq!(ear.names(), events);
        let name = ends.map_or("completed", |end| if end == "pass" { "passed" } else { "failed" });
        let mut result = value!({
            "completion": true,
            "score": { "min": 0, "max": 15, "raw": 1, "scaled": 0.0666 },
        });
        if let Some(end) = ends {
            result["success"] = (end == "pass").into();
        }
        let last = timeless(last);
        assert_eq!((&last["verb"], &last["result"]), (&verb(name), &result));
        assert!(last.get("context").is_none());

        // The next round.
        explainer.act("risk", "retry").await;
        assert!(ear.names().is_empty(), "a retry is not reported");
        explainer.choose("risk", "clash").await;
        let mut events = vec!["attempt".to_owned(), "answer risk".into(), "complete".into()];
        events.extend(ends.map(|_| "fail".to_owned()));
        assert_eq!(ear.names(), events, "a round with a wrong answer ends as failed");
    }
}

#[wasm_bindgen_test]
async fn the_pause_between_two_attempts_is_no_part_of_an_answer() {
    let explainer = placed().await;
    let ids = explainer.all(".chips a").into_iter().map(|it| it.get_attribute("data-asked").unwrap());
    for id in ids {
        explainer.act(&id, "give-up").await;
    }
    explainer.act("risk", "retry").await;
    explainer.act("unlimited", "retry").await;
    let ear = Events::new();
    explainer.choose("risk", "isolation").await;
    explainer.choose("unlimited", "limits").await;
    let durations = ear.statements().into_iter().map(|it| it["result"].get("duration").is_some());
    // The beginning, the first answer, the second answer, and the end of the attempt.
    assert_eq!(durations.collect::<Vec<_>>(), [false, false, true, true]);
}

#[wasm_bindgen_test]
async fn events_are_dispatched_on_the_explainer_s_element_and_leave_a_shadow_root() {
    clean();
    let root = shaded(ShadowRootMode::Open);
    let explainer = Explainer::at(root.clone(), &document(|_| {})).await;
    let (inside, outside) = (Events::at(&root), Events::new());
    explainer.choose("risk", "isolation").await;
    assert_eq!(outside.names(), ["attempt", "answer risk"]);
    assert_eq!(inside.names(), ["attempt", "answer risk"]);
}

#[wasm_bindgen_test]
async fn starting_the_player_dispatches_no_events() {
    let ear = Events::new();
    let explainer = placed().await;
    explainer.click(".drawing [data-actor='russia']").await;
    // Retrying without any answer dispatches nothing either.
    explainer.select("[data-pair='china']", "").await;
    explainer.select(&format!("{} select", question_of("in-the-middle")), "").await;
    assert!(ear.names().is_empty());
}

#[wasm_bindgen_test]
async fn early_answers_are_reported_and_saved_ones_are_not() {
    clean();
    let ear = Events::new();
    let root = put(prerendered());
    find(&root, &option_of("risk", "clash")).closest("details").unwrap().unwrap().set_attribute("open", "").unwrap();
    let explainer = Explainer::at(root, json()).await;
    assert_eq!(ear.names(), ["attempt", "answer risk"]);
    explainer.choose("unlimited", "limits").await;
    assert_eq!(ear.names(), ["answer unlimited"]);
    leave();
    let again = Explainer::hydrated().await;
    assert_eq!(again.right(), 1);
    assert!(ear.names().is_empty(), "a saved answer is not reported again");
    again.choose("agreement", "possible").await;
    assert_eq!(ear.names(), ["attempt", "answer agreement"]);
    again.click("[data-do='retry-all']").await;
    again.click("[data-do='undo-quiz']").await;
    assert!(ear.names().is_empty(), "a restored answer is not reported again");
}

#[wasm_bindgen_test]
async fn answers_from_another_page_are_not_reported_again() {
    let explainer = Explainer::alone().await;
    explainer.choose("risk", "isolation").await;
    let saved = device().get_item(KEY).unwrap().unwrap();
    leave();
    device().clear().unwrap();
    let other = Explainer::hydrated().await;
    let ear = Events::new();
    crate::progress::tell(KEY, Some(&saved)).await;
    assert_eq!(other.right(), 1);
    assert!(ear.names().is_empty());
}

#[wasm_bindgen_test]
async fn without_a_canonical_address_the_page_s_address_is_its_id() {
    let explainer = Explainer::alone().await;
    explainer.click(".drawing [data-actor='russia']").await;
    let ear = Events::new();
    explainer.choose("risk", "isolation").await;
    let page = gloo::utils::window().location().href().unwrap();
    let page = page.split('#').next().unwrap();
    let statements = ear.statements();
    assert_eq!(statements[0]["object"]["id"], page);
    assert_eq!(statements[1]["object"]["id"], format!("{page}#question=risk"));
}
