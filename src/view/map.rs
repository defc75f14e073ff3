//! The map: every actor a mark, every tie a line, each a link to its details.

use super::link;
use super::part::PartProps;
use super::scenarios::{choices, verdicts};
use crate::document::{Actor, ActorKind, Document, Id, Layout, Place, Route, Sign, Spot, Tie, article};
use crate::graph::layout::LINE_HEIGHT;
use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

pub(super) fn draw(props: &PartProps) -> Html {
    let document = &props.document;
    let words = &document.words;
    let focus = Focus::on(document, props.reader.place());
    let read = props.reader.section.as_ref().map(|id| mentioned(document, id)).unwrap_or_default();
    html! {
        <section class="map" id="map" aria-label={words.get("map-title").to_owned()}>
            <h2>{ words.get("map-title") }</h2>
            { choices(props) }
            <a class="skip" href="#legend">{ words.get("skip-map") }</a>
            { for document.layouts.iter().map(|layout| drawing(props, layout, &focus, &read)) }
            <ul class="legend" id="legend" tabindex="-1" aria-label={words.get("legend").to_owned()}>
                { for Sign::ALL.map(|sign| html! {
                    <li data-sign={sign.name()}>
                        <svg class="sample" viewBox="0 0 32 6" aria-hidden="true"><path class="line" d="M1 3H31" /></svg>
                        { words.get(sign.name()) }
                    </li>
                }) }
            </ul>
            { verdicts(props) }
            <p class="hint">{ words.get("map-hint") }</p>
        </section>
    }
}

/// What comes forward while something is selected; everything else fades.
struct Focus {
    any: bool,
    actors: Vec<Id>,
    ties: Vec<Id>,
}

impl Focus {
    fn on(document: &Document, place: Option<&Place>) -> Focus {
        let mut focus = Focus { any: true, actors: Vec::new(), ties: Vec::new() };
        let mut join = |tie: &Tie| {
            focus.ties.push(tie.id.clone());
            focus.actors.extend([tie.from.clone(), tie.to.clone()]);
        };
        match place {
            Some(Place::Actor(id)) => {
                document.ties_of(id).for_each(&mut join);
                focus.actors.push(id.clone());
            }
            Some(Place::Tie(id)) => document.tie(id).into_iter().for_each(join),
            Some(Place::Passage(id)) => document.ties.iter().filter(|tie| tie.evidence.contains(id)).for_each(join),
            _ => {}
        }
        focus.any = !focus.actors.is_empty();
        focus
    }

    fn distance(&self, near: bool) -> Option<&'static str> {
        self.any.then_some(if near { "near" } else { "far" })
    }
}

/// The actors that a section mentions.
fn mentioned(document: &Document, section: &str) -> Vec<Id> {
    let section = document.sections.iter().find(|it| it.id == section);
    let passages = section.into_iter().flat_map(|section| section.passages());
    let places = passages.flat_map(|passage| article::links(&passage.text));
    places.filter_map(|place| if let Place::Actor(id) = place { Some(id.clone()) } else { None }).collect()
}

fn drawing(props: &PartProps, layout: &Layout, focus: &Focus, read: &[Id]) -> Html {
    let document = &props.document;
    let ties = document.ties.iter().zip(&layout.routes).map(|(tie, route)| {
        let sign = props.reader.sign(document, &tie.id).unwrap_or(tie.sign);
        let place = Place::Tie(tie.id.clone());
        let mut tag = self::tie(document, tie, sign, route);
        mark(&mut tag, props.reader.place() == Some(&place), focus.distance(focus.ties.contains(&tie.id)));
        VNode::from(tag)
    });
    let actors = document.actors.iter().zip(&layout.spots).map(|(actor, spot)| {
        let place = Place::Actor(actor.id.clone());
        let mut tag = self::actor(document, actor, spot);
        mark(&mut tag, props.reader.place() == Some(&place), focus.distance(focus.actors.contains(&actor.id)));
        if read.contains(&actor.id) {
            link::set(&mut tag, "data-read", "true");
        }
        VNode::from(tag)
    });
    html! {
        <svg
            class="drawing"
            data-shape={layout.shape.name()}
            viewBox={format!("0 0 {} {}", layout.width, layout.height)}
            role="group"
            aria-label={document.words.get("map-title").to_owned()}
        >
            { for ties }
            { for actors }
        </svg>
    }
}

