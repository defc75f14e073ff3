//! Whether the network as a whole is balanced.

use super::part::Groups;
use super::ties::Ties;

/// Whether every cycle has a positive product of signs; the same as a split into two camps that no tie contradicts
/// (Harary, On the Notion of Balance of a Signed Graph, Michigan Mathematical Journal 2, 1953).
///
/// This takes time in proportion to the ties (Harary and Kabell, A Simple Algorithm to Detect Balance in Signed Graphs,
/// Mathematical Social Sciences 1, 1980). Here it is done by disjoint sets: every actor has a second node that stands for the
/// opposite camp; an actor is joined to its friends, and to the second nodes of its enemies. The network is balanced if no actor
/// is in one set with its own second node.
pub fn is_balanced(ties: Ties) -> bool {
    let mut groups = Groups::new(2 * ties.actors);
    for (_, [a, b], friendly) in ties.sided() {
        let shadow = if friendly { 0 } else { ties.actors };
        groups.join(a, b + shadow);
        groups.join(a + ties.actors, b + ties.actors - shadow);
    }
    (0..ties.actors).all(|actor| groups.of(actor) != groups.of(actor + ties.actors))
}

/// Whether no cycle has exactly one hostile tie; the same as a split into any number of camps, with
/// friendly ties inside and hostile ties between them. This holds if no hostile tie joins two actors that a path
/// of friendly ties joins as well (Davis, Clustering and Structural Balance in Graphs, Human Relations 20, 1967).
pub fn is_weakly_balanced(ties: Ties) -> bool {
    let mut groups = Groups::new(ties.actors);
    for (_, [a, b], friendly) in ties.sided() {
        if friendly {
            groups.join(a, b);
        }
    }
    ties.sided().into_iter().all(|(_, [a, b], friendly)| friendly || groups.of(a) != groups.of(b))
}
