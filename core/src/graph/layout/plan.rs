//! The plan of a drawing: everything about a network that stays the same while its drawing changes.

use super::geometry::{Point, Rect};
use super::hops::{NO_WAY, hops_from, neighbours};
use super::label::{Figures, Slot, radius, slots};
use super::measures::{Link, MARGIN, Mark, is_square};
use super::outline::Outline;
use crate::document::{ActorKind, Shape};

/// A network that is to be drawn.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// The container it is for.
    pub(super) shape: Shape,
    /// The actors.
    pub(super) nodes: Vec<Node>,
    /// The links, in their order; `None` for links to unknown marks, or from a mark to itself.
    pub(super) ties: Vec<Option<Tie>>,
    /// The pairs of actors that links join.
    pub(super) pairs: Vec<Pair>,
    /// The area to draw in.
    pub(super) frame: Rect,
    /// The number of hops from each actor to each other one, row by row.
    pub(super) hops: Vec<u16>,
    /// The length of a hop in the drawing, in px.
    pub(super) hop: f64,
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
    /// Where it is pinned, as shares of the view.
    pub(super) pin: Option<[f64; 2]>,
    /// The slots that its label can have.
    pub(super) slots: Vec<Slot>,
    /// Indices of the pairs that it is in.
    pub(super) pairs: Vec<usize>,
    /// The actors that are connected through it only, and move with it.
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
    /// Its lane among the parallel ties of its pair, counted from the middle, as seen from the pair's first actor.
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

/// The size of the view for a network of 17 actors, which was the first one drawn.
const WIDE: [f64; 2] = [590.0, 450.0];
const SQUARE: [f64; 2] = [510.0, 510.0];
const TALL: [f64; 2] = [324.0, 600.0];

impl Node {
    /// The outline of its mark.
    pub(super) fn outline(&self) -> Outline {
        Outline { radius: self.radius, square: self.square }
    }
}

impl Plan {
    /// The plan for a network in a container of that shape.
    pub(super) fn new(marks: &[Mark], links: &[Link], shape: Shape) -> Self {
        let pairs = pairs(marks.len(), links);
        let nodes = nodes(marks, &pairs, shape);
        let ties = ties(links, &pairs);
        let frame = frame(marks.len(), shape);
        let hops = hops(&nodes, &pairs);
        Plan { shape, nodes, ties, pairs, frame, hops, hop: 1.0 }
    }

    /// The ideal distance of two actors, in px, if there is a path between them.
    pub(super) fn ideal(&self, a: usize, b: usize) -> Option<f64> {
        let hops = self.hops[a * self.nodes.len() + b];
        (hops != NO_WAY).then_some(f64::from(hops) * self.hop)
    }

    /// The position of a pinned actor in a frame: its pin, moved inwards if its mark would extend beyond the frame.
    pub(super) fn pinned(&self, node: usize, frame: Rect) -> Option<Point> {
        let node = &self.nodes[node];
        let position = |share: f64, low: f64, high: f64| {
            let position = low - MARGIN + share * (high - low + 2.0 * MARGIN);
            position.max(low + node.radius).min(high - node.radius).round()
        };
        let [across, down] = node.pin?;
        Some(Point { x: position(across, frame.left, frame.right), y: position(down, frame.top, frame.bottom) })
    }

    /// Whether any actor is pinned, so that the view must not be cropped.
    pub(super) fn has_pins(&self) -> bool {
        self.nodes.iter().any(|node| node.pin.is_some())
    }
}

/// The number of hops between all actors; a person is one hop from their side, even without a tie.
fn hops(nodes: &[Node], pairs: &[Pair]) -> Vec<u16> {
    let by_side = |(one, node): (usize, &Node)| node.side.filter(|_| node.person).map(|side| [one, side]);
    let sides = nodes.iter().enumerate().filter_map(by_side);
    let neighbours = neighbours(nodes.len(), pairs.iter().map(|pair| pair.ends).chain(sides));
    (0..nodes.len()).flat_map(|start| hops_from(start, &neighbours)).collect()
}

/// The pairs of actors that links join, in their order.
pub(super) fn pairs(count: usize, links: &[Link]) -> Vec<Pair> {
    let mut pairs = std::collections::BTreeMap::<[usize; 2], Vec<usize>>::new();
    for (index, link) in links.iter().enumerate() {
        let ends = [link.from.min(link.to), link.from.max(link.to)];
        if ends[0] != ends[1] && ends[1] < count {
            pairs.entry(ends).or_default().push(index);
        }
    }
    pairs.into_iter().map(|(ends, ties)| Pair { ends, ties }).collect()
}

/// The links with their lanes among those of their pair.
pub(super) fn ties(links: &[Link], pairs: &[Pair]) -> Vec<Option<Tie>> {
    let mut ties = vec![None; links.len()];
    for (index, pair) in pairs.iter().enumerate() {
        for (position, &tie) in pair.ties.iter().enumerate() {
            let lane = position as f64 - (pair.ties.len() - 1) as f64 / 2.0;
            ties[tie] = Some(Tie { from: links[tie].from, to: links[tie].to, pair: index, lane });
        }
    }
    ties
}

fn nodes(marks: &[Mark], pairs: &[Pair], shape: Shape) -> Vec<Node> {
    let figures = Figures::of(marks, shape);
    let mut nodes: Vec<Node> = (0..marks.len()).map(|index| node(index, marks, figures, shape)).collect();
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

fn node(index: usize, marks: &[Mark], figures: Figures, shape: Shape) -> Node {
    let mark = &marks[index];
    Node {
        radius: radius(mark, figures),
        square: is_square(mark.kind, mark.major),
        major: mark.major,
        person: mark.kind == ActorKind::Person && !mark.major,
        side: mark.side.filter(|&side| side < marks.len() && side != index),
        pin: mark.pin.map(|pin| pin.map(|share| if share.is_finite() { share } else { 0.5 })),
        slots: slots(mark, figures, shape),
        pairs: Vec::new(),
        followers: Vec::new(),
    }
}

/// The actor that this one moves with: for a person their side, for others their only neighbour.
fn leader(one: usize, nodes: &[Node], pairs: &[Pair]) -> Option<usize> {
    let node = &nodes[one];
    match node.pairs[..] {
        _ if node.major => None,
        _ if node.person && node.side.is_some() => node.side,
        [only] => pairs[only].ends.into_iter().find(|&end| end != one),
        _ => None,
    }
}

/// A square view starts no larger than this, because in a larger one letters would be too small beside the text on a laptop.
const ROOMIEST: [f64; 2] = [655.0, 770.0];

/// The frame for a number of actors; a column only grows downwards.
fn frame(count: usize, shape: Shape) -> Rect {
    let share = (count as f64 / 17.0).max(0.2);
    let [right, bottom] = match shape {
        Shape::Wide => WIDE.map(|side| side * share.sqrt()),
        Shape::Square => {
            let [across, down] = SQUARE.map(|side| side * share.sqrt());
            let across_kept = across.min(ROOMIEST[0]);
            [across_kept, (down * across / across_kept).min(ROOMIEST[1])]
        }
        Shape::Tall => [TALL[0], TALL[1] * share],
    };
    Rect { left: 0.0, top: 0.0, right: right.round(), bottom: bottom.round() }
}
