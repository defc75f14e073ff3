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
    /// How alone the actor stands: `hostile / (hostile + friendly)`, from 0, all that take a side are its friends, to
    /// 1, all are against it; `None` where none takes a side.
    ///
    /// The simplest of the measures of a place in a signed network, as it looks at the actor's own ties only: 1 less
    /// the ratio of signed degrees, `friendly / (friendly + hostile)`, as Schoch's signnet has it (2023). Everett and
    /// Borgatti (Networks Containing Negative Ties, Social Networks 38, 2014) say which measures carry over to negative
    /// ties, and have one that looks further, the PN centrality. Many hostile ties do not make an actor weak.
    pub fn alone(&self) -> Option<f64> {
        let all = self.hostile + self.friendly;
        (all > 0).then(|| f64::from(self.hostile) / f64::from(all))
    }
}

/// The standing of each actor. Ties for which `left_out` is set do not count at all: a person's tie to the state
/// that it leads, for instance, says nothing. Ties beyond its end count.
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
