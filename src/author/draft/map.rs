//! `map.toml`: actors, ties, the triad, scenarios.

use super::super::tables::Table;
use super::super::texts::{Span, Spanned, Text};
use super::Prose;

/// What `map.toml` says.
#[derive(Debug, Default)]
pub(in crate::author) struct Map {
    pub(in crate::author) triad: Option<Spanned<Vec<Text>>>,
    pub(in crate::author) actors: Vec<Actor>,
    pub(in crate::author) ties: Vec<Tie>,
    pub(in crate::author) scenarios: Vec<Scenario>,
}

/// Someone who acts.
#[derive(Debug)]
pub(in crate::author) struct Actor {
    pub(in crate::author) id: Option<Text>,
    pub(in crate::author) name: Option<Text>,
    pub(in crate::author) kind: Option<Text>,
    pub(in crate::author) side: Option<Text>,
    pub(in crate::author) pin: Option<Spanned<Vec<f64>>>,
    pub(in crate::author) about: Option<Prose>,
}

/// A tie between two actors.
#[derive(Debug)]
pub(in crate::author) struct Tie {
    pub(in crate::author) span: Span,
    /// As given, or made of the actors' ids.
    pub(in crate::author) id: Option<Text>,
    pub(in crate::author) from: Option<Text>,
    pub(in crate::author) to: Option<Text>,
    pub(in crate::author) sign: Option<Text>,
    pub(in crate::author) directed: bool,
    pub(in crate::author) kind: Option<Text>,
    pub(in crate::author) what: Option<Text>,
    /// The passages that support it.
    pub(in crate::author) evidence: Option<Option<Spanned<Vec<Text>>>>,
    pub(in crate::author) contradicts: Option<Spanned<Vec<Text>>>,
    pub(in crate::author) context: Option<Spanned<Vec<Text>>>,
}

/// Other signs for some of the ties.
#[derive(Debug)]
pub(in crate::author) struct Scenario {
    pub(in crate::author) span: Span,
    pub(in crate::author) id: Option<Text>,
    pub(in crate::author) name: Option<Text>,
    pub(in crate::author) text: Option<Prose>,
    pub(in crate::author) signs: Option<Signs>,
    pub(in crate::author) passages: Option<Option<Spanned<Vec<Text>>>>,
    pub(in crate::author) ours: Option<Spanned<bool>>,
}

/// The signs of a scenario.
#[derive(Debug)]
pub(in crate::author) enum Signs {
    /// A list: those of the triad's ties, in its order.
    OfTriad(Spanned<Vec<Text>>),
    /// A table: ties by their ids, each with its sign.
    OfTies(Spanned<Vec<(Text, Text)>>),
}

impl Signs {
    /// Where they stand.
    pub(in crate::author) fn span(&self) -> Span {
        match self {
            Signs::OfTriad(list) => list.span,
            Signs::OfTies(table) => table.span,
        }
    }
}

pub(super) fn read(root: &mut Table) -> Map {
    Map {
        triad: root.list("triad"),
        actors: root.tables("actor").into_iter().map(actor).collect(),
        ties: root.tables("tie").into_iter().map(tie).collect(),
        scenarios: root.tables("scenario").into_iter().map(scenario).collect(),
    }
}

fn actor(mut table: Table) -> Actor {
    let actor = Actor {
        id: table.need("id", Table::text),
        name: table.need("name", Table::text),
        kind: table.need("kind", Table::text),
        side: table.text("side"),
        pin: table.numbers("pin"),
        about: table.need("about", Table::prose),
    };
    table.end();
    actor
}

fn tie(mut table: Table) -> Tie {
    let id = table.text("id");
    let from = table.need("from", Table::text);
    let to = table.need("to", Table::text);
    let made = || {
        let value = format!("{}-{}", from.as_ref()?.value, to.as_ref()?.value);
        Some(Spanned { value, span: table.span })
    };
    let tie = Tie {
        span: table.span,
        id: id.or_else(made),
        sign: table.need("sign", Table::text),
        directed: table.flag("directed").is_some_and(|flag| flag.value),
        kind: table.text("kind"),
        what: table.need("what", Table::text),
        evidence: table.given("evidence", Table::list),
        contradicts: table.list("contradicts"),
        context: table.list("context"),
        from,
        to,
    };
    table.end();
    tie
}

fn scenario(mut table: Table) -> Scenario {
    let scenario = Scenario {
        span: table.span,
        id: table.need("id", Table::text),
        name: table.need("name", Table::text),
        text: table.need("text", Table::prose),
        signs: table.need("signs", signs),
        passages: table.given("passages", Table::list),
        ours: table.flag("ours"),
    };
    table.end();
    scenario
}

fn signs(table: &mut Table, key: &'static str) -> Option<Signs> {
    if !table.has_table(key) {
        return table.list(key).map(Signs::OfTriad);
    }
    let ties = table.table(key)?;
    let (span, count) = (ties.span, ties.count());
    let signs = ties.entries();
    // What was of no use has been told; what is left is not what the scenario assumes.
    (signs.len() == count).then_some(Signs::OfTies(Spanned { value: signs, span }))
}
