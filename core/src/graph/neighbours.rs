//! The adjacency lists of the network, so that following a choice takes time in proportion to the neighbours and not to the map.

use crate::document::Document;
use crate::document::sort::by_key;

/// The ends of each tie, and the ties of each actor. Actors and ties are given by their indices in the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Neighbours {
    ends: Vec<[usize; 2]>,
    ties: Vec<Vec<usize>>,
}

impl Neighbours {
    /// The neighbours in a document.
    pub fn of(document: &Document) -> Neighbours {
        let by_id = by_key(document.actors.iter().map(|actor| actor.id.clone()).collect());
        let id_of = |actor: &usize| document.actors[*actor].id.as_str();
        let index = |id: &str| by_id.binary_search_by(|it| id_of(it).cmp(id)).map_or(0, |found| by_id[found]);
        let ends: Vec<[usize; 2]> = document.ties.iter().map(|tie| [index(&tie.from), index(&tie.to)]).collect();
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

    /// The actors that are at most `steps` ties away from an actor, itself first, and the ties on the paths to them. Only ties
    /// for which `shown` is true are followed.
    pub fn around(&self, actor: usize, steps: usize, shown: impl Fn(usize) -> bool) -> (Vec<usize>, Vec<usize>) {
        let (mut actors, mut ties) = (vec![actor], Vec::new());
        // Visited actors and ties are marked, because searching lists of them would take long on a big map.
        let (mut met, mut walked) = (vec![false; self.ties.len()], vec![false; self.ends.len()]);
        met[actor] = true;
        let mut ring = 0..1;
        for _ in 0..steps {
            for index in ring.clone() {
                for &tie in self.ties(actors[index]) {
                    if !shown(tie) || std::mem::replace(&mut walked[tie], true) {
                        continue;
                    }
                    ties.push(tie);
                    let other = self.other(tie, actors[index]);
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
