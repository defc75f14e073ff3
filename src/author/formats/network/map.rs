//! Writes a `map.toml` from a network, formatted as by hand; values that the author has to add stand in comments.

use super::columns::{EdgeField, NodeField, of_edge, of_node};
use super::graph::{Edge, Field, Graph, Node};
use super::words;
use crate::author::formats::line::Line;
use crate::author::formats::markup::prose;
use crate::author::formats::remark::{Remark, Weight};
use crate::author::formats::rich::{from_html, from_plain};
use crate::author::ids::{Fresh, short_slug};
use crate::document::Sign;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use toml::Value;

/// An imported map.
#[derive(Debug)]
pub struct ImportedMap {
    /// The text of a `map.toml`; missing values, and ties that were left out, stand in it as comments.
    pub text: String,
    /// Losses and changes.
    pub remarks: Vec<Remark>,
    /// The number of actors in it.
    pub actors: usize,
    /// The number of ties in it.
    pub ties: usize,
    /// The number of actors and ties of the file that were left out.
    pub left_out: usize,
}

/// Converts a network to a map.
pub(super) fn write(mut graph: Graph) -> ImportedMap {
    let (mut nodes, edges) = (std::mem::take(&mut graph.nodes), std::mem::take(&mut graph.edges));
    let has_actors = !nodes.is_empty();
    let mut index = Index::of(&mut nodes, &mut graph);
    let is_open = graph.is_open;
    for edge in edges.iter().filter(|_| is_open) {
        for end in [&edge.from, &edge.to] {
            if index.find(end).is_some() {
                continue;
            }
            if has_actors {
                let text = "an end of a tie that is not among the actors is made one: is its name written in two ways?";
                graph.say(edge.line, Weight::Changed, text, Some(end));
            }
            index.add(end, nodes.len());
            nodes.push(Node { line: edge.line, key: end.clone(), parent: None, fields: Vec::new() });
        }
    }
    let ids = Ids::of(&nodes);
    let mut map = Map { graph, text: String::new(), ids: &ids.all, index: &index };
    for (position, node) in nodes.iter().enumerate() {
        map.actor(position, node);
    }
    let ties = map.ties(&edges);
    let actors = nodes.len();
    ImportedMap {
        left_out: map.graph.remarks.iter().filter(|remark| remark.weight == Weight::LeftOut).count(),
        text: map.text,
        remarks: map.graph.remarks,
        actors,
        ties,
    }
}

/// The actors by their keys and names.
struct Index {
    by_key: BTreeMap<String, usize>,
    /// `None` where several actors have the name.
    by_name: BTreeMap<String, Option<usize>>,
}

impl Index {
    /// Indexes the nodes, and leaves out nodes whose key occurred before.
    fn of(nodes: &mut Vec<Node>, graph: &mut Graph) -> Index {
        let mut by_key = BTreeMap::new();
        nodes.retain(|node| {
            let is_new = !by_key.contains_key(&node.key);
            if is_new {
                by_key.insert(node.key.clone(), by_key.len());
            } else {
                graph.say(node.line, Weight::LeftOut, "an actor that was there before is left out", Some(&node.key));
            }
            is_new
        });
        let mut by_name: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (position, node) in nodes.iter().enumerate() {
            match by_name.get_mut(name(node)) {
                Some(first) => {
                    let text =
                        "an actor has the name of another; readers could not tell them apart: add to one of the names";
                    graph.say(node.line, Weight::Changed, text, Some(name(node)));
                    *first = None;
                }
                None => {
                    by_name.insert(name(node).to_owned(), Some(position));
                }
            }
        }
        Index { by_key, by_name }
    }

    fn find(&self, end: &str) -> Option<usize> {
        self.by_key.get(end).copied().or_else(|| *self.by_name.get(end)?)
    }

    fn add(&mut self, key: &str, position: usize) {
        self.by_key.insert(key.to_owned(), position);
    }
}

/// The name of a node, or else its key.
fn name(node: &Node) -> &str {
    let field = node.fields.iter().find(|field| of_node(&field.name) == NodeField::Name);
    field.map_or(&node.key, |field| &field.value)
}

/// The ids of the actors, made from their names.
struct Ids {
    all: Vec<String>,
}

