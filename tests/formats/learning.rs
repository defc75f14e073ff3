//! Tests of single answers in SCORM 1.2: scorm.js sends the page's statements to scorm-again, an independent runtime, whose
//! interactions are compared with the expected ones.

use super::{every_kind, node};
use explainer::document::{Actor, Document};
use explainer::reader::quiz::{Event, Judgement, Timing, Verb, statement};
use serde_json::{Value, json};

/// The page's statement of an answer. A prediction is neither right nor wrong.
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

/// The interactions that the learning system has after these statements: type, response, result and correct responses of each.
fn interactions(statements: &[Value]) -> Vec<[String; 4]> {
    let recorded = node("scorm.mjs", &json!({ "statements": statements }).to_string());
    assert_eq!(recorded["complaints"], json!([]));
    let interactions = recorded["interactions"].as_array().unwrap();
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
    let index = |id: &str| document.actors.iter().position(|actor| actor.id == id).unwrap();
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
        ("who", vec!["southmoor"], right, ["choice", &sign(index("southmoor")), "correct", &sign(index("southmoor"))]),
        ("which", vec!["mill-southmoor"], right, ["choice", &sign(tie), "correct", &sign(tie)]),
        ("number", vec!["12.4"], right, ["numeric", "12.4", "correct", "12.5"]),
        ("fill", vec!["100% ~rain"], right, ["fill-in", "100% ~rain", "correct", "B = {brook} | 100% ~rain"]),
        // A prediction is neither right nor wrong.
        ("guess", vec!["", "sun"], None, ["choice", "b", "neutral", ""]),
        // "I don't know" is an answer.
        ("choice", vec![], wrong, ["choice", "", "wrong", "b"]),
    ];
    let statements: Vec<Value> =
        cases.iter().map(|(id, response, right, _)| answered(&document, id, response, *right)).collect();
    for ((id, response, _, expected), interaction) in cases.iter().zip(interactions(&statements)) {
        assert_eq!(interaction.each_ref().map(String::as_str), *expected, "{id} {response:?}");
    }
    let turned = interactions(&[answered(&document, "turn", &["mill-southmoor", "hostile"], wrong)]);
    assert_eq!((&*turned[0][0], &*turned[0][1]), ("performance", "mill-southmoor:hostile"));
}

#[test]
fn responses_beyond_the_36_identifiers_of_scorm_are_free_text_of_at_most_255_characters() {
    let mut document = every_kind();
    for at in 0..40 {
        let id = format!("another-{at}");
        document.actors.push(Actor { id, name: format!("Another {at}"), ..document.actors[0].clone() });
    }
    let long = "ö".repeat(300);
    let interactions = interactions(&[
        answered(&document, "who", &["another-39"], Some(false)),
        answered(&document, "fill", &[&long], Some(false)),
    ]);
    assert_eq!(interactions[0], ["performance", "another-39", "wrong", "southmoor"]);
    assert_eq!(interactions[1][1], "ö".repeat(255));
}

#[test]
fn no_interactions_are_sent_to_systems_without_them_nor_in_browse_and_review_mode() {
    let statements = [answered(&every_kind(), "choice", &["50ofall"], Some(true))];
    for input in [
        json!({ "statements": statements, "without": "cmi.interactions" }),
        json!({ "statements": statements, "mode": "browse" }),
        json!({ "statements": statements, "mode": "review" }),
    ] {
        let recorded = node("scorm.mjs", &input.to_string());
        assert_eq!(recorded, json!({ "interactions": [], "complaints": [] }), "{input}");
    }
}
