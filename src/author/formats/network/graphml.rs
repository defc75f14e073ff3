//! GraphML: <http://graphml.graphdrawing.org/specification.html>, with yEd's extensions.

use super::graph::{Field, Graph};
use crate::author::formats::remark::Weight;
use crate::author::formats::xml::{Xml, child, children};
use roxmltree::Node as Element;
use std::collections::BTreeMap;

/// The most keys with a default value that are used; further defaults are ignored, which bounds the time.
const MAX_DEFAULTS: usize = 64;

/// The declaration of a `key`.
struct Key<'a> {
    name: &'a str,
    of: &'a str,
    default: Option<&'a str>,
}

/// Reads nodes and edges, including those of nested graphs.
///
/// # Errors
/// What is wrong with the XML, and where.
pub(super) fn read(text: &str, graph: &mut Graph) -> Result<(), String> {
    let xml = Xml::parse(text)?;
    let root = xml.document.root_element();
    let keys: BTreeMap<&str, Key> = children(root, "key").filter_map(key).collect();
    let defaults: Vec<&Key> = keys.values().filter(|key| key.default.is_some()).take(MAX_DEFAULTS).collect();
    for element in root.descendants() {
        let line = || xml.line(element);
        match element.tag_name().name() {
            "node" => {
                let fields = fields(element, "node", &keys, &defaults);
                graph.add_node(line(), element.attribute("id"), parent(element), fields);
            }
            "edge" => {
                let ends = ["source", "target"].map(|end| element.attribute(end));
                let by_default = || element.parent().and_then(|graph| graph.attribute("edgedefault"));
                let directed = match element.attribute("directed") {
                    Some(word) => word == "true",
                    None => by_default() == Some("directed"),
                };
                let directed = arrows(element).unwrap_or(directed);
                let fields = fields(element, "edge", &keys, &defaults);
                graph.add_edge(line(), ends, directed, fields);
            }
            "hyperedge" => {
                graph.say(line(), Weight::LeftOut, "a tie of more than two ends is left out", None);
            }
            _ => {}
        }
    }
    Ok(())
}

fn key<'a>(element: Element<'a, 'a>) -> Option<(&'a str, Key<'a>)> {
    let name = element.attribute("attr.name").or_else(|| element.attribute("yfiles.type"));
    let id = element.attribute("id")?;
    let default = child(element, "default").and_then(|default| default.text());
    Some((id, Key { name: name.unwrap_or(id), of: element.attribute("for").unwrap_or("all"), default }))
}

/// The id of the node whose nested graph contains the element.
fn parent(element: Element) -> Option<String> {
    let enclosing = element.parent()?.parent()?;
    (enclosing.tag_name().name() == "node").then(|| enclosing.attribute("id").map(str::to_owned))?
}

fn fields(element: Element, of: &str, keys: &BTreeMap<&str, Key>, defaults: &[&Key]) -> Vec<Field> {
    let mut fields = Vec::new();
    for data in children(element, "data") {
        let key = data.attribute("key").unwrap_or_default();
        let name = keys.get(key).map_or(key, |key| key.name);
        if data.children().any(|child| child.is_element()) {
            // yEd's drawing of the node or edge, which contains the label.
            let label = data.descendants().find(|it| matches!(it.tag_name().name(), "NodeLabel" | "EdgeLabel"));
            fields.extend(label.and_then(|label| Field::of("label", label.text().unwrap_or_default())));
            fields.extend(Field::of("graphics", name));
        } else {
            fields.extend(Field::of(name, data.text().unwrap_or_default()));
        }
    }
    for key in defaults.iter().filter(|key| key.of == of || key.of == "all") {
        if !fields.iter().any(|field| field.name == key.name) {
            fields.extend(Field::of(key.name, key.default.unwrap_or_default()));
        }
    }
    fields
}

/// Whether the arrows in yEd's drawing point one way only; `None` where there is no drawing.
fn arrows(element: Element) -> Option<bool> {
    let data = children(element, "data").find(|data| data.children().any(|child| child.is_element()))?;
    let arrows = data.descendants().find(|it| it.tag_name().name() == "Arrows")?;
    let has = |end: &str| arrows.attribute(end).is_some_and(|arrow| arrow != "none");
    Some(has("source") != has("target"))
}
