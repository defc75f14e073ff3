//! Tables of actors and of ties: CSV, and sheets of Excel or LibreOffice. Kumu's and Gephi's tables are such.

use super::columns::{OfEdge, OfNode, of_edge, of_node};
use super::graph::{Edge, Field, Graph, Node};
use crate::author::formats::remark::Weight;
use crate::author::formats::table::rows::{self, Row};

/// The row that names the columns stands among so many.
const HEAD: usize = 20;

/// Reads CSV.
///
/// # Errors
/// Says what is missing where no row names the columns.
pub(super) fn read_text(text: &str, graph: &mut Graph) -> Result<(), String> {
    graph.is_open = true;
    if text.matches('"').count() % 2 == 1 {
        let said = "a quotation mark in the file has no counterpart; rows may run into each other";
        graph.say(1, Weight::Changed, said, None);
    }
    read(rows::of_text(text), graph)
}

/// Reads the sheets of a workbook.
///
/// # Errors
/// Says what is broken, or missing where no sheet names its columns.
pub(super) fn read_workbook(bytes: &[u8], graph: &mut Graph) -> Result<(), String> {
    graph.is_open = true;
    let mut failed = None;
    let mut has_read = false;
    for (name, rows) in rows::of_workbook(bytes)?.into_iter().filter(|(_, rows)| !rows.is_empty()) {
        match read(rows, graph) {
            Ok(()) => has_read = true,
            Err(why) => {
                graph.say(1, Weight::Lost, "a sheet that names no columns of actors or ties is left out", Some(&name));
                failed = Some(why);
            }
        }
    }
    failed.filter(|_| !has_read).map_or(Ok(()), Err)
}

/// What the rows of a table are.
#[derive(Clone, Copy, PartialEq)]
enum Rows {
    Ties,
    Actors,
}

/// What a row of names says that the others are.
fn named(row: &Row) -> Option<Rows> {
    let has = |column: OfEdge| row.cells.iter().any(|cell| of_edge(cell) == column);
    let has_name = || row.cells.iter().any(|cell| matches!(of_node(cell), OfNode::Name | OfNode::Key));
    match () {
        () if has(OfEdge::From) && has(OfEdge::To) => Some(Rows::Ties),
        () if has_name() => Some(Rows::Actors),
        () => None,
    }
}

fn read(rows: Vec<Row>, graph: &mut Graph) -> Result<(), String> {
    let head = rows.iter().take(HEAD).enumerate().find_map(|(place, row)| Some((place, named(row)?)));
    let Some((place, kind)) = head else {
        let first = rows.first().map(|row| row.cells.join(", ")).unwrap_or_default();
        let first: String = first.chars().take(80).collect();
        return Err(format!(
            "no row names the columns; the first says `{first}`. Put a row on top: `from, to, sign, kind, what` in a table \
             of ties, `name, kind, about` in one of actors"
        ));
    };
    let names = rows[place].cells.clone();
    for row in rows.into_iter().skip(place + 1) {
        let cells = names.iter().zip(&row.cells);
        let fields: Vec<Field> = cells.filter_map(|(name, cell)| Field::of(name, cell)).collect();
        if fields.is_empty() {
            continue;
        }
        match kind {
            Rows::Ties => tie(row.line, fields, graph),
            Rows::Actors => actor(row.line, fields, graph),
        }
    }
    Ok(())
}

fn tie(line: usize, fields: Vec<Field>, graph: &mut Graph) {
    let end = |wanted| fields.iter().find(|field| of_edge(&field.name) == wanted).map(|field| field.value.clone());
    match (end(OfEdge::From), end(OfEdge::To)) {
        (Some(from), Some(to)) => graph.edges.push(Edge { line, from, to, directed: false, fields }),
        _ => graph.say(line, Weight::LeftOut, "a row that lacks one end of a tie is left out", None),
    }
}

/// Ties name an actor by its key, or by its name where it has none.
fn actor(line: usize, fields: Vec<Field>, graph: &mut Graph) {
    let of = |wanted| fields.iter().find(|field| of_node(&field.name) == wanted).map(|field| field.value.clone());
    match of(OfNode::Key).or_else(|| of(OfNode::Name)) {
        Some(key) => graph.nodes.push(Node { line, key, parent: None, fields }),
        None => graph.say(line, Weight::LeftOut, "a row that names no actor is left out", None),
    }
}
