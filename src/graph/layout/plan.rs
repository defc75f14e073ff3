//! What is to be drawn: everything about a network that stays the same while its drawing changes.

use super::geometry::Rect;
use super::label::{Slot, slots};
use super::{Link, Mark, is_square, radius, stress};
use crate::document::{ActorKind, Shape};

/// A network that is to be drawn.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// The container it is for.
    pub(super) shape: Shape,
    /// The actors.
    pub(super) nodes: Vec<Node>,
    /// The links, in their order; `None` for those that lead nowhere.
    pub(super) ties: Vec<Option<Tie>>,
    /// The pairs of actors that links join.
    pub(super) pairs: Vec<Pair>,
    /// Where to draw.
    pub(super) frame: Rect,
    /// The distance at which each two actors would best stand, in px; row by row.
    pub(super) ideal: Vec<f64>,
}

/// An actor that is to be drawn.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// The radius of its circle, or half the side of its square.
    pub(super) radius: f64,
    /// Whether its mark is a square.
    pub(super) square: bool,
    /// Whether it is a main figure.
    pub(super) major: bool,
    /// Whether it is a person.
    pub(super) person: bool,
    /// The actor that it stands by.
    pub(super) side: Option<usize>,
    /// How its label may be written.
    pub(super) slots: Vec<Slot>,
    /// The pairs that it is one of.
    pub(super) pairs: Vec<usize>,
    /// The actors that hang on it alone, and move with it.
    pub(super) followers: Vec<usize>,
}

/// A link that is to be drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tie {
    /// Index of the actor at its start.
    pub(super) from: usize,
    /// Index of the actor at its end.
    pub(super) to: usize,
    /// Index of its pair.
    pub(super) pair: usize,
    /// How far its control point lies beside those of its neighbours from the same pair, in px; seen from the pair's first actor.
    pub(super) lane: f64,
}

/// Two actors that are linked, and all links between them.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    /// The actors, the lower index first.
    pub(super) ends: [usize; 2],
    /// The links between them.
    pub(super) ties: Vec<usize>,
}

/// Space between the control points of parallel ties; their middles have half of it.
const LANE: f64 = 36.0;

/// The size of the view for the first network that was drawn, of 17 actors.
const WIDE: [f64; 2] = [590.0, 450.0];
const SQUARE: [f64; 2] = [510.0, 510.0];
const TALL: [f64; 2] = [324.0, 600.0];

impl Plan {
    /// The plan for a network in a container of that shape.
    pub(super) fn new(marks: &[Mark], links: &[Link], shape: Shape) -> Self {
        let pairs = pairs(marks.len(), links);
        let nodes = nodes(marks, &pairs, shape);
        let ties = ties(links, &pairs);
        let frame = frame(marks.len(), shape);
        let ideal = stress::distances(&nodes, &pairs, shape);
        Plan { shape, nodes, ties, pairs, frame, ideal }
    }

    /// Whether every two things drawn can be compared, over and over.
    pub(super) fn is_small(&self) -> bool {
        self.nodes.len() <= 60 && self.ties.len() <= 180
    }

    /// The distance at which two actors would best stand, in px.
    pub(super) fn ideal(&self, a: usize, b: usize) -> f64 {
        self.ideal[a * self.nodes.len() + b]
    }
}

fn pairs(count: usize, links: &[Link]) -> Vec<Pair> {
    let mut pairs = std::collections::BTreeMap::<[usize; 2], Vec<usize>>::new();
    for (index, link) in links.iter().enumerate() {
        let ends = [link.from.min(link.to), link.from.max(link.to)];
        if ends[0] != ends[1] && ends[1] < count {
            pairs.entry(ends).or_default().push(index);
        }
    }
    pairs.into_iter().map(|(ends, ties)| Pair { ends, ties }).collect()
}

fn ties(links: &[Link], pairs: &[Pair]) -> Vec<Option<Tie>> {
    let mut ties = vec![None; links.len()];
    for (index, pair) in pairs.iter().enumerate() {
        for (place, &tie) in pair.ties.iter().enumerate() {
            let lane = (place as f64 - (pair.ties.len() - 1) as f64 / 2.0) * LANE;
            ties[tie] = Some(Tie { from: links[tie].from, to: links[tie].to, pair: index, lane });
        }
    }
    ties
}

fn nodes(marks: &[Mark], pairs: &[Pair], shape: Shape) -> Vec<Node> {
    let mut nodes: Vec<Node> = (0..marks.len()).map(|index| node(index, marks, shape)).collect();
    for (index, pair) in pairs.iter().enumerate() {
        for end in pair.ends {
            nodes[end].pairs.push(index);
        }
    }
    for one in 0..nodes.len() {
        if let Some(leader) = leader(one, &nodes, pairs) {
            nodes[leader].followers.push(one);
        }
    }
    nodes
}

fn node(index: usize, marks: &[Mark], shape: Shape) -> Node {
    let mark = &marks[index];
    let slots = slots(&mark.name, mark.kind, mark.major, shape);
    Node {
        radius: radius(mark.kind, mark.major, &slots[0].lines, shape),
        square: is_square(mark.kind, mark.major),
        major: mark.major,
        person: mark.kind == ActorKind::Person && !mark.major,
        side: mark.side.filter(|&side| side < marks.len() && side != index),
        slots,
        pairs: Vec::new(),
        followers: Vec::new(),
    }
}

/// The actor that this one hangs on: a person on their side, others on their only neighbour.
fn leader(one: usize, nodes: &[Node], pairs: &[Pair]) -> Option<usize> {
    let node = &nodes[one];
    match node.pairs[..] {
        _ if node.major => None,
        _ if node.person && node.side.is_some() => node.side,
        [only] => pairs[only].ends.into_iter().find(|&end| end != one),
        _ => None,
    }
}

/// A frame that grows with the network; a column can only grow downwards.
fn frame(count: usize, shape: Shape) -> Rect {
    let share = (count as f64 / 17.0).max(0.2);
    let [right, bottom] = match shape {
        Shape::Wide => WIDE.map(|side| side * share.sqrt()),
        Shape::Square => SQUARE.map(|side| side * share.sqrt()),
        Shape::Tall => [TALL[0], TALL[1] * share],
    };
    Rect { left: 0.0, top: 0.0, right: right.round(), bottom: bottom.round() }
}