fn mark(tag: &mut VTag, current: bool, distance: Option<&'static str>) {
    if current {
        link::set(tag, "aria-current", "true");
    }
    if let Some(distance) = distance {
        link::set(tag, "data-distance", distance);
    }
}

fn tie(document: &Document, tie: &Tie, sign: Sign, route: &Route) -> VTag {
    let Route { start: [x1, y1], control: [x2, y2], end: [x3, y3] } = route;
    let line = if 2 * x2 == x1 + x3 && 2 * y2 == y1 + y3 {
        format!("M{x1} {y1}L{x3} {y3}")
    } else {
        format!("M{x1} {y1}Q{x2} {y2} {x3} {y3}")
    };
    let place = Place::Tie(tie.id.clone());
    let mut tag = link::to(
        &place,
        "tie",
        html! {
            <>
                <path class="reach" d={line.clone()} />
                <path class="line" d={line} />
                if tie.directed {
                    <path class="arrow" d={arrow(route)} />
                }
            </>
        },
    );
    link::set(&mut tag, "data-sign", sign.name());
    if document.is_in_triad(&tie.id) {
        link::set(&mut tag, "data-triad", "true");
    }
    // The panels and the table lead to every tie; on the map Tab goes from actor to actor.
    link::set(&mut tag, "tabindex", "-1");
    link::set(&mut tag, "aria-label", &label(document, tie, sign));
    tag
}

/// A tie in words: who, how, what.
pub(super) fn label(document: &Document, tie: &Tie, sign: Sign) -> String {
    format!("{}: {}, {}", ends(document, tie), document.words.get(sign.name()), tie.what)
}

/// The two ends of a tie, with an arrow where one acts on the other.
pub(super) fn ends(document: &Document, tie: &Tie) -> String {
    let name = |id: &Id| document.actor(id).map_or(id.clone(), |actor| actor.name.clone());
    let between = if tie.directed { "→" } else { "–" };
    format!("{} {between} {}", name(&tie.from), name(&tie.to))
}

/// Two short strokes that meet at the end of the route.
fn arrow(route: &Route) -> String {
    const LENGTH: f64 = 9.0;
    const HALF_WIDTH: f64 = 4.5;
    let [x, y] = route.end.map(f64::from);
    let [from_x, from_y] = route.control.map(f64::from);
    let distance = ((x - from_x) * (x - from_x) + (y - from_y) * (y - from_y)).sqrt().max(1.0);
    let (along_x, along_y) = ((x - from_x) / distance, (y - from_y) / distance);
    let wing = |side: f64| {
        let x = x - along_x * LENGTH - along_y * HALF_WIDTH * side;
        let y = y - along_y * LENGTH + along_x * HALF_WIDTH * side;
        // Whole numbers: the same text from every machine, and nothing to print fractions with.
        format!("{} {}", x.round() as i32, y.round() as i32)
    };
    format!("M{}L{} {}L{}", wing(1.0), route.end[0], route.end[1], wing(-1.0))
}

fn actor(document: &Document, actor: &Actor, spot: &Spot) -> VTag {
    let major = document.is_major(&actor.id);
    let radius = spot.radius;
    let (x, y) = (spot.x.to_string(), spot.y.to_string());
    let shape = match actor.kind {
        ActorKind::Person | ActorKind::Organisation => {
            let rounding = if actor.kind == ActorKind::Person { "4" } else { "0" };
            let (left, top, size) = (spot.x - radius, spot.y - radius, (2 * radius).to_string());
            html! { <rect class="mark" x={left.to_string()} y={top.to_string()} width={size.clone()} height={size} rx={rounding} /> }
        }
        _ => html! { <circle class="mark" cx={x} cy={y} r={radius.to_string()} /> },
    };
    let lines = spot.lines.iter().enumerate().map(|(index, line)| {
        let y = spot.label_y + LINE_HEIGHT as i32 * index as i32;
        html! { <tspan x={spot.label_x.to_string()} y={y.to_string()}>{ line.clone() }</tspan> }
    });
    let mut tag =
        link::to(&Place::Actor(actor.id.clone()), "actor", html! { <>{ shape }<text>{ for lines }</text></> });
    link::set(&mut tag, "data-kind", actor.kind.name());
    if major {
        link::set(&mut tag, "data-major", "true");
    }
    link::set(&mut tag, "aria-label", &format!("{}, {}", actor.name, super::tables::standing(document, actor)));
    tag
}
