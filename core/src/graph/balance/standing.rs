//! How alone each actor stands.

use super::ties::Ties;
use crate::document::Sign;

/// The ties of one actor by their signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Cooperative ties.
    pub friendly: u32,
    /// Adversarial ties.
    pub hostile: u32,
    /// Strained ties; they do not count.
    pub strained: u32,
}

impl Standing {
    /// How alone the actor stands: `hostile / (hostile + friendly)`, from 0, if all its ties are friendly, to
    /// 1, if all are hostile; `None` where it has neither.
    ///
    /// This is the simplest measure of a position in a signed network, because it uses the actor's own ties only: 1 minus
    /// the ratio of signed degrees, `friendly / (friendly + hostile)`, as in Schoch's signnet (2023). Everett and
    /// Borgatti (Networks Containing Negative Ties, Social Networks 38, 2014) say which measures apply to negative
    /// ties, and define one that includes indirect ties, the PN centrality. Many hostile ties do not make an actor weak.
    pub fn alone(&self) -> Option<f64> {
        let all = self.hostile + self.friendly;
        (all > 0).then(|| f64::from(self.hostile) / f64::from(all))
    }
}

/// The standing of each actor. Ties for which `left_out` is true are not counted, for example a person's tie to the state
/// that they lead, whose sign is not in question. If `left_out` is shorter than the list of ties, the others are counted.
pub fn standings(ties: Ties, left_out: &[bool]) -> Vec<Standing> {
    let mut standings = vec![Standing::default(); ties.actors];
    for (tie, ends, sign) in ties.all() {
        if left_out.get(tie) == Some(&true) {
            continue;
        }
        for end in ends {
            let standing = &mut standings[end];
            match sign {
                Sign::Cooperative => standing.friendly += 1,
                Sign::Adversarial => standing.hostile += 1,
                Sign::Strained => standing.strained += 1,
            }
        }
    }
    standings
}
