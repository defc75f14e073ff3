//! A network as it stands in a file: nodes and edges with named fields.

use crate::author::formats::remark::{About, Remark, Weight};

/// A network read from one file, or from two.
#[derive(Debug, Default)]
pub(super) struct Graph {
    pub(super) nodes: Vec<Node>,
    pub(super) edges: Vec<Edge>,
    pub(super) remarks: Vec<Remark>,
    /// Whether an edge may refer to a node that is not listed, which is then added: so it is in tables.
    pub(super) is_open: bool,
}

/// A node.
#[derive(Debug)]
pub(super) struct Node {
    /// The line in which the node begins.
    pub(super) line: usize,
    /// The key by which edges refer to it.
    pub(super) key: String,
    /// The key of the enclosing node, where nodes are nested.
    pub(super) parent: Option<String>,
    pub(super) fields: Vec<Field>,
}

/// An edge.
#[derive(Debug)]
pub(super) struct Edge {
    /// The line in which the edge begins.
    pub(super) line: usize,
    pub(super) from: String,
    pub(super) to: String,
    /// Whether the edge is directed; a field may override this.
    pub(super) directed: bool,
    pub(super) fields: Vec<Field>,
}

/// A named value of a node or an edge.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) value: String,
}

impl Field {
    /// A field, unless its value is blank.
    pub(super) fn of(name: &str, value: &str) -> Option<Field> {
        let value = value.trim();
        (!value.is_empty()).then(|| Field { name: name.trim().to_owned(), value: value.to_owned() })
    }
}

impl Graph {
    /// Adds a node from XML; one without an id is reported.
    pub(super) fn add_node(&mut self, line: usize, id: Option<&str>, parent: Option<String>, fields: Vec<Field>) {
        match id {
            Some(id) => self.nodes.push(Node { line, key: id.to_owned(), parent, fields }),
            None => self.say(line, Weight::LeftOut, "a node without an id is left out", None),
        }
    }

    /// Adds an edge from XML; one without an end is reported.
    pub(super) fn add_edge(&mut self, line: usize, ends: [Option<&str>; 2], directed: bool, fields: Vec<Field>) {
        match ends {
            [Some(from), Some(to)] => {
                self.edges.push(Edge { line, from: from.to_owned(), to: to.to_owned(), directed, fields });
            }
            _ => self.say(line, Weight::LeftOut, "an edge that lacks one end is left out", None),
        }
    }

    /// Adds a remark on a line.
    pub(super) fn say(&mut self, line: usize, weight: Weight, text: &str, detail: Option<&str>) {
        let (text, detail) = (text.to_owned(), detail.map(str::to_owned));
        self.remarks.push(Remark { about: About::Line(line), weight, text, detail });
    }
}
