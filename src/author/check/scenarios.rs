//! The scenarios: each must differ from the article, and from every other scenario.

use super::context::Context;
use super::names::Kind;
use crate::author::diagnostic::{Code, Fault};
use crate::author::draft::map::{self as draft, Signs};
use crate::author::texts::{File, Span, Spanned, Text};
use crate::document::{Assumption, Id, Scenario, Sign, Tie};
use std::collections::{BTreeMap, BTreeSet};

/// The scenarios, which assume other signs for some of the ties.
pub(super) fn scenarios(context: &Context, ties: &[Tie], triad: Option<&[Id; 3]>) -> Vec<Scenario> {
    let scenarios = &context.draft.map.scenarios;
    let of_triad = |scenario: &&draft::Scenario| matches!(scenario.signs, Some(Signs::OfTriad(_)));
    if let Some(first) = scenarios.iter().find(of_triad)
        && context.draft.map.triad.is_none()
        && context.draft.is_complete(File::Map)
    {
        let message = "a scenario lists the signs of the triad, but there is no triad";
        let fault = Fault::new(Code::ScenarioWithoutTriad, first.span, message).label("of which ties?");
        let fault = fault.help("name the three ties at the top of map.toml: `triad = [...]`");
        context.faults.add(fault.help("or say of which ties the signs are: `signs = { id-of-a-tie = \"+\" }`"));
    }
    let assumptions =
        scenarios.iter().map(|scenario| signs(context, scenario.signs.as_ref()?, triad)).collect::<Vec<_>>();
    // If a tie's own sign is missing, it is unknown what differs from it.
    if ties.len() == context.draft.map.ties.len() {
        let spans = scenarios.iter().zip(&assumptions);
        report_equal(context, ties, spans.filter_map(|(it, signs)| Some((it.signs.as_ref()?.span(), signs.as_ref()?))));
    }
    scenarios.iter().zip(assumptions).filter_map(|(it, signs)| scenario(context, it, signs)).collect()
}

fn scenario(context: &Context, scenario: &draft::Scenario, signs: Option<Vec<Assumption>>) -> Option<Scenario> {
    let text = scenario.text.as_ref().map(|text| context.prose(text));
    let passages = match (&scenario.ours, &scenario.passages) {
        (Some(Spanned { value: true, .. }), None) => Vec::new(),
        (Some(ours), Some(Some(list))) if ours.value && !list.value.is_empty() => {
            let fault = Fault::new(Code::ScenarioOurs, ours.span, "a scenario is ours and the article's");
            let fault = fault.label("says that the article does not have it").also(list.span, "says that it does");
            context.faults.add(fault.help("delete `ours` if the article has it, else `passages`"));
            Vec::new()
        }
        (_, list) => context.resolve_some(Kind::Passage, list, scenario.span, |span| {
            let message = "a scenario does not say where it comes from";
            let fault = Fault::new(Code::ScenarioWithoutPassage, span, message).label("no passage is named");
            fault.help("name the passages that have it, `passages = [...]`, or say that it is ours: `ours = true`")
        }),
    };
    Some(Scenario {
        id: scenario.id.as_ref()?.value.clone(),
        name: scenario.name.as_ref()?.value.clone(),
        text: text?,
        signs: signs?,
        passages,
    })
}

/// The assumptions that the signs of a scenario express.
fn signs(context: &Context, signs: &Signs, triad: Option<&[Id; 3]>) -> Option<Vec<Assumption>> {
    match signs {
        Signs::OfTriad(list) => {
            let signs = of_triad(context, list)?;
            let assume = |(tie, sign): (&Id, Sign)| Assumption { tie: tie.clone(), sign };
            Some(triad?.iter().zip(signs).map(assume).collect())
        }
        Signs::OfTies(table) => {
            let assumption = |(tie, sign): &(Text, Text)| {
                let tie = context.resolve(Kind::Tie, tie);
                super::map::sign(context, sign).map(|sign| Assumption { tie, sign })
            };
            // Collected in two steps, so that every invalid sign is reported, not only the first.
            table.value.iter().map(assumption).collect::<Vec<_>>().into_iter().collect()
        }
    }
}

fn of_triad(context: &Context, signs: &Spanned<Vec<Text>>) -> Option<[Sign; 3]> {
    let definite = |sign: &Text| Sign::from_symbol(&sign.value).filter(|sign| *sign != Sign::Strained);
    let found: Option<Vec<Sign>> = signs.value.iter().map(definite).collect();
    let found = found.and_then(|signs| <[Sign; 3]>::try_from(signs).ok());
    if found.is_none() {
        let fault = Fault::new(Code::ScenarioSigns, signs.span, "a scenario needs three signs, each `+` or `-`");
        let fault = fault.label("one for each tie of the triad");
        context
            .faults
            .add(fault.help("balance is judged of `+` and `-` alone; decide for `~` what the scenario makes of it"));
    }
    found
}

/// Reports scenarios that equal the article or an earlier scenario: the address of a scenario states its assumptions, so it
/// would not be unique.
fn report_equal<'a>(context: &Context, ties: &[Tie], scenarios: impl Iterator<Item = (Span, &'a Vec<Assumption>)>) {
    let mut first: BTreeMap<BTreeSet<&Assumption>, Span> = BTreeMap::new();
    for (span, signs) in scenarios {
        let is_unchanged =
            |assumption: &&Assumption| ties.iter().any(|it| it.id == assumption.tie && it.sign == assumption.sign);
        let assumed: BTreeSet<&Assumption> = signs.iter().filter(|assumption| !is_unchanged(assumption)).collect();
        if assumed.is_empty() {
            let fault = Fault::new(Code::ScenarioAssumesNothing, span, "a scenario assumes nothing");
            let fault = fault.label("the signs that the article gives");
            context.faults.add(fault.help("give at least one tie another sign than its own"));
        } else if let Some(other) = first.get(&assumed) {
            let fault = Fault::new(Code::SameScenario, span, "two scenarios assume the same").label("the second");
            let help = "readers could not tell them apart, nor could addresses: change the signs of one, or delete it";
            context.faults.add(fault.also(*other, "the first").help(help));
        } else {
            first.insert(assumed, span);
        }
    }
}
