//! GEXF 1.2 and 1.3: <https://gexf.net/schema.html>.

use super::graph::{Field, Graph};
use crate::author::formats::remark::Weight;
use crate::author::formats::xml::{Xml, child, children};
use roxmltree::Node as Element;
use std::collections::BTreeMap;

/// The most attributes with a default value that are used; further defaults are ignored, which bounds the time.
const MAX_DEFAULTS: usize = 64;

/// The declared attributes: names by class and id, and default values.
#[derive(Default)]
struct Attributes<'a> {
    names: BTreeMap<(&'a str, &'a str), &'a str>,
    /// The class, name and value of each default.
    defaults: Vec<[&'a str; 3]>,
}

/// Reads nodes, including nested ones, and edges.
///
/// # Errors
/// What is wrong with the XML, and where.
pub(super) fn read(text: &str, graph: &mut Graph) -> Result<(), String> {
    let xml = Xml::parse(text)?;
    let root = xml.document.root_element();
    let default_type =
        child(root, "graph").and_then(|graph| graph.attribute("defaultedgetype")).unwrap_or("undirected");
    let attributes = attributes(root);
    for element in root.descendants() {
        let line = || xml.line(element);
        match element.tag_name().name() {
            "node" => {
                let fields = fields(element, "node", &attributes);
                let enclosing = element.parent().and_then(|nodes| nodes.parent());
                let enclosing = enclosing
                    .filter(|enclosing| enclosing.tag_name().name() == "node")
                    .and_then(|node| node.attribute("id"));
                let parent = element.attribute("pid").or(enclosing).map(str::to_owned);
                graph.add_node(line(), element.attribute("id"), parent, fields);
            }
            "edge" => {
                let ends = ["source", "target"].map(|end| element.attribute(end));
                let directed = element.attribute("type").unwrap_or(default_type) == "directed";
                let fields = fields(element, "edge", &attributes);
                graph.add_edge(line(), ends, directed, fields);
            }
            "spell" => graph.say(line(), Weight::Lost, "from when to when it is there is left out", None),
            _ => {}
        }
    }
    Ok(())
}

fn attributes<'a>(root: Element<'a, 'a>) -> Attributes<'a> {
    let mut all = Attributes::default();
    let Some(graph) = child(root, "graph") else { return all };
    for list in children(graph, "attributes") {
        let class = list.attribute("class").unwrap_or("node");
        for attribute in children(list, "attribute") {
            let Some(id) = attribute.attribute("id") else { continue };
            let name = attribute.attribute("title").unwrap_or(id);
            all.names.insert((class, id), name);
            let default = child(attribute, "default").and_then(|default| default.text());
            if let Some(value) = default.filter(|_| all.defaults.len() < MAX_DEFAULTS) {
                all.defaults.push([class, name, value]);
            }
        }
    }
    all
}

fn fields(element: Element, class: &str, attributes: &Attributes) -> Vec<Field> {
    let mut fields: Vec<Field> =
        ["label", "weight", "kind"].into_iter().filter_map(|name| Field::of(name, element.attribute(name)?)).collect();
    for value in child(element, "attvalues").into_iter().flat_map(|list| list.children().filter(Element::is_element)) {
        let Some(id) = value.attribute("for").or_else(|| value.attribute("id")) else { continue };
        let name = attributes.names.get(&(class, id)).copied().unwrap_or(id);
        fields.extend(Field::of(name, value.attribute("value").unwrap_or_default()));
    }
    for [default_class, name, value] in &attributes.defaults {
        if *default_class == class && !fields.iter().any(|field| field.name == *name) {
            fields.extend(Field::of(name, value));
        }
    }
    let drawn = element.children().find(|it| matches!(it.tag_name().name(), "position" | "color" | "size" | "shape"));
    fields.extend(drawn.and_then(|it| Field::of("graphics", it.tag_name().name())));
    fields
}
