//! Reads `map.toml`: actors, ties, the triad, scenarios.

use crate::author::diagnostic::{Code, Fault, Faults};
use crate::author::draft::map::{Actor, Map, Pin, Scenario, Signs, Tie, actor_hyphens};
use crate::author::texts::{Spanned, Text};
use crate::author::toml_reader::Table;
use crate::document::Shape;

/// The most actors whose pairs are compared with a misspelt tie.
const MAX_COMPARED: usize = 100;

pub(super) fn read(root: &mut Table, faults: &Faults) -> Map {
    let defaults = root.table("kind").map(default_kinds).unwrap_or_default();
    let actors: Vec<Actor> = root.tables("actor").into_iter().map(|table| actor(table, &defaults)).collect();
    let ids: Vec<&str> = actors.iter().filter_map(|actor| Some(actor.id.as_ref()?.value.as_str())).collect();
    let short_ties = root.by_id("ties").into_iter().map(|(id, mut table)| {
        let ends = ends(&id, &mut table, &ids, faults);
        tie(table, Some(id), ends, &defaults)
    });
    let mut ties: Vec<Tie> = short_ties.collect();
    ties.extend(root.tables("tie").into_iter().map(|mut table| {
        let (id, ends) = (table.text("id"), [table.need("from", Table::text), table.need("to", Table::text)]);
        tie(table, id, ends, &defaults)
    }));
    ties.sort_by_key(|tie| tie.span);
    Map {
        triad: root.list("triad"),
        actor_kind: defaults.actor,
        actors,
        ties,
        scenarios: root.tables("scenario").into_iter().map(scenario).collect(),
    }
}

/// The kinds of actors and ties that name none, from the table `[kind]`.
#[derive(Default)]
struct DefaultKinds {
    actor: Option<Text>,
    tie: Option<Text>,
}

fn default_kinds(mut table: Table) -> DefaultKinds {
    let kinds = DefaultKinds { actor: table.text("actor"), tie: table.text("tie") };
    table.end();
    kinds
}

/// The actors that a tie of `[ties]` joins: those of `from` and `to`, or else the two whose ids, joined by a hyphen, are the
/// tie's id.
fn ends(id: &Text, table: &mut Table, actors: &[&str], faults: &Faults) -> [Option<Text>; 2] {
    if table.has("from") || table.has("to") {
        return [table.need("from", Table::text), table.need("to", Table::text)];
    }
    ["from", "to"].into_iter().for_each(|key| table.skip(key));
    let hyphens = actor_hyphens(&id.value, actors);
    if let [hyphen] = hyphens[..] {
        return [0..hyphen, hyphen + 1..id.value.len()].map(|part| Some(table.part(id, part)));
    }
    if hyphens.len() > 1 {
        let message = format!("`{}` can be read as two ties", id.value);
        let fault = Fault::new(Code::TieWithoutEnds, id.span, message).label("joins which two actors?");
        faults.add(fault.help("say which: add `from = \"...\"` and `to = \"...\"`"));
    } else if table.is_complete() {
        let few = if actors.len() <= MAX_COMPARED { actors } else { &[] };
        let pairs: Vec<String> =
            few.iter().flat_map(|from| few.iter().map(move |to| [from, "-", to].concat())).collect();
        let message = format!("`{}` does not say which actors the tie joins", id.value);
        let fault = Fault::new(Code::TieWithoutEnds, id.span, message).label("not two ids of actors");
        let fault = fault.suggest(&id.value, pairs.iter().map(String::as_str));
        faults.add(fault.help("call it after both, `from-to`, or add `from = \"...\"` and `to = \"...\"`"));
    }
    [None, None]
}

fn actor(mut table: Table, defaults: &DefaultKinds) -> Actor {
    let actor = Actor {
        id: table.need("id", Table::text),
        name: table.need("name", Table::text),
        also: table.text("also"),
        kind: match defaults.actor {
            Some(_) => table.given("kind", Table::text),
            None => Some(table.need("kind", Table::text)),
        },
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

fn tie(mut table: Table, id: Option<Text>, [from, to]: [Option<Text>; 2], defaults: &DefaultKinds) -> Tie {
    let generated_id = || {
        let value = format!("{}-{}", from.as_ref()?.value, to.as_ref()?.value);
        Some(Spanned { value, span: table.span })
    };
    let tie = Tie {
        span: table.span,
        id: id.or_else(generated_id),
        sign: table.need("sign", Table::text),
        directed: table.flag("directed").is_some_and(|flag| flag.value),
        kind: table.text("kind").or_else(|| defaults.tie.clone()),
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
    // Entries with invalid values have been reported; without them the scenario would assume something else.
    (signs.len() == count).then_some(Signs::OfTies(Spanned { value: signs, span }))
}
