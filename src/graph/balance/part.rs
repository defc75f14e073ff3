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

    /// The other than one of the two.
    pub(super) fn other(&self, end: usize) -> usize {
        self.ends[usize::from(self.ends[0] == end)]
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

/// What is known of the best splits of a part into two camps.
pub(super) struct Split {
    /// No split is contradicted by fewer ties.
    pub(super) least: u32,
    /// The best split that is known.
    pub(super) camps: Vec<bool>,
    /// Whether it is the only one as good, up to swapping the two camps; `None` where that is not known.
    pub(super) only: Option<bool>,
    /// For each pair, whether some best split has it together, and whether some has it apart; neither where that is
    /// not known.
    pub(super) together_or_apart: Vec<[bool; 2]>,
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
    // Each tie at its lower end.
    let mut upward = vec![Vec::new(); ties.actors];
    for (tie, [a, b], _) in ties.all() {
        if groups.of(a) == groups.of(b) {
            upward[a.min(b)].push((a.max(b), tie));
        }
    }
    // For each actor its pair with the actor at hand.
    let mut pair_with = vec![usize::MAX; ties.actors];
    for (actor, upward) in upward.iter().enumerate() {
        let part = &mut parts[part_of_group[groups.of(actor)]];
        for &(other, tie) in upward {
            if pair_with[other] == usize::MAX {
                pair_with[other] = part.pairs.len();
                part.pairs.push(Pair { ends: [place[actor], place[other]], friendly: 0, hostile: 0 });
            }
            let pair = pair_with[other];
            part.ties.push((tie, pair));
            match ties.signs[tie] {
                Sign::Cooperative => part.pairs[pair].friendly += 1,
                Sign::Adversarial => part.pairs[pair].hostile += 1,
                Sign::Strained => {}
            }
        }
        upward.iter().for_each(|&(other, _)| pair_with[other] = usize::MAX);
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
