//! What the names of fields mean: those that people use, and those of Kumu, Gephi, yEd and NetworkX.

/// What a field of a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OfNode {
    Key,
    Name,
    Kind,
    About,
    Side,
    /// How it is drawn.
    Look,
    Other,
}

/// What a field of an edge is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OfEdge {
    From,
    To,
    Direction,
    Sign,
    Weight,
    Kind,
    What,
    More,
    /// A number or a name of its own, which says nothing to readers.
    Key,
    /// How it is drawn.
    Look,
    Other,
}

/// The name in small letters and digits alone: `Source ID` is `sourceid`.
fn folded(name: &str) -> String {
    name.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What a field of that name is in a node.
pub(super) fn of_node(name: &str) -> OfNode {
    match &*folded(name) {
        "id" | "key" | "nodeid" => OfNode::Key,
        "label" | "name" | "title" | "actor" | "element" | "node" => OfNode::Name,
        "kind" | "type" | "elementtype" | "category" | "group" | "class" => OfNode::Kind,
        "about" | "description" | "notes" | "note" | "summary" => OfNode::About,
        "side" | "parent" | "memberof" | "belongsto" => OfNode::Side,
        "x" | "y" | "z" | "size" | "color" | "colour" | "image" | "position" | "shape" | "graphics" => OfNode::Look,
        _ => OfNode::Other,
    }
}

/// What a field of that name is in an edge.
pub(super) fn of_edge(name: &str) -> OfEdge {
    match &*folded(name) {
        "from" | "source" | "sourceid" | "start" | "fromid" => OfEdge::From,
        "to" | "target" | "targetid" | "end" | "toid" => OfEdge::To,
        "direction" | "directed" | "direct" => OfEdge::Direction,
        "sign" | "valence" | "polarity" | "sentiment" => OfEdge::Sign,
        "weight" | "strength" | "value" => OfEdge::Weight,
        "kind" | "type" | "connectiontype" | "relation" | "relationship" | "category" => OfEdge::Kind,
        "what" | "label" | "name" | "title" => OfEdge::What,
        "description" | "about" | "notes" | "note" | "summary" => OfEdge::More,
        "id" | "key" | "networkxkey" | "edgeid" => OfEdge::Key,
        "size" | "color" | "colour" | "thickness" | "shape" | "graphics" => OfEdge::Look,
        _ => OfEdge::Other,
    }
}
