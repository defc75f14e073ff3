//! The frustration index: how many ties stand against balance, the camps, and the changes that would lower it.

use super::ascending::ascending;
use super::bound::bound;
use super::branch_and_bound::{is_searched, search};
use super::climb::{along_a_tree, good_split};
use super::elimination;
use super::part::{Near, Pair, Part, Split};
use super::parts::parts;
use super::steps::Steps;
use super::ties::Ties;
use crate::document::Sign;
use std::cell::Cell;

/// How many steps the frustration index may take by default, in addition to those in proportion to the size of the network. A
/// step is the look-up of an entry of a table or of a pair of actors. It takes two or three nanoseconds on an ordinary machine,
/// and twice that in WebAssembly optimized for size, so that all steps take 4 ms, or 8. Elimination of 17 actors, any two of them
/// with ties, takes 1.05 million steps.
pub const STEPS: usize = 1_250_000;

/// The frustration index of a network and what goes with it.
///
/// The index is the least number of ties whose signs would have to change for the network to be balanced. It is
/// as well the least number of ties whose removal leaves a balanced network, and the least number that contradict a split into
/// two camps, friendly ties between them and hostile ties inside, over all splits:
///
/// `min over s: actors -> {-1, +1} of the number of ties ij with sign(ij) * s(i) * s(j) = -1`
///
/// (Abelson and Rosenberg, Symbolic Psycho-Logic, Behavioral Science 3, 1958; Harary, On the Measurement of Structural
/// Balance, Behavioral Science 4, 1959, as the *line index of balance*; Aref and Wilson, Balance and Frustration in
/// Signed Networks, Journal of Complex Networks 7, 2019.) To find it is NP-hard, so that it is found by a bounded number
/// of steps or not at all; then there are bounds, `least < most`.
#[derive(Clone, Debug, PartialEq)]
pub struct Frustration {
    /// The index is not less than this.
    pub least: u32,
    /// The index is not more than this: it is how many ties contradict [`Frustration::camps`].
    pub most: u32,
    /// For each actor the camp that it is in, in a split that `most` ties contradict; `None` for actors without a tie
    /// that takes a side. In every part of the network the first actor is in the camp `false`.
    pub camps: Vec<Option<bool>>,
    /// Whether that is the only such split, up to swapping the camps of parts between which no tie takes a side;
    /// `None` where that is not known.
    pub only: Option<bool>,
    /// The ties that contradict the split, ascending.
    pub against: Vec<usize>,
    /// The ties that lower the index by one if their sign is reversed, which are those that contradict some best split;
    /// ascending. `None` where that is not known.
    pub relief: Option<Vec<usize>>,
    /// The index if a strained tie took a side, for each strained tie, ascending.
    pub falls: Vec<Fall>,
}

/// The frustration index if a strained tie took a side. `None` where that is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fall {
    /// The strained tie.
    pub tie: usize,
    /// The index if it were cooperative.
    pub cooperative: Option<u32>,
    /// The index if it were adversarial.
    pub adversarial: Option<u32>,
}

/// Bounds of a frustration index.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// The lower bound.
    pub least: u32,
    /// The upper bound.
    pub most: u32,
}

impl Frustration {
    /// The index itself, where it is known.
    pub fn index(&self) -> Option<u32> {
        (self.least == self.most).then_some(self.most)
    }
}

