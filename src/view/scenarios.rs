//! What if: the scenarios to choose from, and what the triangle is under each.

use super::link;
use super::part::PartProps;
use super::prose::prose;
use super::tables::evidence;
use crate::document::{Document, Id, Place, Scenario, Sign};
use crate::graph::balance::Triangle;
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// The scenarios as links; the one in force is current.
pub(super) fn choices(props: &PartProps) -> Html {
    let words = &props.document.words;
    let as_written = props.reader.address.scenario.is_none();
    let scenarios = props.document.scenarios.iter().map(|scenario| {
        let place = Place::Scenario(scenario.id.clone());
        let mut tag = link::to(&place, "chip", html! { { scenario.name.clone() } });
        if props.reader.address.scenario.as_ref() == Some(&scenario.id) {
            link::set(&mut tag, "aria-current", "true");
        }
        html! { <li>{ VNode::from(tag) }</li> }
    });
    html! {
        <nav class="scenarios" aria-label={words.get("what-if").to_owned()}>
            <ul>
                <li><a class="chip" href="#as-written" aria-current={as_written.then_some("true")}>{ words.get("as-written") }</a></li>
                { for scenarios }
            </ul>
        </nav>
    }
}

/// What the triangle is: as the article has it, and under each scenario. The one in force is shown.
pub(super) fn verdicts(props: &PartProps) -> Html {
    let document = &props.document;
    let Some(triad) = &document.triad else { return Html::default() };
    let drawn = [0, 1, 2].map(|side| document.tie(&triad[side]).map_or(Sign::Strained, |tie| tie.sign));
    let shown = |id: Option<&Id>| (props.reader.address.scenario.as_ref() == id).then_some("true");
    html! {
        <div class="verdicts" role="status">
            <div class="verdict" data-shown={shown(None)}>
                { judgement(document, triad, drawn) }
            </div>
            { for document.scenarios.iter().map(|scenario| html! {
                <>
                    <span class="anchor" id={Place::Scenario(scenario.id.clone()).fragment()}></span>
                    <div class="verdict" data-shown={shown(Some(&scenario.id))}>
                        { judgement(document, triad, scenario.signs) }
                        { source(document, scenario) }
                    </div>
                </>
            }) }
        </div>
    }
}

/// The balance of the triad, and its kind, in words.
fn judgement(document: &Document, triad: &[Id; 3], signs: [Sign; 3]) -> Html {
    let words = &document.words;
    let triangle = Triangle::of(signs);
    let balance = match triangle.is_balanced() {
        Some(true) => "balanced",
        Some(false) => "unbalanced",
        None => "undecided",
    };
    let name = |id: &Id| document.actor(id).map_or(id.clone(), |actor| actor.name.clone());
    let [one, two, odd] = triangle
        .odd_side()
        .and_then(|side| corners(document, triad, side))
        .map_or_else(Default::default, |corners| corners.map(|id| name(&id)));
    let all = corners(document, triad, 0).map(|corners| corners.map(|id| name(&id)).join(", ")).unwrap_or_default();
    let kind = words.fill(
        &format!("triangle-{}", triangle.name()),
        &[("one", &one), ("two", &two), ("odd", &odd), ("corners", &all)],
    );
    html! {
        <p data-triangle={triangle.name()} data-balance={balance}><b>{ words.get(balance) }</b>{ " " }{ kind }</p>
    }
}

/// The ends of a side of the triad, and the corner across from it.
fn corners(document: &Document, triad: &[Id; 3], side: usize) -> Option<[Id; 3]> {
    let tie = document.tie(&triad[side])?;
    let across = document.tie(&triad[(side + 1) % 3])?;
    let odd = if across.from == tie.from || across.from == tie.to { &across.to } else { &across.from };
    Some([tie.from.clone(), tie.to.clone(), odd.clone()])
}

/// What the scenario is, and where the article has it, or that it does not.
fn source(document: &Document, scenario: &Scenario) -> Html {
    let words = &document.words;
    html! {
        <p>
            { prose(&scenario.text) }{ " " }
            if scenario.passages.is_empty() {
                <span class="ours">{ words.get("scenario-ours") }</span>
            }
            { evidence(document, &scenario.passages) }
        </p>
    }
}
