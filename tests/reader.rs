//! Property tests of the reader's state: it stays valid after any sequence of actions, even nonsensical ones, progress can be
//! saved and restored, and a document can be written as JSON and read again.

use explainer::author::{self, assets::Assets};
use explainer::document::{Amount, Assumption, Block, Document, Id, Inline, Place, QuestionOption, Sign, Task};
use explainer::graph::Shared;
use explainer::graph::balance::Triangle;
use explainer::reader::picture::{MapItem, Reason};
use explainer::reader::{
    Action, Address, Departure, Dock, Facet, Picture, Progress, Quiz, Reach, Reader, Scheme, Step, WhatIf, quiz,
};
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

/// The built-in document with what is computed from it.
fn shared() -> Shared {
    thread_local! {
        static SHARED: Shared = Shared::from(DOCUMENT.clone());
    }
    SHARED.with(Shared::clone)
}

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
        all(Place::Origin, it.passages().map(|(_, it)| &it.id)),
        all(Place::Note, it.notes.iter().map(|it| &it.id)),
        all(Place::Question, it.questions.iter().map(|it| &it.id)),
        all(Place::Term, it.terms.iter().map(|it| &it.id)),
        all(Place::Section, it.sections.iter().map(|it| &it.id)),
    ]
    .concat()
});

/// One of the known ids, or any other text.
fn id(known: Vec<Id>) -> BoxedStrategy<Id> {
    prop_oneof![4 => select(known), 1 => "[a-z]{1,3}|", 1 => any::<String>()].boxed()
}

fn place() -> BoxedStrategy<Place> {
    let odd = (select(Place::KINDS.to_vec()), any::<String>()).prop_map(|(kind, id)| Place::new(kind, &id).unwrap());
    // An id of one kind with the name of another kind.
    let mixed = (select(Place::KINDS.to_vec()), select(PLACES.clone()));
    let mixed = mixed.prop_map(|(kind, place)| Place::new(kind, place.id()).unwrap());
    prop_oneof![5 => select(PLACES.clone()), 1 => mixed, 1 => odd].boxed()
}

/// A tie of the document and any sign, its own included.
fn assumption() -> BoxedStrategy<Assumption> {
    let ties: Vec<Id> = DOCUMENT.ties.iter().map(|tie| tie.id.clone()).collect();
    (select(ties), select(Sign::ALL.to_vec())).prop_map(|(tie, sign)| Assumption { tie, sign }).boxed()
}

/// A what if that a reader may have chosen.
fn what_if() -> BoxedStrategy<WhatIf> {
    let assume = |what_if: WhatIf, it: Assumption| what_if.with(&DOCUMENT, &it.tie, it.sign);
    let signs = prop::collection::vec(assumption(), 0..6);
    signs.prop_map(move |signs| signs.into_iter().fold(WhatIf::default(), assume)).boxed()
}

/// An address that a reader can reach: with a place, with a what if, with both, or with neither.
fn address() -> BoxedStrategy<Address> {
    let places: Vec<Place> = PLACES.iter().filter(|place| !matches!(place, Place::Scenario(_))).cloned().collect();
    let known = (prop::option::of(select(places)), prop::option::of(what_if()), any::<(bool, bool)>());
    let reachable = |(place, choice, (review, short)): (Option<Place>, _, (bool, bool))| {
        let review = review && place.is_none();
        Address { place, review, choice, short }
    };
    known.prop_map(reachable).boxed()
}

/// The value of `s=` in an address: signs as they are written, or with garbage in between.
fn signs() -> BoxedStrategy<String> {
    let known = assumption().prop_map(|it| format!("{}:{}", it.tie, it.sign.symbol()));
    let part = prop_oneof![4 => known, 1 => garbage()];
    prop::collection::vec(part, 0..5).prop_map(|parts| parts.join(",")).boxed()
}

/// Text that assumes nothing among the signs of an address.
fn garbage() -> BoxedStrategy<String> {
    let nonsense = select(vec!["", ":", "atlantis:+", "russia-china", "russia-china:", "russia-china:0", ":-", "+"]);
    prop_oneof![
        nonsense.prop_map(str::to_owned),
        "[a-z:+~-]{0,8}".prop_filter("may say something", |text| {
            text.split_once(':').is_none_or(|(tie, _)| DOCUMENT.tie(tie).is_none())
        })
    ]
    .boxed()
}

fn fragment() -> BoxedStrategy<String> {
    let part = prop_oneof![
        3 => place().prop_map(|place| place.fragment()),
        2 => signs().prop_map(|signs| format!("s={signs}")),
        1 => Just("review".to_owned()),
        1 => Just("read=short".to_owned()),
    ];
    let parts = prop::collection::vec(part, 0..3).prop_map(|parts| parts.join("&"));
    prop_oneof![4 => parts, 1 => any::<String>()].boxed()
}

fn facet() -> BoxedStrategy<Facet> {
    prop_oneof![6 => select(Facet::of(&DOCUMENT)), 1 => any::<String>().prop_map(Facet::Tie)].boxed()
}

/// An action that changes the what if, and so the steps that Undo has.
fn choice() -> BoxedStrategy<Action> {
    prop_oneof![
        4 => assumption().prop_map(|it| Action::Assume(it.tie, it.sign)),
        2 => select(DOCUMENT.scenarios.clone()).prop_map(|it| Action::Go(Place::Scenario(it.id))),
        1 => Just(Action::AsWritten),
        1 => Just(Action::FollowText),
    ]
    .boxed()
}

/// A question of the document with an option of it, or with any other id.
fn answer() -> BoxedStrategy<(Id, Id)> {
    let known = any::<(Index, Index)>().prop_map(|(question, option)| {
        let question = question.get(&DOCUMENT.questions);
        let options: Vec<Id> = question.options.iter().map(|option| option.id.clone()).collect();
        (question.id.clone(), if options.is_empty() { Id::new() } else { option.get(&options).clone() })
    });
    let options = DOCUMENT.questions.iter().flat_map(|question| question.options.iter().map(|it| it.id.clone()));
    prop_oneof![4 => known, 1 => (question(), id(options.collect()))].boxed()
}

/// What a reader may pick on the map or type, and nonsense.
fn picked() -> BoxedStrategy<Vec<Id>> {
    let actors = DOCUMENT.actors.iter().map(|actor| actor.id.clone()).collect();
    prop_oneof![
        2 => id(actors).prop_map(|it| vec![it]),
        3 => assumption().prop_map(|it| vec![it.tie]),
        3 => assumption().prop_map(|it| vec![it.tie, it.sign.name().to_owned()]),
        1 => prop::collection::vec(any::<String>(), 0..4),
        1 => "-?[0-9]{0,15}[.]?[0-9]{0,6}".prop_map(|typed| vec![typed]),
        1 => ("[ -~é]{0,30}", "[a-z]{0,12}( [a-z]{1,12})?").prop_map(|(typed, folded)| vec![typed, folded]),
    ]
    .boxed()
}

