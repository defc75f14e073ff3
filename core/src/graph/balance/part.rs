//! A part of a network, which is split into camps on its own, and the results of splitting it.

/// A biconnected part of a network: ties that take a side connect all its actors, even without any one of them.
pub(super) struct Part {
    /// Its actors, ascending. Inside the part, actors are given by their index here.
    pub(super) actors: Vec<usize>,
    /// The pairs of its actors that have ties.
    pub(super) pairs: Vec<Pair>,
    /// Its ties, strained ones too, each with its pair.
    pub(super) ties: Vec<(usize, usize)>,
}

/// Two actors, and the numbers of ties between them.
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
    /// Whether any of the ties is friendly or hostile.
    pub(super) fn takes_a_side(&self) -> bool {
        self.friendly + self.hostile > 0
    }

    /// The other of the two actors.
    pub(super) fn other(&self, end: usize) -> usize {
        self.ends[usize::from(self.ends[0] == end)]
    }

    /// How many of the ties contradict a split that has the two in different camps (`apart`), or in the same.
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

    /// By how much the ties of an actor outnumber each other, summed over the pairs it is in.
    pub(super) fn weight(&self, near: &Near, actor: usize) -> u32 {
        near.of(actor).iter().map(|&(_, pair)| self.pairs[pair].net().unsigned_abs()).sum()
    }
}

/// The adjacency lists of a part, in one vector, because allocating one for each actor would take most of the time in a big
/// network.
pub(super) struct Near {
    /// The index in `all` where the neighbours of each actor begin, and at the end the number of all.
    begins: Vec<usize>,
    /// The neighbours, each with the pair; in the order of the pairs.
    all: Vec<(usize, usize)>,
}

impl Near {
    /// The adjacency lists of `actors` actors.
    pub(super) fn new(actors: usize, pairs: &[Pair]) -> Near {
        // First the number of neighbours of each actor, later the position for its next neighbour.
        let mut begins = vec![0; actors + 1];
        for pair in pairs {
            begins[pair.ends[0]] += 1;
            begins[pair.ends[1]] += 1;
        }
        let mut end = 0;
        for begin in &mut begins {
            end += *begin;
            *begin = end;
        }
        let mut all = vec![(0, 0); 2 * pairs.len()];
        for (index, &Pair { ends: [a, b], .. }) in pairs.iter().enumerate().rev() {
            for (end, other) in [(a, b), (b, a)] {
                begins[end] -= 1;
                all[begins[end]] = (other, index);
            }
        }
        Near { begins, all }
    }

    /// The neighbours of an actor.
    pub(super) fn of(&self, actor: usize) -> &[(usize, usize)] {
        &self.all[self.begins[actor]..self.begins[actor + 1]]
    }
}

/// The best splits of a part into two camps, as far as they are known.
pub(super) struct Split {
    /// A lower bound of the number of ties that contradict any split.
    pub(super) least: u32,
    /// The best split that is known.
    pub(super) camps: Vec<bool>,
    /// Whether it is the only one as good, up to swapping the two camps; `None` where that is not known.
    pub(super) only: Option<bool>,
    /// For each pair, whether some best split has the two together, and whether some has them apart; both are false where that is
    /// not known.
    pub(super) together_or_apart: Vec<[bool; 2]>,
}

/// Disjoint sets (union and find, with path halving).
pub(super) struct Groups(Vec<usize>);

impl Groups {
    /// Every member in a group of its own.
    pub(super) fn new(members: usize) -> Groups {
        Groups((0..members).collect())
    }

    /// The representative of a member's group.
    pub(super) fn of(&mut self, mut member: usize) -> usize {
        // A slice is indexed, because in code optimized for size every index into a vector is a call.
        let above = &mut self.0[..];
        while above[member] != member {
            above[member] = above[above[member]];
            member = above[member];
        }
        member
    }

    /// Joins two groups; the lower representative is that of both.
    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        self.0[a.max(b)] = a.min(b);
    }
}
