//! Who has a tie with whom, by index, so that what follows a choice costs as much as there are neighbours.

use crate::document::Document;
use crate::document::sort::by_key;

/// Who has a tie with whom. Actors and ties go by their places in the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Neighbours {
    ends: Vec<[usize; 2]>,
    ties: Vec<Vec<usize>>,
}

impl Neighbours {
    /// Those of a document.
    pub fn of(document: &Document) -> Neighbours {
        let places = by_key(document.actors.iter().map(|actor| actor.id.clone()).collect());
        let id_of = |place: &usize| document.actors[*place].id.as_str();
        let place = |id: &str| places.binary_search_by(|it| id_of(it).cmp(id)).map_or(0, |found| places[found]);
        let ends: Vec<[usize; 2]> = document.ties.iter().map(|tie| [place(&tie.from), place(&tie.to)]).collect();
        let mut ties = vec![Vec::new(); document.actors.len()];
        for (tie, ends) in ends.iter().enumerate() {
            for &end in ends {
                ties[end].push(tie);
            }
        }
        Neighbours { ends, ties }
    }

    /// The actors at the start and the end of a tie.
    pub fn ends(&self, tie: usize) -> [usize; 2] {
        self.ends[tie]
    }

    /// The actors at the start and the end of every tie.
    pub fn all_ends(&self) -> &[[usize; 2]] {
        &self.ends
    }

    /// The ties of an actor, in the document's order.
    pub fn ties(&self, actor: usize) -> &[usize] {
        &self.ties[actor]
    }

    /// The actor at the other end of a tie.
    pub fn other(&self, tie: usize, actor: usize) -> usize {
        let [from, to] = self.ends[tie];
        if from == actor { to } else { from }
    }

    /// The actors that are at most so many ties away from one, itself first, and the ties on the way; over ties that
    /// are shown only.
    pub fn around(&self, actor: usize, steps: usize, shown: impl Fn(usize) -> bool) -> (Vec<usize>, Vec<usize>) {
        let (mut actors, mut ties) = (vec![actor], Vec::new());
        // Marks rather than searches: all that can be reached may be the whole map.
        let (mut met, mut walked) = (vec![false; self.ties.len()], vec![false; self.ends.len()]);
        met[actor] = true;
        let mut ring = 0..1;
        for _ in 0..steps {
            for place in ring.clone() {
                for &tie in self.ties(actors[place]) {
                    if !shown(tie) || std::mem::replace(&mut walked[tie], true) {
                        continue;
                    }
                    ties.push(tie);
                    let other = self.other(tie, actors[place]);
                    if !std::mem::replace(&mut met[other], true) {
                        actors.push(other);
                    }
                }
            }
            ring = ring.end..actors.len();
            if ring.is_empty() {
                break;
            }
        }
        (actors, ties)
    }
}
