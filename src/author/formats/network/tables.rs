//! Tables of actors and of ties, in CSV and in sheets of Excel or LibreOffice, including those of Kumu and Gephi.

use super::columns::{EdgeField, NodeField, of_edge, of_node};
use super::graph::{Edge, Field, Graph, Node};
use crate::author::formats::remark::Weight;
use crate::author::formats::table::rows::{self, Row};

/// The number of rows among which the header is searched.
const HEADER_ROWS: usize = 20;

/// Reads CSV.
///
/// # Errors
/// What is missing, if no row is a header.
pub(super) fn read_text(text: &str, graph: &mut Graph) -> Result<(), String> {
    graph.is_open = true;
    if text.matches('"').count() % 2 == 1 {
        let text = "a quotation mark in the file has no counterpart; rows may run into each other";
        graph.say(1, Weight::Changed, text, None);
    }
    read(rows::of_text(text), graph)
}

/// Reads the sheets of a workbook.
///
/// # Errors
/// What is broken; or what is missing, if no sheet has a header.
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

/// The content of the rows of a table.
#[derive(Clone, Copy, PartialEq)]
enum Rows {
    Ties,
    Actors,
}

/// The content that a header row announces; `None` if it is no header.
fn content_of(row: &Row) -> Option<Rows> {
    let has = |column: EdgeField| row.cells.iter().any(|cell| of_edge(cell) == column);
    let has_name = || row.cells.iter().any(|cell| matches!(of_node(cell), NodeField::Name | NodeField::Key));
    if has(EdgeField::From) && has(EdgeField::To) { Some(Rows::Ties) } else { has_name().then_some(Rows::Actors) }
}

fn read(rows: Vec<Row>, graph: &mut Graph) -> Result<(), String> {
    let head = rows.iter().take(HEADER_ROWS).enumerate().find_map(|(index, row)| Some((index, content_of(row)?)));
    let Some((index, kind)) = head else {
        let first = rows.first().map(|row| row.cells.join(", ")).unwrap_or_default();
        let first: String = first.chars().take(80).collect();
        return Err(format!(
            "no row names the columns; the first says `{first}`. Put a row on top: `from, to, sign, kind, what` in a table \
             of ties, `name, kind, about` in one of actors"
        ));
    };
    let names = rows[index].cells.clone();
    for row in rows.into_iter().skip(index + 1) {
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
    let end = |meaning| fields.iter().find(|field| of_edge(&field.name) == meaning).map(|field| field.value.clone());
    match (end(EdgeField::From), end(EdgeField::To)) {
        (Some(from), Some(to)) => graph.edges.push(Edge { line, from, to, directed: false, fields }),
        _ => graph.say(line, Weight::LeftOut, "a row that lacks one end of a tie is left out", None),
    }
}

/// Ties refer to an actor by its key, or by its name if it has no key.
fn actor(line: usize, fields: Vec<Field>, graph: &mut Graph) {
    let value = |meaning| fields.iter().find(|field| of_node(&field.name) == meaning).map(|field| field.value.clone());
    match value(NodeField::Key).or_else(|| value(NodeField::Name)) {
        Some(key) => graph.nodes.push(Node { line, key, parent: None, fields }),
        None => graph.say(line, Weight::LeftOut, "a row that names no actor is left out", None),
    }
}
