//! What a reader does, in any order and with any nonsense in between: the state stays sound, what is kept
//! comes back, and a document survives being written down.

use explainer::author::{self, assets::Assets};
use explainer::document::{Block, Document, Id, Inline, Place};
use explainer::graph::balance::Triangle;
use explainer::reader::{Action, Address, Progress, Reader, Scheme};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;
use std::path::Path;
use std::sync::LazyLock;

/// The built-in document.
static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let assets = Assets::from_checkout(root).unwrap();
    let (document, report) = author::compile(&root.join("content/unraveling-alliance"), &assets);
    document.unwrap_or_else(|| panic!("{}", report.render(false)))
});

static JSON: LazyLock<String> = LazyLock::new(|| DOCUMENT.to_json());

/// Every place of the document.
static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
    fn all<'a>(kind: fn(Id) -> Place, ids: impl Iterator<Item = &'a Id>) -> Vec<Place> {
        ids.cloned().map(kind).collect()
    }
    let it = &*DOCUMENT;
    [
        all(Place::Actor, it.actors.iter().map(|it| &it.id)),
        all(Place::Tie, it.ties.iter().map(|it| &it.id)),
        all(Place::Scenario, it.scenarios.iter().map(|it| &it.id)),
        all(Place::Passage, it.passages().map(|(_, it)| &it.id)),
        all(Place::Note, it.notes.iter().map(|it| &it.id)),
        all(Place::Question, it.questions.iter().map(|it| &it.id)),
        all(Place::Term, it.terms.iter().map(|it| &it.id)),
        all(Place::Section, it.sections.iter().map(|it| &it.id)),
    ]
    .concat()
});

/// An id, of the document's or not.
fn id(known: Vec<Id>) -> BoxedStrategy<Id> {
    prop_oneof![4 => select(known), 1 => "[a-z]{1,3}|", 1 => any::<String>()].boxed()
}

fn place() -> BoxedStrategy<Place> {
    let odd = (select(Place::KINDS.to_vec()), any::<String>()).prop_map(|(kind, id)| Place::new(kind, &id).unwrap());
    // An id of one kind under another.
    let mixed = (select(Place::KINDS.to_vec()), select(PLACES.clone()));
    let mixed = mixed.prop_map(|(kind, place)| Place::new(kind, place.id()).unwrap());
    prop_oneof![5 => select(PLACES.clone()), 1 => mixed, 1 => odd].boxed()
}

fn fragment() -> BoxedStrategy<String> {
    let parts =
        prop::collection::vec(place().prop_map(|place| place.fragment()), 0..3).prop_map(|parts| parts.join("&"));
    prop_oneof![4 => parts, 1 => any::<String>()].boxed()
}

/// A question of the document with an option, of its own or of another.
fn answer() -> BoxedStrategy<(Id, Id)> {
    let known = any::<(Index, Index)>().prop_map(|(question, option)| {
        let question = question.get(&DOCUMENT.questions);
        (question.id.clone(), option.get(&question.options).id.clone())
    });
    let options = DOCUMENT.questions.iter().flat_map(|question| question.options.iter().map(|it| it.id.clone()));
    prop_oneof![4 => known, 1 => (question(), id(options.collect()))].boxed()
}

fn question() -> BoxedStrategy<Id> {
    id(DOCUMENT.questions.iter().map(|it| it.id.clone()).collect())
}

fn action() -> BoxedStrategy<Action> {
    let sections = DOCUMENT.sections.iter().map(|it| it.id.clone()).collect();
    prop_oneof![
        4 => place().prop_map(Action::Go),
        1 => Just(Action::Close),
        1 => Just(Action::LeaveScenario),
        2 => fragment().prop_map(|fragment| Action::Visit(Address::parse(&fragment))),
        1 => prop::option::of(id(sections)).prop_map(Action::Read),
        5 => answer().prop_map(|(question, option)| Action::Answer(question, option)),
        1 => prop::option::of(question()).prop_map(Action::Retry),
        1 => any::<String>().prop_map(Action::Write),
        1 => select(Scheme::ALL.to_vec()).prop_map(Action::Paint),
        1 => select(vec!["copied", "shared", "copy-failed"]).prop_map(Action::Say),
        1 => any::<String>().prop_map(|kept| Action::Restore(Progress::from_json(&kept))),
    ]
    .boxed()
}

fn actions() -> impl Strategy<Value = Vec<Action>> {
    prop::collection::vec(action(), 0..40)
}

