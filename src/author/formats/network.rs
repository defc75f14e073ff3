//! Imports networks of other programs as the actors and ties of a `map.toml`.
//!
//! Each format is read into a [`Graph`](graph::Graph): nodes and edges with named fields, as in the file. The meaning of the
//! fields ([`columns`]) and their conversion ([`map`]) is the same for all formats; docs/formats.md has a table of it.

mod columns;
mod gexf;
mod graph;
mod graphml;
mod kumu;
mod map;
mod tables;
mod words;

pub use map::ImportedMap;

use super::encoding;
use super::remark::{About, Remark, Weight};
use graph::Graph;

/// A format from which networks can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkOrigin {
    /// A table with a row for each tie and, optionally, a second one with a row for each actor: CSV, Excel or LibreOffice.
    Csv,
    /// GraphML, as yEd, Gephi and NetworkX write it: <http://graphml.graphdrawing.org/>.
    Graphml,
    /// GEXF 1.2 and 1.3, as Gephi writes it: <https://gexf.net/>.
    Gexf,
    /// Kumu's JSON or tables: <https://docs.kumu.io/guides/import>.
    Kumu,
}

impl NetworkOrigin {
    /// Every format.
    pub const ALL: [NetworkOrigin; 4] =
        [NetworkOrigin::Csv, NetworkOrigin::Graphml, NetworkOrigin::Gexf, NetworkOrigin::Kumu];

    /// The name of the format in a sentence, and on the command line.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            NetworkOrigin::Csv => ("a table", "csv"),
            NetworkOrigin::Graphml => ("GraphML", "graphml"),
            NetworkOrigin::Gexf => ("GEXF", "gexf"),
            NetworkOrigin::Kumu => ("an export of Kumu", "kumu"),
        }
    }
}

/// Reads actors and ties from another program's file. A table of ties may come with a second file, a table of actors.
///
/// # Errors
/// When the file has no network in that format: what the file is instead, or what is wrong and where.
pub fn import_network(file: &[u8], actors: Option<&[u8]>, origin: NetworkOrigin) -> Result<ImportedMap, String> {
    let mut graph = Graph::default();
    let is_table = origin == NetworkOrigin::Csv || origin == NetworkOrigin::Kumu;
    for (bytes, is_actors) in [(Some(file), false), (actors, true)] {
        let Some(bytes) = bytes else { continue };
        let name_file = |why: String| if is_actors { format!("the file with the actors: {why}") } else { why };
        if is_actors && !is_table {
            return Err(format!("{} has actors and ties in one file: leave out `--actors`", origin.names().0));
        }
        read(bytes, origin, &mut graph).map_err(name_file)?;
    }
    if graph.nodes.is_empty() && graph.edges.is_empty() {
        return Err(format!("there is no actor and no tie of {} in it", origin.names().0));
    }
    Ok(map::write(graph))
}

fn read(bytes: &[u8], origin: NetworkOrigin, graph: &mut Graph) -> Result<(), String> {
    if bytes.starts_with(b"PK\x03\x04") {
        return match origin {
            NetworkOrigin::Csv | NetworkOrigin::Kumu => tables::read_workbook(bytes, graph),
            _ => Err(format!("it is a zip, not {}; unpack it", origin.names().0)),
        };
    }
    let (text, encoding_note) = encoding::decode(bytes)?;
    if let Some(note) = encoding_note {
        graph.remarks.push(Remark { about: About::All, weight: Weight::Changed, text: note, detail: None });
    }
    if let Some(detected) = detect(&text).filter(|detected| *detected != origin) {
        let ((name, option), (requested, _)) = (detected.names(), origin.names());
        return Err(format!("it is {name}, not {requested}: `--from {option}` reads it"));
    }
    match origin {
        NetworkOrigin::Graphml => graphml::read(&text, graph),
        NetworkOrigin::Gexf => gexf::read(&text, graph),
        NetworkOrigin::Kumu if text.trim_start().starts_with('{') => kumu::read(&text, graph),
        NetworkOrigin::Csv | NetworkOrigin::Kumu => tables::read_text(&text, graph),
    }
}

/// The format of a text by marks that no other format has.
fn detect(text: &str) -> Option<NetworkOrigin> {
    let text = text.trim_start();
    if text.starts_with('{') {
        return Some(NetworkOrigin::Kumu);
    }
    let head: String = text.chars().take(4000).collect();
    let has_root = |tag: &str| text.starts_with('<') && head.contains(tag);
    if has_root("<graphml") { Some(NetworkOrigin::Graphml) } else { has_root("<gexf").then_some(NetworkOrigin::Gexf) }
}
