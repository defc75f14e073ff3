//! Tests of the scene, the data that the page shows: which aspects change after each action, and the feedback of each kind of
//! question in each state.

use crate::kinds;
use explainer::document::article::plain;
use explainer::document::{Actor, Amount, Document, Inline, Place, Question, Sign, Task};
use explainer::graph::Shared;
use explainer::reader::Summary;
use explainer::reader::quiz::{Timing, changes, solves, statement};
use explainer::reader::scene::Feedback;
use explainer::reader::scene::feedback::OTHERWISE;
use explainer::reader::wording::alone;
use explainer::reader::{
    Action, Address, Aspects, Departure, Dock, Facet, Progress, Reach, Reader, Scene, Scheme, Step, Table, WhatIf,
};
use explainer::reader::{announcement, found};
use std::fmt::Write;
use std::rc::Rc;

const SIGNS: Aspects = Aspects::SIGNS.union(Aspects::ASSUMED).union(Aspects::PICTURE);

/// The scenes before and after the last of some actions.
fn after(document: &Shared, actions: &[Action]) -> [Scene; 2] {
    let mut scenes = [Scene::first(document), Scene::first(document)];
    for action in actions {
        let reader = Rc::new(scenes[1].reader.apply(document, action.clone()));
        let next = Scene::of(document, reader, Some(&scenes[1]));
        let [_, last] = scenes;
        scenes = [last, next];
    }
    scenes
}

/// The aspects that the last of some actions changes.
fn changed(document: &Shared, actions: &[Action]) -> Aspects {
    let [before, now] = after(document, actions);
    // What a scene takes over from the one before must be what it would compute itself.
    let anew = Scene::of(document, now.reader.clone(), None);
    assert_eq!((&now.what_if, &now.signs, now.scenario), (&anew.what_if, &anew.signs, anew.scenario), "{actions:?}");
    assert_eq!((&now.picture, now.is_followed), (&anew.picture, anew.is_followed), "{actions:?}");
    assert!(now.feedback.iter().zip(&*anew.feedback).all(|(now, anew)| now == anew), "{actions:?}");
    now.changes(&before)
}

fn to(kind: &str, id: &str) -> Action {
    Action::Go(Place::new(kind, id).unwrap())
}

fn at(fragment: &str, document: &Document) -> Address {
    Address::parse(document, fragment)
}

