//! Reads `map.toml`: actors, ties, the triad, scenarios.

use crate::author::draft::map::{Actor, Map, Pin, Scenario, Signs, Tie};
use crate::author::texts::Spanned;
use crate::author::toml_reader::Table;
use crate::document::Shape;

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
        pin: pin(&mut table),
        about: table.need("about", Table::prose),
    };
    table.end();
    actor
}

fn pin(table: &mut Table) -> Option<Pin> {
    if !table.has_table("pin") {
        return table.numbers("pin").map(Pin::Everywhere);
    }
    let mut table = table.table("pin")?;
    let span = table.span;
    let places = Shape::ALL.into_iter().filter_map(|shape| Some((shape, table.numbers(shape.name())?))).collect();
    table.end();
    Some(Pin::ByShape { span, places })
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
