//! The map: actors, ties, the triad.

use super::context::Context;
use super::names::Kind;
use crate::author::diagnostic::{Code, Fault, quoted};
use crate::author::draft::map as draft;
use crate::author::pin::Pin;
use crate::author::texts::{File, Spanned, Text};
use crate::author::toml_reader::is_undecided;
use crate::document::{Actor, ActorKind, Evidence, Id, Place, Sign, Stance, Tie};
use std::collections::{BTreeMap, BTreeSet};

/// The pins of the actors, in the actors' order.
pub(in crate::author) type Pins = Vec<Pin>;

/// The actors.
pub(super) fn actors(context: &Context) -> Vec<Actor> {
    let actors = &context.draft.map.actors;
    let mut names: BTreeMap<&str, &Text> = BTreeMap::new();
    for name in actors.iter().filter_map(|actor| actor.name.as_ref()) {
        if let Some(first) = names.insert(&name.value, name) {
            let fault = Fault::new(Code::SameName, name.span, format!("two actors are called `{}`", name.value));
            let fault = fault.label("the second").also(first.span, "the first");
            context.faults.add(fault.help("readers could not tell them apart: add to one of the names"));
        }
    }
    for actor in actors {
        other_names(context, actor, &names);
    }
    let links = context.draft.sections.iter().flat_map(|section| section.passages()).flat_map(|it| &it.prose.links);
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
    let default_kind = context.draft.map.actor_kind.as_ref().and_then(|kind| self::kind(context, kind));
    actors.iter().filter_map(|actor| self::actor(context, actor, default_kind, &mentioned, &sides)).collect()
}

/// Reports other names of an actor that are the name of an actor already: the search would find two for one name.
fn other_names(context: &Context, actor: &draft::Actor, names: &BTreeMap<&str, &Text>) {
    let Some(also) = &actor.also else { return };
    for other in also.value.split(',').map(str::trim) {
        if let Some(name) = names.get(other) {
            let message = format!("`{other}` is the name of an actor already");
            let fault =
                Fault::new(Code::SameName, also.span, message).label("another name").also(name.span, "the name");
            context.faults.add(fault.help("delete it from `also`, which is for other names than those on the map"));
        }
    }
}

fn actor(
    context: &Context,
    actor: &draft::Actor,
    default_kind: Option<ActorKind>,
    mentioned: &BTreeSet<&Id>,
    sides: &BTreeMap<&str, &str>,
) -> Option<Actor> {
    let kind = match &actor.kind {
        Some(kind) => kind.as_ref().and_then(|kind| self::kind(context, kind)),
        None => default_kind,
    };
    let side = actor.side.as_ref().map(|side| context.resolve(Kind::Actor, side));
    let about = actor.about.as_ref().map(|about| context.prose(about));
    let id = actor.id.as_ref()?;
    if let Some(side) = &actor.side
        && is_in_cycle(sides, &id.value)
    {
        let fault = Fault::new(Code::SideOfItself, side.span, format!("`{}` stands by itself", id.value));
        context
            .faults
            .add(fault.label("leads back to it").help("an actor stands by another, or by none: delete `side`"));
    }
    if context.draft.is_complete(File::Article) && !mentioned.contains(&id.value) {
        let name = actor.name.as_ref().unwrap_or(id);
        let fault =
            Fault::new(Code::ActorNeverMentioned, id.span, format!("the article never mentions `{}`", id.value));
        let help = format!("link to it where the article names it: `[{}](actor:{})`", name.value, id.value);
        context.faults.add(fault.label("not in the text").help(help));
    }
    let name = actor.name.as_ref()?.value.clone();
    let also = actor.also.as_ref().map(|also| also.value.clone());
    Some(Actor { id: id.value.clone(), name, also, kind: kind?, side, about: about? })
}

