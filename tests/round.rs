//! Tests of the round, in which one question is asked at a time: which questions it has, which one is current, how it summary, and
//! which ones a later review repeats.

use explainer::author::{self, assets::Assets};
use explainer::document::{Document, Place, Task};
use explainer::graph::Shared;
use explainer::reader::Summary;
use explainer::reader::{Action, Address, Progress, Reader, Scene, Step, calendar};
use std::path::Path;
use std::rc::Rc;
use std::sync::LazyLock;

/// The built-in document, which has five core questions; some of its other questions stand in the text too.
static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let assets = Assets::from_checkout(root).unwrap();
    let (document, report) = author::compile(&root.join("content/unraveling-alliance"), &assets);
    document.unwrap_or_else(|| panic!("{}", report.render(false)))
});

/// A day, in days since 1 January 1970.
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

/// Answers a question rightly, or with "I don't know".
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

/// The state of a round: the ids of its questions, the current one, the next one, whether the round is over, and how many more
/// questions are open.
type RoundState = (Vec<String>, Option<String>, Option<String>, bool, usize);

fn round(reader: &Reader) -> RoundState {
    let round = reader.quiz.round(&DOCUMENT);
    let id = |index: usize| round.questions[index].id.clone();
    (
        (0..round.questions.len()).map(id).collect(),
        round.now.map(id),
        round.next.map(|question| question.id.clone()),
        round.is_over,
        round.more,
    )
}

