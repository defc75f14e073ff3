//! The map's drawings, one for each shape of container: every actor is a mark, every tie a line, and each is a link to its
//! card. They are drawn with the article's signs; `chart.rs` updates them by [`changes`].

use super::super::element::{all, el, of_class, set, text, text_el, when};
use super::super::link;
use crate::document::{Actor, ActorKind, Document, Layout, Place, Route, Shape, Sign, Spot, Tie};
use crate::graph::Shared;
use crate::graph::layout::{LINE_HEIGHT, is_square};
use crate::reader::picture::{MapItem, ascending_unique};
use crate::reader::{Picture, wording};
use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

/// The drawings, each with an empty layer over it for what is highlighted. The drawing for the narrowest container is in the
/// page; the others are in templates, because the browser does not lay out a template, and most readers need one drawing only.
pub fn draw(document: &Shared) -> Html {
    let alone = document.layouts.len() == 1;
    let sheets = document.layouts.iter().map(|layout| {
        let shape = if alone { "any" } else { layout.shape.name() };
        let front = [("class", "front"), ("viewBox", &*view_box(layout)), ("aria-hidden", "true")];
        let parts = vec![drawing(document, layout), el("svg", &front, Vec::new())];
        let attributes = [("class", "sheet"), ("data-shape", shape), ("data-big", when(is_big(layout), "true"))];
        let sheet = el("div", &attributes, parts);
        match from_width(layout.shape) {
            from if from > 0 && !alone => {
                el("template", &[("data-shape", shape), ("data-from", &from.to_string())], vec![sheet])
            }
            _ => sheet,
        }
    });
    all(sheets.collect())
}

/// The least width of the container, in em, at which the drawing of a shape shows. Beside the text the map may be as high as the
/// screen, so the wide drawing is larger only in a container that is wider than high.
pub(super) fn from_width(shape: Shape) -> u32 {
    match shape {
        Shape::Tall => 0,
        Shape::Square => 26,
        Shape::Wide => 52,
    }
}

/// Whether the label of an actor of the triad stands beside its mark, and not within it.
fn is_beside(spot: &Spot) -> bool {
    spot.label_x.abs_diff(spot.x).max(spot.label_y.abs_diff(spot.y)) > spot.radius.unsigned_abs()
}

/// Whether a drawing is too big for all of its labels to be read at once. The labels then keep their size on the screen at any
/// zoom.
fn is_big(layout: &Layout) -> bool {
    layout.spots.iter().any(|spot| spot.level > 0)
}

fn view_box(layout: &Layout) -> String {
    format!("0 0 {} {}", layout.width, layout.height)
}

fn drawing(document: &Shared, layout: &Layout) -> Html {
    let signs: Vec<Sign> = document.ties.iter().map(|tie| tie.sign).collect();
    let big = is_big(layout);
    let ties = document
        .ties
        .iter()
        .zip(&layout.routes)
        .map(|(tie, route)| VNode::from(tie_link(document, tie, tie.sign, self::tie(tie, route))));
    let actors = document.actors.iter().zip(&layout.spots).enumerate().map(|(index, (actor, spot))| {
        let major = document.is_major(&actor.id);
        let mut tag = link::to(&Place::Actor(actor.id.clone()), "actor", self::actor(actor, major, big, spot));
        set(&mut tag, "data-kind", actor.kind.name());
        set(&mut tag, "data-major", when(major, "true"));
        set(&mut tag, "data-beside", when(major && !big && is_beside(spot), "true"));
        set(&mut tag, "aria-label", &name(document, &signs, index));
        if spot.level > 0 {
            set(&mut tag, "data-level", &spot.level.to_string());
        }
        VNode::from(tag)
    });
    let attributes = [
        ("class", "drawing"),
        ("viewBox", &*view_box(layout)),
        ("role", "group"),
        ("aria-label", document.words.get("map-title")),
    ];
    el("svg", &attributes, ties.chain(actors).collect())
}

/// A change of an attribute of an element on the map; without a value the attribute is removed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Change {
    pub(super) item: MapItem,
    pub(super) name: &'static str,
    pub(super) value: Option<String>,
}

