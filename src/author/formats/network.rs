//! Networks of other programs, read as the actors and ties of a `map.toml`.
//!
//! Each form is read into one [`Graph`](graph::Graph): nodes and edges with named fields, as they stand in the file. What the
//! fields mean ([`columns`]) and what becomes of them ([`map`]) is the same for all forms; docs/formats.md has it in a table.

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

/// A form in which actors and ties of another program can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkOrigin {
    /// Tables with a row for each tie and, apart, a row for each actor: CSV, or a file of Excel or LibreOffice.
    Csv,
    /// GraphML, as yEd, Gephi and NetworkX write it: <http://graphml.graphdrawing.org/>.
    Graphml,
    /// GEXF 1.2 and 1.3, as Gephi writes it: <https://gexf.net/>.
    Gexf,
    /// The JSON of Kumu, or its tables: <https://docs.kumu.io/guides/import>.
    Kumu,
}

impl NetworkOrigin {
    /// All of them.
    pub const ALL: [NetworkOrigin; 4] =
        [NetworkOrigin::Csv, NetworkOrigin::Graphml, NetworkOrigin::Gexf, NetworkOrigin::Kumu];

    /// Its name in a sentence, and on the command line.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            NetworkOrigin::Csv => ("a table", "csv"),
            NetworkOrigin::Graphml => ("GraphML", "graphml"),
            NetworkOrigin::Gexf => ("GEXF", "gexf"),
            NetworkOrigin::Kumu => ("an export of Kumu", "kumu"),
        }
    }
}

/// Reads actors and ties of another program. A table of ties may have its actors in a second one.
///
/// # Errors
/// Says what the file is, or what is wrong and where, when there is no network of that form in it.
pub fn import_network(file: &[u8], actors: Option<&[u8]>, origin: NetworkOrigin) -> Result<ImportedMap, String> {
    let mut graph = Graph::default();
    let is_table = origin == NetworkOrigin::Csv || origin == NetworkOrigin::Kumu;
    for (bytes, is_second) in [(Some(file), false), (actors, true)] {
        let Some(bytes) = bytes else { continue };
        let in_second = |why: String| if is_second { format!("the file with the actors: {why}") } else { why };
        if is_second && !is_table {
            return Err(format!("{} has actors and ties in one file: leave out `--actors`", origin.names().0));
        }
        read(bytes, origin, &mut graph).map_err(in_second)?;
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
    let (text, encoded) = encoding::decode(bytes)?;
    if let Some(said) = encoded {
        graph.remarks.push(Remark { about: About::All, weight: Weight::Changed, text: said, detail: None });
    }
    if let Some(found) = found(&text).filter(|found| *found != origin) {
        let ((is, option), (asked, _)) = (found.names(), origin.names());
        return Err(format!("it is {is}, not {asked}: `--from {option}` reads it"));
    }
    match origin {
        NetworkOrigin::Graphml => graphml::read(&text, graph),
        NetworkOrigin::Gexf => gexf::read(&text, graph),
        NetworkOrigin::Kumu if text.trim_start().starts_with('{') => kumu::read(&text, graph),
        NetworkOrigin::Csv | NetworkOrigin::Kumu => tables::read_text(&text, graph),
    }
}

/// What a text is by signs that no other form has.
fn found(text: &str) -> Option<NetworkOrigin> {
    let text = text.trim_start();
    if text.starts_with('{') {
        return Some(NetworkOrigin::Kumu);
    }
    let head: String = text.chars().take(4000).collect();
    let is = |tag: &str| text.starts_with('<') && head.contains(tag);
    match () {
        () if is("<graphml") => Some(NetworkOrigin::Graphml),
        () if is("<gexf") => Some(NetworkOrigin::Gexf),
        () => None,
    }
}
