//! The map: actors, ties, the triad, scenarios.

use super::Check;
use super::names::Kind;
use crate::author::diagnostic::{Code, Fault};
use crate::author::draft::map as draft;
use crate::author::tables::quoted;
use crate::author::texts::{File, Spanned, Text};
use crate::document::{Actor, ActorKind, Assumption, Evidence, Id, Place, Scenario, Sign, Stance, Tie};
use std::collections::{BTreeMap, BTreeSet};

const KINDS: [ActorKind; 5] =
    [ActorKind::State, ActorKind::Bloc, ActorKind::Group, ActorKind::Person, ActorKind::Organisation];

/// The actors.
pub(super) fn actors(check: &Check) -> Vec<Actor> {
    let actors = &check.draft.map.actors;
    let mut names: BTreeMap<&str, &Text> = BTreeMap::new();
    for name in actors.iter().filter_map(|actor| actor.name.as_ref()) {
        if let Some(first) = names.insert(&name.value, name) {
            let fault = Fault::new(Code::SameName, name.span, format!("two actors are called `{}`", name.value));
            let fault = fault.label("the second").also(first.span, "the first");
            check.faults.add(fault.help("readers could not tell them apart: add to one of the names"));
        }
    }
    let links = check.draft.sections.iter().flat_map(|section| section.passages()).flat_map(|it| &it.prose.links);
    let mentioned: BTreeSet<&Id> = links
        .filter_map(|link| match &link.value {
            Place::Actor(id) => Some(id),
            _ => None,
        })
        .collect();
    let sides: BTreeMap<&str, &str> = actors
        .iter()
        .filter_map(|actor| Some((actor.id.as_ref()?.value.as_str(), actor.side.as_ref()?.value.as_str())))
        .collect();
    actors.iter().filter_map(|actor| self::actor(check, actor, &mentioned, &sides)).collect()
}

fn actor(
    check: &Check,
    actor: &draft::Actor,
    mentioned: &BTreeSet<&Id>,
    sides: &BTreeMap<&str, &str>,
) -> Option<Actor> {
    let kind = actor.kind.as_ref().and_then(|kind| self::kind(check, kind));
    let side = actor.side.as_ref().map(|side| check.one(Kind::Actor, side));
    let about = actor.about.as_ref().map(|about| check.prose(about));
    let id = actor.id.as_ref()?;
    if let Some(side) = &actor.side
        && stands_by_itself(sides, &id.value)
    {
        let fault = Fault::new(Code::SideOfItself, side.span, format!("`{}` stands by itself", id.value));
        check.faults.add(fault.label("leads back to it").help("an actor stands by another, or by none: delete `side`"));
    }
    if check.draft.has_all_of(File::Article) && !mentioned.contains(&id.value) {
        let name = actor.name.as_ref().unwrap_or(id);
        let fault =
            Fault::new(Code::ActorNeverMentioned, id.span, format!("the article never mentions `{}`", id.value));
        let help = format!("link to it where the article names it: `[{}](actor:{})`", name.value, id.value);
        check.faults.add(fault.label("not in the text").help(help));
    }
    Some(Actor { id: id.value.clone(), name: actor.name.as_ref()?.value.clone(), kind: kind?, side, about: about? })
}

fn kind(check: &Check, kind: &Text) -> Option<ActorKind> {
    let known = KINDS.into_iter().find(|it| it.name() == kind.value);
    if known.is_none() {
        let names = KINDS.map(ActorKind::name);
        let fault = Fault::new(Code::UnknownKind, kind.span, format!("there is no kind `{}` of actor", kind.value));
        let fault = fault.label("not a kind").suggest(&kind.value, names);
        check.faults.add(fault.help(format!("an actor is one of {}", quoted(&names))));
    }
    known
}

/// Whether the way from side to side leads back to the actor.
fn stands_by_itself(sides: &BTreeMap<&str, &str>, id: &str) -> bool {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut next = sides.get(id).copied();
    while let Some(side) = next {
        if side == id {
            return true;
        }
        // A circle further on is the fault of those on it.
        next = if seen.insert(side) { sides.get(side).copied() } else { None };
    }
    false
}

/// The ties.
pub(super) fn ties(check: &Check) -> Vec<Tie> {
    check.draft.map.ties.iter().filter_map(|tie| self::tie(check, tie)).collect()
}

fn tie(check: &Check, tie: &draft::Tie) -> Option<Tie> {
    for end in [&tie.from, &tie.to].into_iter().flatten() {
        check.one(Kind::Actor, end);
    }
    if let (Some(from), Some(to)) = (&tie.from, &tie.to)
        && from.value == to.value
    {
        let fault = Fault::new(Code::TieToItself, to.span, format!("a tie joins `{}` to itself", to.value));
        check.faults.add(fault.label("the same actor").also(from.span, "as here").help("a tie joins two actors"));
    }
    let sign = tie.sign.as_ref().and_then(|sign| self::sign(check, sign));
    let evidence = check.some(Kind::Passage, &tie.evidence, tie.span, |span| {
        let fault = Fault::new(Code::TieWithoutEvidence, span, "a tie has no evidence").label("no passage is named");
        fault.help("name the passages that say so: `evidence = [\"id-of-a-passage\"]`")
    });
    Some(Tie {
        id: tie.id.as_ref()?.value.clone(),
        from: tie.from.as_ref()?.value.clone(),
        to: tie.to.as_ref()?.value.clone(),
        directed: tie.directed,
        sign: sign?,
        kind: None,
        what: tie.what.as_ref()?.value.clone(),
        evidence: evidence.into_iter().map(|passage| Evidence { passage, stance: Stance::Supports }).collect(),
    })
}

