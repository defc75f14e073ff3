//! One question at a time: which are asked in a row, where one is among them, how it ends, and what is asked again later.

#![cfg(feature = "author")]

use explainer::author::{self, assets::Assets};
use explainer::document::{Document, Place, Task};
use explainer::graph::Shared;
use explainer::reader::Summary;
use explainer::reader::{Action, Address, Progress, Reader, Scene, Step, calendar};
use std::path::Path;
use std::rc::Rc;
use std::sync::LazyLock;

/// The built-in document: five questions are asked first, and of the others some stand in the text, too.
static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let assets = Assets::from_checkout(root).unwrap();
    let (document, report) = author::compile(&root.join("content/unraveling-alliance"), &assets);
    document.unwrap_or_else(|| panic!("{}", report.render(false)))
});

/// A day, in days since the first of January 1970.
const TODAY: u32 = 20_787;

fn on(reader: &Reader, actions: impl IntoIterator<Item = Action>) -> Reader {
    actions.into_iter().fold(reader.clone(), |reader, action| reader.apply(&DOCUMENT, action))
}

fn step(reader: &Reader, step: Step) -> Reader {
    on(reader, [Action::Quiz(step)])
}

fn go(reader: &Reader, question: &str) -> Reader {
    on(reader, [Action::Go(Place::Question(question.to_owned()))])
}

/// Answers a question: rightly, or not knowing.
fn answer(reader: &Reader, id: &str, right: bool) -> Reader {
    let question = DOCUMENT.question(id).unwrap();
    let option = question.options.iter().find(|option| option.right);
    match (question.task, option) {
        (Task::Choice, Some(option)) if right => step(reader, Step::Choose(id.to_owned(), option.id.clone())),
        (Task::Actor | Task::Tie, Some(option)) if right => {
            let picked = step(reader, Step::Pick(id.to_owned(), vec![option.id.clone()]));
            step(&picked, Step::Submit(id.to_owned()))
        }
        _ if right => panic!("{id} is answered otherwise"),
        _ => step(reader, Step::GiveUp(id.to_owned())),
    }
}

/// Ids of what is asked in a row, what it is now, what comes next, whether it is over, and how many others are open.
type Stands = (Vec<String>, Option<String>, Option<String>, bool, usize);

fn stands(reader: &Reader) -> Stands {
    let round = reader.quiz.round(&DOCUMENT);
    let ids = |place: usize| round.questions[place].id.clone();
    (
        (0..round.questions.len()).map(ids).collect(),
        round.now.map(ids),
        round.next.map(|question| question.id.clone()),
        round.is_over,
        round.more,
    )
}

/// What is said at the end; the numbers of what was missed, and of what was left out.
fn ends(reader: &Reader) -> (String, Vec<usize>, Vec<usize>) {
    let document = Shared::from(DOCUMENT.clone());
    let scene = Scene::of(&document, Rc::new(reader.clone()), None);
    let summary = Summary::of(&document, &scene);
    let numbers = |questions: &[(usize, &explainer::document::Question)]| questions.iter().map(|it| it.0).collect();
    (summary.end.clone(), numbers(&summary.missed), numbers(&summary.left_out))
}

fn judged() -> Vec<&'static str> {
    DOCUMENT.judged().map(|question| &*question.id).collect()
}

fn in_text() -> Vec<&'static str> {
    DOCUMENT.judged().filter(|question| question.section.is_some()).map(|question| &*question.id).collect()
}

const CORE: [&str; 5] = ["unlimited", "machtpolitik", "agreement", "risk", "in-the-middle"];

