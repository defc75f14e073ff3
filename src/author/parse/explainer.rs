//! Reads `explainer.toml`: the title, the original, terms, the closing question, the list of claims.

use crate::author::draft::explainer::{Explainer, Licence, Point, Term, Work};
use crate::author::toml_reader::Table;

pub(super) fn read(root: &mut Table) -> Explainer {
    Explainer {
        title: root.need("title", Table::text),
        standfirst: root.need("standfirst", Table::text),
        lang: root.need("lang", Table::text),
        canonical: root.text("canonical"),
        author: root.text("author"),
        published: root.need("published", Table::date),
        reflection: root.text("reflection"),
        original: root
            .need_table("original", "`title = \"...\"`, `publisher = \"...\"` and `url = \"https://...\"`")
            .map(work),
        behind: root.table("behind").map(work),
        points: root.tables("point").into_iter().map(point).collect(),
        terms: root.tables("term").into_iter().map(term).collect(),
        claims: root.table("claims").map(Table::entries).unwrap_or_default(),
    }
}

fn work(mut table: Table) -> Work {
    let work = Work {
        title: table.need("title", Table::text),
        author: table.text("author"),
        publisher: table.need("publisher", Table::text),
        published: table.date("published"),
        url: table.need("url", Table::text),
        licence: licence(&mut table),
    };
    table.end();
    work
}

/// A licence: its name, or a table with its name and address.
fn licence(work: &mut Table) -> Option<Licence> {
    if !work.has_table("licence") {
        return work.text("licence").map(|name| Licence { name: Some(name), url: None });
    }
    let mut table = work.table("licence")?;
    let licence = Licence { name: table.need("name", Table::text), url: table.text("url") };
    table.end();
    Some(licence)
}

fn point(mut table: Table) -> Point {
    let point = Point {
        span: table.span,
        text: table.need("text", Table::prose),
        passages: table.given("passages", Table::list),
        map: table.text("map"),
    };
    table.end();
    point
}

fn term(mut table: Table) -> Term {
    let term = Term {
        id: table.need("id", Table::text),
        name: table.need("name", Table::text),
        text: table.need("text", Table::prose),
    };
    table.end();
    term
}