#[test]
fn each_action_changes_its_aspects_and_no_others() {
    let document = &kinds::shared();
    let (place, address, quiz) = (Aspects::PLACE, Aspects::ADDRESS, Aspects::QUIZ);
    let tie = || "mill-southmoor".to_owned();
    let assume = || Action::Assume(tie(), Sign::Strained);
    let buckets = || Action::Read(Some("buckets".into()));
    let choose = || Action::Quiz(Step::Choose("trust".into(), "yes".into()));
    let assumed = SIGNS.union(address).union(Aspects::HISTORY);
    let progress = || {
        let reader = Reader::default().apply(document, choose()).apply(document, Action::SetScheme(Scheme::Dark));
        Progress::of(document, &reader)
    };
    let cases: Vec<(Vec<Action>, Aspects)> = vec![
        (vec![to("actor", "mill")], place.union(address).union(Aspects::PICTURE)),
        (vec![to("term", "turn-day")], place.union(address)),
        (vec![to("passage", "days")], place.union(address).union(Aspects::PICTURE)),
        (vec![to("origin", "days")], place.union(address).union(Aspects::PICTURE)),
        (vec![to("actor", "mill"), Action::Close], place.union(address).union(Aspects::PICTURE)),
        (vec![to("scenario", "plan")], assumed),
        (vec![assume()], assumed),
        (vec![assume(), Action::Assume("northwood-southmoor".into(), Sign::Adversarial)], SIGNS.union(address)),
        (vec![Action::Suppose(WhatIf::parse(document, "mill-southmoor:-"))], assumed),
        (vec![assume(), Action::Undo], assumed),
        (vec![assume(), Action::Undo, Action::Redo], assumed),
        // `AsWritten` is a choice too: without it the text would let the map show a scenario.
        (vec![Action::AsWritten], Aspects::ASSUMED.union(address).union(Aspects::HISTORY)),
        (vec![assume(), Action::FollowText], SIGNS.union(address)),
        (vec![Action::Follow(false)], Aspects::SWITCHES),
        (vec![Action::Dock(Dock::Half)], Aspects::DOCK),
        (vec![Action::Shorten(true)], Aspects::READING.union(address)),
        (vec![Action::Shorten(true), Action::Unfold("buckets".into())], Aspects::READING),
        (
            vec![Action::Jump(Place::Note("n1".into()), Departure::Place(Place::Passage("front".into())))],
            place.union(address).union(Aspects::FROM),
        ),
        (vec![Action::Depart(Departure::Scrolled(400))], Aspects::FROM),
        (vec![Action::Depart(Departure::Scrolled(400)), Action::Stay], Aspects::FROM),
        (vec![Action::Raise(Dock::Half)], Aspects::DOCK),
        (vec![buckets(), Action::Follow(false)], SIGNS.union(Aspects::SWITCHES)),
        (vec![Action::Look(Reach::Two)], Aspects::SWITCHES),
        (vec![Action::Show(Facet::Sign(Sign::Strained), false)], Aspects::HIDDEN.union(Aspects::PICTURE)),
        (
            vec![Action::Show(Facet::Sign(Sign::Strained), false), Action::ShowAll],
            Aspects::HIDDEN.union(Aspects::PICTURE),
        ),
        (vec![Action::ShowTense(true)], Aspects::SWITCHES),
        (vec![Action::Analyse(true)], Aspects::ANALYSED),
        (vec![Action::Seek("mi".into(), vec![2])], Aspects::SEARCH),
        (vec![Action::Seek("mi".into(), vec![2]), Action::Mark(true)], Aspects::SEARCH),
        (vec![Action::Seek("mi".into(), vec![2]), Action::Dismiss], Aspects::SEARCH),
        (vec![Action::Seek("mi".into(), vec![2]), Action::Leave], Aspects::SEARCH),
        (
            vec![Action::Seek("mi".into(), vec![2]), Action::Find(2)],
            Aspects::SEARCH.union(place).union(address).union(Aspects::PICTURE),
        ),
        (vec![Action::Sort(Table::Ties, 0)], Aspects::TABLES),
        (vec![Action::ShowRows(Table::Actors)], Aspects::TABLES),
        (vec![Action::Visit(at("actor=mill", document))], place.union(address).union(Aspects::PICTURE)),
        (vec![Action::Visit(at("actor=mill&scenario=plan", document))], assumed.union(place)),
        (vec![buckets()], SIGNS.union(Aspects::SECTION)),
        (vec![choose()], quiz),
        (vec![choose(), Action::Quiz(Step::Retry("trust".into()))], quiz),
        (vec![Action::Quiz(Step::LookUp("trust".into()))], quiz.union(place).union(address).union(Aspects::PICTURE)),
        (vec![Action::Quiz(Step::Ask(Some("seller".into())))], quiz),
        (vec![Action::Quiz(Step::Ask(Some("apart".into())))], quiz.union(assumed)),
        (vec![Action::Write("It depends.".into())], Aspects::OPINION),
        (vec![Action::SetScheme(Scheme::Dark)], Aspects::SCHEME),
        (vec![Action::Say("copied")], Aspects::NOTICE),
        (vec![Action::Restore(progress())], quiz.union(Aspects::SCHEME)),
        (vec![Action::Load(progress())], quiz.union(Aspects::SCHEME)),
        (vec![Action::Join(progress())], quiz.union(Aspects::SCHEME)),
    ];
    for (actions, expected) in cases {
        assert_eq!(changed(document, &actions), expected, "{actions:?}");
    }
}