#[test]
fn the_core_is_asked_first_one_after_the_other_and_the_rest_is_for_whoever_wants_more() {
    let mut reader = Reader::default();
    assert_eq!(judged()[..5], CORE);
    for (place, id) in CORE.into_iter().enumerate() {
        let (questions, now, next, is_over, more) = stands(&reader);
        assert_eq!((questions, now.as_deref(), more), (CORE.map(str::to_owned).to_vec(), Some(id), judged().len() - 5));
        assert_eq!((next.as_deref(), is_over), (CORE.get(place + 1).copied(), false));
        reader = answer(&reader, id, place != 1);
        let (_, now, next, is_over, _) = stands(&reader);
        assert_eq!(now.as_deref(), Some(id), "whoever has answered stays to read why");
        assert_eq!(is_over, place == 4);
        match next {
            Some(next) => reader = go(&reader, &next),
            None => assert_eq!(place, 4),
        }
    }
    assert_eq!(ends(&reader), ("4 of 5 right.".to_owned(), vec![2], vec![]));
    let further = step(&reader, Step::GoOn);
    let (questions, now, _, is_over, more) = stands(&further);
    assert_eq!((questions, is_over, more), (judged().iter().map(|id| (*id).to_owned()).collect(), false, 0));
    let first = judged().into_iter().skip(5).find(|id| !in_text().contains(id));
    assert_eq!(now.as_deref(), first, "what stands in the text is not asked twice");
}

#[test]
fn what_the_text_has_asked_is_answered_or_left_out_and_not_asked_again() {
    let [answered, ref skipped @ ..] = in_text()[..] else { panic!("several stand in the text") };
    assert!(!skipped.is_empty());
    let before = answer(&Reader::default(), answered, true);
    let (fresh, told) = (stands(&Reader::default()), stands(&before));
    assert_eq!((&told.0, &told.1, &told.2), (&fresh.0, &fresh.1, &fresh.2), "an answer in the text moves nobody");
    assert_eq!(told.4, fresh.4 - 1);
    let mut reader = step(&before, Step::GoOn);
    let mut asked = Vec::new();
    while let (_, Some(now), next, false, _) = stands(&reader) {
        asked.push(now.clone());
        reader = answer(&reader, &now, false);
        if let Some(next) = next {
            reader = go(&reader, &next);
        }
    }
    let wanted: Vec<&str> = judged().into_iter().filter(|id| !in_text().contains(id)).collect();
    assert_eq!(asked, wanted);
    let (said, missed, left_out) = ends(&reader);
    assert_eq!(said, format!("1 of {} right.", judged().len()));
    assert_eq!((missed.len(), left_out.len()), (wanted.len(), skipped.len()));
    // One may go to it all the same.
    let there = go(&reader, skipped[0]);
    assert_eq!(stands(&there).1.as_deref(), Some(skipped[0]));
}

#[test]
fn what_is_left_out_stays_open_and_the_end_says_so() {
    let mut reader = Reader::default();
    for id in &CORE[1..] {
        reader = go(&reader, id);
    }
    let (_, now, next, is_over, _) = stands(&reader);
    assert_eq!((now.as_deref(), next, is_over), (Some("in-the-middle"), None, false));
    let left = step(&reader, Step::Leave);
    assert_eq!((stands(&left).1, stands(&left).3), (None, true));
    assert_eq!(ends(&left), ("0 of 5 right.".to_owned(), vec![], vec![1, 2, 3, 4, 5]));
    let back = go(&left, "agreement");
    assert_eq!((stands(&back).1.as_deref(), stands(&back).3), (Some("agreement"), false));
}

#[test]
fn whoever_goes_beyond_the_core_by_a_link_is_beyond_it() {
    let reader = go(&Reader::default(), "supplies");
    let (questions, now, ..) = stands(&reader);
    assert_eq!((questions.len(), now.as_deref()), (judged().len(), Some("supplies")));
    // The same link again leads there again, though the address has not changed.
    let elsewhere = answer(&reader, "risk", true);
    assert_eq!(stands(&elsewhere).1.as_deref(), Some("risk"));
    assert_eq!(stands(&go(&elsewhere, "supplies")).1.as_deref(), Some("supplies"));
    // A prediction is none of them, and what is nothing moves nobody.
    for id in ["future", "nothing"] {
        assert_eq!(stands(&go(&reader, id)), stands(&reader));
    }
}