fn sign(check: &Check, sign: &Text) -> Option<Sign> {
    match sign.value.as_str() {
        "+" => Some(Sign::Cooperative),
        "-" => Some(Sign::Adversarial),
        "~" => Some(Sign::Strained),
        other => {
            let fault = Fault::new(Code::UnknownSign, sign.span, format!("there is no sign `{other}`"));
            let help = "a sign is `+` for cooperative, `-` for adversarial, `~` for strained or mixed";
            check.faults.add(fault.label("not a sign").help(help));
            None
        }
    }
}

/// The triad: three ties that join three actors.
pub(super) fn triad(check: &Check) -> Option<[Id; 3]> {
    let triad = check.draft.map.triad.as_ref()?;
    let ids = check.all(Kind::Tie, &triad.value);
    let ends = |id: &Id| {
        let named = |tie: &&draft::Tie| tie.id.as_ref().is_some_and(|it| it.value == *id);
        let tie = check.draft.map.ties.iter().find(named)?;
        let (from, to) = (&tie.from.as_ref()?.value, &tie.to.as_ref()?.value);
        Some((from.min(to), from.max(to)))
    };
    let sides: Option<Vec<_>> = ids.iter().map(ends).collect();
    let message = match &sides {
        _ if ids.len() != 3 => format!("the triad has {} ties instead of three", ids.len()),
        Some(sides) => {
            let corners: BTreeSet<_> = sides.iter().flat_map(|(from, to)| [from, to]).collect();
            let different = sides.iter().collect::<BTreeSet<_>>().len();
            if corners.len() == 3 && different == 3 {
                return ids.try_into().ok();
            }
            "the triad's ties do not join three actors".to_owned()
        }
        None => return None,
    };
    let fault = Fault::new(Code::NotATriad, triad.span, message).label("not a triangle");
    check.faults.add(fault.help("name three ties: one from A to B, one from B to C, one from C to A"));
    None
}

/// The scenarios.
pub(super) fn scenarios(check: &Check) -> Vec<Scenario> {
    let scenarios = &check.draft.map.scenarios;
    if let Some(first) = scenarios.first()
        && check.draft.map.triad.is_none()
        && check.draft.has_all_of(File::Map)
    {
        let fault = Fault::new(Code::ScenarioWithoutTriad, first.span, "there are scenarios, but no triad");
        check
            .faults
            .add(fault.label("of which ties?").help("name the three ties at the top of map.toml: `triad = [...]`"));
    }
    scenarios.iter().filter_map(|scenario| self::scenario(check, scenario)).collect()
}

fn scenario(check: &Check, scenario: &draft::Scenario) -> Option<Scenario> {
    let text = scenario.text.as_ref().map(|text| check.prose(text));
    let signs = scenario.signs.as_ref().and_then(|signs| self::signs(check, signs));
    let passages = match (&scenario.ours, &scenario.passages) {
        (Some(Spanned { value: true, .. }), None) => Vec::new(),
        (Some(ours), Some(Some(list))) if ours.value && !list.value.is_empty() => {
            let fault = Fault::new(Code::ScenarioOurs, ours.span, "a scenario is ours and the article's");
            let fault = fault.label("says that the article does not have it").also(list.span, "says that it does");
            check.faults.add(fault.help("delete `ours` if the article has it, else `passages`"));
            Vec::new()
        }
        (_, list) => check.some(Kind::Passage, list, scenario.span, |span| {
            let message = "a scenario does not say where it comes from";
            let fault = Fault::new(Code::ScenarioWithoutPassage, span, message).label("no passage is named");
            fault.help("name the passages that have it, `passages = [...]`, or say that it is ours: `ours = true`")
        }),
    };
    let triad = check.draft.map.triad.iter().flat_map(|triad| &triad.value).map(|tie| tie.value.clone());
    Some(Scenario {
        id: scenario.id.as_ref()?.value.clone(),
        name: scenario.name.as_ref()?.value.clone(),
        text: text?,
        signs: triad.into_iter().zip(signs?).map(|(tie, sign)| Assumption { tie, sign }).collect(),
        passages,
    })
}

fn signs(check: &Check, signs: &Spanned<Vec<Text>>) -> Option<[Sign; 3]> {
    let plain = |sign: &Text| match sign.value.as_str() {
        "+" => Some(Sign::Cooperative),
        "-" => Some(Sign::Adversarial),
        _ => None,
    };
    let found: Option<Vec<Sign>> = signs.value.iter().map(plain).collect();
    let found = found.and_then(|signs| <[Sign; 3]>::try_from(signs).ok());
    if found.is_none() {
        let fault = Fault::new(Code::ScenarioSigns, signs.span, "a scenario needs three signs, each `+` or `-`");
        let fault = fault.label("one for each tie of the triad");
        check
            .faults
            .add(fault.help("balance is judged of `+` and `-` alone; decide for `~` what the scenario makes of it"));
    }
    found
}