#[test]
fn an_action_without_effect_changes_no_aspect() {
    let document = &kinds::shared();
    for actions in [
        vec![Action::Read(None)],
        vec![Action::Read(Some("buckets".into())), Action::Read(Some("buckets".into()))],
        vec![Action::Read(Some("nowhere".into()))],
        vec![to("actor", "mill"), to("actor", "mill")],
        vec![to("actor", "atlantis")],
        vec![Action::Close],
        vec![Action::Undo],
        vec![Action::Redo],
        vec![Action::FollowText],
        vec![Action::ShowAll],
        vec![
            Action::Assume("mill-southmoor".into(), Sign::Cooperative),
            Action::Assume("nowhere".into(), Sign::Strained),
        ],
        vec![Action::Sort(Table::Ties, 99)],
        vec![Action::Find(99)],
        vec![Action::Quiz(Step::Choose("trust".into(), "nowhere".into()))],
        vec![Action::Quiz(Step::Submit("buyers".into()))],
        vec![Action::Quiz(Step::Ask(Some("trust".into())))],
        vec![Action::SetScheme(Scheme::Auto)],
        vec![Action::Visit(Address::default())],
        vec![Action::Restore(Progress::default())],
    ] {
        assert!(changed(document, &actions).is_empty(), "{actions:?}");
    }
}

#[test]
fn unchanged_parts_of_a_scene_are_shared_with_the_one_before() {
    let document = &kinds::shared();
    let [before, now] = after(document, &[to("scenario", "plan"), Action::Write("It depends.".into())]);
    assert!(Rc::ptr_eq(&before.signs, &now.signs) && Rc::ptr_eq(&before.picture, &now.picture));
    assert!(Rc::ptr_eq(&before.feedback, &now.feedback));
    let [before, now] = after(document, &[Action::Quiz(Step::Choose("trust".into(), "yes".into()))]);
    assert!(Rc::ptr_eq(&before.picture, &now.picture));
    let same = before.feedback.iter().zip(&*now.feedback).filter(|(before, now)| Rc::ptr_eq(before, now)).count();
    assert_eq!(same, document.questions.len() - 1);
}

#[test]
fn the_scene_says_what_is_assumed_and_who_assumes_it() {
    let document = &kinds::shared();
    let said = |actions: &[Action]| {
        let [_, scene] = after(document, actions);
        (scene.assumed(document), scene.scenario(document).map(|it| it.id.clone()), scene.is_followed)
    };
    let plan = Some("plan".to_owned());
    assert_eq!(said(&[]), (String::new(), None, false));
    assert_eq!(said(&[to("scenario", "plan")]), ("What if: “The miller's plan”".to_owned(), plan.clone(), false));
    let read = Action::Read(Some("buckets".into()));
    let (text, scenario, is_followed) = said(std::slice::from_ref(&read));
    assert!(text.starts_with("What if: “The miller's plan”, as in this section"), "{text}");
    assert_eq!((scenario, is_followed), (plan, true));
    assert_eq!(
        said(&[read, Action::AsWritten]),
        (String::new(), None, false),
        "a choice that the text does not change"
    );
    let (one, ..) = said(&[Action::Assume("mill-southmoor".into(), Sign::Adversarial)]);
    assert_eq!(one, "Your own what if: 1 relationship changed");
}