fn kind(context: &Context, kind: &Text) -> Option<ActorKind> {
    // An undecided kind has been reported as a to-do; the draft shows a group.
    if is_undecided(&kind.value) {
        return Some(ActorKind::Group);
    }
    let known = ActorKind::ALL.into_iter().find(|it| it.name() == kind.value);
    if known.is_none() {
        let names = ActorKind::ALL.map(ActorKind::name);
        let fault = Fault::new(Code::UnknownKind, kind.span, format!("there is no kind `{}` of actor", kind.value));
        let fault = fault.label("not a kind").suggest(&kind.value, names);
        context.faults.add(fault.help(format!("an actor is one of {}", quoted(&names))));
    }
    known
}

/// Whether following `side` from actor to actor leads back to this one.
fn is_in_cycle(sides: &BTreeMap<&str, &str>, id: &str) -> bool {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut next = sides.get(id).copied();
    while let Some(side) = next {
        if side == id {
            return true;
        }
        // A cycle that does not contain this actor is reported at the actors in it.
        next = if seen.insert(side) { sides.get(side).copied() } else { None };
    }
    false
}

/// The pins of the actors; an empty one for an actor without a pin.
pub(super) fn pins(context: &Context) -> Pins {
    context
        .draft
        .map
        .actors
        .iter()
        .map(|actor| actor.pin.as_ref().map_or(Pin::default(), |it| pin(context, it)))
        .collect()
}

fn pin(context: &Context, pin: &draft::Pin) -> Pin {
    match pin {
        draft::Pin::Everywhere(position) => self::position(context, position).map_or(Pin::default(), Pin::everywhere),
        draft::Pin::ByShape { places: positions, .. } => {
            let mut pin = Pin::default();
            for (shape, position) in positions {
                *pin.of_mut(*shape) = self::position(context, position);
            }
            pin
        }
    }
}

fn position(context: &Context, pin: &Spanned<Vec<f64>>) -> Option<[f64; 2]> {
    match pin.value[..] {
        // NaN is in no range.
        [x, y] if (0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y) => Some([x, y]),
        _ => {
            let fault = Fault::new(Code::BadPin, pin.span, "a pin is not a place on the map").label("not two shares");
            let help =
                "give the shares of the map's width and height from the top left, from 0 to 1: `pin = [0.5, 0.2]`";
            context.faults.add(fault.help(help));
            None
        }
    }
}

/// The ties.
pub(super) fn ties(context: &Context) -> Vec<Tie> {
    report_spellings(context);
    context.draft.map.ties.iter().filter_map(|tie| self::tie(context, tie)).collect()
}

/// Reports kinds of ties that differ only in capitals, since readers would see two kinds.
fn report_spellings(context: &Context) {
    let mut first: BTreeMap<String, &Text> = BTreeMap::new();
    for kind in context.draft.map.ties.iter().filter_map(|tie| tie.kind.as_ref()) {
        let other = *first.entry(normalised(kind).to_lowercase()).or_insert(kind);
        if normalised(other) != normalised(kind) {
            let message = format!("the kind `{}` is also written `{}`", normalised(kind), normalised(other));
            let fault = Fault::new(Code::TwoSpellings, kind.span, message).label("written like this");
            let fault = fault.also(other.span, "and like that");
            context.faults.add(fault.help("readers would take them for two kinds: write the word in one way"));
        }
    }
}