fn after(actions: Vec<Action>) -> Reader {
    actions.into_iter().fold(Reader::default(), |reader, action| reader.apply(&DOCUMENT, action))
}

/// Everything that holds in any state.
fn is_sound(reader: &Reader) -> Result<(), TestCaseError> {
    let document = &*DOCUMENT;
    if let Some(place) = reader.place() {
        prop_assert!(document.has(place), "{place:?} is not there");
        prop_assert!(!matches!(place, Place::Scenario(_)));
    }
    prop_assert!(reader.address.scenario.as_ref().is_none_or(|id| document.scenario(id).is_some()));
    prop_assert!(
        reader.section.as_ref().is_none_or(|id| document.has(&Place::Section(id.clone()))),
        "{:?}",
        reader.section
    );
    let answers: Vec<_> = reader.answers.iter(document).collect();
    for (question, option) in &answers {
        prop_assert!(question.options.iter().any(|it| &it.id == *option), "{option} is no option of {}", question.id);
    }
    let score = reader.answers.score(document);
    prop_assert!(score.right <= score.answered && score.answered <= score.all);
    prop_assert_eq!(score.answered as usize, answers.len());
    prop_assert_eq!(reader.answers.is_empty(), answers.is_empty());
    prop_assert!(reader.triangle(document).is_some());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_actions_breaks_the_state(actions in actions()) {
        let mut reader = Reader::default();
        for action in actions {
            reader = reader.apply(&DOCUMENT, action);
            is_sound(&reader)?;
        }
    }

    #[test]
    fn going_somewhere_twice_is_going_there_once(actions in actions(), place in place()) {
        let once = after(actions).apply(&DOCUMENT, Action::Go(place.clone()));
        prop_assert_eq!(once.apply(&DOCUMENT, Action::Go(place)), once);
    }

    #[test]
    fn what_is_not_there_changes_nothing(actions in actions(), kind in select(Place::KINDS.to_vec()), id in "[A-Z]{8}") {
        let before = after(actions);
        let place = Place::new(kind, &id).unwrap();
        prop_assert_eq!(&before.apply(&DOCUMENT, Action::Go(place)), &before);
        prop_assert_eq!(&before.apply(&DOCUMENT, Action::Answer(id.clone(), id.clone())), &before);
        prop_assert_eq!(&before.apply(&DOCUMENT, Action::Retry(Some(id))), &before);
    }

    #[test]
    fn every_state_can_be_linked_to(actions in actions()) {
        let reader = after(actions);
        let visit = Action::Visit(Address::parse(&reader.address.fragment()));
        prop_assert_eq!(&reader.apply(&DOCUMENT, visit.clone()), &reader);
        let elsewhere = Reader::default().apply(&DOCUMENT, visit);
        prop_assert_eq!(elsewhere.address, reader.address);
    }

    #[test]
    fn closing_and_leaving_lead_back_to_the_article(actions in actions()) {
        let reader = after(actions).apply(&DOCUMENT, Action::Close).apply(&DOCUMENT, Action::LeaveScenario);
        prop_assert_eq!(&reader.address, &Address::default());
        for tie in &DOCUMENT.ties {
            prop_assert_eq!(reader.sign(&DOCUMENT, &tie.id), Some(tie.sign));
        }
    }

    #[test]
    fn a_scenario_changes_the_triads_ties_and_no_others(actions in actions()) {
        let reader = after(actions);
        let scenario = reader.address.scenario.as_ref().and_then(|id| DOCUMENT.scenario(id));
        for tie in &DOCUMENT.ties {
            let side = DOCUMENT.triad.as_ref().unwrap().iter().position(|id| id == &tie.id);
            let wanted = scenario.and_then(|scenario| Some(scenario.signs[side?])).unwrap_or(tie.sign);
            prop_assert_eq!(reader.sign(&DOCUMENT, &tie.id), Some(wanted));
        }
    }

    #[test]
    fn the_first_answer_counts_until_it_is_taken_back(actions in actions(), first in answer(), second in any::<Index>()) {
        let reader = after(actions).apply(&DOCUMENT, Action::Answer(first.0.clone(), first.1));
        let Some(question) = DOCUMENT.question(&first.0) else { return Ok(()) };
        let other = second.get(&question.options).id.clone();
        let given = reader.answers.to(&question.id).cloned();
        let again = reader.apply(&DOCUMENT, Action::Answer(question.id.clone(), other.clone()));
        prop_assert_eq!(again.answers.to(&question.id), given.as_ref().or(Some(&other)));
        let retried = again.apply(&DOCUMENT, Action::Retry(Some(question.id.clone())));
        prop_assert_eq!(retried.answers.to(&question.id), None);
        prop_assert!(again.apply(&DOCUMENT, Action::Retry(None)).answers.is_empty());
    }

    #[test]
    fn what_is_kept_comes_back(actions in actions()) {
        let reader = after(actions);
        let kept = Progress::of(&DOCUMENT, &reader);
        let read = Progress::from_json(&kept.to_json());
        prop_assert_eq!(&read, &kept);
        let next = Reader::default().apply(&DOCUMENT, Action::Restore(read));
        is_sound(&next)?;
        for question in &DOCUMENT.questions {
            prop_assert_eq!(next.answers.to(&question.id), reader.answers.to(&question.id));
        }
        prop_assert_eq!((&next.view, next.scheme), (&reader.view, reader.scheme));
        prop_assert_eq!(&next.address, &Address::default(), "where one was is for the address to say");
        prop_assert_eq!(&Progress::of(&DOCUMENT, &next), &kept);
    }

    #[test]
    fn what_is_kept_undoes_nothing_that_was_done_since(before in actions(), since in actions()) {
        let earlier = after(before);
        let kept = Progress::of(&DOCUMENT, &earlier);
        let kept_view = earlier.view;
        let reader = after(since);
        let next = reader.apply(&DOCUMENT, Action::Restore(kept));
        is_sound(&next)?;
        for (question, option) in reader.answers.iter(&DOCUMENT) {
            prop_assert_eq!(next.answers.to(&question.id), Some(option));
        }
        prop_assert!(next.view.contains(&reader.view) && next.view.contains(kept_view.as_str()));
        prop_assert!(reader.scheme == Scheme::Auto || next.scheme == reader.scheme);
    }

    #[test]
    fn an_answer_outlives_edits_elsewhere_and_not_those_of_its_question(actions in actions(), edited in any::<Index>()) {
        let reader = after(actions);
        let kept = Progress::of(&DOCUMENT, &reader);
        let mut document = DOCUMENT.clone();
        let edited = edited.index(document.questions.len());
        document.questions[edited].prompt.push('!');
        document.questions.reverse();
        let next = Reader::default().apply(&document, Action::Restore(kept));
        for (index, question) in DOCUMENT.questions.iter().enumerate() {
            let wanted = reader.answers.to(&question.id).filter(|_| index != edited);
            prop_assert_eq!(next.answers.to(&question.id), wanted);
        }
    }

    #[test]
    fn any_text_as_progress_is_taken_for_what_it_is_worth(text in any::<String>(), json in json()) {
        for kept in [text, json.to_string()] {
            let reader = Reader::default().apply(&DOCUMENT, Action::Restore(Progress::from_json(&kept)));
            is_sound(&reader)?;
        }
    }

    #[test]
    fn any_text_as_a_fragment_is_read_without_a_word_lost_that_it_knows(fragment in fragment()) {
        let address = Address::parse(&fragment);
        if let Some(known) = address.within(&DOCUMENT) {
            prop_assert_eq!(Address::parse(&known.fragment()), known);
        }
    }
}