/// Any step of the quiz.
fn step() -> BoxedStrategy<Step> {
    prop_oneof![
        5 => answer().prop_map(|(question, option)| Step::Choose(question, option)),
        3 => (answer(), answer()).prop_map(|((question, option), (_, pair))| Step::Pair(question, option, pair)),
        3 => (answer(), any::<bool>()).prop_map(|((question, option), up)| Step::Move(question, option, up)),
        3 => (question(), picked()).prop_map(|(question, picked)| Step::Pick(question, picked)),
        3 => question().prop_map(Step::Submit),
        1 => question().prop_map(Step::GiveUp),
        2 => (answer(), any::<bool>()).prop_map(|((question, option), late)| Step::Expect(question, option, late)),
        1 => question().prop_map(Step::Retry),
        1 => select(vec![Step::RetryMissed, Step::RetryAll, Step::Review]),
        1 => select(vec![Step::Leave, Step::GoOn, Step::ShowAll(true), Step::ShowAll(false)]),
        2 => Just(Step::Undo),
        2 => prop::option::of(question()).prop_map(Step::Ask),
    ]
    .boxed()
}

/// The actions that answer a question, mostly rightly.
fn answering() -> BoxedStrategy<Vec<Action>> {
    (any::<Index>(), any::<Index>(), prop::option::of(step()))
        .prop_map(|(question, other, slip)| {
            let question = question.get(&DOCUMENT.questions);
            let id = || question.id.clone();
            let options = &question.options;
            let mut steps: Vec<Step> = match question.task {
                Task::Choice => vec![Step::Choose(id(), other.get(options).id.clone())],
                Task::Several => {
                    options.iter().filter(|it| it.right).map(|it| Step::Choose(id(), it.id.clone())).collect()
                }
                Task::Match => options.iter().map(|it| Step::Pair(id(), it.id.clone(), it.id.clone())).collect(),
                Task::Order => {
                    let up = |it: &QuestionOption| vec![Step::Move(id(), it.id.clone(), true); options.len()];
                    options.iter().rev().flat_map(up).collect()
                }
                Task::Actor | Task::Tie => {
                    vec![Step::Pick(id(), options.iter().filter(|it| it.right).map(|it| it.id.clone()).collect())]
                }
                Task::Change => {
                    let changes = quiz::changes(&DOCUMENT, question.goal.as_ref().unwrap());
                    let (tie, sign) = other.get(&changes);
                    vec![Step::Pick(id(), vec![DOCUMENT.ties[*tie].id.clone(), sign.name().to_owned()])]
                }
                Task::Number => vec![Step::Pick(id(), vec![question.number.as_ref().unwrap().value.write()])],
                Task::Fill => {
                    let option = other.get(options);
                    vec![Step::Pick(id(), vec![option.text.clone(), option.pair.clone().unwrap()])]
                }
                Task::Predict => vec![Step::Expect(id(), other.get(options).id.clone(), other.index(2) == 1)],
            };
            steps.extend(slip);
            steps.push(Step::Submit(id()));
            steps.into_iter().map(Action::Quiz).collect()
        })
        .boxed()
}

fn question() -> BoxedStrategy<Id> {
    id(DOCUMENT.questions.iter().map(|it| it.id.clone()).collect())
}

/// Whether there is such a place to come back to.
fn departs(document: &Document, from: &Departure) -> bool {
    match from {
        Departure::Place(place) => document.has(place),
        Departure::Points => !document.points.is_empty(),
        Departure::Scrolled(_) => true,
    }
}

fn departure() -> BoxedStrategy<Departure> {
    let scrolled = (0..9000).prop_map(Departure::Scrolled);
    prop_oneof![4 => place().prop_map(Departure::Place), 1 => Just(Departure::Points), 1 => scrolled].boxed()
}

fn action() -> BoxedStrategy<Action> {
    let sections = DOCUMENT.sections.iter().map(|it| it.id.clone()).collect();
    prop_oneof![
        4 => place().prop_map(Action::Go),
        2 => (place(), departure()).prop_map(|(place, from)| Action::Jump(place, from)),
        1 => departure().prop_filter("is there", |from| departs(&DOCUMENT, from)).prop_map(Action::Depart),
        1 => Just(Action::Stay),
        1 => Just(Action::Close),
        1 => any::<bool>().prop_map(Action::Shorten),
        2 => id(DOCUMENT.sections.iter().map(|it| it.id.clone()).collect()).prop_map(Action::Unfold),
        4 => choice(),
        1 => (any::<String>(), select(Sign::ALL.to_vec())).prop_map(|(tie, sign)| Action::Assume(tie, sign)),
        2 => Just(Action::Undo),
        2 => Just(Action::Redo),
        1 => any::<bool>().prop_map(Action::Follow),
        1 => select(Reach::ALL.to_vec()).prop_map(Action::Look),
        2 => (facet(), any::<bool>()).prop_map(|(facet, shown)| Action::Show(facet, shown)),
        1 => Just(Action::ShowAll),
        1 => any::<bool>().prop_map(Action::ShowTense),
        2 => fragment().prop_map(|fragment| Action::Visit(Address::parse(&DOCUMENT, &fragment))),
        1 => address().prop_map(Action::Visit),
        1 => address().prop_map(Action::Return),
        2 => prop::option::of(id(sections)).prop_map(Action::Read),
        6 => step().prop_map(Action::Quiz),
        1 => any::<String>().prop_map(Action::Write),
        1 => select(Scheme::ALL.to_vec()).prop_map(Action::SetScheme),
        2 => select(Dock::ALL.to_vec()).prop_map(Action::Dock),
        1 => select(Dock::ALL.to_vec()).prop_map(Action::Raise),
        1 => select(vec!["copied", "shared", "copy-failed"]).prop_map(Action::Say),
        2 => (20_000_u32..20_400).prop_map(Action::Today),
        1 => any::<String>().prop_map(|kept| Action::Restore(Progress::from_json(&kept))),
        1 => (json(), any::<bool>()).prop_map(|(kept, loads)| {
            let kept = Progress::from_json(&kept.to_string());
            if loads { Action::Load(kept) } else { Action::Join(kept) }
        }),
    ]
    .boxed()
}

fn actions() -> impl Strategy<Value = Vec<Action>> {
    let actions = prop_oneof![6 => action().prop_map(|action| vec![action]), 1 => answering()];
    prop::collection::vec(actions, 0..40).prop_map(|actions| actions.concat())
}

fn after(actions: Vec<Action>) -> Reader {
    actions.into_iter().fold(Reader::default(), |reader, action| reader.apply(&DOCUMENT, action))
}

/// The same reader, no longer answering a question on the map, which would take the next choice as its answer; and as if they had
/// not returned to their address.
fn without_asking(reader: Reader) -> Reader {
    Reader { returned: false, ..reader.apply(&DOCUMENT, Action::Quiz(Step::Ask(None))) }
}

