//! `explainer.toml`: title, what is retold, terms, the closing question, the list of claims.

use super::super::tables::Table;
use super::super::texts::Text;
use super::Prose;

/// What `explainer.toml` says.
#[derive(Debug, Default)]
pub(in crate::author) struct Explainer {
    pub(in crate::author) title: Option<Text>,
    pub(in crate::author) standfirst: Option<Text>,
    pub(in crate::author) lang: Option<Text>,
    pub(in crate::author) canonical: Option<Text>,
    pub(in crate::author) author: Option<Text>,
    pub(in crate::author) published: Option<String>,
    pub(in crate::author) reflection: Option<Text>,
    pub(in crate::author) original: Option<Work>,
    pub(in crate::author) behind: Option<Work>,
    pub(in crate::author) terms: Vec<Term>,
    pub(in crate::author) claims: Vec<(Text, Text)>,
}

/// A published text.
#[derive(Debug)]
pub(in crate::author) struct Work {
    pub(in crate::author) title: Option<Text>,
    pub(in crate::author) author: Option<Text>,
    pub(in crate::author) publisher: Option<Text>,
    pub(in crate::author) published: Option<String>,
    pub(in crate::author) url: Option<Text>,
}

/// A term and what it means.
#[derive(Debug)]
pub(in crate::author) struct Term {
    pub(in crate::author) id: Option<Text>,
    pub(in crate::author) name: Option<Text>,
    pub(in crate::author) text: Option<Prose>,
}

pub(super) fn read(root: &mut Table) -> Explainer {
    Explainer {
        title: root.need("title", Table::text),
        standfirst: root.need("standfirst", Table::text),
        lang: root.need("lang", Table::text),
        canonical: root.text("canonical"),
        author: root.text("author"),
        published: root.need("published", Table::date),
        reflection: root.text("reflection"),
        original: root.need("original", Table::table).map(work),
        behind: root.table("behind").map(work),
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
    };
    table.end();
    work
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
