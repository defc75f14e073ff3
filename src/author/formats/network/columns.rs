//! The meanings of field names: common ones, and those of Kumu, Gephi, yEd and NetworkX.

/// The meaning of a field of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NodeField {
    Key,
    Name,
    Kind,
    About,
    Side,
    /// Its appearance in a drawing.
    Look,
    Other,
}

/// The meaning of a field of an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EdgeField {
    From,
    To,
    Direction,
    Sign,
    Weight,
    Kind,
    What,
    More,
    /// An id or a number that means nothing to readers.
    Key,
    /// Its appearance in a drawing.
    Look,
    Other,
}

/// The letters and digits of a name in lower case: `Source ID` is `sourceid`.
fn normalised(name: &str) -> String {
    name.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The meaning of a node's field, by its name.
pub(super) fn of_node(name: &str) -> NodeField {
    match &*normalised(name) {
        "id" | "key" | "nodeid" => NodeField::Key,
        "label" | "name" | "title" | "actor" | "element" | "node" => NodeField::Name,
        "kind" | "type" | "elementtype" | "category" | "group" | "class" => NodeField::Kind,
        "about" | "description" | "notes" | "note" | "summary" => NodeField::About,
        "side" | "parent" | "memberof" | "belongsto" => NodeField::Side,
        "x" | "y" | "z" | "size" | "color" | "colour" | "image" | "position" | "shape" | "graphics" => NodeField::Look,
        _ => NodeField::Other,
    }
}

/// The meaning of an edge's field, by its name.
pub(super) fn of_edge(name: &str) -> EdgeField {
    match &*normalised(name) {
        "from" | "source" | "sourceid" | "start" | "fromid" => EdgeField::From,
        "to" | "target" | "targetid" | "end" | "toid" => EdgeField::To,
        "direction" | "directed" | "direct" => EdgeField::Direction,
        "sign" | "valence" | "polarity" | "sentiment" => EdgeField::Sign,
        "weight" | "strength" | "value" => EdgeField::Weight,
        "kind" | "type" | "connectiontype" | "relation" | "relationship" | "category" => EdgeField::Kind,
        "what" | "label" | "name" | "title" => EdgeField::What,
        "description" | "about" | "notes" | "note" | "summary" => EdgeField::More,
        "id" | "key" | "networkxkey" | "edgeid" => EdgeField::Key,
        "size" | "color" | "colour" | "thickness" | "shape" | "graphics" => EdgeField::Look,
        _ => EdgeField::Other,
    }
}