/// The steps of a right or a wrong answer to a question; nothing if the question has no such answer.
fn answer(document: &Document, question: &Question, right: bool) -> Option<Vec<Step>> {
    let id = || question.id.clone();
    let options = &question.options;
    let pick = |picked: Vec<String>| vec![Step::Pick(id(), picked), Step::Submit(id())];
    Some(match question.task {
        Task::Choice => {
            let option = options.iter().find(|option| option.right == right).unwrap();
            vec![Step::Choose(id(), option.id.clone())]
        }
        Task::Several => {
            let chosen =
                options.iter().enumerate().filter(|(at, option)| if right { option.right } else { at % 2 == 0 });
            let steps = chosen.map(|(_, option)| Step::Choose(id(), option.id.clone()));
            steps.chain([Step::Submit(id())]).collect()
        }
        Task::Match => {
            let count = options.len();
            let pair = |at: usize| options[if right { at } else { count - 1 - at }].id.clone();
            let steps = options.iter().enumerate().map(|(at, option)| Step::Pair(id(), option.id.clone(), pair(at)));
            steps.chain([Step::Submit(id())]).collect()
        }
        // The options are shuffled into an order that is not the right one, so that a wrong answer needs no move.
        Task::Order => {
            let moves = options.iter().rev().filter(|_| right);
            let earlier = moves.flat_map(|option| vec![Step::Move(id(), option.id.clone(), true); options.len()]);
            earlier.chain([Step::Submit(id())]).collect()
        }
        Task::Actor | Task::Tie => {
            let listed = options.iter().find(|option| option.right == right).unwrap();
            pick(vec![listed.id.clone()])
        }
        Task::Change => {
            let goal = question.goal.as_ref().unwrap();
            let mut changes = changes(document, goal).into_iter();
            let (tie, sign) = changes.find(|(tie, sign)| solves(document, goal, *tie, *sign) == right)?;
            pick(vec![document.ties[tie].id.clone(), sign.name().to_owned()])
        }
        Task::Number => {
            let number = question.number.as_ref().unwrap();
            pick(vec![if right { number.value } else { number.from }.write()])
        }
        Task::Fill => pick(if right {
            vec![options[0].text.clone(), options[0].pair.clone().unwrap()]
        } else {
            vec![" Something  else! ".to_owned(), "something else".to_owned()]
        }),
        Task::Predict => {
            let expect = |at: usize, late| Step::Expect(id(), options[at].id.clone(), late);
            vec![expect(0, false), expect(usize::from(!right), true)]
        }
    })
}

/// The key of every row of a question, and whether the row is a change that reaches the goal.
fn keys(document: &Document, question: &Question) -> Vec<(String, bool)> {
    let mut keys: Vec<(String, bool)> = question.options.iter().map(|option| (option.id.clone(), false)).collect();
    if matches!(question.task, Task::Actor | Task::Tie) {
        keys.push((OTHERWISE.to_owned(), false));
    }
    if let Some(goal) = &question.goal {
        for (tie, sign) in changes(document, goal) {
            let key = format!("{} {}", document.ties[tie].id, sign.name());
            keys.push((key, solves(document, goal, tie, sign)));
        }
    }
    keys
}

/// The states of a question, each with its name and the steps that lead to it.
fn states(document: &Document, question: &Question) -> Vec<(&'static str, Vec<Step>)> {
    let right = answer(document, question, true).unwrap();
    let wrong = answer(document, question, false);
    let given = wrong.clone().unwrap_or_else(|| right.clone());
    let part = given[..given.len() - 1].to_vec();
    let unknown = || Step::GiveUp(question.id.clone());
    let again = [given.clone(), vec![Step::Retry(question.id.clone())]].concat();
    let mut states = vec![("unanswered", vec![]), ("in part", part), ("right", right), ("again", again)];
    if question.task != Task::Predict {
        states.push(("unknown", vec![unknown()]));
    }
    if let Some(wrong) = wrong {
        let shown = [wrong.clone(), vec![unknown()]].concat();
        states.push(("wrong", wrong));
        if question.task != Task::Predict {
            states.push(("wrong, and shown", shown));
        }
    }
    states
}

fn scene_after(document: &Shared, steps: Vec<Step>) -> Scene {
    let actions: Vec<Action> = steps.into_iter().map(Action::Quiz).collect();
    let [_, scene] = after(document, &actions);
    scene
}