#[test]
fn what_was_missed_is_asked_once_more_also_what_stands_in_the_text() {
    let in_text = in_text()[0];
    let mut reader = answer(&Reader::default(), in_text, false);
    for (id, right) in CORE.into_iter().zip([true, false, true, true, false]) {
        reader = answer(&reader, id, right);
    }
    let again = step(&reader, Step::RetryMissed);
    let missed = ["machtpolitik", "in-the-middle", in_text];
    let (questions, now, next, is_over, more) = stands(&again);
    assert_eq!(
        (questions, now.as_deref(), next.as_deref()),
        (missed.map(str::to_owned).to_vec(), Some("machtpolitik"), Some("in-the-middle"))
    );
    assert_eq!((is_over, more), (false, judged().len() - 6));
    let mut done = again.clone();
    for id in missed {
        done = answer(&go(&done, id), id, id != in_text);
    }
    assert_eq!(ends(&done).0, "This time 2 of 3 right.");
    assert!(stands(&done).3);
    // Without any there is nothing to begin.
    let all_right = answer(&Reader::default(), "risk", true);
    assert_eq!(step(&all_right, Step::RetryMissed), all_right);
    // Back to where one was.
    let undone = step(&again, Step::Undo);
    assert_eq!(undone.quiz.score(&DOCUMENT), reader.quiz.score(&DOCUMENT));
    assert_eq!(stands(&undone).0, stands(&reader).0);
}

fn visit(reader: &Reader, fragment: &str) -> Reader {
    on(reader, [Action::Visit(Address::parse(&DOCUMENT, fragment))])
}

/// The same reader on another day, with what was kept.
fn later(reader: &Reader, day: u32) -> Reader {
    let kept = Progress::from_json(&Progress::of(&DOCUMENT, reader).to_json());
    on(&Reader::default(), [Action::Today(day), Action::Restore(kept)])
}

#[test]
fn a_review_asks_what_was_missed_and_what_is_due() {
    let reader = on(&Reader::default(), [Action::Today(TODAY)]);
    let reader = answer(&answer(&reader, "risk", true), "machtpolitik", false);
    let asked = |reader: &Reader| stands(&visit(reader, "#review")).0;
    assert_eq!(asked(&later(&reader, TODAY)), ["machtpolitik"], "what was missed, at any time");
    assert_eq!(asked(&later(&reader, TODAY + 4)), ["machtpolitik"]);
    assert_eq!(asked(&later(&reader, TODAY + 5)), ["machtpolitik", "risk"]);
    // What was right when it was due is due after longer and longer.
    let (mut reader, mut day) = (answer(&later(&reader, TODAY), "agreement", true), TODAY);
    reader = answer(&visit(&reader, "#review"), "machtpolitik", true);
    for days in [5, 14, 40, 120, 120] {
        assert_eq!(reader.quiz.days(&DOCUMENT), days);
        assert_eq!(asked(&later(&reader, day + days - 1)), [""; 0]);
        day += days;
        reader = visit(&later(&reader, day), "review");
        for id in ["machtpolitik", "agreement", "risk"] {
            assert_eq!(reader.quiz.response(id), None, "{id} is asked");
            reader = answer(&reader, id, true);
        }
        assert!(stands(&reader).3);
    }
    // Whoever does not know it any more begins anew.
    day += 120;
    reader = answer(&visit(&later(&reader, day), "#review"), "risk", false);
    assert_eq!(reader.quiz.days(&DOCUMENT), 1, "what is due and not answered is due tomorrow");
    reader = answer(&answer(&reader, "agreement", true), "machtpolitik", true);
    assert_eq!(reader.quiz.days(&DOCUMENT), 5);
}

#[test]
fn an_empty_review_says_when_to_come_back() {
    let reader = answer(&on(&Reader::default(), [Action::Today(TODAY)]), "risk", true);
    let early = visit(&later(&reader, TODAY + 2), "#review");
    assert_eq!(ends(&early).0, "Nothing to repeat today. Come back in 3 days.");
    assert_eq!(early.quiz.response("risk"), reader.quiz.response("risk"), "and takes nothing back");
    assert_eq!(stands(&go(&early, "unlimited")).0.len(), 5, "a link leads out of it");
}