/// Asserts all invariants of a state.
fn is_sound(reader: &Reader) -> Result<(), TestCaseError> {
    let document = &*DOCUMENT;
    if let Some(place) = reader.place() {
        prop_assert!(document.has(place), "{place:?} is not there");
        prop_assert!(!matches!(place, Place::Scenario(_)));
    }
    let (past, future) = (&reader.history.past, &reader.history.future);
    let chain: Vec<_> = past.iter().chain([&reader.address.choice]).chain(future.iter().rev()).collect();
    prop_assert!(chain.windows(2).all(|pair| pair[0] != pair[1]), "a step that changes nothing: {chain:?}");
    for what_if in chain.into_iter().flatten() {
        is_difference(what_if)?;
    }
    is_difference(&reader.what_if(document))?;
    for (place, facet) in reader.hidden.iter().enumerate() {
        let named = Facet::named(document, &facet.name());
        prop_assert_eq!(named.as_ref(), Some(facet));
        prop_assert!(!reader.hidden[..place].contains(facet), "{facet:?} is left out twice");
    }
    prop_assert!(
        reader.section.as_ref().is_none_or(|id| document.has(&Place::Section(id.clone()))),
        "{:?}",
        reader.section
    );
    for (place, section) in reader.unfolded.iter().enumerate() {
        prop_assert!(document.has(&Place::Section(section.clone())) && !reader.unfolded[..place].contains(section));
    }
    prop_assert!(reader.from.as_ref().is_none_or(|from| departs(document, from)), "back to {:?}", reader.from);
    has_valid_answers(&reader.quiz)?;
    shows_state(&picture(reader), reader)
}

/// Asserts that every answer of the quiz is possible, and that its numbers are within their bounds.
fn has_valid_answers(quiz: &Quiz) -> Result<(), TestCaseError> {
    let document = &*DOCUMENT;
    let answers: Vec<_> = quiz.answers(document).collect();
    let mut judged = 0;
    for (question, response) in &answers {
        let parts: Vec<&str> = response.iter().map(String::as_str).collect();
        let knows = |id: &&str| question.options.iter().any(|option| option.id == **id);
        let fits = match (question.task, parts.as_slice()) {
            (Task::Predict, [before, after]) => {
                [before, after].into_iter().all(|it| it.is_empty() || knows(it)) && before.len() + after.len() > 0
            }
            (Task::Predict, _) => false,
            (_, []) => true,
            (Task::Choice, [option]) => knows(option),
            (Task::Several, some) => some.iter().all(knows) && some.len() <= question.options.len(),
            (Task::Match | Task::Order, all) => all.iter().all(knows) && all.len() == question.options.len(),
            (Task::Actor, [id]) => document.actor(id).is_some(),
            (Task::Tie, [id]) => document.tie(id).is_some(),
            (Task::Number, [typed]) => Amount::parse(typed).is_some(),
            (Task::Fill, [_, folded]) => !folded.is_empty(),
            (Task::Change, [tie, sign]) => document.tie(tie).is_some() && Sign::ALL.iter().any(|it| it.name() == *sign),
            _ => false,
        };
        prop_assert!(fits, "{response:?} is no answer to {}", question.id);
        let judgement = quiz.judgement(document, question);
        prop_assert_eq!(judgement.is_none(), question.task == Task::Predict);
        if let Some(judgement) = judgement {
            judged += 1;
            prop_assert!(judgement.right <= judgement.of && judgement.of > 0, "{judgement:?}");
            prop_assert!(!response.is_empty() || !judgement.is_right(), "not to know is not right");
        }
    }
    for question in &document.questions {
        let mut order = quiz.order(question);
        order.sort_unstable();
        prop_assert_eq!(order, (0..question.options.len()).collect::<Vec<_>>());
        if question.task == Task::Order {
            let mut draft = quiz.draft(question);
            draft.sort_unstable();
            let mut ids: Vec<Id> = question.options.iter().map(|option| option.id.clone()).collect();
            ids.sort_unstable();
            prop_assert_eq!(draft, ids);
        }
    }
    let score = quiz.score(document);
    prop_assert!(score.right <= score.answered && score.answered <= score.all);
    prop_assert_eq!(score.answered, judged);
    prop_assert_eq!(quiz.is_empty(), answers.is_empty());
    // Each event makes a statement that is valid JSON and has no actor.
    for event in quiz.log().iter().rev().take(3) {
        let statement = quiz::statement(document, "https://host/page", event, &quiz::Timing::default());
        let statement: Value = serde_json::from_str(&statement).unwrap();
        prop_assert!(statement.get("actor").is_none());
    }
    Ok(())
}

/// Asserts that a what if is a difference: in the document's order, with each tie at most once, and without signs that are the
/// tie's own.
fn is_difference(what_if: &WhatIf) -> Result<(), TestCaseError> {
    let place = |it: &Assumption| DOCUMENT.ties.iter().position(|tie| tie.id == it.tie && tie.sign != it.sign);
    let places: Vec<_> = what_if.assumptions().iter().map(place).collect();
    prop_assert!(!places.contains(&None) && places.is_sorted_by(|a, b| a < b), "{what_if:?}");
    Ok(())
}

fn picture(reader: &Reader) -> Picture {
    Picture::of(&shared(), reader, reader.what_if(&DOCUMENT).signs(&DOCUMENT).into())
}

/// Asserts that the picture has the signs that the reader assumes, hides exactly what the reader has hidden, and brings forward
/// only what it shows.
fn shows_state(picture: &Picture, reader: &Reader) -> Result<(), TestCaseError> {
    let what_if = reader.what_if(&DOCUMENT);
    prop_assert_eq!(picture.signs.len(), DOCUMENT.ties.len());
    for (place, actor) in DOCUMENT.actors.iter().enumerate() {
        prop_assert_eq!(
            picture.actors_hidden[place],
            reader.hidden.contains(&Facet::Actor(actor.kind)),
            "{}",
            actor.id
        );
    }
    for (place, tie) in DOCUMENT.ties.iter().enumerate() {
        prop_assert_eq!(picture.signs[place], what_if.sign(tie), "{}", tie.id);
        let hides = |facet: &Facet| match facet {
            Facet::Sign(sign) => *sign == what_if.sign(tie),
            Facet::Tie(kind) => tie.kind.as_ref() == Some(kind),
            Facet::Actor(kind) => [&tie.from, &tie.to].iter().any(|id| DOCUMENT.actor(id).unwrap().kind == *kind),
        };
        prop_assert_eq!(picture.ties_hidden[place], reader.hidden.iter().any(hides), "{}", tie.id);
    }
    let current = match reader.place() {
        Some(Place::Actor(id)) => DOCUMENT.actors.iter().position(|it| &it.id == id).map(MapItem::Actor),
        Some(Place::Tie(id)) => DOCUMENT.ties.iter().position(|it| &it.id == id).map(MapItem::Tie),
        _ => None,
    };
    prop_assert_eq!(picture.current, current);
    if let Some(front) = &picture.front {
        prop_assert!(!front.actors.is_empty());
        prop_assert!(front.actors.iter().all(|&actor| !picture.actors_hidden[actor]), "{front:?}");
        prop_assert!(front.ties.iter().all(|&tie| !picture.ties_hidden[tie]), "{front:?}");
        let ends = |&tie: &usize| shared().neighbours().ends(tie).iter().all(|end| front.actors.contains(end));
        prop_assert!(front.ties.iter().all(ends), "a tie leads to what stays back: {front:?}");
        prop_assert!(front.reason != Reason::Read || (reader.follows && reader.section.is_some()));
    }
    let front = picture.front.as_ref().filter(|front| front.reason == Reason::Chosen);
    match current {
        Some(MapItem::Actor(actor)) if !picture.actors_hidden[actor] => {
            prop_assert!(front.is_some_and(|front| front.actors.contains(&actor)), "{front:?}");
        }
        Some(MapItem::Tie(tie)) if !picture.ties_hidden[tie] => {
            prop_assert!(front.is_some_and(|front| front.ties.contains(&tie)), "{front:?}");
        }
        _ => {}
    }
    Ok(())
}

