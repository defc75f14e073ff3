//! A whole round of the quiz: every question of every kind, the end, and the missed questions once more.

use crate::answering::{Asked, How, judged};
use serde_json::{Value, json};
use stage::reader::{Device, Reader, journey};
use stage::site::Site;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};

/// A script that records the events that the page dispatches to its host.
const LISTEN: &str = "window.received = [];
    for (const name of ['attempt', 'answer', 'complete', 'pass', 'fail'])
        document.addEventListener(`explainer:${name}`, (it) => received.push([name, it.composed, it.target.id || it.target.className, it.detail]));";

/// How a question is answered in the first round: every other choice wrongly, and most questions of other kinds too.
fn how(index: usize, asked: &Asked) -> How {
    match &*asked.task {
        "choice" if index.is_multiple_of(2) => How::Right,
        "tie" => How::Right,
        "several" => How::Unknown,
        _ => How::Wrong,
    }
}

/// Asserts that score, counts and chips of the page are those of these answers.
async fn shows_answers(reader: &Reader, answered: &[(Asked, How)], all: usize) {
    let right = answered.iter().filter(|(_, how)| *how == How::Right).count();
    assert_eq!(reader.text("one('[data-score]').dataset.score").await, format!("{right}/{all}"));
    let (missed, open) = (answered.len() - right, all - answered.len());
    // What is open is to do in this round, or asked on demand.
    let score = reader.text("one('[data-score]').innerText").await;
    let counts: Vec<usize> = score.split(' ').filter_map(|word| word.parse().ok()).collect();
    assert_eq!((counts[0], counts[1], counts[2..].iter().sum()), (right, missed, open), "{score}");
    let chips =
        reader.list("all('.chips [data-asked]').map((it) => `${it.dataset.asked} ${it.dataset.result ?? ''}`)").await;
    assert_eq!(chips.len(), all);
    for (asked, how) in answered {
        assert!(chips.contains(&format!("{} {}", asked.id, how.result())), "{} among {chips:?}", asked.id);
    }
}

/// Plays a round by pointer, or partly by keyboard; the events that the page has dispatched to its host.
async fn play(reader: &Reader, by_keyboard: bool) -> Value {
    let press = async |selector: &str, key: &str| {
        if by_keyboard {
            reader.walk_to(key, selector).await;
            reader.key("Enter").await;
        } else {
            reader.press(selector).await;
        }
    };
    // By keyboard only one question of each kind is answered, since Tab takes long to reach each.
    let typed: RefCell<BTreeSet<String>> = RefCell::default();
    let give = async |asked: &Asked, how: How| {
        let is_typed = by_keyboard && typed.borrow_mut().insert(asked.task.clone());
        if is_typed { asked.type_in(reader, how).await } else { asked.press(reader, how).await }
    };
    reader.browser.watch(LISTEN).await;
    reader.arrive("").await;
    let questions = judged(reader).await;
    for kind in ["choice", "several", "match", "order", "actor", "tie", "change", "fill"] {
        assert!(questions.iter().any(|it| it.task == kind), "there is a question of the kind {kind}");
    }
    press(".bar [href='#quiz']", "Tab").await;
    reader.will_see("the quiz is in view", "inView(one('#quiz h2'))").await;
    reader.sees("the end does not show yet", "!rendered(one('.end'))").await;

    let mut answered: Vec<(Asked, How)> = Vec::new();
    for (place, asked) in questions.iter().enumerate() {
        give(asked, how(place, asked)).await;
        answered.push((asked.clone(), how(place, asked)));
    }
    shows_answers(reader, &answered, questions.len()).await;
    reader.will_see("the end shows", "rendered(one('.end[data-complete]'))").await;
    let right = answered.iter().filter(|(_, how)| *how == How::Right).count();
    let end = format!("All answered: {right} of {} right.", questions.len());
    assert_eq!(reader.text("one('.end .final').innerText").await, end);
    let missed = answered.iter().filter(|(_, how)| *how != How::Right).map(|(asked, _)| asked.clone());
    let missed: Vec<Asked> = missed.collect();
    let ids = json!(missed.iter().map(|it| &it.id).collect::<Vec<_>>());
    reader
        .sees(
            "the passages to read again are those that settle the missed questions",
            &format!(
                "content().questions.filter((it) => {ids}.includes(it.id)).map((it) => it.passage).join()
            === all('.end .missed .goto').filter(rendered).map((it) => it.dataset.goto).join()"
            ),
        )
        .await;

    // Go from the end to the passage of a missed question, and back.
    press(".end .missed .goto", "Tab").await;
    reader.will_see("the passage is marked and in view", "inView(one('.passage[data-marked] .words'))").await;
    reader.browser.back().await;
    // The address before may be that of the question that was last answered on the map, to which the browser scrolls.
    let quiz = "one('.quiz').getBoundingClientRect()";
    let back = format!("!one('.passage[data-marked]') && {quiz}.top < innerHeight && {quiz}.bottom > 0");
    reader.will_see("Back leads to the quiz again", &back).await;

    press(".end [data-do=retry-missed]", "Tab").await;
    reader
        .will_see("the missed questions are open", &format!("all('#quiz .question[data-result]').length === {right}"))
        .await;
    reader.will_see("the end is hidden", "!rendered(one('.end'))").await;
    answered.retain(|(_, how)| *how == How::Right);
    shows_answers(reader, &answered, questions.len()).await;
    if by_keyboard {
        // The button is hidden now, so that focus goes to the first open question.
        let first = "document.activeElement === one('#quiz .question:not([data-result])')";
        reader.sees("focus is on the first missed question", first).await;
    }
    for asked in missed {
        give(&asked, How::Right).await;
        answered.push((asked, How::Right));
    }
    shows_answers(reader, &answered, questions.len()).await;
    let all = questions.len();
    assert_eq!(reader.text("one('.end .final').innerText").await, format!("All answered: {all} of {all} right."));
    reader.sees("no passages are listed to read again", "rendered(one('.end')) && !one('.end .missed')").await;

    // A prediction has no right answer, and does not count in the score.
    let late = "#quiz [data-question=future] [data-expect=late]";
    if by_keyboard {
        reader.tab_to(late).await;
        reader.key(" ").await;
        reader.key("ArrowDown").await;
    } else {
        reader.press(&format!("{late}[value=lasts]")).await;
    }
    reader
        .will_see("the prediction is noted", "one('#quiz [data-question=future] .outcome').innerText === 'Noted.'")
        .await;
    reader.will_see("the article's comment shows", "all('#quiz [data-question=future] [data-row]').filter(rendered).map((it) => it.dataset.row).join() === 'lasts'").await;
    assert_eq!(reader.text("one('[data-score]').dataset.score").await, format!("{all}/{all}"));
    reader.ask("received").await
}