/// Any JSON, of fields that mean something more often than not.
fn json() -> BoxedStrategy<Value> {
    let names = ["answers", "question", "option", "fingerprint", "view", "scheme", "format", "id", "words", "ties"];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        select(vec!["dark", "risk", "isolation"]).prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 5, move |inner| {
        let fields = prop::collection::vec((select(names.to_vec()), inner.clone()), 0..5);
        prop_oneof![
            prop::collection::vec(inner, 0..5).prop_map(Value::from),
            fields.prop_map(|fields| fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()),
        ]
    })
    .boxed()
}

/// Puts a value in the place of one within, or removes one. `at` chooses.
fn mutate(value: &mut Value, at: &[Index], new: Option<Value>) {
    let Some((first, rest)) = at.split_first() else {
        *value = new.unwrap_or_default();
        return;
    };
    match value {
        Value::Array(items) if !items.is_empty() => {
            let index = first.index(items.len());
            if rest.is_empty() && new.is_none() {
                items.remove(index);
            } else {
                mutate(&mut items[index], rest, new);
            }
        }
        Value::Object(fields) if !fields.is_empty() => {
            let name = fields.keys().nth(first.index(fields.len())).cloned().unwrap();
            if rest.is_empty() && new.is_none() {
                fields.remove(&name);
            } else {
                mutate(&mut fields[&name], rest, new);
            }
        }
        leaf => *leaf = new.unwrap_or_default(),
    }
}