/// The triad with the signs that the reader assumes.
fn triangle(reader: &Reader) -> Triangle {
    let what_if = reader.what_if(&DOCUMENT);
    Triangle::of(DOCUMENT.triad.as_ref().unwrap().each_ref().map(|id| what_if.sign(DOCUMENT.tie(id).unwrap())))
}

/// How many ties away an actor is from another, over ties that are shown.
fn distance(picture: &Picture, from: usize, to: usize) -> Option<usize> {
    let mut near = vec![from];
    for steps in 0..=DOCUMENT.actors.len() {
        if near.contains(&to) {
            return Some(steps);
        }
        let shown = (0..DOCUMENT.ties.len())
            .filter(|&tie| !picture.ties_hidden[tie])
            .map(|tie| shared().neighbours().ends(tie));
        let met: Vec<usize> = shown.filter(|ends| ends.iter().any(|end| near.contains(end))).flatten().collect();
        near.extend(met);
    }
    None
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
    fn going_to_a_place_twice_is_the_same_as_going_once(actions in actions(), place in place()) {
        let once = without_asking(after(actions)).apply(&DOCUMENT, Action::Go(place.clone()));
        prop_assert_eq!(once.apply(&DOCUMENT, Action::Go(place)), once);
    }

    #[test]
    fn actions_with_unknown_ids_change_nothing(actions in actions(), kind in select(Place::KINDS.to_vec()), id in "[A-Z]{8}") {
        let before = after(actions);
        let place = Place::new(kind, &id).unwrap();
        prop_assert_eq!(&before.apply(&DOCUMENT, Action::Go(place)), &before);
        for step in [Step::Choose(id.clone(), id.clone()), Step::Submit(id.clone()), Step::Retry(id.clone())] {
            prop_assert_eq!(&before.apply(&DOCUMENT, Action::Quiz(step)), &before);
        }
    }

    #[test]
    fn every_state_can_be_linked_to(actions in actions()) {
        let reader = after(actions);
        let visit = Action::Visit(Address::parse(&DOCUMENT, &reader.address.fragment(&DOCUMENT)));
        prop_assert_eq!(&reader.apply(&DOCUMENT, visit.clone()), &reader);
        let elsewhere = Reader::default().apply(&DOCUMENT, visit);
        prop_assert_eq!(elsewhere.address, reader.address);
    }

    #[test]
    fn closing_and_following_the_text_lead_back_to_the_default_address(actions in actions()) {
        let reader = after(actions).apply(&DOCUMENT, Action::Close).apply(&DOCUMENT, Action::FollowText);
        let reader = reader.apply(&DOCUMENT, Action::Shorten(false));
        prop_assert_eq!(&reader.address, &Address::default());
        let followed = reader.followed(&DOCUMENT).map(|scenario| WhatIf::of(&DOCUMENT, scenario));
        prop_assert_eq!(reader.what_if(&DOCUMENT), followed.unwrap_or_default());
    }

    #[test]
    fn as_written_is_as_the_article_has_it_whatever_one_reads(actions in actions(), section in any::<Index>()) {
        let section = section.get(&DOCUMENT.sections).id.clone();
        let written = after(actions).apply(&DOCUMENT, Action::AsWritten);
        let reader = written.apply(&DOCUMENT, Action::Read(Some(section)));
        prop_assert!(reader.what_if(&DOCUMENT).is_as_written());
        prop_assert_eq!(&reader.address, &written.address);
    }

    #[test]
    fn a_scenario_gives_its_ties_its_signs_and_changes_no_others(actions in actions(), scenario in any::<Index>()) {
        let scenario = scenario.get(&DOCUMENT.scenarios);
        let reader = after(actions).apply(&DOCUMENT, Action::Go(Place::Scenario(scenario.id.clone())));
        let signs = reader.what_if(&DOCUMENT).signs(&DOCUMENT);
        for (tie, sign) in DOCUMENT.ties.iter().zip(signs) {
            prop_assert_eq!(sign, scenario.sign(&tie.id).unwrap_or(tie.sign), "{}", &tie.id);
        }
        let review = if reader.address.review { "review&" } else { "" };
        let in_short = if reader.address.short { "&read=short" } else { "" };
        prop_assert_eq!(reader.address.fragment(&DOCUMENT), format!("{review}scenario={}{in_short}", scenario.id));
    }

    #[test]
    fn the_map_follows_the_text_only_while_nothing_is_chosen(actions in actions(), section in any::<Index>()) {
        let section = section.get(&DOCUMENT.sections);
        let before = after(actions);
        let reader = before.apply(&DOCUMENT, Action::Read(Some(section.id.clone())));
        prop_assert_eq!(&reader.address, &before.address, "reading chooses nothing");
        prop_assert_eq!(&reader.history, &before.history);
        let scenario = section.scenario.as_ref().filter(|_| reader.follows && reader.address.choice.is_none());
        prop_assert_eq!(reader.followed(&DOCUMENT).map(|scenario| &scenario.id), scenario);
        if let Some(choice) = &reader.address.choice {
            prop_assert_eq!(&reader.what_if(&DOCUMENT), choice);
        } else {
            let expected = scenario.map(|id| WhatIf::of(&DOCUMENT, DOCUMENT.scenario(id).unwrap())).unwrap_or_default();
            prop_assert_eq!(reader.what_if(&DOCUMENT), expected);
        }
    }

    #[test]
    fn a_sign_assumed_is_added_to_what_is_assumed(actions in actions(), it in assumption()) {
        let before = after(actions);
        let reader = before.apply(&DOCUMENT, Action::Assume(it.tie.clone(), it.sign));
        let (old, new) = (before.what_if(&DOCUMENT), reader.what_if(&DOCUMENT));
        for tie in &DOCUMENT.ties {
            prop_assert_eq!(new.sign(tie), if tie.id == it.tie { it.sign } else { old.sign(tie) }, "{}", &tie.id);
        }
        prop_assert_eq!(reader.address.choice, Some(new), "from now on it is the reader's");
        prop_assert_eq!(reader.address.place, before.address.place);
    }

    #[test]
    fn undo_restores_what_was_assumed_and_redo_what_was_undone(actions in actions(), choice in choice()) {
        let before = without_asking(after(actions));
        let chosen = before.apply(&DOCUMENT, choice);
        if chosen.address.choice != before.address.choice {
            let undone = chosen.apply(&DOCUMENT, Action::Undo);
            prop_assert_eq!(&undone.address.choice, &before.address.choice);
            prop_assert_eq!(&undone.history.past, &before.history.past);
            prop_assert_eq!(undone.apply(&DOCUMENT, Action::Redo), chosen);
        } else {
            prop_assert_eq!(&chosen.history, &before.history);
        }
        for (there, back, any) in [
            (Action::Undo, Action::Redo, !before.history.past.is_empty()),
            (Action::Redo, Action::Undo, !before.history.future.is_empty()),
        ] {
            let moved = before.apply(&DOCUMENT, there);
            prop_assert_eq!(moved != before, any);
            prop_assert_eq!(&if any { moved.apply(&DOCUMENT, back) } else { moved }, &before);
        }
    }

    #[test]
    fn undoing_all_and_redoing_all_restores_the_state(actions in actions()) {
        let reader = without_asking(after(actions));
        let times = |reader: &Reader, action: &Action, count: usize| {
            (0..count).fold(reader.clone(), |reader, _| reader.apply(&DOCUMENT, action.clone()))
        };
        let count = reader.history.past.len();
        let undone = times(&reader, &Action::Undo, count);
        prop_assert_eq!(&undone.address.choice, &None);
        prop_assert!(undone.history.past.is_empty());
        prop_assert_eq!(times(&undone, &Action::Redo, count), reader);
    }

    #[test]
    fn the_back_button_is_undo_and_the_forward_button_redo(actions in actions(), it in assumption()) {
        let before = without_asking(after(actions));
        let chosen = before.apply(&DOCUMENT, Action::Assume(it.tie, it.sign));
        prop_assume!(chosen.address != before.address);
        let back = chosen.apply(&DOCUMENT, Action::Visit(before.address));
        prop_assert_eq!(&back, &chosen.apply(&DOCUMENT, Action::Undo));
        let forward = back.apply(&DOCUMENT, Action::Visit(chosen.address.clone()));
        prop_assert_eq!(&forward.address, &chosen.address);
        // Where the choice before and the choice after are the same, an address cannot tell Undo from Redo.
        if back.history.past.last() != back.history.future.last() {
            prop_assert_eq!(&forward, &back.apply(&DOCUMENT, Action::Redo));
            prop_assert_eq!(forward, chosen);
        }
    }

    #[test]
    fn an_address_can_be_read_from_its_fragment(address in address()) {
        prop_assert_eq!(Address::parse(&DOCUMENT, &address.fragment(&DOCUMENT)), address.clone());
        let encoded: String = address.fragment(&DOCUMENT).bytes().map(|byte| format!("%{byte:02X}")).collect();
        prop_assert_eq!(Address::parse(&DOCUMENT, &encoded), address, "as mail programs write it");
    }

    #[test]
    fn a_what_if_can_be_read_from_its_text(what_if in what_if()) {
        is_difference(&what_if)?;
        prop_assert_eq!(WhatIf::parse(&DOCUMENT, &what_if.write()), what_if);
    }

    #[test]
    fn choosing_all_signs_of_a_scenario_one_by_one_gives_its_address(
        scenario in any::<Index>(),
        order in Just((0..DOCUMENT.ties.len()).collect::<Vec<_>>()).prop_shuffle(),
        detour in prop::collection::vec(assumption(), 0..4),
    ) {
        let scenario = scenario.get(&DOCUMENT.scenarios);
        let ties = order.into_iter().map(|place| &DOCUMENT.ties[place]);
        let signs = ties.map(|tie| (tie.id.clone(), scenario.sign(&tie.id).unwrap_or(tie.sign)));
        let steps = detour.into_iter().map(|it| (it.tie, it.sign)).chain(signs);
        let reader = after(steps.map(|(tie, sign)| Action::Assume(tie, sign)).collect());
        prop_assert_eq!(reader.address.fragment(&DOCUMENT), Place::Scenario(scenario.id.clone()).fragment());
        prop_assert_eq!(reader.what_if(&DOCUMENT).scenario(&DOCUMENT), Some(scenario));
    }

    #[test]
    fn garbage_among_the_signs_of_an_address_is_ignored(
        what_if in what_if(),
        garbage in prop::collection::vec((any::<Index>(), garbage()), 0..6),
    ) {
        let mut parts: Vec<String> = what_if.write().split(',').map(str::to_owned).collect();
        for (at, garbage) in garbage {
            parts.insert(at.index(parts.len() + 1), garbage);
        }
        let address = Address::parse(&DOCUMENT, &format!("#s={}&actor=russia", parts.join(",")));
        prop_assert_eq!(address.choice, Some(what_if));
        prop_assert_eq!(address.place, Some(Place::Actor("russia".to_owned())));
    }

    #[test]
    fn a_selected_actor_comes_forward_with_all_actors_within_reach_and_no_others(
        actions in actions(),
        actor in any::<Index>(),
        reach in select(Reach::ALL.to_vec()),
    ) {
        let actor = actor.index(DOCUMENT.actors.len());
        let go = Action::Go(Place::Actor(DOCUMENT.actors[actor].id.clone()));
        let picture = picture(&without_asking(after(actions)).apply(&DOCUMENT, go).apply(&DOCUMENT, Action::Look(reach)));
        prop_assume!(!picture.actors_hidden[actor]);
        let steps = match reach {
            Reach::One => 1,
            Reach::Two => 2,
            Reach::All => usize::MAX,
        };
        let front = picture.front.as_ref().unwrap();
        for other in 0..DOCUMENT.actors.len() {
            let near = distance(&picture, actor, other).is_some_and(|distance| distance <= steps);
            prop_assert_eq!(front.actors.contains(&other), near, "{}", &DOCUMENT.actors[other].id);
        }
    }

    #[test]
    fn a_hidden_facet_can_be_shown_again(actions in actions(), facet in facet()) {
        let reader = after(actions);
        let hidden = reader.apply(&DOCUMENT, Action::Show(facet.clone(), false));
        prop_assert_eq!(hidden.hidden.contains(&facet), Facet::of(&DOCUMENT).contains(&facet));
        let shown = hidden.apply(&DOCUMENT, Action::Show(facet.clone(), true));
        prop_assert!(!shown.hidden.contains(&facet));
        prop_assert_eq!(shown.address, reader.address);
        let all = picture(&hidden.apply(&DOCUMENT, Action::ShowAll));
        prop_assert!(!all.actors_hidden.contains(&true) && !all.ties_hidden.contains(&true));
    }

    #[test]
    fn the_first_answer_counts_until_it_is_taken_back(actions in actions(), first in answering(), second in answering()) {
        let reader = first.into_iter().fold(after(actions), |reader, action| reader.apply(&DOCUMENT, action));
        let answers = |reader: &Reader| {
            let judged = reader.quiz.answers(&DOCUMENT).filter(|(question, _)| question.task != Task::Predict);
            judged.map(|(question, response)| (question.id.clone(), response.clone())).collect::<Vec<_>>()
        };
        let given = answers(&reader);
        let takes_back = |action: &Action| matches!(
            action,
            Action::Quiz(Step::Retry(_) | Step::RetryMissed | Step::RetryAll | Step::Review)
        );
        let second = second.into_iter().filter(|action| !takes_back(action));
        let again = second.fold(reader, |reader, action| reader.apply(&DOCUMENT, action));
        for answer in &given {
            prop_assert!(answers(&again).contains(answer), "{answer:?}");
        }
        for (question, _) in &given {
            let retried = again.apply(&DOCUMENT, Action::Quiz(Step::Retry(question.clone())));
            prop_assert_eq!(retried.quiz.response(question), None);
        }
        let anew = again.apply(&DOCUMENT, Action::Quiz(Step::RetryAll));
        prop_assert_eq!(anew.quiz.score(&DOCUMENT).answered, 0);
        let predictions = DOCUMENT.questions.iter().filter(|question| question.task == Task::Predict);
        for question in predictions {
            prop_assert_eq!(anew.quiz.response(&question.id), again.quiz.response(&question.id));
        }
    }

    #[test]
    fn undoing_a_retry_restores_answers_and_orders(actions in actions(), which in select(vec![0, 1, 2]), one in question()) {
        let reader = after(actions);
        let step = [Step::RetryAll, Step::RetryMissed, Step::Retry(one)][which].clone();
        let anew = reader.apply(&DOCUMENT, Action::Quiz(step));
        if anew == reader {
            return Ok(());
        }
        let back = anew.apply(&DOCUMENT, Action::Quiz(Step::Undo));
        prop_assert_eq!(back.quiz.score(&DOCUMENT), reader.quiz.score(&DOCUMENT));
        for question in &DOCUMENT.questions {
            prop_assert_eq!(back.quiz.response(&question.id), reader.quiz.response(&question.id));
            prop_assert_eq!(back.quiz.order(question), reader.quiz.order(question));
        }
    }

    #[test]
    fn an_answer_that_undo_restores_replaces_the_draft_that_was_begun_meanwhile(actions in actions(), steps in actions()) {
        let anew = after(actions).apply(&DOCUMENT, Action::Quiz(Step::RetryAll));
        let drafted = steps.into_iter().fold(anew, |reader, action| reader.apply(&DOCUMENT, action));
        let back = drafted.apply(&DOCUMENT, Action::Quiz(Step::Undo));
        for question in DOCUMENT.questions.iter().filter(|it| back.quiz.response(&it.id).is_some()) {
            let untouched = Quiz::default().draft(question).len();
            prop_assert_eq!(back.quiz.draft(question).len(), untouched, "{}", question.id);
        }
    }

    #[test]
    fn a_retry_shuffles_only_the_question_that_is_retried(actions in actions(), one in any::<Index>()) {
        let reader = after(actions);
        let one = one.get(&DOCUMENT.questions);
        let anew = reader.apply(&DOCUMENT, Action::Quiz(Step::Retry(one.id.clone())));
        for question in &DOCUMENT.questions {
            let again = question.id == one.id && reader.quiz.response(&one.id).is_some();
            prop_assert_eq!(anew.quiz.tries(&question.id), reader.quiz.tries(&question.id) + u32::from(again));
            if !again {
                prop_assert_eq!(anew.quiz.order(question), reader.quiz.order(question));
            }
        }
    }

    #[test]
    fn a_question_takes_over_the_map_and_gives_the_reader_s_choice_back(actions in actions(), turned in assumption()) {
        let reader = without_asking(after(actions));
        let question = DOCUMENT.questions.iter().find(|question| question.task == Task::Change).unwrap();
        if reader.quiz.response(&question.id).is_some() {
            return Ok(());
        }
        let asked = reader.apply(&DOCUMENT, Action::Quiz(Step::Ask(Some(question.id.clone()))));
        prop_assert_eq!(asked.what_if(&DOCUMENT), quiz::start(&DOCUMENT, question.goal.as_ref().unwrap()));
        let turned = asked.apply(&DOCUMENT, Action::Assume(turned.tie, turned.sign));
        let draft = turned.quiz.draft(question);
        let back = turned.apply(&DOCUMENT, Action::Quiz(Step::Ask(None)));
        prop_assert_eq!(&back.address.choice, &reader.address.choice);
        prop_assert_eq!(back.place(), Some(&Place::Question(question.id.clone())));
        prop_assert_eq!(back.quiz.draft(question), draft, "what was turned is the answer as far as it goes");
    }

    #[test]
    fn joining_progress_adopts_it_and_saves_the_same(here in actions(), there in actions()) {
        let (here, there) = (after(here), after(there));
        let kept = Progress::of(&DOCUMENT, &there);
        let joined = here.apply(&DOCUMENT, Action::Join(kept.clone()));
        is_sound(&joined)?;
        // Otherwise two tabs would send each other their progress for ever.
        prop_assert_eq!(&Progress::of(&DOCUMENT, &joined), &kept);
        let undone = joined.apply(&DOCUMENT, Action::Quiz(Step::Undo));
        for (question, response) in there.quiz.answers(&DOCUMENT) {
            prop_assert_eq!(undone.quiz.response(&question.id), Some(response));
        }
    }

    #[test]
    fn saved_progress_is_restored(actions in actions()) {
        let reader = after(actions);
        let kept = Progress::of(&DOCUMENT, &reader);
        let read = Progress::from_json(&kept.to_json());
        prop_assert_eq!(&read, &kept);
        let next = Reader::default().apply(&DOCUMENT, Action::Restore(read));
        is_sound(&next)?;
        for question in &DOCUMENT.questions {
            prop_assert_eq!(next.quiz.response(&question.id), reader.quiz.response(&question.id));
        }
        prop_assert_eq!((&next.opinion, next.scheme), (&reader.opinion, reader.scheme));
        let address = Address { short: reader.address.short, ..Address::default() };
        prop_assert_eq!(&next.address, &address, "where one was is for the address to say");
        prop_assert_eq!(&Progress::of(&DOCUMENT, &next), &kept);
    }

    #[test]
    fn going_to_a_passage_unfolds_its_section(actions in actions(), passage in select(DOCUMENT.passages().map(|(_, it)| it.id.clone()).collect::<Vec<_>>())) {
        let reader = after(actions).apply(&DOCUMENT, Action::Close).apply(&DOCUMENT, Action::Shorten(true));
        prop_assert!(reader.address.short && reader.unfolded.is_empty());
        let there = reader.apply(&DOCUMENT, Action::Go(Place::Passage(passage.clone())));
        let section = DOCUMENT.passage(&passage).unwrap().0;
        prop_assert!(section.is_none_or(|section| there.unfolded.contains(&section.id)));
        let folded = section.iter().fold(there, |it, section| it.apply(&DOCUMENT, Action::Unfold(section.id.clone())));
        prop_assert!(folded.unfolded.is_empty());
    }

    #[test]
    fn a_jump_offers_the_way_back_until_the_reader_goes_on(actions in actions(), to in place(), from in departure(), on in place()) {
        let reader = without_asking(after(actions)).apply(&DOCUMENT, Action::Close).apply(&DOCUMENT, Action::Stay);
        let there = reader.apply(&DOCUMENT, Action::Jump(to.clone(), from.clone()));
        let leads = DOCUMENT.has(&to) && departs(&DOCUMENT, &from) && !matches!(to, Place::Scenario(_));
        prop_assert_eq!(there.place(), leads.then_some(&to));
        prop_assert_eq!(there.from.as_ref(), leads.then_some(&from));
        let further = there.apply(&DOCUMENT, Action::Go(on));
        prop_assert!(further.place() == there.place() || further.from.is_none());
    }

    #[test]
    fn a_second_link_at_the_same_position_offers_the_same_way_back(actions in actions(), one in place(), other in place(), from in departure()) {
        let reader = without_asking(after(actions));
        let jump = |reader: &Reader, to: &Place| reader.apply(&DOCUMENT, Action::Jump(to.clone(), from.clone()));
        let leads = DOCUMENT.has(&other) && departs(&DOCUMENT, &from) && !matches!(other, Place::Scenario(_));
        let there = jump(&jump(&reader, &one), &other);
        if leads {
            prop_assert_eq!((there.place(), there.from.as_ref()), (Some(&other), Some(&from)));
        }
    }

    #[test]
    fn who_reads_on_has_no_way_back_any_more_and_stays_where_they_are(actions in actions()) {
        let reader = after(actions);
        let on = reader.apply(&DOCUMENT, Action::Stay);
        prop_assert_eq!(on.way_back(), None);
        prop_assert_eq!(on.address, reader.address);
    }

    #[test]
    fn back_from_a_part_of_the_page_takes_the_way_back_with_it(actions in actions(), px in 0..9000) {
        let there = after(actions).apply(&DOCUMENT, Action::Depart(Departure::Scrolled(px)));
        prop_assert!(!there.returned);
        let here = there.apply(&DOCUMENT, Action::Return(there.address.clone()));
        prop_assert_eq!((here.from, here.returned), (None, true));
        prop_assert_eq!(here.address, there.address);
    }

    #[test]
    fn back_lowers_the_map_that_a_press_has_raised_and_no_other(
        actions in actions(),
        scenario in select(DOCUMENT.scenarios.clone()),
        raised in select(vec![Dock::Half, Dock::Whole]),
        by_press in any::<bool>(),
    ) {
        let reader = without_asking(after(actions)).apply(&DOCUMENT, Action::Dock(Dock::Strip));
        let raise = if by_press { Action::Raise(raised) } else { Action::Dock(raised) };
        let there = reader.apply(&DOCUMENT, raise).apply(&DOCUMENT, Action::Go(Place::Scenario(scenario.id)));
        prop_assert_eq!(there.dock, raised);
        let here = there.apply(&DOCUMENT, Action::Return(reader.address.clone()));
        // Back to a place in the text shows the text in any case.
        let in_text = |place: &Place| {
            matches!(place, Place::Passage(_) | Place::Note(_) | Place::Question(_) | Place::Section(_))
        };
        if by_press || !here.place().is_some_and(in_text) {
            prop_assert_eq!(here.dock, if by_press { Dock::Strip } else { raised });
        }
    }

    #[test]
    fn reading_in_short_is_saved(actions in actions(), short in any::<bool>()) {
        let reader = after(actions).apply(&DOCUMENT, Action::Shorten(short));
        let kept = Progress::from_json(&Progress::of(&DOCUMENT, &reader).to_json());
        prop_assert_eq!(kept.is_in_short(&DOCUMENT), short);
    }

    #[test]
    fn a_map_that_was_put_away_is_saved_and_a_raised_one_is_not(actions in actions()) {
        let reader = after(actions);
        let next = Reader::default().apply(&DOCUMENT, Action::Restore(Progress::of(&DOCUMENT, &reader)));
        let kept = if reader.dock == Dock::Away { Dock::Away } else { Dock::Strip };
        prop_assert_eq!(next.dock, kept);
    }

    #[test]
    fn a_map_that_was_raised_for_a_question_is_lowered_when_the_question_no_longer_needs_it(
        actions in actions(),
        raised in select(vec![Dock::Half, Dock::Whole]),
        next in action(),
    ) {
        let reader = after(actions).apply(&DOCUMENT, Action::Dock(raised));
        let asked = reader.quiz.asking(&DOCUMENT).is_some();
        let changes = matches!(next, Action::Dock(_) | Action::Raise(_) | Action::Restore(_) | Action::Load(_) | Action::Join(_));
        let next = reader.apply(&DOCUMENT, next);
        if !changes {
            let is_done = asked && next.quiz.asking(&DOCUMENT).is_none();
            // A reader who goes to a place in the text has to see it, so the map is lowered.
            let in_text = |place: &Place| {
                matches!(place, Place::Passage(_) | Place::Note(_) | Place::Question(_) | Place::Section(_))
            };
            let leaves = next.place() != reader.place() && next.place().is_some_and(in_text) && !asked;
            prop_assert_eq!(next.dock, if is_done || leaves { Dock::Strip } else { raised });
        }
    }

    #[test]
    fn restoring_progress_does_not_undo_what_was_done_since(before in actions(), since in actions()) {
        let earlier = after(before);
        let kept = Progress::of(&DOCUMENT, &earlier);
        let kept_opinion = earlier.opinion;
        let reader = after(since);
        let next = reader.apply(&DOCUMENT, Action::Restore(kept));
        is_sound(&next)?;
        for (question, response) in reader.quiz.answers(&DOCUMENT) {
            prop_assert_eq!(next.quiz.response(&question.id), Some(response));
        }
        prop_assert!(next.opinion.contains(&reader.opinion) && next.opinion.contains(kept_opinion.as_str()));
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
            let expected = reader.quiz.response(&question.id).filter(|_| index != edited);
            prop_assert_eq!(next.quiz.response(&question.id), expected);
        }
    }

    #[test]
    fn restoring_any_text_as_progress_leaves_a_valid_state(text in any::<String>(), json in json()) {
        for kept in [text, json.to_string()] {
            let reader = Reader::default().apply(&DOCUMENT, Action::Restore(Progress::from_json(&kept)));
            is_sound(&reader)?;
        }
    }

    #[test]
    fn the_address_of_any_fragment_can_be_written_and_read_again(fragment in fragment()) {
        let address = Address::parse(&DOCUMENT, &fragment);
        prop_assert_eq!(Address::parse(&DOCUMENT, &address.fragment(&DOCUMENT)), address);
    }
}