/// The document, once with solutions that are shown after a wrong answer, once with solutions that are shown only on demand.
fn documents() -> [(&'static str, Shared); 2] {
    let document = kinds::document();
    let with = |solutions| Shared::from(Document { solutions, ..document.clone() });
    [("shown", with(true)), ("held back", with(false))]
}

#[test]
fn every_kind_of_question_has_the_right_feedback_in_each_state() {
    for (solutions, document) in documents() {
        for (place, question) in document.questions.iter().enumerate() {
            for (state, steps) in states(&document, question) {
                let scene = scene_after(&document, steps);
                let feedback = &scene.feedback[place];
                let what = format!("{} {state} {solutions}", question.id);
                let is_prediction = question.task == Task::Predict;
                let result = match state {
                    _ if is_prediction => "",
                    "right" => "right",
                    "wrong" => "wrong",
                    "unknown" => "unknown",
                    "wrong, and shown" if solutions == "held back" => "unknown",
                    "wrong, and shown" => "wrong",
                    _ => "",
                };
                assert_eq!(feedback.result, result, "{what}");
                let is_solved = match (result, state) {
                    ("", state) => is_prediction && ["right", "wrong"].contains(&state),
                    ("wrong", _) => solutions == "shown",
                    _ => true,
                };
                assert_eq!(feedback.is_solved, is_solved, "{what}");
                assert_eq!(feedback.is_locked, !result.is_empty(), "{what}");
                // A prediction counts as given once the reader has made it.
                let is_given = !result.is_empty() || is_prediction && !["unanswered", "again"].contains(&state);
                assert_eq!(feedback.given.is_some(), is_given, "{what}");
                let mut order = feedback.order.clone();
                order.sort();
                let mut ids: Vec<String> = question.options.iter().map(|option| option.id.clone()).collect();
                ids.sort();
                assert_eq!(order, ids, "{what}: each once");
                let rows: Vec<_> = keys(&document, question)
                    .iter()
                    .map(|(key, solves)| (key.clone(), feedback.row(&document, question, key, *solves)))
                    .collect();
                for (key, row) in &rows {
                    let tells = !row.result.is_empty() && !row.is_chosen;
                    assert!(!tells || feedback.is_solved, "{what} {key} tells what is right");
                    assert!(!(row.is_chosen && feedback.given.is_none()), "{what} {key}");
                    assert!(row.result.is_empty() || !result.is_empty(), "{what} {key}");
                }
                let chosen = rows.iter().filter(|(_, row)| row.is_chosen).count();
                // A typed answer is no row; the outcome names it.
                let is_typed = matches!(question.task, Task::Number | Task::Fill);
                let is_answer = ["right", "wrong"].contains(&result) || is_prediction && is_solved;
                assert_eq!(chosen > 0, is_answer && !(is_typed && result == "wrong"), "{what}");
                let wrong = rows.iter().filter(|(_, row)| row.is_chosen && row.result == "wrong").count();
                assert_eq!(wrong > 0, result == "wrong" && !is_typed, "{what}");
                let says = !feedback.outcome.is_empty() || is_prediction;
                assert_eq!(says, !result.is_empty() || is_prediction, "{what}: {}", feedback.outcome);
            }
        }
    }
}

#[test]
fn the_texts_of_feedback_are_those_of_the_expected_file() {
    let mut text = String::new();
    for (solutions, document) in documents() {
        for (place, question) in document.questions.iter().enumerate() {
            for (state, steps) in states(&document, question) {
                let scene = scene_after(&document, steps);
                let feedback: &Feedback = &scene.feedback[place];
                let Feedback { result, is_solved, is_locked, is_ready, outcome, outcome_in_text, .. } = feedback;
                writeln!(text, "{} ({}), {state}, solutions {solutions}", question.id, question.task.name()).unwrap();
                writeln!(text, "  {result:?} solved {is_solved} locked {is_locked} ready {is_ready}").unwrap();
                writeln!(text, "  {outcome:?} / {outcome_in_text:?}").unwrap();
                writeln!(text, "  answer {:?} order {:?}", feedback.answer, feedback.order).unwrap();
                for (key, solves) in keys(&document, question) {
                    let row = feedback.row(&document, question, &key, solves);
                    let chosen = if row.is_chosen { "*" } else { " " };
                    writeln!(text, "  {chosen} {key}: {:?} {:?} {:?}", row.result, row.mark, row.text).unwrap();
                }
            }
        }
    }
    kinds::hold("tests/parts/feedback.txt", &text);
}

#[test]
fn a_listed_option_is_named_and_whatever_else_was_chosen_is_named_too() {
    let document = kinds::shared();
    for (id, listed, other, name) in [
        ("seller", "southmoor", "northwood", "Northwood"),
        ("trade", "mill-northwood", "northwood-southmoor", "Northwood – Southmoor"),
    ] {
        let place = document.questions.iter().position(|question| question.id == id).unwrap();
        let question = &document.questions[place];
        let otherwise = |picked: &str| {
            let steps = vec![Step::Pick(id.to_owned(), vec![picked.to_owned()]), Step::Submit(id.to_owned())];
            scene_after(&document, steps).feedback[place].row(&document, question, OTHERWISE, false)
        };
        assert!(!otherwise(listed).is_chosen);
        let row = otherwise(other);
        assert_eq!((row.is_chosen, row.result, row.text.as_deref()), (true, "wrong", Some(name)));
    }
}

/// The steps of a right answer, or those of giving up.
fn answer_or_give_up(document: &Document, question: &Question, right: bool) -> Vec<Step> {
    match right {
        true => answer(document, question, true).unwrap(),
        false => vec![Step::GiveUp(question.id.clone())],
    }
}

#[test]
fn the_summary_counts_and_says_at_the_end_whether_it_is_enough_and_what_to_read_again() {
    let document = kinds::shared();
    let judged: Vec<&Question> = document.questions.iter().filter(|it| it.task != Task::Predict).collect();
    let count = judged.len();
    let all = |rights: usize| -> Vec<Step> {
        judged
            .iter()
            .enumerate()
            .flat_map(|(at, question)| answer_or_give_up(&document, question, at < rights))
            .collect()
    };
    let scene = scene_after(&document, Vec::new());
    let summary = Summary::of(&document, &scene);
    assert_eq!(summary.score_text, format!("0 right · 0 missed · 5 to do · {} more if you like", count - 5));
    assert_eq!((summary.end.as_str(), summary.mark.as_str(), summary.missed.len()), ("", "", 0));
    assert!(
        summary.questions.iter().all(
            |(_, result, label)| result.is_empty() && (label.ends_with(": to do") || label.contains("in the text"))
        )
    );
    // 70 percent are enough.
    for rights in [0, count / 2, count - 1, count] {
        let scene = scene_after(&document, all(rights));
        let summary = Summary::of(&document, &scene);
        assert_eq!(summary.score_text, format!("{rights} right · {} missed · 0 to do", count - rights));
        assert_eq!(summary.end, format!("All answered: {rights} of {count} right."));
        let is_enough = rights * 100 >= count * 70;
        assert_eq!(summary.mark.starts_with("That is enough"), is_enough, "{rights}: {}", summary.mark);
        assert_eq!(summary.mark.starts_with("Not enough yet"), !is_enough, "{rights}: {}", summary.mark);
        let missed: Vec<(usize, &Question)> = (1..).zip(judged.iter().copied()).skip(rights).collect();
        assert_eq!(summary.missed, missed);
        for (at, (question, result, label)) in summary.questions.iter().enumerate() {
            assert_eq!(question.id, judged[at].id);
            assert_eq!(*result, if at < rights { "right" } else { "unknown" });
            assert!(label.starts_with(&format!("Question {}", at + 1)), "{label}");
            assert!(label.ends_with(if at < rights { ": right" } else { ": missed" }), "{label}");
        }
    }
    // Without a pass mark nobody passes or fails.
    let document = Shared::from(Document { pass: None, ..kinds::document() });
    let steps = document.questions.iter().filter(|it| it.task != Task::Predict);
    let scene = scene_after(&document, steps.flat_map(|question| answer(&document, question, true).unwrap()).collect());
    assert_eq!(Summary::of(&document, &scene).mark, "");
}

#[test]
fn typed_answers_are_numeric_and_fill_in_interactions_of_xapi() {
    let document = kinds::shared();
    let statement_of = |id: &str, typed: &[&str]| -> serde_json::Value {
        let typed = typed.iter().map(|it| (*it).to_owned()).collect();
        let scene = scene_after(&document, vec![Step::Pick(id.to_owned(), typed), Step::Submit(id.to_owned())]);
        let event = scene.reader.quiz.log().last().unwrap().clone();
        serde_json::from_str(&statement(&document, "https://host/page", &event, &Timing::default())).unwrap()
    };
    let depth = statement_of("depth", &["012.90"]);
    let definition = &depth["object"]["definition"];
    assert_eq!((&definition["interactionType"], &definition["choices"]), (&"numeric".into(), &serde_json::Value::Null));
    assert_eq!(definition["correctResponsesPattern"], serde_json::json!(["12[:]13"]));
    assert_eq!((&depth["result"]["response"], &depth["result"]["success"]), (&"12.9".into(), &true.into()));
    let word = statement_of("word", &[" Turn  Day ", "turn day"]);
    let definition = &word["object"]["definition"];
    assert_eq!(definition["interactionType"], "fill-in");
    assert_eq!(definition["correctResponsesPattern"], serde_json::json!(["turn day", "day of the turn"]));
    assert_eq!((&word["result"]["response"], &word["result"]["success"]), (&"Turn  Day".into(), &true.into()));
    // Where only the number itself is right, the pattern is that number and no range.
    let mut exact = kinds::document();
    let depth = exact.questions.iter_mut().find(|it| it.id == "depth").unwrap();
    depth.number.as_mut().unwrap().within = Amount::default();
    let scene = scene_after(&document, vec![Step::GiveUp("depth".to_owned())]);
    let event = scene.reader.quiz.log().last().unwrap();
    let exact: serde_json::Value =
        serde_json::from_str(&statement(&exact, "https://host/page", event, &Timing::default())).unwrap();
    assert_eq!(exact["object"]["definition"]["correctResponsesPattern"], serde_json::json!(["12.5"]));
    assert_eq!(exact["result"]["response"], "");
}

#[test]
fn a_screen_reader_is_told_how_many_the_search_has_found_and_nothing_while_nothing_is_typed() {
    let document = &kinds::shared();
    let found = |actions: &[Action]| found(document, &after(document, actions)[1]);
    let seek = |text: &str, actors: &[usize]| Action::Seek(text.into(), actors.to_vec());
    assert_eq!(found(&[seek("mi", &[2])]), "1 name found");
    assert_eq!(found(&[seek("o", &[0, 1])]), "2 names found");
    let many: Vec<Actor> = (0..20).map(|_| document.actors[0].clone()).collect();
    let wide = Shared::from(Document { actors: many, ..kinds::document() });
    let all = after(&wide, &[Action::Seek("n".into(), (0..20).collect())]);
    assert_eq!(explainer::reader::found(&wide, &all[1]), "20 names found", "those that do not show count, too");
    assert_eq!(found(&[seek("xyz", &[])]), document.words.get("nobody"));
    assert_eq!(announced(document, &[seek("xyz", &[])]), "", "it is not said at each letter");
    for nothing in [vec![], vec![seek("o", &[0]), seek("", &[])], vec![seek("o", &[0]), Action::Dismiss]] {
        assert_eq!(found(&nothing), "", "{nothing:?}");
    }
}

#[test]
fn a_card_counts_hostile_relationships_and_says_which_it_leaves_out() {
    let mut document = kinds::document();
    let signs = |document: &Document| document.ties.iter().map(|tie| tie.sign).collect::<Vec<_>>();
    let mill = document.actors.iter().position(|it| it.id == "mill").unwrap();
    let said = alone(&Shared::from(document.clone()), &signs(&document), mill);
    assert!(said.contains("1 of 2") && said.contains("strained") && said.contains("own side"), "{said}");
    document.actors[mill].side = Some("southmoor".into());
    let said = alone(&Shared::from(document.clone()), &signs(&document), mill);
    assert_eq!(said, "", "one that is left is no count");
}

#[test]
fn a_note_is_about_the_ties_that_its_text_links_to_or_else_about_all_that_its_passage_is_evidence_for() {
    let about = |places: &[Place]| {
        let mut document = kinds::document();
        let link = |place: &Place| Inline::Link(place.clone(), vec![Inline::Text("it".into())]);
        document.notes[0].text = places.iter().map(link).collect();
        let ties = document.ties.iter().filter(|tie| !document.notes_about(tie).is_empty());
        ties.map(|tie| tie.id.clone()).collect::<Vec<_>>()
    };
    // The note is on a passage that is evidence for this tie only.
    let its = ["mill-northwood"];
    assert_eq!(about(&[]), its);
    assert_eq!(about(&[Place::Question("trust".into())]), its, "a link to what is no actor, tie or term says nothing");
    assert_eq!(about(&[Place::Tie("mill-northwood".into())]), its);
    assert_eq!(about(&[Place::Actor("northwood".into()), Place::Term("brook".into())]), its);
    for elsewhere in
        [Place::Actor("southmoor".into()), Place::Tie("mill-southmoor".into()), Place::Term("brook".into())]
    {
        assert!(about(std::slice::from_ref(&elsewhere)).is_empty(), "{elsewhere:?}");
    }
}

/// The announcement of the last of some actions to screen readers.
fn announced(document: &Shared, actions: &[Action]) -> String {
    let [before, now] = after(document, actions);
    announcement(document, &before, &now)
}

#[test]
fn a_screen_reader_is_told_what_came_of_an_action_elsewhere_and_nothing_of_scrolling() {
    let document = &kinds::shared();
    let words = &document.words;
    let read = |section: &str| Action::Read(Some(section.into()));
    assert_eq!(announced(document, &[read("buckets")]), "", "the map follows the text");
    let scenario = announced(document, &[to("scenario", "plan")]);
    assert!(scenario.contains(&document.scenario("plan").unwrap().name) && scenario.contains(". "), "{scenario}");
    assert!(announced(document, &[to("scenario", "plan"), Action::Undo]).contains(words.get("as-written")));
    // Where a choice leaves the triangle as it was, nothing is said of the triangle.
    assert_eq!(announced(document, &[Action::Suppose(WhatIf::default())]), words.get("as-written"));
    assert_eq!(announced(document, &[to("actor", "mill")]), "", "focus goes to the card");
    let choose = |option: &str| Action::Quiz(Step::Choose("trust".into(), option.into()));
    let [_, now] = after(document, &[choose("yes")]);
    let place = document.questions.iter().position(|it| it.id == "trust").unwrap();
    assert_eq!(announced(document, &[choose("yes")]), now.feedback[place].outcome);
    // Why an answer is not right is said at once, but not where that would give the solution away.
    let reason = plain(&document.questions[place].options.iter().find(|it| it.id == "yes").unwrap().reason);
    assert!(!announced(document, &[choose("yes")]).contains(&reason));
    let solved = Document { solutions: true, ..kinds::document() };
    let said = announced(&Shared::from(solved), &[choose("yes")]);
    assert!(said.contains(&reason), "{said}");
    let short = announced(document, &[Action::Shorten(true)]);
    assert!(short.contains(words.get("read-short")), "what leaves the text is said: {short}");
    assert!(announced(document, &[Action::Shorten(true), Action::Shorten(false)]).contains(words.get("read-full")));
    let jump = || Action::Jump(Place::Note("n1".into()), Departure::Place(Place::Passage("front".into())));
    let way_back = announced(document, &[jump()]);
    assert!(way_back.contains("Back to") && way_back.contains("Escape"), "{way_back}");
    assert_eq!(announced(document, &[jump(), read("buckets")]), "", "it is said once");
    assert_eq!(announced(document, &[jump(), Action::Stay]), "", "what is gone is not said");
}