/// The summary at the end: its text, the numbers of the missed questions, and those of the skipped ones.
fn summary(reader: &Reader) -> (String, Vec<usize>, Vec<usize>) {
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
fn core_questions_are_asked_first_and_the_others_on_demand() {
    let mut reader = Reader::default();
    assert_eq!(judged()[..5], CORE);
    for (place, id) in CORE.into_iter().enumerate() {
        let (questions, now, next, is_over, more) = round(&reader);
        assert_eq!((questions, now.as_deref(), more), (CORE.map(str::to_owned).to_vec(), Some(id), judged().len() - 5));
        assert_eq!((next.as_deref(), is_over), (CORE.get(place + 1).copied(), false));
        reader = answer(&reader, id, place != 1);
        let (_, now, next, is_over, _) = round(&reader);
        assert_eq!(now.as_deref(), Some(id), "whoever has answered stays to read why");
        assert_eq!(is_over, place == 4);
        match next {
            Some(next) => reader = go(&reader, &next),
            None => assert_eq!(place, 4),
        }
    }
    assert_eq!(summary(&reader), ("4 of 5 right.".to_owned(), vec![2], vec![]));
    let further = step(&reader, Step::GoOn);
    let (questions, now, _, is_over, more) = round(&further);
    assert_eq!((questions, is_over, more), (judged().iter().map(|id| (*id).to_owned()).collect(), false, 0));
    let first = judged().into_iter().skip(5).find(|id| !in_text().contains(id));
    assert_eq!(now.as_deref(), first, "what round in the text is not asked twice");
}

#[test]
fn the_score_counts_what_is_to_do_in_the_round_and_the_rest_apart() {
    let score = |reader: &Reader| Summary::score(&DOCUMENT, &reader.quiz).1;
    let more = judged().len() - 5;
    let reader = Reader::default();
    assert_eq!(score(&reader), format!("0 right · 0 missed · 5 to do · {more} more if you like"));
    let reader = answer(&answer(&reader, CORE[0], true), CORE[1], false);
    assert_eq!(score(&reader), format!("1 right · 1 missed · 3 to do · {more} more if you like"));
    let reader = step(&reader, Step::GoOn);
    assert_eq!(score(&reader), format!("1 right · 1 missed · {} to do", more + 3));
}

#[test]
fn questions_in_the_text_are_not_asked_again_in_the_round() {
    let [answered, ref skipped @ ..] = in_text()[..] else { panic!("several stand in the text") };
    assert!(!skipped.is_empty());
    let before = answer(&Reader::default(), answered, true);
    let (fresh, answered) = (round(&Reader::default()), round(&before));
    let same = (&fresh.0, &fresh.1, &fresh.2);
    assert_eq!((&answered.0, &answered.1, &answered.2), same, "an answer in the text does not move the round");
    assert_eq!(answered.4, fresh.4 - 1);
    let mut reader = step(&before, Step::GoOn);
    let mut asked = Vec::new();
    while let (_, Some(now), next, false, _) = round(&reader) {
        asked.push(now.clone());
        reader = answer(&reader, &now, false);
        if let Some(next) = next {
            reader = go(&reader, &next);
        }
    }
    let expected: Vec<&str> = judged().into_iter().filter(|id| !in_text().contains(id)).collect();
    assert_eq!(asked, expected);
    let (said, missed, left_out) = summary(&reader);
    assert_eq!(said, format!("1 of {} right.", judged().len()));
    assert_eq!((missed.len(), left_out.len()), (expected.len(), skipped.len()));
    // The reader may go to a skipped question nevertheless.
    let there = go(&reader, skipped[0]);
    assert_eq!(round(&there).1.as_deref(), Some(skipped[0]));
}

#[test]
fn skipped_questions_stay_open_and_the_end_lists_them() {
    let mut reader = Reader::default();
    for id in &CORE[1..] {
        reader = go(&reader, id);
    }
    let (_, now, next, is_over, _) = round(&reader);
    assert_eq!((now.as_deref(), next, is_over), (Some("in-the-middle"), None, false));
    let left = step(&reader, Step::Leave);
    assert_eq!((round(&left).1, round(&left).3), (None, true));
    assert_eq!(summary(&left), ("0 of 5 right.".to_owned(), vec![], vec![1, 2, 3, 4, 5]));
    let back = go(&left, "agreement");
    assert_eq!((round(&back).1.as_deref(), round(&back).3), (Some("agreement"), false));
}

#[test]
fn a_link_to_a_question_beyond_the_core_extends_the_round() {
    let reader = go(&Reader::default(), "supplies");
    let (questions, now, ..) = round(&reader);
    assert_eq!((questions.len(), now.as_deref()), (judged().len(), Some("supplies")));
    // Following the same link again leads to the question again, though the address is the same.
    let elsewhere = answer(&reader, "risk", true);
    assert_eq!(round(&elsewhere).1.as_deref(), Some("risk"));
    assert_eq!(round(&go(&elsewhere, "supplies")).1.as_deref(), Some("supplies"));
    // A prediction is not in the round, and an unknown question does not exist: links to them do not move the round.
    for id in ["future", "nothing"] {
        assert_eq!(round(&go(&reader, id)), round(&reader));
    }
}

#[test]
fn missed_questions_are_asked_again_also_those_in_the_text() {
    let in_text = in_text()[0];
    let mut reader = answer(&Reader::default(), in_text, false);
    for (id, right) in CORE.into_iter().zip([true, false, true, true, false]) {
        reader = answer(&reader, id, right);
    }
    let again = step(&reader, Step::RetryMissed);
    let missed = ["machtpolitik", "in-the-middle", in_text];
    let (questions, now, next, is_over, more) = round(&again);
    assert_eq!(
        (questions, now.as_deref(), next.as_deref()),
        (missed.map(str::to_owned).to_vec(), Some("machtpolitik"), Some("in-the-middle"))
    );
    assert_eq!((is_over, more), (false, judged().len() - 6));
    let mut done = again.clone();
    for id in missed {
        done = answer(&go(&done, id), id, id != in_text);
    }
    assert_eq!(summary(&done).0, "This time 2 of 3 right.");
    assert!(round(&done).3);
    // Without missed questions a retry changes nothing.
    let all_right = answer(&Reader::default(), "risk", true);
    assert_eq!(step(&all_right, Step::RetryMissed), all_right);
    // Undo restores the score and the questions of the round before.
    let undone = step(&again, Step::Undo);
    assert_eq!(undone.quiz.score(&DOCUMENT), reader.quiz.score(&DOCUMENT));
    assert_eq!(round(&undone).0, round(&reader).0);
}

fn visit(reader: &Reader, fragment: &str) -> Reader {
    on(reader, [Action::Visit(Address::parse(&DOCUMENT, fragment))])
}

/// A new reader on another day, with the saved progress of this one.
fn later(reader: &Reader, day: u32) -> Reader {
    let kept = Progress::from_json(&Progress::of(&DOCUMENT, reader).to_json());
    on(&Reader::default(), [Action::Today(day), Action::Restore(kept)])
}

#[test]
fn a_review_repeats_missed_and_due_questions() {
    let reader = on(&Reader::default(), [Action::Today(TODAY)]);
    let reader = answer(&answer(&reader, "risk", true), "machtpolitik", false);
    let asked = |reader: &Reader| round(&visit(reader, "#review")).0;
    assert_eq!(asked(&later(&reader, TODAY)), ["machtpolitik"], "what was missed, at any time");
    assert_eq!(asked(&later(&reader, TODAY + 4)), ["machtpolitik"]);
    assert_eq!(asked(&later(&reader, TODAY + 5)), ["machtpolitik", "risk"]);
    // The interval grows each time that a due question is answered rightly.
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
        assert!(round(&reader).3);
    }
    // After a wrong answer the intervals begin anew.
    day += 120;
    reader = answer(&visit(&later(&reader, day), "#review"), "risk", false);
    assert_eq!(reader.quiz.days(&DOCUMENT), 1, "what is due and not answered is due tomorrow");
    reader = answer(&answer(&reader, "agreement", true), "machtpolitik", true);
    assert_eq!(reader.quiz.days(&DOCUMENT), 5);
}

