//! A network as it stands in a file: nodes and edges with named fields.

use crate::author::formats::remark::{About, Remark, Weight};

/// What was read of a file, or of two.
#[derive(Debug, Default)]
pub(super) struct Graph {
    pub(super) nodes: Vec<Node>,
    pub(super) edges: Vec<Edge>,
    pub(super) remarks: Vec<Remark>,
    /// Whether an edge may name an end that no node is, which is a node then: so it is in tables.
    pub(super) is_open: bool,
}

/// A node.
#[derive(Debug)]
pub(super) struct Node {
    /// The line in which it begins.
    pub(super) line: usize,
    /// By what edges name it.
    pub(super) key: String,
    /// The key of the node that it stands in, where nodes are nested.
    pub(super) parent: Option<String>,
    pub(super) fields: Vec<Field>,
}

/// An edge.
#[derive(Debug)]
pub(super) struct Edge {
    /// The line in which it begins.
    pub(super) line: usize,
    pub(super) from: String,
    pub(super) to: String,
    /// Whether it leads one way; a field may say otherwise.
    pub(super) directed: bool,
    pub(super) fields: Vec<Field>,
}

/// What a node or an edge says under a name.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) value: String,
}

impl Field {
    /// A field, if it says anything.
    pub(super) fn of(name: &str, value: &str) -> Option<Field> {
        let value = value.trim();
        (!value.is_empty()).then(|| Field { name: name.trim().to_owned(), value: value.to_owned() })
    }
}

impl Graph {
    /// Adds a node as XML has it, or says that it has no id.
    pub(super) fn add_node(&mut self, line: usize, id: Option<&str>, parent: Option<String>, fields: Vec<Field>) {
        match id {
            Some(id) => self.nodes.push(Node { line, key: id.to_owned(), parent, fields }),
            None => self.say(line, Weight::LeftOut, "a node without an id is left out", None),
        }
    }

    /// Adds an edge as XML has it, or says that it lacks an end.
    pub(super) fn add_edge(&mut self, line: usize, ends: [Option<&str>; 2], directed: bool, fields: Vec<Field>) {
        match ends {
            [Some(from), Some(to)] => {
                self.edges.push(Edge { line, from: from.to_owned(), to: to.to_owned(), directed, fields });
            }
            _ => self.say(line, Weight::LeftOut, "an edge that lacks one end is left out", None),
        }
    }

    /// Says something of what stands in that line.
    pub(super) fn say(&mut self, line: usize, weight: Weight, text: &str, detail: Option<&str>) {
        let (text, detail) = (text.to_owned(), detail.map(str::to_owned));
        self.remarks.push(Remark { about: About::Line(line), weight, text, detail });
    }
}