/// The changes on the map from one picture to the next.
pub(super) fn changes(document: &Shared, before: &Picture, after: &Picture) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut change = |item, name, value: Option<String>| changes.push(Change { item, name, value });
    let flag = |holds: bool| holds.then(|| "true".to_owned());
    let mut renamed = Vec::new();
    for (index, (&old, &new)) in before.signs.iter().zip(after.signs.iter()).enumerate() {
        if old != new {
            let tie = &document.ties[index];
            change(MapItem::Tie(index), "data-sign", Some(new.name().to_owned()));
            change(MapItem::Tie(index), "data-assumed", flag(new != tie.sign));
            change(MapItem::Tie(index), "aria-label", Some(wording::tie(document, tie, new)));
            renamed.extend(document.neighbours().ends(index));
        }
    }
    for actor in ascending_unique(document.actors.len(), renamed) {
        change(MapItem::Actor(actor), "aria-label", Some(name(document, &after.signs, actor)));
    }
    for (tie, (old, new)) in before.ties_hidden.iter().zip(&after.ties_hidden).enumerate() {
        if old != new {
            change(MapItem::Tie(tie), "data-hidden", flag(*new));
        }
    }
    for (actor, (old, new)) in before.actors_hidden.iter().zip(&after.actors_hidden).enumerate() {
        if old != new {
            change(MapItem::Actor(actor), "data-hidden", flag(*new));
        }
    }
    // Actors that the section in view names are marked only if the map does not highlight anything.
    let [marked_before, marked] =
        [before, after].map(|picture| if picture.front.is_none() { &*picture.read } else { &[] });
    if marked_before != marked {
        let mut read = |actors: &[usize], others: &[usize], is: bool| {
            for &actor in actors.iter().filter(|actor| !others.contains(actor)) {
                change(MapItem::Actor(actor), "data-read", flag(is));
            }
        };
        read(marked_before, marked, false);
        read(marked, marked_before, true);
    }
    if before.current != after.current {
        for (item, is) in before.current.map(|item| (item, false)).into_iter().chain(after.current.map(|it| (it, true)))
        {
            change(item, "aria-current", flag(is));
        }
    }
    changes
}

/// A link to a tie in a picture, with a sign; `drawn` is its content.
pub(in super::super) fn tie_link(document: &Document, tie: &Tie, sign: Sign, drawn: Vec<Html>) -> VTag {
    let mut tag = link::to(&Place::Tie(tie.id.clone()), "tie", drawn);
    set(&mut tag, "data-sign", sign.name());
    set(&mut tag, "data-triad", when(document.is_in_triad(&tie.id), "true"));
    // Ties are no stops for Tab, because there are many; the arrow keys, the cards and the table lead to them.
    set(&mut tag, "tabindex", "-1");
    set(&mut tag, "aria-label", &wording::tie(document, tie, sign));
    tag
}

/// An actor in words: its name, its kind, and how many ties of each sign it has.
fn name(document: &Shared, signs: &[Sign], actor: usize) -> String {
    [&document.actors[actor].name, ", ", &wording::standing(document, signs, actor)].concat()
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
        // Coordinates are rounded, so that the text is the same on every machine, and because formatting fractions is more code.
        format!("{} {}", x.round() as i32, y.round() as i32)
    };
    format!("M{}L{} {}L{}", wing(1.0), route.end[0], route.end[1], wing(-1.0))
}

fn actor(actor: &Actor, major: bool, big: bool, spot: &Spot) -> Vec<Html> {
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
    // In a big map the label stands below its mark, because it keeps its size on the screen at any zoom.
    if big {
        let below = (spot.y + spot.radius).to_string();
        let name = el("tspan", &[("dy", "1em")], vec![text(&actor.name)]);
        return vec![mark, el("text", &[("x", &x), ("y", &below)], vec![name])];
    }
    let [label_x, label_y] = [spot.label_x, spot.label_y].map(|at| at.to_string());
    if let [line] = &*spot.lines {
        return vec![mark, el("text", &[("x", &label_x), ("y", &label_y)], vec![text(line)])];
    }
    let mut lines = Vec::new();
    for (index, line) in spot.lines.iter().enumerate() {
        if index > 0 {
            // A space of no width separates the words of two lines; a plain space would shift the middle of the line before.
            lines.push(text_el("tspan", "gap", " "));
        }
        let y = spot.label_y + LINE_HEIGHT as i32 * index as i32;
        lines.push(el("tspan", &[("x", &label_x), ("y", &y.to_string())], vec![text(line)]));
    }
    vec![mark, of_class("text", "", lines)]
}
