//! Single answers as a learning system of SCORM 1.2 takes them: what the page says of each, told by scorm.js to scorm-again, a
//! runtime that no one here wrote.

use crate::{every_kind, node};
use explainer::document::{Actor, Document};
use explainer::reader::quiz::{Event, Judgement, Timing, Verb, statement};
use serde_json::{Value, json};

/// What the page says when a question is answered so; of predictions nothing is right or wrong.
fn answered(document: &Document, question: &str, response: &[&str], right: Option<bool>) -> Value {
    let event = Event {
        verb: Verb::Answered,
        question: Some(question.to_owned()),
        response: response.iter().map(|it| (*it).to_owned()).collect(),
        judgement: right.map(|right| Judgement { right: u32::from(right), of: 1 }),
    };
    let timing = Timing { at: "2026-01-02T03:04:05.000Z".to_owned(), took: Some(6_154) };
    serde_json::from_str(&statement(document, "https://host/page", &event, &timing)).unwrap()
}

/// What the system then has: of each interaction its type, the answer, the result and the right answers.
fn held(statements: &[Value]) -> Vec<[String; 4]> {
    let told = node("scorm.mjs", &json!({ "statements": statements }).to_string());
    assert_eq!(told["complaints"], json!([]));
    let interactions = told["interactions"].as_array().unwrap();
    assert_eq!(interactions.len(), statements.len());
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let row = |it: &Value| {
        assert_eq!((&it["weighting"], &it["latency"]), (&json!("1"), &json!("00:01:01")));
        assert_eq!(text(&it["time"]).len(), "03:04:05".len());
        let rights: Vec<String> = it["rights"].as_array().unwrap().iter().map(text).collect();
        [text(&it["type"]), text(&it["response"]), text(&it["result"]), rights.join(" | ")]
    };
    interactions.iter().map(row).collect()
}

#[test]
fn every_kind_of_question_is_an_interaction_of_scorm() {
    let document = every_kind();
    let place = |id: &str| document.actors.iter().position(|actor| actor.id == id).unwrap();
    let sign = |at: usize| char::from(b'a' + u8::try_from(at).unwrap()).to_string();
    let (right, wrong) = (Some(true), Some(false));
    let tie = document.ties.iter().position(|tie| tie.id == "mill-southmoor").unwrap();
    let cases = [
        ("choice", vec!["50ofall"], right, ["choice", "b", "correct", "b"]),
        ("choice", vec!["nonone"], wrong, ["choice", "a", "wrong", "b"]),
        ("several", vec!["one", "six", "9"], right, ["choice", "{a,c,d}", "correct", "{a,c,d}"]),
        ("several", vec!["two"], wrong, ["choice", "b", "wrong", "{a,c,d}"]),
        ("match", vec!["left1", "left3", "left2"], wrong, ["matching", "a.a,b.c,c.b", "wrong", "a.a,b.b,c.c"]),
        ("2nd-order", vec!["butterfly", "egg", "caterpillar"], wrong, ["sequencing", "c,a,b", "wrong", "a,b,c"]),
        ("who", vec!["southmoor"], right, ["choice", &sign(place("southmoor")), "correct", &sign(place("southmoor"))]),
        ("which", vec!["mill-southmoor"], right, ["choice", &sign(tie), "correct", &sign(tie)]),
        ("number", vec!["12.4"], right, ["numeric", "12.4", "correct", "12.5"]),
        ("fill", vec!["100% ~rain"], right, ["fill-in", "100% ~rain", "correct", "B = {brook} | 100% ~rain"]),
        // Nothing is right or wrong in it.
        ("guess", vec!["", "sun"], None, ["choice", "b", "neutral", ""]),
        // "I don't know" is an answer.
        ("choice", vec![], wrong, ["choice", "", "wrong", "b"]),
    ];
    let statements: Vec<Value> =
        cases.iter().map(|(id, response, right, _)| answered(&document, id, response, *right)).collect();
    for ((id, response, _, expected), held) in cases.iter().zip(held(&statements)) {
        assert_eq!(held.each_ref().map(String::as_str), *expected, "{id} {response:?}");
    }
    let turned = held(&[answered(&document, "turn", &["mill-southmoor", "hostile"], wrong)]);
    assert_eq!((&*turned[0][0], &*turned[0][1]), ("performance", "mill-southmoor:hostile"));
}

#[test]
fn what_scorm_has_no_signs_for_is_told_as_free_text_and_nothing_is_longer_than_it_may_be() {
    let mut document = every_kind();
    for at in 0..40 {
        let id = format!("another-{at}");
        document.actors.push(Actor { id, name: format!("Another {at}"), ..document.actors[0].clone() });
    }
    let long = "ö".repeat(300);
    let held = held(&[
        answered(&document, "who", &["another-39"], Some(false)),
        answered(&document, "fill", &[&long], Some(false)),
    ]);
    assert_eq!(held[0], ["performance", "another-39", "wrong", "southmoor"]);
    assert_eq!(held[1][1], "ö".repeat(255));
}

#[test]
fn systems_without_interactions_and_those_who_only_look_around_are_told_none_of_them() {
    let statements = [answered(&every_kind(), "choice", &["50ofall"], Some(true))];
    for held in [
        json!({ "statements": statements, "without": "cmi.interactions" }),
        json!({ "statements": statements, "mode": "browse" }),
        json!({ "statements": statements, "mode": "review" }),
    ] {
        let told = node("scorm.mjs", &held.to_string());
        assert_eq!(told, json!({ "interactions": [], "complaints": [] }), "{held}");
    }
}
