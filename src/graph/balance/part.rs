//! A part of a network, which is split into camps on its own, and what is known of its splits.

/// A part of a network: ties that take a side join all its actors, and no single actor holds it together.
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

    /// By how much the ties of an actor outnumber each other, summed over the pairs it is in.
    pub(super) fn weight(&self, near: &Near, actor: usize) -> u32 {
        near.of(actor).iter().map(|&(_, pair)| self.pairs[pair].net().unsigned_abs()).sum()
    }
}

/// For each actor of a part the others that it has ties with. One vector for all: with one for each actor, most of the
/// time of a big network would go into making them.
pub(super) struct Near {
    /// Where those of each actor begin, and at last where they end.
    begins: Vec<usize>,
    /// The other, and the pair of the two; in the order of the pairs.
    all: Vec<(usize, usize)>,
}

impl Near {
    /// Those of so many actors.
    pub(super) fn new(actors: usize, pairs: &[Pair]) -> Near {
        // At first, how many there are of each actor; by and by, where the next one of it goes.
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

    /// Those of an actor.
    pub(super) fn of(&self, actor: usize) -> &[(usize, usize)] {
        &self.all[self.begins[actor]..self.begins[actor + 1]]
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

/// Groups that are joined step by step (union and find, with the paths halved).
pub(super) struct Groups(Vec<usize>);

impl Groups {
    /// Every member on its own.
    pub(super) fn new(members: usize) -> Groups {
        Groups((0..members).collect())
    }

    /// The member that stands for a member's group.
    pub(super) fn of(&mut self, mut member: usize) -> usize {
        // A slice: in code made for size, every look into a vector is a call.
        let above = &mut self.0[..];
        while above[member] != member {
            above[member] = above[above[member]];
            member = above[member];
        }
        member
    }

    /// Makes two groups one; the lower stands for it.
    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        self.0[a.max(b)] = a.min(b);
    }
}
