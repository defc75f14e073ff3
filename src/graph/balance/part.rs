//! The parts of a network between which no tie takes a side. Each is split into camps on its own.

use super::Ties;
use crate::document::Sign;

/// A connected part of a network.
pub(super) struct Part {
    /// Its actors, ascending. Inside the part they go by their place here.
    pub(super) actors: Vec<usize>,
    /// Its pairs of actors that ties join.
    pub(super) pairs: Vec<Pair>,
    /// Its ties, strained ones too, each with its pair.
    pub(super) ties: Vec<(usize, usize)>,
}

/// Two actors and the ties that join them, together.
#[derive(Clone, Copy)]
pub(super) struct Pair {
    /// The two.
    pub(super) ends: [usize; 2],
    /// How many ties between them are friendly.
    pub(super) friendly: u32,
    /// How many are hostile.
    pub(super) hostile: u32,
}

impl Pair {
    /// Whether any of the ties does.
    pub(super) fn takes_a_side(&self) -> bool {
        self.friendly + self.hostile > 0
    }

    /// How many of the ties contradict that the two are in different camps, or in the same.
    pub(super) fn cost(&self, apart: bool) -> u32 {
        if apart { self.friendly } else { self.hostile }
    }

    /// By how much the friendly ties outnumber the hostile ones.
    pub(super) fn net(&self) -> i32 {
        self.friendly.cast_signed() - self.hostile.cast_signed()
    }
}

impl Part {
    /// How many ties contradict the split.
    pub(super) fn cost(&self, camps: &[bool]) -> u32 {
        self.pairs.iter().map(|pair| pair.cost(camps[pair.ends[0]] != camps[pair.ends[1]])).sum()
    }

    /// For each actor the pairs it is in.
    pub(super) fn pairs_of_actors(&self) -> Vec<Vec<usize>> {
        let mut pairs = vec![Vec::new(); self.actors.len()];
        for (index, pair) in self.pairs.iter().enumerate() {
            pair.ends.iter().for_each(|&end| pairs[end].push(index));
        }
        pairs
    }
}

/// The parts of a network that have ties which take a side.
pub(super) fn parts(ties: Ties) -> Vec<Part> {
    let mut groups = Groups::new(ties.actors);
    for (_, [a, b], _) in ties.sided() {
        groups.join(a, b);
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut part_of_group = vec![usize::MAX; ties.actors];
    let mut place = vec![0; ties.actors];
    for actor in 0..ties.actors {
        let part = &mut part_of_group[groups.of(actor)];
        if *part == usize::MAX {
            *part = parts.len();
            parts.push(Part { actors: Vec::new(), pairs: Vec::new(), ties: Vec::new() });
        }
        place[actor] = parts[*part].actors.len();
        parts[*part].actors.push(actor);
    }
    // In the order of their ends, so that those of one pair follow each other.
    let mut all: Vec<(usize, usize, usize, Sign)> = Vec::new();
    for (tie, [a, b], sign) in ties.all() {
        if groups.of(a) == groups.of(b) {
            all.push((a.min(b), a.max(b), tie, sign));
        }
    }
    all.sort_unstable();
    for (a, b, tie, sign) in all {
        let part = &mut parts[part_of_group[groups.of(a)]];
        let ends = [place[a], place[b]];
        if part.pairs.last().is_none_or(|pair| pair.ends != ends) {
            part.pairs.push(Pair { ends, friendly: 0, hostile: 0 });
        }
        let index = part.pairs.len() - 1;
        part.ties.push((tie, index));
        match sign {
            Sign::Cooperative => part.pairs[index].friendly += 1,
            Sign::Adversarial => part.pairs[index].hostile += 1,
            Sign::Strained => {}
        }
    }
    parts.retain(|part| part.actors.len() > 1);
    parts
}

/// Groups that are joined step by step (union and find, with the paths halved).
pub(super) struct Groups(Vec<usize>);

impl Groups {
    /// Every member on its own.
    pub(super) fn new(members: usize) -> Groups {
        Groups((0..members).collect())
    }

    /// The member that stands for a member's group.
    pub(super) fn of(&mut self, mut member: usize) -> usize {
        while self.0[member] != member {
            self.0[member] = self.0[self.0[member]];
            member = self.0[member];
        }
        member
    }

    /// Makes two groups one; the lower stands for it.
    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        self.0[a.max(b)] = a.min(b);
    }
}