#[test]
fn a_whole_round_can_be_played_by_touch_on_a_phone() {
    journey(Site::built(), Device::Phone, async |reader| {
        let events = play(reader, false).await;
        has_all_events(&events);
    });
}

#[test]
fn a_whole_round_can_be_played_with_every_kind_of_question_by_keyboard() {
    journey(Site::built(), Device::Desk, async |reader| {
        play(reader, true).await;
    });
}

/// Asserts that the events of a round are complete, and that the statement in each is valid for a learning record store.
fn has_all_events(events: &Value) {
    let events = events.as_array().expect("it is a list");
    let names: Vec<&str> = events.iter().filter_map(|it| it[0].as_str()).collect();
    let count = |name: &str| names.iter().filter(|it| **it == name).count();
    let missed = events.iter().filter(|it| it[3]["result"]["success"] == false).count();
    assert_eq!(names[..2], ["attempt", "answer"], "the first event is not the beginning of the round");
    assert_eq!((count("attempt"), count("complete")), (2, 2), "the events are not those of two rounds: {names:?}");
    assert_eq!(count("answer"), 15 + missed + 1, "some answers or predictions have no event: {names:?}");
    assert!(events.iter().all(|it| it[1] == true), "some events do not leave shadow roots");

    let mut statements: Vec<Value> = events.iter().map(|it| it[3].clone()).collect();
    assert!(statements.iter().all(|it| it.get("actor").is_none()), "a statement has an actor");
    let kinds: Vec<&Value> = statements.iter().map(|it| &it["object"]["definition"]["interactionType"]).collect();
    for kind in ["choice", "matching", "sequencing", "fill-in"] {
        assert!(kinds.iter().any(|it| *it == kind), "no interaction of the kind {kind}: {kinds:?}");
    }
    let faults = faults(&statements);
    let listed: Vec<String> = statements
        .iter()
        .zip(&faults)
        .filter(|(_, it)| !it.is_empty())
        .map(|(it, faults)| format!("{it}: {faults:?}"))
        .collect();
    assert!(listed.is_empty(), "of {} statements these are refused:\n{}", statements.len(), listed.join("\n"));

    // The validator does refuse wrong statements.
    statements.truncate(2);
    statements[0]["verb"]["id"] = json!("answered");
    statements[1]["result"]["score"]["scaled"] = json!(2);
    assert!(self::faults(&statements).iter().all(|it| !it.is_empty()), "the validator accepts wrong statements");
}

/// The faults that xapi-validation finds in each statement.
fn faults(statements: &[Value]) -> Vec<Vec<String>> {
    let program = stage::tests().join("journeys/statements.mjs");
    let mut node = Command::new("node")
        .arg(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node starts: `cargo xtask setup` installs it");
    let input = serde_json::to_vec(statements).expect("it is JSON");
    node.stdin.take().expect("it is piped").write_all(&input).expect("it reads");
    let output = node.wait_with_output().expect("it ends");
    serde_json::from_slice(&output.stdout)
        .expect("it writes a list of faults: `cargo xtask setup` installs the checker")
}
