//! A `map.toml` made of a network, laid out as one writes it by hand; what the author has still to say stands in comments.

use super::columns::{OfEdge, OfNode, of_edge, of_node};
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

/// What was read.
#[derive(Debug)]
pub struct ImportedMap {
    /// The text of a `map.toml`; what is missing, and ties that could not be taken, stand in it as comments.
    pub text: String,
    /// What could not be taken, or was taken in another way.
    pub remarks: Vec<Remark>,
    /// How many actors are in it.
    pub actors: usize,
    /// How many ties are in it.
    pub ties: usize,
    /// How many actors and ties of the file are not.
    pub left_out: usize,
}

/// The map that a network makes.
pub(super) fn write(mut graph: Graph) -> ImportedMap {
    let given = graph.nodes.len() + graph.edges.len();
    let (mut nodes, edges) = (std::mem::take(&mut graph.nodes), std::mem::take(&mut graph.edges));
    let has_actors = !nodes.is_empty();
    let mut places = Places::of(&mut nodes, &mut graph);
    let mut added = 0;
    let is_open = graph.is_open;
    for edge in edges.iter().filter(|_| is_open) {
        for end in [&edge.from, &edge.to] {
            if places.find(end).is_some() {
                continue;
            }
            if has_actors {
                let said = "an end of a tie that is not among the actors is made one: is its name written in two ways?";
                graph.say(edge.line, Weight::Changed, said, Some(end));
            }
            places.add(end, nodes.len());
            nodes.push(Node { line: edge.line, key: end.clone(), parent: None, fields: Vec::new() });
            added += 1;
        }
    }
    let ids = Ids::of(&nodes);
    let mut map = Map { graph, text: String::new(), ids: &ids.all, places: &places };
    for (place, node) in nodes.iter().enumerate() {
        map.actor(place, node);
    }
    let ties = map.ties(&edges);
    let actors = nodes.len();
    ImportedMap {
        left_out: (given + added).saturating_sub(actors + ties),
        text: map.text,
        remarks: map.graph.remarks,
        actors,
        ties,
    }
}

/// Which actor a key or a name means.
struct Places {
    by_key: BTreeMap<String, usize>,
    /// `None` where several have the name.
    by_name: BTreeMap<String, Option<usize>>,
}

impl Places {
    /// Leaves out what has a key that was there before.
    fn of(nodes: &mut Vec<Node>, graph: &mut Graph) -> Places {
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
        for (place, node) in nodes.iter().enumerate() {
            match by_name.get_mut(name(node)) {
                Some(first) => {
                    let said =
                        "an actor has the name of another; readers could not tell them apart: add to one of the names";
                    graph.say(node.line, Weight::Changed, said, Some(name(node)));
                    *first = None;
                }
                None => {
                    by_name.insert(name(node).to_owned(), Some(place));
                }
            }
        }
        Places { by_key, by_name }
    }

    fn find(&self, end: &str) -> Option<usize> {
        self.by_key.get(end).copied().or_else(|| *self.by_name.get(end)?)
    }

    fn add(&mut self, key: &str, place: usize) {
        self.by_key.insert(key.to_owned(), place);
    }
}

/// What a node is called.
fn name(node: &Node) -> &str {
    let field = node.fields.iter().find(|field| of_node(&field.name) == OfNode::Name);
    field.map_or(&node.key, |field| &field.value)
}

/// The ids of the actors, made of their names.
struct Ids {
    all: Vec<String>,
}

impl Ids {
    fn of(nodes: &[Node]) -> Ids {
        let mut fresh = Fresh::default();
        let id = |(place, node)| match short_slug(name(node), usize::MAX, 60) {
            made if made.is_empty() => fresh.id(format!("actor-{}", place + 1)),
            made => fresh.id(made),
        };
        Ids { all: nodes.iter().enumerate().map(id).collect() }
    }
}