#[test]
fn a_review_is_an_address_that_is_left_by_whatever_one_does_next_and_not_begun_by_coming_back() {
    let reader = answer(&on(&Reader::default(), [Action::Today(TODAY)]), "risk", false);
    let review = visit(&reader, "#review");
    assert_eq!(review.address.fragment(&DOCUMENT), "review");
    assert_eq!(review.quiz.response("risk"), None);
    let left = go(&answer(&review, "risk", false), "unlimited");
    assert_eq!(left.address.fragment(&DOCUMENT), "question=unlimited");
    let back = on(&left, [Action::Return(review.address.clone())]);
    assert_eq!((back.quiz.response("risk"), back.address.review), (left.quiz.response("risk"), true));
    assert_eq!(on(&review, [Action::Close]).address.fragment(&DOCUMENT), "");
    assert_eq!(visit(&reader, "scenario=deal&review").address.fragment(&DOCUMENT), "review&scenario=deal");
}

#[test]
fn what_was_begun_and_not_answered_in_a_review_is_asked_in_the_next() {
    let reader = answer(&on(&Reader::default(), [Action::Today(TODAY)]), "risk", true);
    let begun = visit(&later(&reader, TODAY + 6), "#review");
    assert_eq!(stands(&visit(&later(&begun, TODAY + 7), "#review")).0, ["risk"]);
}

#[test]
fn answers_that_were_kept_without_a_day_count_from_the_day_on_which_they_are_found() {
    let reader = answer(&answer(&Reader::default(), "risk", true), "unlimited", false);
    let found = later(&reader, TODAY);
    assert_eq!(found.quiz.days(&DOCUMENT), 5);
    assert_eq!(stands(&visit(&found, "#review")).0, ["unlimited"]);
    // As are those from before anyone said which day it is.
    let told = on(&reader, [Action::Today(TODAY)]);
    assert_eq!(stands(&visit(&told, "#review")).0, ["unlimited"]);
}

#[test]
fn odd_days_in_what_was_kept_do_no_harm() {
    for known in [
        r#"{"question":"risk","day":-5,"right":9999999999}"#,
        r#"{"question":"risk","day":4294967295,"right":4}"#,
        r#"{"question":"nothing","day":20000,"right":1}"#,
        r#"{"question":7,"day":"x"}"#,
        "7",
    ] {
        let json = format!(r#"{{"explainer":"unraveling-alliance","answers":[],"known":[{known}]}}"#);
        let reader = on(&Reader::default(), [Action::Today(TODAY), Action::Restore(Progress::from_json(&json))]);
        let review = visit(&reader, "#review");
        assert!(reader.quiz.days(&DOCUMENT) >= 1);
        assert_eq!(on(&review, [Action::Today(TODAY)]), review, "{known}");
    }
}

#[test]
fn a_reminder_is_an_entry_of_a_calendar() {
    let mut document = DOCUMENT.clone();
    document.title = "Thaw, or freeze; a very long title of an explainer, in which an “ä” stands".to_owned();
    let made = calendar::reminder(&document, "https://your.host/alliance/", 5, TODAY, TODAY * 86_400 + 3_723);
    let lines: Vec<&str> = made.split("\r\n").collect();
    assert_eq!(lines.last(), Some(&""));
    assert!(!made.replace("\r\n", "").contains(['\r', '\n']), "CRLF alone ends a line");
    assert!(lines.iter().all(|line| line.len() <= 75), "{made}");
    let unfolded = made.replace("\r\n ", "");
    let wanted = "BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//explainer//review//EN
BEGIN:VEVENT
UID:20261205-https://your.host/alliance/#review
DTSTAMP:20261130T010203Z
DTSTART;VALUE=DATE:20261205
SUMMARY:Do you still know? Thaw\\, or freeze\\; a very long title of an explainer\\, in which an “ä” stands
DESCRIPTION:A few questions again\\, so that you remember:\\nhttps://your.host/alliance/#review
URL:https://your.host/alliance/#review
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Do you still know? Thaw\\, or freeze\\; a very long title of an explainer\\, in which an “ä” stands
TRIGGER:PT9H
END:VALARM
END:VEVENT
END:VCALENDAR
";
    assert_eq!(unfolded.replace("\r\n", "\n"), wanted);
    assert_eq!(made, calendar::reminder(&document, "https://your.host/alliance/", 5, TODAY, TODAY * 86_400 + 3_723));
}
