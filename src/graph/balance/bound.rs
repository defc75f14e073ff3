//! A bound below the frustration index where the index itself would take too long to find.

use super::part::Part;

/// A number of ties that every split contradicts: negative cycles that share no tie, as each costs one. For every tie
/// that the given split contradicts, a way around it is sought over ties that agree with the split and that no other
/// way has taken; first the short ways, for they leave most to others.
pub(super) fn bound(part: &Part, camps: &[bool]) -> u32 {
    // Contradicting ties of one pair are negative cycles of their own.
    let of_pairs: u32 = part.pairs.iter().map(|pair| pair.friendly.min(pair.hostile)).sum();
    let mut ways = Ways { part, pairs_of: part.pairs_of_actors(), free: Vec::new() };
    let mut against = Vec::new();
    for (index, pair) in part.pairs.iter().enumerate() {
        let apart = camps[pair.ends[0]] != camps[pair.ends[1]];
        let (agree, contradict) = (pair.cost(!apart), pair.cost(apart));
        ways.free.push(agree.saturating_sub(contradict));
        for _ in agree..contradict {
            against.push(index);
        }
    }
    let all = against.len();
    for longest in [2, 3, 4, 6, usize::MAX] {
        against.retain(|&pair| !ways.take(part.pairs[pair].ends, longest));
    }
    of_pairs + (all - against.len()) as u32
}

/// The ties that ways may be taken over.
struct Ways<'a> {
    part: &'a Part,
    pairs_of: Vec<Vec<usize>>,
    /// How many ties of each pair no way has taken.
    free: Vec<u32>,
}

impl Ways<'_> {
    /// Takes a shortest way between two actors, if there is one of so many ties at most.
    fn take(&mut self, [from, to]: [usize; 2], longest: usize) -> bool {
        // For each actor the pair over which it was met.
        let mut met_by = vec![None; self.pairs_of.len()];
        let mut met = vec![(from, 0)];
        let mut next = 0;
        while met_by[to].is_none() {
            let Some(&(actor, length)) = met.get(next).filter(|(_, length)| *length < longest) else { return false };
            next += 1;
            for &pair in self.pairs_of[actor].iter().filter(|&&pair| self.free[pair] > 0) {
                let other = self.part.pairs[pair].other(actor);
                if other != from && met_by[other].is_none() {
                    met_by[other] = Some(pair);
                    met.push((other, length + 1));
                }
            }
        }
        let mut back = to;
        while let Some(pair) = met_by[back] {
            self.free[pair] -= 1;
            back = self.part.pairs[pair].other(back);
        }
        true
    }
}
