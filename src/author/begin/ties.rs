//! Proposes ties: actors that are named in the same sentence.

use super::actors::Actor;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The most actors of a sentence of which each two are proposed. A sentence with more is a list, and suggests a tie only
/// between actors named close to each other.
const MAX_ACTORS: usize = 3;

/// The largest distance, in bytes, between two names that count as close.
const MAX_GAP: usize = 60;

/// A proposed tie: the indexes of two actors, and the passages with sentences that name both.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tie {
    pub(super) ends: [usize; 2],
    pub(super) sentences: usize,
    pub(super) evidence: Vec<usize>,
}

/// The index of an actor, and the range of one of its mentions.
type Occurrence<'a> = (usize, &'a Range<usize>);

/// The ties, sorted by the number of sentences and then by the distance of the names; at most three for every two actors.
pub(super) fn ties(actors: &[Actor]) -> Vec<Tie> {
    let mut sentences: BTreeMap<(usize, usize), Vec<Occurrence>> = BTreeMap::new();
    for (index, actor) in actors.iter().enumerate() {
        for mention in &actor.mentions {
            sentences.entry((mention.passage, mention.sentence)).or_default().push((index, &mention.range));
        }
    }
    let mut ties: BTreeMap<[usize; 2], (Tie, usize)> = BTreeMap::new();
    for ((passage, _), named) in &sentences {
        let sentence_actors: BTreeSet<usize> = named.iter().map(|(actor, _)| *actor).collect();
        for (index, from) in sentence_actors.iter().enumerate() {
            for to in sentence_actors.iter().skip(index + 1) {
                let gap = gap(named, *from, *to);
                if sentence_actors.len() > MAX_ACTORS && gap > MAX_GAP {
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

/// The smallest distance between mentions of two actors in a sentence, in bytes.
fn gap(named: &[Occurrence], one: usize, other: usize) -> usize {
    let ranges = |actor: usize| named.iter().filter(move |(it, _)| *it == actor).map(|(_, range)| *range);
    let between = |a: &Range<usize>, b: &Range<usize>| a.start.max(b.start).saturating_sub(a.end.min(b.end));
    ranges(one).flat_map(|a| ranges(other).map(move |b| between(a, b))).min().unwrap_or(0)
}