/// The name of a kind of tie with single spaces.
fn normalised(kind: &Text) -> String {
    kind.value.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn tie(context: &Context, tie: &draft::Tie) -> Option<Tie> {
    for end in [&tie.from, &tie.to].into_iter().flatten() {
        context.resolve(Kind::Actor, end);
    }
    if let (Some(from), Some(to)) = (&tie.from, &tie.to)
        && from.value == to.value
    {
        let fault = Fault::new(Code::TieToItself, to.span, format!("a tie joins `{}` to itself", to.value));
        context.faults.add(fault.label("the same actor").also(from.span, "as here").help("a tie joins two actors"));
    }
    // An undecided sign has been reported as a to-do; the draft shows the tie as strained, which is neither good nor bad.
    let is_undecided_sign = tie.sign.as_ref().is_some_and(|sign| is_undecided(&sign.value));
    let sign = if is_undecided_sign {
        Some(Sign::Strained)
    } else {
        tie.sign.as_ref().and_then(|sign| self::sign(context, sign))
    };
    let evidence = evidence(context, tie);
    Some(Tie {
        id: tie.id.as_ref()?.value.clone(),
        from: tie.from.as_ref()?.value.clone(),
        to: tie.to.as_ref()?.value.clone(),
        directed: tie.directed,
        sign: sign?,
        kind: tie.kind.as_ref().map(normalised),
        what: tie.what.as_ref()?.value.clone(),
        evidence,
    })
}

/// The evidence of a tie: passages that support it, then passages that contradict it, then passages of context.
fn evidence(context: &Context, tie: &draft::Tie) -> Vec<Evidence> {
    let supports = context.resolve_some(Kind::Passage, &tie.evidence, tie.span, |span| {
        let fault = Fault::new(Code::TieWithoutEvidence, span, "a tie has no evidence").label("no passage is named");
        fault.help("name the passages that say so: `evidence = [\"id-of-a-passage\"]`")
    });
    let others = |list: &Option<Spanned<Vec<Text>>>| {
        list.iter().flat_map(|it| context.resolve_all(Kind::Passage, &it.value)).collect()
    };
    let lists: [Vec<Id>; 3] = [supports, others(&tie.contradicts), others(&tie.context)];
    report_two_stances(context, tie);
    let with_stance =
        |(stance, list): (Stance, Vec<Id>)| list.into_iter().map(move |passage| Evidence { passage, stance });
    let mut evidence: Vec<Evidence> = Stance::ALL.into_iter().zip(lists).flat_map(with_stance).collect();
    // Cards show the first two. The strongest that contradicts is the second, because what speaks against it must not be hidden.
    if let Some(at @ 1..) = evidence.iter().position(|it| it.stance == Stance::Contradicts) {
        evidence[1..=at].rotate_right(1);
    }
    evidence
}

/// Reports a passage that is in two of a tie's lists.
fn report_two_stances(context: &Context, tie: &draft::Tie) {
    let lists = [tie.evidence.as_ref().and_then(Option::as_ref), tie.contradicts.as_ref(), tie.context.as_ref()];
    let mut first: BTreeMap<&str, (usize, &Text)> = BTreeMap::new();
    for (list, passages) in lists.into_iter().enumerate() {
        for passage in passages.iter().flat_map(|list| &list.value) {
            let (first_list, earlier) = *first.entry(&passage.value).or_insert((list, passage));
            if first_list != list {
                let message = format!("the passage `{}` has two stances", passage.value);
                let fault = Fault::new(Code::TwoStances, passage.span, message).label("listed as this");
                let fault = fault.also(earlier.span, "and as that");
                context.faults.add(fault.help("decide what it says of the tie as it is drawn: delete one of the two"));
            }
        }
    }
}

/// The sign of a symbol; an unknown symbol is reported.
pub(super) fn sign(context: &Context, sign: &Text) -> Option<Sign> {
    let known = Sign::from_symbol(&sign.value);
    if known.is_none() {
        let fault = Fault::new(Code::UnknownSign, sign.span, format!("there is no sign `{}`", sign.value));
        let help = "a sign is `+` for cooperative, `-` for adversarial, `~` for strained or mixed";
        context.faults.add(fault.label("not a sign").help(help));
    }
    known
}

/// The triad: three ties that join three actors.
pub(super) fn triad(context: &Context) -> Option<[Id; 3]> {
    let triad = context.draft.map.triad.as_ref()?;
    let ids = context.resolve_all(Kind::Tie, &triad.value);
    let ends = |id: &Id| {
        let has_id = |tie: &&draft::Tie| tie.id.as_ref().is_some_and(|it| it.value == *id);
        let tie = context.draft.map.ties.iter().find(has_id)?;
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
    context.faults.add(fault.help("name three ties: one from A to B, one from B to C, one from C to A"));
    None
}