#[test]
fn a_review_before_any_answer_says_so() {
    let early = visit(&on(&Reader::default(), [Action::Today(TODAY)]), "#review");
    let said = summary(&early).0;
    assert_eq!(said, "There is nothing to repeat yet, because you have not answered any question.");
}

#[test]
fn an_empty_review_says_when_to_come_back() {
    let reader = answer(&on(&Reader::default(), [Action::Today(TODAY)]), "risk", true);
    let early = visit(&later(&reader, TODAY + 2), "#review");
    assert_eq!(summary(&early).0, "Nothing to repeat today. Come back in 3 days.");
    assert_eq!(early.quiz.response("risk"), reader.quiz.response("risk"), "and takes nothing back");
    assert_eq!(round(&go(&early, "unlimited")).0.len(), 5, "a link leads out of it");
}

#[test]
fn the_address_of_a_review_is_left_by_the_next_action_and_returning_to_it_begins_no_new_review() {
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
fn questions_left_open_in_a_review_are_in_the_next_one() {
    let reader = answer(&on(&Reader::default(), [Action::Today(TODAY)]), "risk", true);
    let begun = visit(&later(&reader, TODAY + 6), "#review");
    assert_eq!(round(&visit(&later(&begun, TODAY + 7), "#review")).0, ["risk"]);
}

#[test]
fn saved_answers_without_a_day_count_from_the_day_on_which_they_are_restored() {
    let reader = answer(&answer(&Reader::default(), "risk", true), "unlimited", false);
    let found = later(&reader, TODAY);
    assert_eq!(found.quiz.days(&DOCUMENT), 5);
    assert_eq!(round(&visit(&found, "#review")).0, ["unlimited"]);
    // Answers given before `Today` count from that day too.
    let dated = on(&reader, [Action::Today(TODAY)]);
    assert_eq!(round(&visit(&dated, "#review")).0, ["unlimited"]);
}

#[test]
fn impossible_days_in_saved_progress_do_no_harm() {
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
    document.title = "Thaw, or freeze; a very long title of an explainer, in which an “ä” round".to_owned();
    let made = calendar::reminder(&document, "https://your.host/alliance/", 5, TODAY, TODAY * 86_400 + 3_723);
    let lines: Vec<&str> = made.split("\r\n").collect();
    assert_eq!(lines.last(), Some(&""));
    assert!(!made.replace("\r\n", "").contains(['\r', '\n']), "CRLF alone summary a line");
    assert!(lines.iter().all(|line| line.len() <= 75), "{made}");
    let unfolded = made.replace("\r\n ", "");
    let expected = "BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//explainer//review//EN
BEGIN:VEVENT
UID:20261205-https://your.host/alliance/#review
DTSTAMP:20261130T010203Z
DTSTART;VALUE=DATE:20261205
SUMMARY:Do you still know? Thaw\\, or freeze\\; a very long title of an explainer\\, in which an “ä” round
DESCRIPTION:A few questions again\\, so that you remember:\\nhttps://your.host/alliance/#review
URL:https://your.host/alliance/#review
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Do you still know? Thaw\\, or freeze\\; a very long title of an explainer\\, in which an “ä” round
TRIGGER:PT9H
END:VALARM
END:VEVENT
END:VCALENDAR
";
    assert_eq!(unfolded.replace("\r\n", "\n"), expected);
    assert_eq!(made, calendar::reminder(&document, "https://your.host/alliance/", 5, TODAY, TODAY * 86_400 + 3_723));
}
