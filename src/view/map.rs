//! The map: every actor a mark, every tie a line, each a link to its details.

use super::element::{el, said, set, text, when};
use super::link;
use super::part::PartProps;
use super::scenarios::{choices, verdicts};
use super::tables::standing;
use crate::document::{Actor, ActorKind, Document, Id, Layout, Place, Route, Sign, Spot, Tie, article};
use crate::graph::layout::{LINE_HEIGHT, is_square};
use yew::prelude::*;
use yew::virtual_dom::VNode;

pub(super) fn draw(props: &PartProps) -> Html {
    let document = &props.document;
    let words = &document.words;
    let focus = Focus::on(document, props.reader.place());
    let read = props.reader.section.as_ref().map(|id| mentioned(document, id)).unwrap_or_default();
    let title = words.get("map-title");
    let mut parts = vec![
        said("h2", "", title),
        choices(props),
        el("a", &[("class", "skip"), ("href", "#legend")], vec![text(words.get("skip-map"))]),
    ];
    parts.extend(document.layouts.iter().map(|layout| drawing(props, layout, &focus, &read)));
    parts.extend([legend(document), verdicts(props), said("p", "hint", words.get("map-hint"))]);
    el("section", &[("class", "map"), ("id", "map"), ("aria-label", title)], parts)
}

fn legend(document: &Document) -> Html {
    let words = &document.words;
    let items = Sign::ALL.map(|sign| {
        let line = el("path", &[("class", "line"), ("d", "M1 3H31")], Vec::new());
        let sample = [("class", "sample"), ("viewBox", "0 0 32 6"), ("aria-hidden", "true")];
        let item = vec![el("svg", &sample, vec![line]), text(words.get(sign.name()))];
        el("li", &[("data-sign", sign.name())], item)
    });
    let attributes = [("class", "legend"), ("id", "legend"), ("tabindex", "-1"), ("aria-label", words.get("legend"))];
    el("ul", &attributes, items.into())
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
            Some(Place::Passage(id)) => document.ties.iter().filter(|tie| tie.rests_on(id)).for_each(join),
            _ => {}
        }
        focus.any = !focus.actors.is_empty();
        focus
    }

    fn distance(&self, near: bool) -> &'static str {
        when(self.any, if near { "near" } else { "far" })
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
    let open = props.reader.place();
    let ties = document.ties.iter().zip(&layout.routes).map(|(tie, route)| {
        let sign = props.reader.sign(document, &tie.id).unwrap_or(tie.sign);
        let place = Place::Tie(tie.id.clone());
        let mut tag = link::to(&place, "tie", self::tie(tie, route));
        set(&mut tag, "data-sign", sign.name());
        set(&mut tag, "data-triad", when(document.is_in_triad(&tie.id), "true"));
        // The panels and the table lead to every tie; on the map Tab goes from actor to actor.
        set(&mut tag, "tabindex", "-1");
        set(&mut tag, "aria-label", &label(document, tie, sign));
        set(&mut tag, "aria-current", when(open == Some(&place), "true"));
        set(&mut tag, "data-distance", focus.distance(focus.ties.contains(&tie.id)));
        VNode::from(tag)
    });
    let actors = document.actors.iter().zip(&layout.spots).map(|(actor, spot)| {
        let place = Place::Actor(actor.id.clone());
        let major = document.is_major(&actor.id);
        let mut tag = link::to(&place, "actor", self::actor(actor, major, spot));
        set(&mut tag, "data-kind", actor.kind.name());
        set(&mut tag, "data-major", when(major, "true"));
        set(&mut tag, "aria-label", &format!("{}, {}", actor.name, standing(document, &props.reader, actor)));
        set(&mut tag, "aria-current", when(open == Some(&place), "true"));
        set(&mut tag, "data-distance", focus.distance(focus.actors.contains(&actor.id)));
        set(&mut tag, "data-read", when(read.contains(&actor.id), "true"));
        VNode::from(tag)
    });
    let attributes = [
        ("class", "drawing"),
        ("data-shape", layout.shape.name()),
        ("viewBox", &format!("0 0 {} {}", layout.width, layout.height)),
        ("role", "group"),
        ("aria-label", document.words.get("map-title")),
    ];
    el("svg", &attributes, ties.chain(actors).collect())
}

fn tie(tie: &Tie, route: &Route) -> Vec<Html> {
    let Route { start: [x1, y1], control: [x2, y2], end: [x3, y3] } = route;
    let line = if 2 * x2 == x1 + x3 && 2 * y2 == y1 + y3 {
        format!("M{x1} {y1}L{x3} {y3}")
    } else {
        format!("M{x1} {y1}Q{x2} {y2} {x3} {y3}")
    };
    let path = |class: &'static str, d: &str| el("path", &[("class", class), ("d", d)], Vec::new());
    let mut paths = vec![path("reach", &line), path("line", &line)];
    if tie.directed {
        paths.push(path("arrow", &arrow(route)));
    }
    paths
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

fn actor(actor: &Actor, major: bool, spot: &Spot) -> Vec<Html> {
    let (x, y, radius) = (spot.x.to_string(), spot.y.to_string(), spot.radius.to_string());
    let mark = if is_square(actor.kind, major) {
        let (left, top) = ((spot.x - spot.radius).to_string(), (spot.y - spot.radius).to_string());
        let size = (2 * spot.radius).to_string();
        let rounding = if actor.kind == ActorKind::Person { "4" } else { "0" };
        let square =
            [("class", "mark"), ("x", &left), ("y", &top), ("width", &size), ("height", &size), ("rx", rounding)];
        el("rect", &square, Vec::new())
    } else {
        el("circle", &[("class", "mark"), ("cx", &x), ("cy", &y), ("r", &radius)], Vec::new())
    };
    let mut lines = Vec::new();
    for (index, line) in spot.lines.iter().enumerate() {
        if index > 0 {
            // Between the lines as words, of no width: a space would shift the middle of the line before.
            lines.push(said("tspan", "gap", " "));
        }
        let y = spot.label_y + LINE_HEIGHT as i32 * index as i32;
        lines.push(el("tspan", &[("x", &spot.label_x.to_string()), ("y", &y.to_string())], vec![text(line)]));
    }
    vec![mark, el("text", &[], lines)]
}
