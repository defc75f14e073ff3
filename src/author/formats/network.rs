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
use super::format_words::FormatWords;
use super::remark::{About, Remark, Weight};
use graph::Graph;

/// A format from which networks can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkFormat {
    /// A table with a row for each tie and, optionally, a second one with a row for each actor: CSV, Excel or LibreOffice.
    Csv,
    /// GraphML, as yEd, Gephi and NetworkX write it: <http://graphml.graphdrawing.org/>.
    Graphml,
    /// GEXF 1.2 and 1.3, as Gephi writes it: <https://gexf.net/>.
    Gexf,
    /// Kumu's JSON or tables: <https://docs.kumu.io/guides/import>.
    Kumu,
}

impl NetworkFormat {
    /// Every format.
    pub const ALL: [NetworkFormat; 4] =
        [NetworkFormat::Csv, NetworkFormat::Graphml, NetworkFormat::Gexf, NetworkFormat::Kumu];

    /// How the format is called.
    pub fn words(self) -> FormatWords {
        match self {
            NetworkFormat::Csv => FormatWords::new(
                "a table",
                "csv",
                "Actors and ties: a table (CSV, Excel, LibreOffice) with a row for each tie, such as `from,to,sign,what`",
            ),
            NetworkFormat::Graphml => {
                FormatWords::new("GraphML", "graphml", "Actors and ties: GraphML, as yEd, Gephi and NetworkX write it")
            }
            NetworkFormat::Gexf => FormatWords::new("GEXF", "gexf", "Actors and ties: GEXF, as Gephi writes it"),
            NetworkFormat::Kumu => {
                FormatWords::new("an export of Kumu", "kumu", "Actors and ties: what Kumu exports, JSON or tables")
            }
        }
    }
}

/// Reads actors and ties from another program's file. A table of ties may come with a second file, a table of actors.
///
/// # Errors
/// When the file has no network in that format: what the file is instead, or what is wrong and where.
pub fn import_network(file: &[u8], actors: Option<&[u8]>, format: NetworkFormat) -> Result<ImportedMap, String> {
    let mut graph = Graph::default();
    let is_table = format == NetworkFormat::Csv || format == NetworkFormat::Kumu;
    for (bytes, is_actors) in [(Some(file), false), (actors, true)] {
        let Some(bytes) = bytes else { continue };
        let name_file = |why: String| if is_actors { format!("the file with the actors: {why}") } else { why };
        if is_actors && !is_table {
            return Err(format!("{} has actors and ties in one file: leave out `--actors`", format.words().name));
        }
        read(bytes, format, &mut graph).map_err(name_file)?;
    }
    if graph.nodes.is_empty() && graph.edges.is_empty() {
        return Err(format!("there is no actor and no tie of {} in it", format.words().name));
    }
    Ok(map::write(graph))
}

fn read(bytes: &[u8], format: NetworkFormat, graph: &mut Graph) -> Result<(), String> {
    if bytes.starts_with(b"PK\x03\x04") {
        return match format {
            NetworkFormat::Csv | NetworkFormat::Kumu => tables::read_workbook(bytes, graph),
            _ => Err(format!("it is a zip, not {}; unpack it", format.words().name)),
        };
    }
    let (text, encoding_note) = encoding::decode(bytes)?;
    if let Some(note) = encoding_note {
        graph.remarks.push(Remark { about: About::All, weight: Weight::Changed, text: note, detail: None });
    }
    if let Some(detected) = detect(&text).filter(|detected| *detected != format) {
        let (FormatWords { name, option, .. }, requested) = (detected.words(), format.words().name);
        return Err(format!("it is {name}, not {requested}: `--from {option}` reads it"));
    }
    match format {
        NetworkFormat::Graphml => graphml::read(&text, graph),
        NetworkFormat::Gexf => gexf::read(&text, graph),
        NetworkFormat::Kumu if text.trim_start().starts_with('{') => kumu::read(&text, graph),
        NetworkFormat::Csv | NetworkFormat::Kumu => tables::read_text(&text, graph),
    }
}

/// The format of a text by marks that no other format has.
fn detect(text: &str) -> Option<NetworkFormat> {
    let text = text.trim_start();
    if text.starts_with('{') {
        return Some(NetworkFormat::Kumu);
    }
    let head: String = text.chars().take(4000).collect();
    let has_root = |tag: &str| text.starts_with('<') && head.contains(tag);
    if has_root("<graphml") { Some(NetworkFormat::Graphml) } else { has_root("<gexf").then_some(NetworkFormat::Gexf) }
}