/// Puts texts in the place of the document's.
fn reword(document: &mut Document, texts: &[String]) {
    let mut texts = texts.iter().cycle().cloned();
    let mut next = || texts.next().unwrap_or_default();
    document.title = next();
    document.standfirst = next();
    document.reflection = Some(next());
    document.author = Some(next());
    for section in &mut document.sections {
        section.title = next();
        for block in &mut section.blocks {
            match block {
                Block::Heading(title) => *title = next(),
                Block::Callout { title, passage } => {
                    *title = next();
                    passage.text.push(Inline::Text(next()));
                }
                Block::Passage(passage) => passage.text.insert(0, Inline::Text(next())),
                Block::List { items, .. } => items.iter_mut().for_each(|item| item.number = next()),
            }
        }
    }
    document.actors.iter_mut().for_each(|actor| actor.name = next());
    document.ties.iter_mut().for_each(|tie| tie.what = next());
    for question in &mut document.questions {
        question.prompt = next();
        question.options.iter_mut().for_each(|option| option.text = next());
    }
}

proptest! {
    // A document is large: fewer cases.
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_document_survives_being_written_down_whatever_it_says(texts in prop::collection::vec(any::<String>(), 1..20)) {
        let mut document = DOCUMENT.clone();
        reword(&mut document, &texts);
        prop_assert_eq!(Document::from_json(&document.to_json()), Ok(document));
    }

    #[test]
    fn a_document_with_something_else_in_it_is_read_or_refused_but_never_a_panic(
        at in prop::collection::vec(any::<Index>(), 1..9),
        new in prop::option::of(json()),
    ) {
        let mut value: Value = serde_json::from_str(&JSON).unwrap();
        mutate(&mut value, &at, new);
        match Document::from_json(&value.to_string()) {
            // What is read is what it says, so that it can be written down again.
            Ok(document) => prop_assert_eq!(Document::from_json(&document.to_json()), Ok(document)),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }

    #[test]
    fn a_document_that_was_cut_off_is_refused(at in any::<Index>()) {
        let cut = at.index(JSON.len());
        let text = String::from_utf8_lossy(&JSON.as_bytes()[..cut]);
        prop_assert!(Document::from_json(&text).is_err());
    }

    #[test]
    fn any_text_as_a_document_is_refused(text in any::<String>(), json in json()) {
        prop_assert!(Document::from_json(&text).is_err());
        prop_assert!(Document::from_json(&json.to_string()).is_err());
    }
}

#[test]
fn the_built_in_document_survives_being_written_down() {
    assert_eq!(Document::from_json(&JSON), Ok(DOCUMENT.clone()));
    assert_eq!(Document::from_json(&JSON).unwrap().to_json(), *JSON);
}

#[test]
fn every_place_of_the_document_can_be_gone_to_and_linked_to() {
    for place in &*PLACES {
        let gone = Reader::default().apply(&DOCUMENT, Action::Go(place.clone()));
        let came = Reader::default().apply(&DOCUMENT, Action::Visit(Address::parse(&place.href())));
        assert_eq!(gone, came, "{place:?}");
        assert_ne!(gone, Reader::default(), "{place:?}");
    }
}

#[test]
fn the_scenarios_are_what_the_brief_says() {
    let brief = [
        ("premise", Triangle::StableMarriage(0), Some(true)),
        ("thaw", Triangle::RomanticTriangle(2), Some(false)),
        ("deal", Triangle::StableMarriage(1), Some(true)),
        ("wedge", Triangle::StableMarriage(2), Some(true)),
        ("concert", Triangle::AllFriends, Some(true)),
        ("each-alone", Triangle::UnitVeto, Some(false)),
    ];
    let sides = ["russia-china", "united-states-china", "united-states-russia"];
    assert_eq!(DOCUMENT.triad.as_ref().unwrap(), &sides);
    let ids: Vec<&str> = DOCUMENT.scenarios.iter().map(|scenario| scenario.id.as_str()).collect();
    assert_eq!(ids, brief.map(|(id, ..)| id));
    for (id, triangle, balanced) in brief {
        let reader = Reader::default().apply(&DOCUMENT, Action::Go(Place::Scenario(id.to_owned())));
        assert_eq!(reader.triangle(&DOCUMENT), Some(triangle), "{id}");
        assert_eq!(triangle.is_balanced(), balanced, "{id}");
    }
    assert_eq!(Reader::default().triangle(&DOCUMENT), Some(Triangle::Open), "as the article has it");
}
