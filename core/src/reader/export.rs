//! The network as files that other tools read: tables with Kumu's columns
//! (<https://docs.kumu.io/guides/import/csv-excel>), and the JSON of its blueprints. `signs` are the signs in force.

use super::json::Writer;
use crate::document::{Actor, Document, Sign, Stance, Tie, article};

/// The actors as CSV (RFC 4180): `Label,Type,Description,Tags`. The tag is the name of the actor's side.
pub fn actors_csv(document: &Document) -> String {
    let rows = document.actors.iter().map(|actor| {
        let side = actor.side.as_ref().map_or("", |side| name(document, side));
        row(&[&actor.name, actor.kind.name(), &article::plain(&actor.about), side])
    });
    let head = [MARK, &row(&["Label", "Type", "Description", "Tags"])].concat();
    [head].into_iter().chain(rows).collect()
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
    [[MARK, &row(&head)].concat()].into_iter().chain(rows).collect()
}

/// The network as JSON in the shape of Kumu's blueprints: `elements` and `connections`.
pub fn network_json(document: &Document, signs: &[Sign]) -> String {
    Writer::write(|json| {
        json.list("elements", |json| document.actors.iter().for_each(|actor| element(json, document, actor)));
        json.list("connections", |json| {
            let ties = document.ties.iter().zip(signs);
            ties.for_each(|(tie, sign)| json.object("", |json| connection(json, document, tie, *sign)));
        });
    })
}

fn element(json: &mut Writer, document: &Document, actor: &Actor) {
    let tags: Vec<&str> = actor.side.iter().map(|side| name(document, side)).collect();
    json.object("", |json| {
        json.text("id", &actor.id);
        json.text("label", &actor.name);
        json.text("type", actor.kind.name());
        json.text("description", &article::plain(&actor.about));
        json.texts("tags", &tags);
    });
}

fn connection(json: &mut Writer, document: &Document, tie: &Tie, sign: Sign) {
    let fields = [
        ("id", &*tie.id),
        ("from", &tie.from),
        ("to", &tie.to),
        ("type", tie.kind.as_deref().unwrap_or_default()),
        ("direction", direction(tie)),
        ("description", &tie.what),
        ("sign", sign.name()),
        ("sign-in-the-article", tie.sign.name()),
    ];
    for (name, value) in fields {
        json.text(name, value);
    }
    for stance in Stance::ALL {
        json.texts(stance.name(), &evidence(document, tie, stance));
    }
}

/// The direction of a tie, by Kumu's names.
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

/// A byte order mark, by which spreadsheets know that the table is UTF-8.
const MARK: &str = "\u{feff}";

/// A line, its cells separated by commas; cells with commas, quotes or line breaks are quoted.
///
/// Spreadsheets take a cell that begins with one of these characters for a formula; an apostrophe in front makes it
/// text (<https://owasp.org/www-community/attacks/CSV_Injection>).
fn row(cells: &[&str]) -> String {
    let mut row = String::new();
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            row.push(',');
        }
        let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
        let cell = &*if formula { ["'", cell].concat() } else { (*cell).to_owned() };
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
    fn cells_with_commas_or_quotes_are_quoted() {
        assert_eq!(row(&["a", "b, c", "say \"d\"", ""]), "a,\"b, c\",\"say \"\"d\"\"\",\r\n");
    }

    #[test]
    fn a_cell_that_spreadsheets_would_take_for_a_formula_begins_with_an_apostrophe() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "=HYPERLINK(\"https://a.org\",\"a\")"] {
            let row = row(&["a", cell]);
            assert!(row.starts_with("a,'") || row.starts_with("a,\"'"), "{row}");
        }
        assert_eq!(row(&["\t=1", "a-b", "–1"]), "'\t=1,a-b,–1\r\n");
    }
}