impl Ids {
    fn of(nodes: &[Node]) -> Ids {
        let mut fresh = Fresh::default();
        let id = |(position, node)| match short_slug(name(node), usize::MAX, 60) {
            slug if slug.is_empty() => fresh.id(format!("actor-{}", position + 1)),
            slug => fresh.id(slug),
        };
        Ids { all: nodes.iter().enumerate().map(id).collect() }
    }
}

struct Map<'a> {
    graph: Graph,
    text: String,
    ids: &'a [String],
    index: &'a Index,
}

impl Map<'_> {
    fn gap(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    fn pair(&mut self, key: &str, value: &str) {
        let value = Value::String(Line::of(value).to_string());
        let _ = writeln!(self.text, "{key} = {value}");
    }

    fn actor(&mut self, position: usize, node: &Node) {
        let field = |meaning| node.fields.iter().find(|it| of_node(&it.name) == meaning).map(|it| &*it.value);
        self.gap();
        self.text.push_str("[[actor]]\n");
        self.pair("id", &self.ids[position]);
        self.pair("name", name(node));
        match (field(NodeField::Kind), field(NodeField::Kind).and_then(words::kind)) {
            (_, Some(kind)) => self.pair("kind", kind.name()),
            (word, None) => {
                let original = word.map_or(String::new(), |word| format!("; there it is: {}", Line::of(word)));
                let kinds = "state, bloc, group, person or organisation";
                let _ = writeln!(self.text, "# kind = \"\"    # to do: {kinds}{original}");
                if let Some(word) = word {
                    let text = "a kind of actor that is not known here stands in a comment";
                    self.graph.say(node.line, Weight::Changed, text, Some(word));
                }
            }
        }
        let side = field(NodeField::Side).or(node.parent.as_deref());
        match side.map(|side| (side, self.index.find(side))) {
            Some((_, Some(side))) if side != position => self.pair("side", &self.ids[side]),
            Some((_, Some(_))) => self.graph.say(node.line, Weight::Lost, "an actor does not stand by itself", None),
            Some((side, None)) => {
                self.graph.say(node.line, Weight::Lost, "the actor that it stands by is not there", Some(side));
            }
            None => {}
        }
        match field(NodeField::About) {
            Some(about) => {
                let is_html = about.contains("</") || about.contains("<br");
                let about = if is_html { from_html(about) } else { from_plain(about) };
                self.pair("about", &prose(&about.text));
            }
            None => self.text.push_str("# about = \"\"    # to do: what it wants or does\n"),
        }
        for field in &node.fields {
            match of_node(&field.name) {
                NodeField::Look => {
                    self.graph.say(node.line, Weight::Noted, "how and where it is drawn is left out", None)
                }
                NodeField::Other => self.report_other(node.line, field),
                _ => {}
            }
        }
    }

    fn report_other(&mut self, line: usize, field: &Field) {
        self.graph.say(line, Weight::Lost, "a field that a map does not have is left out", Some(&field.name));
    }

    /// Writes the ties, and returns how many there are.
    fn ties(&mut self, edges: &[Edge]) -> usize {
        let signs_by_weight = has_negative_weights(edges);
        let (mut fresh, mut pairs) = (Fresh::default(), BTreeSet::new());
        let mut count = 0;
        for edge in edges {
            let names = format!("{} → {}", Line::of(&edge.from), Line::of(&edge.to));
            let ends = self.index.find(&edge.from).zip(self.index.find(&edge.to));
            let reason = match ends {
                None => "a tie with an end that is no actor is left out",
                Some((from, to)) if from == to => "a tie of an actor with itself is left out",
                Some(_) => "",
            };
            let Some((from, to)) = ends.filter(|_| reason.is_empty()) else {
                self.graph.say(edge.line, Weight::LeftOut, reason, Some(&names));
                self.gap();
                let _ = writeln!(self.text, "# Left out, line {}: {names}: {reason}", edge.line);
                continue;
            };
            if !pairs.insert([from, to]) {
                let text = "a second tie from the same actor to the same has an id with a number; is one enough?";
                self.graph.say(edge.line, Weight::Noted, text, Some(&names));
            }
            self.tie(edge, [from, to], &mut fresh, signs_by_weight, &names);
            count += 1;
        }
        count
    }

    fn tie(&mut self, edge: &Edge, ends: [usize; 2], fresh: &mut Fresh, signs_by_weight: bool, names: &str) {
        let field = |meaning| edge.fields.iter().find(|it| of_edge(&it.name) == meaning).map(|it| &*it.value);
        let [from, to] = ends.map(|end| self.ids[end].as_str());
        let generated = format!("{from}-{to}");
        let id = fresh.id(generated.clone());
        self.gap();
        self.text.push_str("[[tie]]\n");
        if id != generated {
            self.pair("id", &id);
        }
        self.pair("from", from);
        self.pair("to", to);
        // In Gephi's tables the column `Type` is the direction of an edge.
        let kind = field(EdgeField::Kind);
        let type_is_direction =
            kind.is_some_and(|word| ["directed", "undirected", "mutual"].contains(&&*word.to_lowercase()));
        let direction = field(EdgeField::Direction).or(kind.filter(|_| type_is_direction));
        let directed = direction.map(|word| (word, words::direction(word)));
        if let Some((word, None)) = directed {
            let text = "a direction that is not known here is dropped: the tie holds both ways";
            self.graph.say(edge.line, Weight::Changed, text, Some(&format!("{names}: {word}")));
        }
        if directed.map_or(edge.directed, |(_, directed)| directed.unwrap_or(false)) {
            self.text.push_str("directed = true\n");
        }
        let kind = kind.filter(|_| !type_is_direction);
        let sign_of_kind = kind.filter(|word| word.parse::<f64>().is_err()).and_then(words::sign);
        let weight = field(EdgeField::Weight);
        let sign_of_weight = || words::sign_of_number(words::number(weight.filter(|_| signs_by_weight)?)?);
        let sign_word = field(EdgeField::Sign);
        match sign_word.and_then(words::sign).or(sign_of_kind).or_else(sign_of_weight) {
            Some(sign) => self.pair("sign", sign.symbol()),
            None => {
                let original = sign_word.map_or(String::new(), |word| format!("; there it is: {}", Line::of(word)));
                let signs = "+ cooperative, - hostile, ~ strained or mixed";
                let _ = writeln!(self.text, "# sign = \"\"    # to do: {signs}{original}");
                if let Some(word) = sign_word {
                    let text = "a sign that is not known here stands in a comment";
                    self.graph.say(edge.line, Weight::Changed, text, Some(&format!("{names}: {word}")));
                }
            }
        }
        if let Some(kind) = kind.filter(|_| sign_of_kind.is_none()) {
            self.pair("kind", kind);
        }
        let (what, more) = (field(EdgeField::What), field(EdgeField::More));
        match what.or(more) {
            Some(what) => self.pair("what", what),
            None => self.text.push_str("# what = \"\"    # to do: what the tie is, in a few words\n"),
        }
        if let (Some(_), Some(more)) = (what, more) {
            let _ = writeln!(self.text, "# There it is described so: {}", Line::of(more));
            self.graph.say(edge.line, Weight::Changed, "a description beside a label stands in a comment", Some(names));
        }
        self.text.push_str("# evidence = [\"\"]    # to do: the ids of the passages that say so\n");
        self.report_rest(edge, signs_by_weight, names);
    }

    /// Reports the fields that a tie has no place for.
    fn report_rest(&mut self, edge: &Edge, signs_by_weight: bool, names: &str) {
        for field in &edge.fields {
            match of_edge(&field.name) {
                EdgeField::Weight if signs_by_weight => {
                    let text = "some weights are below 0, so that their signs are taken for signs; how much they are is left out";
                    self.graph.say(edge.line, Weight::Changed, text, Some(names));
                }
                EdgeField::Weight => {
                    let detail = format!("{names}: {}", field.value);
                    self.graph.say(
                        edge.line,
                        Weight::Lost,
                        "a weight is left out: ties of a map have none",
                        Some(&detail),
                    );
                }
                EdgeField::Look => {
                    self.graph.say(edge.line, Weight::Noted, "how and where it is drawn is left out", None)
                }
                EdgeField::Other => self.report_other(edge.line, field),
                _ => {}
            }
        }
    }
}

/// Whether the sign of a weight tells who opposes whom, as in signed networks.
fn has_negative_weights(edges: &[Edge]) -> bool {
    let fields = || edges.iter().flat_map(|edge| &edge.fields);
    let has_sign = fields().any(|field| of_edge(&field.name) == EdgeField::Sign);
    let is_negative =
        |field: &Field| words::number(&field.value).and_then(words::sign_of_number) == Some(Sign::Adversarial);
    !has_sign && fields().any(|field| of_edge(&field.name) == EdgeField::Weight && is_negative(field))
}
