//! The network as files that other tools read: tables with Kumu's columns
//! (<https://docs.kumu.io/guides/import/csv-excel>), and the JSON of its blueprints. Signs are those in force.

use crate::document::{Document, Sign, Stance, Tie, article};
use serde::Serialize;

/// The actors as CSV (RFC 4180): `Label,Type,Description,Tags`. The tag is the actor that it stands by.
pub fn actors_csv(document: &Document) -> String {
    let rows = document.actors.iter().map(|actor| {
        let side = actor.side.as_ref().map_or("", |side| name(document, side));
        row(&[&actor.name, actor.kind.name(), &article::plain(&actor.about), side])
    });
    [row(&["Label", "Type", "Description", "Tags"])].into_iter().chain(rows).collect()
}

/// The ties as CSV (RFC 4180): `From,To,Direction,Type,Description,Sign,Sign in the article,Supports,Contradicts,
/// Context`. The last three are the numbers of passages, separated by `|`.
pub fn ties_csv(document: &Document, signs: &[Sign]) -> String {
    let rows = document.ties.iter().zip(signs).map(|(tie, sign)| {
        row(&[
            name(document, &tie.from),
            name(document, &tie.to),
            direction(tie),
            tie.kind.as_deref().unwrap_or_default(),
            &tie.what,
            sign.name(),
            tie.sign.name(),
            &evidence(document, tie, Stance::Supports).join("|"),
            &evidence(document, tie, Stance::Contradicts).join("|"),
            &evidence(document, tie, Stance::Context).join("|"),
        ])
    });
    let head = ["From", "To", "Direction", "Type", "Description", "Sign", "Sign in the article"];
    let head = [&head[..], &["Supports", "Contradicts", "Context"]].concat();
    [row(&head)].into_iter().chain(rows).collect()
}

/// The network as JSON in the shape of Kumu's blueprints: `elements` and `connections`.
pub fn network_json(document: &Document, signs: &[Sign]) -> String {
    let elements = document.actors.iter().map(|actor| Element {
        id: &actor.id,
        label: &actor.name,
        kind: actor.kind.name(),
        description: article::plain(&actor.about),
        tags: actor.side.iter().map(|side| name(document, side)).collect(),
    });
    let connections = document.ties.iter().zip(signs).map(|(tie, sign)| Connection {
        id: &tie.id,
        from: &tie.from,
        to: &tie.to,
        kind: tie.kind.as_deref().unwrap_or_default(),
        direction: direction(tie),
        description: &tie.what,
        sign: sign.name(),
        sign_in_the_article: tie.sign.name(),
        supports: evidence(document, tie, Stance::Supports),
        contradicts: evidence(document, tie, Stance::Contradicts),
        context: evidence(document, tie, Stance::Context),
    });
    let blueprint = Blueprint { elements: elements.collect(), connections: connections.collect() };
    // Strings and lists only: cannot fail.
    serde_json::to_string(&blueprint).unwrap_or_default()
}

#[derive(Serialize)]
struct Blueprint<'a> {
    elements: Vec<Element<'a>>,
    connections: Vec<Connection<'a>>,
}

#[derive(Serialize)]
struct Element<'a> {
    id: &'a str,
    label: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    description: String,
    tags: Vec<&'a str>,
}

#[derive(Serialize)]
struct Connection<'a> {
    id: &'a str,
    from: &'a str,
    to: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    direction: &'a str,
    description: &'a str,
    sign: &'a str,
    #[serde(rename = "sign-in-the-article")]
    sign_in_the_article: &'a str,
    supports: Vec<&'a str>,
    contradicts: Vec<&'a str>,
    context: Vec<&'a str>,
}

/// As Kumu names it.
fn direction(tie: &Tie) -> &'static str {
    if tie.directed { "directed" } else { "undirected" }
}

fn name<'a>(document: &'a Document, id: &'a str) -> &'a str {
    document.actor(id).map_or(id, |actor| &actor.name)
}

fn evidence<'a>(document: &'a Document, tie: &'a Tie, stance: Stance) -> Vec<&'a str> {
    let evidence = tie.evidence.iter().filter(|evidence| evidence.stance == stance);
    evidence.filter_map(|it| Some(&*document.passage(&it.passage)?.1.number)).collect()
}

/// A line; what could be misread is quoted.
fn row(cells: &[&str]) -> String {
    let mut row = String::new();
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            row.push(',');
        }
        if cell.contains([',', '"', '\r', '\n']) {
            row.push('"');
            row.push_str(&cell.replace('"', "\"\""));
            row.push('"');
        } else {
            row.push_str(cell);
        }
    }
    row.push_str("\r\n");
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_misread_is_quoted() {
        assert_eq!(row(&["a", "b, c", "say \"d\"", ""]), "a,\"b, c\",\"say \"\"d\"\"\",\r\n");
    }
}