/// Any JSON, mostly with field names of progress and documents.
fn json() -> BoxedStrategy<Value> {
    let names = [
        "answers",
        "question",
        "option",
        "response",
        "tries",
        "fingerprint",
        "view",
        "scheme",
        "format",
        "id",
        "words",
        "ties",
    ];
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

/// Replaces a nested value by `new`, or removes it if there is none; `at` chooses the path to it.
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

/// Replaces texts of the document.
fn reword(document: &mut Document, texts: &[String]) {
    // A number after each text makes it unique and not empty.
    let mut texts = texts.iter().cycle().enumerate();
    let mut next = || texts.next().map_or_else(String::new, |(number, text)| format!("{text}/{number}"));
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
                Block::Triangle => {}
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
    // Documents are large, so that there are fewer cases.
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_document_with_any_texts_can_be_written_and_read_again(texts in prop::collection::vec(any::<String>(), 1..20)) {
        let mut document = DOCUMENT.clone();
        reword(&mut document, &texts);
        prop_assert_eq!(Document::from_json(&document.to_json()), Ok(document));
    }

    #[test]
    fn a_mutated_document_is_read_or_refused_and_never_panics(
        at in prop::collection::vec(any::<Index>(), 1..9),
        new in prop::option::of(json()),
    ) {
        let mut value: Value = serde_json::from_str(&JSON).unwrap();
        mutate(&mut value, &at, new);
        match Document::from_json(&value.to_string()) {
            // A document that is read can be written and read again.
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
fn the_built_in_document_can_be_written_and_read_again() {
    assert_eq!(Document::from_json(&JSON), Ok(DOCUMENT.clone()));
    assert_eq!(Document::from_json(&JSON).unwrap().to_json(), *JSON);
}

#[test]
fn every_place_of_the_document_can_be_gone_to_and_linked_to() {
    for place in &*PLACES {
        let gone = Reader::default().apply(&DOCUMENT, Action::Go(place.clone()));
        let came = Reader::default().apply(&DOCUMENT, Action::Visit(Address::parse(&DOCUMENT, &place.href())));
        assert_eq!(gone, came, "{place:?}");
        assert_ne!(gone, Reader::default(), "{place:?}");
    }
}

#[test]
fn the_scenarios_have_the_triads_that_the_brief_names() {
    let brief = [
        ("deal", Triangle::StableMarriage(1), Some(true)),
        ("thaw", Triangle::RomanticTriangle(2), Some(false)),
        ("premise", Triangle::StableMarriage(0), Some(true)),
        ("wedge", Triangle::StableMarriage(2), Some(true)),
        ("concert", Triangle::AllFriends, Some(true)),
        ("each-alone", Triangle::UnitVeto, Some(false)),
    ];
    let sides = ["russia-china", "united-states-china", "united-states-russia"];
    assert_eq!(DOCUMENT.triad.as_ref().unwrap(), &sides);
    let ids: Vec<&str> = DOCUMENT.scenarios.iter().map(|scenario| scenario.id.as_str()).collect();
    assert_eq!(ids, brief.map(|(id, ..)| id));
    for (id, expected, balanced) in brief {
        let reader = Reader::default().apply(&DOCUMENT, Action::Go(Place::Scenario(id.to_owned())));
        assert_eq!(triangle(&reader), expected, "{id}");
        assert_eq!(expected.is_balanced(), balanced, "{id}");
    }
    assert_eq!(triangle(&Reader::default()), Triangle::Open, "as the article has it");
}

#[test]
fn signs_in_a_link_are_read_in_any_encoding_and_garbage_assumes_nothing() {
    for (fragment, assumed) in [
        ("s=russia-china:+,trump-xi:-", "russia-china:+,trump-xi:-"),
        ("s=russia-china%3A%2B%2Ctrump-xi%3A-", "russia-china:+,trump-xi:-"),
        ("s%3Drussia-china%3A%2b", "russia-china:+"),
        ("s=trump-xi:~,russia-china:-", "russia-china:-,trump-xi:~"),
        ("s=russia-china:+,atlantis:-,trump-xi:x", "russia-china:+"),
        // The article's own sign is no assumption; of two signs for the same tie the last one counts.
        ("s=russia-china:-,russia-china:+", "russia-china:+"),
        ("s=", ""),
        ("s=:", ""),
        ("s", ""),
        ("s=russia-china", ""),
        ("s=russia-china:x", ""),
        ("s=:+", ""),
        ("s=,,,", ""),
        ("s=%", ""),
        ("s=russia-china:%2", ""),
        ("s=🦀:+", ""),
    ] {
        let choice = Address::parse(&DOCUMENT, fragment).choice.unwrap_or_default();
        assert_eq!(choice.write(), assumed, "{fragment}");
    }
}

/// Saved progress with one answer to a question, and another to a question that does not exist.
fn kept(question: &str, response: Value) -> Progress {
    let given = Step::GiveUp(question.to_owned());
    let expected = DOCUMENT.question(question).filter(|it| it.task == Task::Predict);
    let given = expected.map_or(given, |it| Step::Expect(it.id.clone(), it.options[0].id.clone(), true));
    let reader = Reader::default().apply(&DOCUMENT, Action::Quiz(given));
    let mut kept: Value = serde_json::from_str(&Progress::of(&DOCUMENT, &reader).to_json()).unwrap();
    kept["answers"][0]["response"] = response;
    kept["answers"].as_array_mut().unwrap().push(serde_json::json!({ "question": "nobody-asked", "response": ["x"] }));
    Progress::from_json(&kept.to_string())
}

#[test]
fn impossible_answers_in_saved_progress_are_dropped() {
    use serde_json::json;
    for (question, response, is_answer) in [
        ("risk", json!(["isolation"]), true),
        ("risk", json!([]), true),
        ("risk", json!(["nowhere"]), false),
        ("risk", json!(["isolation", "clash"]), false),
        ("risk", json!([null, 3]), false),
        ("supplies", json!(["machinery", "transit"]), true),
        ("supplies", json!(["transit", "machinery"]), false),
        ("supplies", json!(["machinery", "machinery"]), false),
        ("aims-of-each", json!(["russia", "china", "europe", "europe"]), true),
        ("aims-of-each", json!(["russia", "china", "europe"]), false),
        ("aims-of-each", json!(["russia", "china", "europe", ""]), false),
        ("steps-to-isolation", json!(["decouple", "decouple", "closer", "secondary"]), false),
        ("in-the-middle", json!(["china"]), true),
        ("in-the-middle", json!(["atlantis"]), false),
        ("premise-in-question", json!(["china"]), false),
        ("russia-alone", json!(["russia-china", "adversarial"]), true),
        ("russia-alone", json!(["russia-china"]), false),
        ("russia-alone", json!(["russia-china", "cooperative"]), false),
        ("russia-alone", json!(["russia-china", "purple"]), false),
        ("future", json!(["holds", "lasts"]), true),
        ("future", json!(["holds", "lasts", "breaks"]), false),
        ("future", json!(["", ""]), false),
    ] {
        let reader = Reader::default().apply(&DOCUMENT, Action::Restore(kept(question, response.clone())));
        assert_eq!(reader.quiz.response(question).is_some(), is_answer, "{question} {response}");
        assert_eq!(reader.quiz.answers(&DOCUMENT).count(), usize::from(is_answer), "{question} {response}");
    }
    for garbage in ["", "null", "[]", "3", "{\"answers\":[null,{},{\"question\":\"risk\"}],\"scheme\":\"pink\"}"] {
        let reader = Reader::default().apply(&DOCUMENT, Action::Restore(Progress::from_json(garbage)));
        assert_eq!(
            (reader.quiz.is_empty(), reader.opinion.as_str(), reader.scheme),
            (true, "", Scheme::Auto),
            "{garbage}"
        );
    }
}