/// The frustration index of a network and what goes with it, within the given steps. `bounds` always has the bounds so far.
pub(super) async fn counted(ties: Ties<'_>, steps: &mut Steps, bounds: &Cell<Bounds>) -> Frustration {
    let mut all = Frustration {
        least: 0,
        most: 0,
        camps: vec![None; ties.actors],
        only: Some(true),
        against: Vec::new(),
        relief: None,
        falls: Vec::new(),
    };
    // For each tie, whether some best split has its ends together, and whether some has them apart. A strained tie between two
    // components may have both, because either sign of it leaves the index as it is.
    let mut ways_of = vec![[true; 2]; ties.ends.len()];
    let mut against = vec![false; ties.ends.len()];
    let parts = parts(ties);
    // The steps for making the parts, and for the results of each tie.
    steps.note(14 * (ties.actors + ties.ends.len()));
    // Parts with few pairs come first, because they need few steps, and leave the others more.
    let sizes: Vec<usize> = parts.iter().map(|part| part.pairs.len()).collect();
    let mut splits: Vec<Option<Split>> = parts.iter().map(|_| None).collect();
    // A split with everybody in one camp contradicts the hostile ties, which is a first upper bound.
    let hostile = |part: &Part| part.pairs.iter().map(|pair| pair.hostile).sum::<u32>();
    let mut known = Known { bounds, others: Bounds { least: 0, most: parts.iter().map(hostile).sum() } };
    for (done, which) in ascending(&sizes).into_iter().enumerate() {
        steps.pause().await;
        let part = &parts[which];
        known.others.most -= hostile(part);
        let mut share = steps.share(steps.left() / (parts.len() - done));
        let found = split(part, &mut share, &known).await;
        steps.give_back(share);
        known.others.least += found.least;
        known.others.most += part.cost(&found.camps);
        known.update(0, 0);
        splits[which] = Some(found);
    }
    for (part, split) in parts.iter().zip(splits) {
        let Some(split) = split else { continue };
        all.least += split.least;
        all.most += part.cost(&split.camps);
        all.only = both(all.only, split.only);
        // At most one actor of this part has a camp already, the one that it shares with an earlier part.
        let mut swapped = split.camps[0];
        for (&actor, &camp) in part.actors.iter().zip(&split.camps) {
            if let Some(given) = all.camps[actor] {
                swapped = given != camp;
            }
        }
        for (&actor, &camp) in part.actors.iter().zip(&split.camps) {
            all.camps[actor] = Some(camp != swapped);
        }
        for &(tie, pair) in &part.ties {
            let [a, b] = part.pairs[pair].ends;
            ways_of[tie] = split.together_or_apart[pair];
            against[tie] = contradicts(ties.signs[tie]) == Some(split.camps[a] != split.camps[b]);
        }
    }
    let index = all.index();
    let mut relief = Vec::new();
    let mut known = true;
    for (tie, _, sign) in ties.all() {
        let ways = ways_of[tie];
        if let Some(apart) = contradicts(sign) {
            known &= ways != [false; 2];
            if against[tie] {
                all.against.push(tie);
            }
            if ways[usize::from(apart)] {
                relief.push(tie);
            }
        } else {
            let index = index.filter(|_| ways != [false; 2]);
            let [cooperative, adversarial] = ways.map(|best| index.map(|index| index + u32::from(!best)));
            all.falls.push(Fall { tie, cooperative, adversarial });
        }
    }
    all.relief = known.then_some(relief);
    all
}

/// Whether a tie contradicts that its ends are apart (`true`) or together (`false`); `None` where it takes no side.
fn contradicts(sign: Sign) -> Option<bool> {
    match sign {
        Sign::Cooperative => Some(true),
        Sign::Adversarial => Some(false),
        Sign::Strained => None,
    }
}

/// The bounds of the whole network while a part is split.
struct Known<'a> {
    bounds: &'a Cell<Bounds>,
    /// The bounds of the other parts.
    others: Bounds,
}

impl Known<'_> {
    /// Updates the bounds of the whole by those of the part.
    fn update(&self, least: u32, most: u32) {
        self.bounds.set(Bounds { least: self.others.least + least, most: self.others.most + most });
    }
}

/// Splits a part into camps.
async fn split(part: &Part, steps: &mut Steps, known: &Known<'_>) -> Split {
    let near = Near::new(part.actors.len(), &part.pairs);
    let tree = along_a_tree(part, &near, 0);
    steps.note(2 * part.actors.len() + 6 * part.pairs.len());
    if part.cost(&tree) == 0 {
        // A balanced part has no other split.
        let apart = |pair: &Pair| tree[pair.ends[0]] != tree[pair.ends[1]];
        let together_or_apart = part.pairs.iter().map(|pair| [!apart(pair), apart(pair)]).collect();
        return Split { least: 0, camps: tree, only: Some(true), together_or_apart };
    }
    known.update(0, part.cost(&tree));
    let plan = elimination::plan(part, steps).await;
    // Small tables are quicker than any search; big ones are slower than a search if there are many ties.
    if let Some(plan) = &plan
        && (!is_searched(part) || plan.is_whole && plan.work <= QUICK)
        && steps.reserve(plan.work)
    {
        return plan.best(part, steps).await;
    }
    // If there is a plan, a search may take a quarter of the plan's work before the plan is carried out.
    let most = plan.as_ref().map_or(steps.left(), |plan| plan.work / 4);
    let mut tried = steps.share(most.min(steps.left() - plan.as_ref().map_or(0, |plan| plan.work)));
    let mut share = tried.share(tried.left() / 4);
    let good = good_split(part, &near, tree, &mut share).await;
    tried.give_back(share);
    let mut least = 0;
    known.update(least, part.cost(&good));
    if plan.is_none() {
        let mut share = tried.share(if is_searched(part) { tried.left() / 4 } else { tried.left() });
        least = bound(part, &near, &good, &mut share).await;
        tried.give_back(share);
        known.update(least, part.cost(&good));
    }
    let mut found = search(part, &near, &good, &mut tried).await;
    found.least = found.least.max(least);
    steps.give_back(tried);
    if let Some(plan) = plan
        && found.only.is_none()
        && steps.reserve(plan.work)
    {
        return plan.best(part, steps).await;
    }
    found
}

/// Elimination is done before any search if it takes at most this many steps.
const QUICK: usize = 1 << 17;

/// Whether both are true; `None` if that is not known.
fn both(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}