struct Map<'a> {
    graph: Graph,
    text: String,
    ids: &'a [String],
    places: &'a Places,
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

    fn actor(&mut self, place: usize, node: &Node) {
        let of = |wanted| node.fields.iter().find(|field| of_node(&field.name) == wanted).map(|field| &*field.value);
        self.gap();
        self.text.push_str("[[actor]]\n");
        self.pair("id", &self.ids[place]);
        self.pair("name", name(node));
        match (of(OfNode::Kind), of(OfNode::Kind).and_then(words::kind)) {
            (_, Some(kind)) => self.pair("kind", kind.name()),
            (word, None) => {
                let was = word.map_or(String::new(), |word| format!("; there it is: {}", Line::of(word)));
                let kinds = "state, bloc, group, person or organisation";
                let _ = writeln!(self.text, "# kind = \"\"    # to do: {kinds}{was}");
                if let Some(word) = word {
                    let said = "a kind of actor that is not known here stands in a comment";
                    self.graph.say(node.line, Weight::Changed, said, Some(word));
                }
            }
        }
        let side = of(OfNode::Side).or(node.parent.as_deref());
        match side.map(|side| (side, self.places.find(side))) {
            Some((_, Some(side))) if side != place => self.pair("side", &self.ids[side]),
            Some((_, Some(_))) => self.graph.say(node.line, Weight::Lost, "an actor does not stand by itself", None),
            Some((side, None)) => {
                self.graph.say(node.line, Weight::Lost, "the actor that it stands by is not there", Some(side));
            }
            None => {}
        }
        match of(OfNode::About) {
            Some(about) => {
                let is_html = about.contains("</") || about.contains("<br");
                let about = if is_html { from_html(about) } else { from_plain(about) };
                self.pair("about", &prose(&about.text));
            }
            None => self.text.push_str("# about = \"\"    # to do: what it wants or does\n"),
        }
        for field in &node.fields {
            match of_node(&field.name) {
                OfNode::Look => self.graph.say(node.line, Weight::Noted, "how and where it is drawn is left out", None),
                OfNode::Other => self.other(node.line, field),
                _ => {}
            }
        }
    }

    fn other(&mut self, line: usize, field: &Field) {
        self.graph.say(line, Weight::Lost, "a field that a map does not have is left out", Some(&field.name));
    }

    /// Writes the ties, and returns how many there are.
    fn ties(&mut self, edges: &[Edge]) -> usize {
        let signs_by_weight = has_negative_weights(edges);
        let (mut fresh, mut pairs) = (Fresh::default(), BTreeSet::new());
        let mut count = 0;
        for edge in edges {
            let names = format!("{} → {}", Line::of(&edge.from), Line::of(&edge.to));
            let ends = self.places.find(&edge.from).zip(self.places.find(&edge.to));
            let why = match ends {
                None => "a tie with an end that is no actor is left out",
                Some((from, to)) if from == to => "a tie of an actor with itself is left out",
                Some(_) => "",
            };
            let Some((from, to)) = ends.filter(|_| why.is_empty()) else {
                self.graph.say(edge.line, Weight::LeftOut, why, Some(&names));
                self.gap();
                let _ = writeln!(self.text, "# Left out, line {}: {names}: {why}", edge.line);
                continue;
            };
            if !pairs.insert([from, to]) {
                let said = "a second tie from the same actor to the same has an id with a number; is one enough?";
                self.graph.say(edge.line, Weight::Noted, said, Some(&names));
            }
            self.tie(edge, [from, to], &mut fresh, signs_by_weight, &names);
            count += 1;
        }
        count
    }

    fn tie(&mut self, edge: &Edge, ends: [usize; 2], fresh: &mut Fresh, signs_by_weight: bool, names: &str) {
        let of = |wanted| edge.fields.iter().find(|field| of_edge(&field.name) == wanted).map(|field| &*field.value);
        let [from, to] = ends.map(|end| self.ids[end].as_str());
        let made = format!("{from}-{to}");
        let id = fresh.id(made.clone());
        self.gap();
        self.text.push_str("[[tie]]\n");
        if id != made {
            self.pair("id", &id);
        }
        self.pair("from", from);
        self.pair("to", to);
        // In Gephi's tables the type of an edge is its direction.
        let kind = of(OfEdge::Kind);
        let type_is_direction =
            kind.is_some_and(|word| ["directed", "undirected", "mutual"].contains(&&*word.to_lowercase()));
        let direction = of(OfEdge::Direction).or(kind.filter(|_| type_is_direction));
        let directed = direction.map(|word| (word, words::direction(word)));
        if let Some((word, None)) = directed {
            let said = "a direction that is not known here is dropped: the tie holds both ways";
            self.graph.say(edge.line, Weight::Changed, said, Some(&format!("{names}: {word}")));
        }
        if directed.map_or(edge.directed, |(_, directed)| directed.unwrap_or(false)) {
            self.text.push_str("directed = true\n");
        }
        let kind = kind.filter(|_| !type_is_direction);
        let in_kind = kind.filter(|word| word.parse::<f64>().is_err()).and_then(words::sign);
        let weight = of(OfEdge::Weight);
        let in_weight = || words::of_number(words::number(weight.filter(|_| signs_by_weight)?)?);
        let said = of(OfEdge::Sign);
        match said.and_then(words::sign).or(in_kind).or_else(in_weight) {
            Some(sign) => self.pair("sign", sign.symbol()),
            None => {
                let was = said.map_or(String::new(), |word| format!("; there it is: {}", Line::of(word)));
                let signs = "+ cooperative, - hostile, ~ strained or mixed";
                let _ = writeln!(self.text, "# sign = \"\"    # to do: {signs}{was}");
                if let Some(word) = said {
                    let text = "a sign that is not known here stands in a comment";
                    self.graph.say(edge.line, Weight::Changed, text, Some(&format!("{names}: {word}")));
                }
            }
        }
        if let Some(kind) = kind.filter(|_| in_kind.is_none()) {
            self.pair("kind", kind);
        }
        let (what, more) = (of(OfEdge::What), of(OfEdge::More));
        match what.or(more) {
            Some(what) => self.pair("what", what),
            None => self.text.push_str("# what = \"\"    # to do: what the tie is, in a few words\n"),
        }
        if let (Some(_), Some(more)) = (what, more) {
            let _ = writeln!(self.text, "# There it is described so: {}", Line::of(more));
            self.graph.say(edge.line, Weight::Changed, "a description beside a label stands in a comment", Some(names));
        }
        self.text.push_str("# evidence = [\"\"]    # to do: the ids of the passages that say so\n");
        self.rest(edge, signs_by_weight, names);
    }

    /// Says what of the tie is left out.
    fn rest(&mut self, edge: &Edge, signs_by_weight: bool, names: &str) {
        for field in &edge.fields {
            match of_edge(&field.name) {
                OfEdge::Weight if signs_by_weight => {
                    let said = "some weights are below 0, so that their signs are taken for signs; how much they are is left out";
                    self.graph.say(edge.line, Weight::Changed, said, Some(names));
                }
                OfEdge::Weight => {
                    let detail = format!("{names}: {}", field.value);
                    self.graph.say(
                        edge.line,
                        Weight::Lost,
                        "a weight is left out: ties of a map have none",
                        Some(&detail),
                    );
                }
                OfEdge::Look => self.graph.say(edge.line, Weight::Noted, "how and where it is drawn is left out", None),
                OfEdge::Other => self.other(edge.line, field),
                _ => {}
            }
        }
    }
}

/// Whether weights say who opposes whom, as in signed networks.
fn has_negative_weights(edges: &[Edge]) -> bool {
    let fields = || edges.iter().flat_map(|edge| &edge.fields);
    let has_sign = fields().any(|field| of_edge(&field.name) == OfEdge::Sign);
    let is_negative = |field: &Field| words::number(&field.value).and_then(words::of_number) == Some(Sign::Adversarial);
    !has_sign && fields().any(|field| of_edge(&field.name) == OfEdge::Weight && is_negative(field))
}
