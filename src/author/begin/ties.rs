//! Proposes ties: who is named together in a sentence.

use super::actors::Actor;
use std::collections::{BTreeMap, BTreeSet};

/// A sentence that names more is a list of them, and says of no two that they have to do with each other.
const CROWD: usize = 4;

/// A tie that is proposed: two actors by their places in the list, and the passages with sentences that name both.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tie {
    pub(super) ends: [usize; 2],
    pub(super) sentences: usize,
    pub(super) evidence: Vec<usize>,
}

/// The ties of the actors, those with most sentences first; no more than two for each actor.
pub(super) fn ties(actors: &[Actor]) -> Vec<Tie> {
    let mut sentences: BTreeMap<(usize, usize), BTreeSet<usize>> = BTreeMap::new();
    for (index, actor) in actors.iter().enumerate() {
        for mention in &actor.mentions {
            sentences.entry((mention.passage, mention.sentence)).or_default().insert(index);
        }
    }
    let mut ties: BTreeMap<[usize; 2], Tie> = BTreeMap::new();
    for ((passage, _), named) in sentences.iter().filter(|(_, named)| named.len() <= CROWD) {
        for (place, from) in named.iter().enumerate() {
            for to in named.iter().skip(place + 1) {
                let ends = [*from, *to];
                let tie = ties.entry(ends).or_insert(Tie { ends, sentences: 0, evidence: Vec::new() });
                tie.sentences += 1;
                if tie.evidence.last() != Some(passage) {
                    tie.evidence.push(*passage);
                }
            }
        }
    }
    let mut ties: Vec<Tie> = ties.into_values().collect();
    ties.sort_by_key(|tie| (std::cmp::Reverse(tie.sentences), tie.ends));
    ties.truncate(2 * actors.len());
    ties
}
