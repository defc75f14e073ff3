//! Proposes ties: who is named together in a sentence.

use super::actors::Actor;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A sentence that names more is a list of them, and says of no two that they have to do with each other, unless they stand close.
const FEW: usize = 3;

/// So many letters at most between two names that stand close.
const CLOSE: usize = 60;

/// A tie that is proposed: two actors by their places in the list, and the passages with sentences that name both.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tie {
    pub(super) ends: [usize; 2],
    pub(super) sentences: usize,
    pub(super) evidence: Vec<usize>,
}

/// An actor by its place in the list, and where it stands.
type Place<'a> = (usize, &'a Range<usize>);

/// The ties of the actors, those with most sentences first and of these those whose actors stand closest; no more than three for
/// two actors.
pub(super) fn ties(actors: &[Actor]) -> Vec<Tie> {
    let mut sentences: BTreeMap<(usize, usize), Vec<Place>> = BTreeMap::new();
    for (index, actor) in actors.iter().enumerate() {
        for mention in &actor.mentions {
            sentences.entry((mention.passage, mention.sentence)).or_default().push((index, &mention.range));
        }
    }
    let mut ties: BTreeMap<[usize; 2], (Tie, usize)> = BTreeMap::new();
    for ((passage, _), named) in &sentences {
        let all: BTreeSet<usize> = named.iter().map(|(actor, _)| *actor).collect();
        for (place, from) in all.iter().enumerate() {
            for to in all.iter().skip(place + 1) {
                let gap = gap(named, *from, *to);
                if all.len() > FEW && gap > CLOSE {
                    continue;
                }
                let ends = [*from, *to];
                let new = (Tie { ends, sentences: 0, evidence: Vec::new() }, gap);
                let (tie, closest) = ties.entry(ends).or_insert(new);
                tie.sentences += 1;
                *closest = gap.min(*closest);
                if tie.evidence.last() != Some(passage) {
                    tie.evidence.push(*passage);
                }
            }
        }
    }
    let mut ties: Vec<(Tie, usize)> = ties.into_values().collect();
    ties.sort_by_key(|(tie, gap)| (std::cmp::Reverse(tie.sentences), *gap, tie.ends));
    ties.truncate((3 * actors.len()).div_ceil(2));
    ties.into_iter().map(|(tie, _)| tie).collect()
}

/// How many letters are between two actors where a sentence names them closest.
fn gap(named: &[Place], one: usize, other: usize) -> usize {
    let ranges = |actor: usize| named.iter().filter(move |(it, _)| *it == actor).map(|(_, range)| *range);
    let between = |a: &Range<usize>, b: &Range<usize>| a.start.max(b.start).saturating_sub(a.end.min(b.end));
    ranges(one).flat_map(|a| ranges(other).map(move |b| between(a, b))).min().unwrap_or(0)
}
