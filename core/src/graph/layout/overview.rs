//! The overview: the drawing of a network that is too big to be read at once. There is one for all containers, which readers zoom
//! and drag. Its actors are where the stress is least, its ties are straight, and a label shows from the zoom level on at which
//! it has room.

use super::descent::descended;
use super::geometry::{Point, Rect};
use super::hops::{groups, hops_from, neighbours};
use super::levels::{Hanging, levels};
use super::measures::{LABEL_SIZE, Link, MARGIN, Mark, VIEW, is_square, radius_in_overview};
use super::outline::Outline;
use super::overlap_removal::Crowd;
use super::packing::packed;
use super::plan::{Pair, Tie, pairs, ties};
use super::random::Random;
use super::route::{nowhere, straight};
use super::stress::Net;
use crate::document::{ActorKind, Layout, Shape, Spot};

/// The side of the square that each actor has on average, in px.
const ROOM: f64 = 54.0;

/// The least space between marks, in px.
const GAP: f64 = 8.0;

/// The least space around actors of the triad, in px, because their labels show at low zoom levels.
const MAJOR_GAP: f64 = 36.0;

/// Space between parallel ties, in px.
const LANE: f64 = 6.0;

/// Rounds of majorization around pins.
const ROUNDS: usize = 30;

/// A connected component.
struct Group {
    members: Vec<usize>,
    hops: Vec<u16>,
    /// Pairs of members, by their indices in `members`.
    pairs: Vec<[usize; 2]>,
    at: Vec<Point>,
}

/// Draws the overview.
pub(super) fn overview(marks: &[Mark], links: &[Link], shape: Shape, random: &mut Random) -> Layout {
    let pairs = pairs(marks.len(), links);
    let mut groups = drawn(marks, &pairs, random);
    let hop = hop(&groups);
    for group in &mut groups {
        group.at.iter_mut().for_each(|at| *at = *at * hop);
    }
    let mut at = together(marks.len(), &groups);
    let radii: Vec<f64> = marks.iter().map(|mark| radius_in_overview(mark.kind, mark.major)).collect();
    let room = |mark: &Mark| if mark.major { MAJOR_GAP } else { GAP };
    let roomy: Vec<f64> = marks.iter().zip(&radii).map(|(mark, radius)| radius + room(mark) / 2.0).collect();
    let mut fixed = vec![false; marks.len()];
    Crowd { radii: &roomy, fixed: &fixed, frame: None }.part(&mut at);
    let view = view(&at, &radii);
    if marks.iter().any(|mark| mark.pin.is_some()) {
        pin(marks, &mut at, view, &mut fixed);
        settle(&groups, hop, &mut at, &fixed);
        let frame = Rect { bottom: view.bottom - label_room(view), ..view };
        Crowd { radii: &roomy, fixed: &fixed, frame: Some(frame) }.part(&mut at);
    }
    at.iter_mut().for_each(|at| *at = *at - Point { x: view.left, y: view.top });
    layout(marks, &at, &radii, &ties(links, &pairs), [view.width(), view.height()], shape)
}

/// Each component drawn by itself, in hops; a person is one hop from their side, even without a tie.
fn drawn(marks: &[Mark], pairs: &[Pair], random: &mut Random) -> Vec<Group> {
    let by_side = |(one, mark): (usize, &Mark)| {
        let side = mark.side.filter(|&side| mark.kind == ActorKind::Person && side < marks.len() && side != one);
        side.map(|side| [one, side])
    };
    let sides = marks.iter().enumerate().filter_map(by_side);
    let all = neighbours(marks.len(), pairs.iter().map(|pair| pair.ends).chain(sides));
    let mut index_in_group = vec![0; marks.len()];
    let group = |members: Vec<usize>| {
        for (index, &member) in members.iter().enumerate() {
            index_in_group[member] = index;
        }
        let near: Vec<Vec<usize>> =
            members.iter().map(|&member| all[member].iter().map(|&other| index_in_group[other]).collect()).collect();
        let hops: Vec<u16> = (0..members.len()).flat_map(|start| hops_from(start, &near)).collect();
        let at = level(descended(&hops, members.len(), &near, random));
        let pairs = near.iter().enumerate().flat_map(|(one, others)| others.iter().map(move |&other| [one, other]));
        Group { pairs: pairs.filter(|[one, other]| one < other).collect(), members, hops, at }
    };
    groups(&all).into_iter().map(group).collect()
}

/// The points relative to their centre, rotated so that their greatest spread is horizontal.
fn level(points: Vec<Point>) -> Vec<Point> {
    let count = points.len().max(1) as f64;
    let centre = points.iter().fold(Point::default(), |sum, &point| sum + point) * (1.0 / count);
    let (mut across, mut down, mut both) = (0.0, 0.0, 0.0);
    for point in points.iter().map(|&point| point - centre) {
        across += point.x * point.x;
        down += point.y * point.y;
        both += point.x * point.y;
    }
    // The direction of the greatest spread: an eigenvector of the covariance.
    let half = (across - down) / 2.0;
    let reach = (half * half + both * both).sqrt();
    let axis = if half >= 0.0 { Point { x: half + reach, y: both } } else { Point { x: both, y: reach - half } }.unit();
    let back = Point { x: axis.x, y: -axis.y };
    points.into_iter().map(|point| (point - centre).by_angle(back)).collect()
}

/// The length of a hop with which each actor has [`ROOM`] on average, in px.
fn hop(groups: &[Group]) -> f64 {
    let area = |group: &Group| {
        let extent = extent(&group.at);
        (extent.width() + 1.0) * (extent.height() + 1.0)
    };
    let actors: usize = groups.iter().map(|group| group.members.len()).sum();
    ROOM * (actors as f64 / groups.iter().map(area).sum::<f64>().max(1.0)).sqrt()
}

fn extent(points: &[Point]) -> Rect {
    points.iter().map(|&point| Rect::spanning(point, point)).reduce(Rect::joined).unwrap_or_default()
}

fn together(count: usize, groups: &[Group]) -> Vec<Point> {
    let drawings: Vec<_> = groups.iter().map(|group| (group.at.clone(), group.pairs.clone())).collect();
    let mut at = vec![Point::default(); count];
    for (group, by) in groups.iter().zip(packed(&drawings, ROOM / 3.0)) {
        for (&member, &place) in group.members.iter().zip(&group.at) {
            at[member] = place + by;
        }
    }
    at
}

/// The bounding box of the marks, with a margin, and room for labels below.
fn view(at: &[Point], radii: &[f64]) -> Rect {
    let covered = at.iter().zip(radii).map(|(&at, &radius)| Rect::around(at, radius));
    let extent = covered.reduce(Rect::joined).unwrap_or_default();
    let margin = |extent: Rect| Rect {
        left: (extent.left - MARGIN).floor(),
        top: (extent.top - MARGIN).floor(),
        right: (extent.right + MARGIN).ceil(),
        bottom: (extent.bottom + MARGIN).ceil(),
    };
    let view = margin(extent);
    Rect { bottom: view.bottom + label_room(view), ..view }
}

/// The height of a label when the whole map is in view, in units of the map.
fn label_room(view: Rect) -> f64 {
    (1.5 * LABEL_SIZE / VIEW * view.width().max(view.height())).ceil()
}

/// Moves the pinned marks to their pins.
fn pin(marks: &[Mark], at: &mut [Point], view: Rect, fixed: &mut [bool]) {
    for (one, mark) in marks.iter().enumerate() {
        let Some([across, down]) = mark.pin else { continue };
        let share = |share: f64| if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.5 };
        let place = Point { x: view.left + share(across) * view.width(), y: view.top + share(down) * view.height() };
        let keep = radius_in_overview(mark.kind, mark.major) + MARGIN;
        let inside = |value: f64, low: f64, high: f64| value.max(low + keep).min(high - keep).round();
        at[one] = Point { x: inside(place.x, view.left, view.right), y: inside(place.y, view.top, view.bottom) };
        fixed[one] = true;
    }
}

/// Moves the other marks of a component after its pinned ones, by majorization.
fn settle(groups: &[Group], hop: f64, at: &mut [Point], fixed: &[bool]) {
    for group in groups {
        let held: Vec<bool> = group.members.iter().map(|&member| fixed[member]).collect();
        if held.contains(&true) {
            let mut places: Vec<Point> = group.members.iter().map(|&member| at[member]).collect();
            Net { hops: &group.hops, hop, fixed: &held }.majorize(&mut places, ROUNDS);
            for (&member, place) in group.members.iter().zip(places) {
                at[member] = place;
            }
        }
    }
}

fn layout(
    marks: &[Mark],
    at: &[Point],
    radii: &[f64],
    ties: &[Option<Tie>],
    [width, height]: [f64; 2],
    shape: Shape,
) -> Layout {
    let mut degrees = vec![0; marks.len()];
    for tie in ties.iter().flatten() {
        degrees[tie.from] += 1;
        degrees[tie.to] += 1;
    }
    let mut order: Vec<usize> = (0..marks.len()).collect();
    order.sort_by_key(|&one| (!marks[one].major, std::cmp::Reverse(degrees[one]), one));
    let hanging = |&one: &usize| Hanging {
        name: &marks[one].name,
        kind: marks[one].kind,
        from: at[one] + Point { x: 0.0, y: radii[one] },
    };
    let labels: Vec<Hanging> = order.iter().map(hanging).collect();
    let majors = (0..marks.len()).filter(|&one| marks[one].major).map(|one| Rect::around(at[one], radii[one]));
    let majors: Vec<Rect> = majors.collect();
    let mut level = vec![0; marks.len()];
    for (&one, found) in order.iter().zip(levels(&labels, &majors, width, height)) {
        level[one] = found;
    }
    // A layout whose labels all have level 0 is one of a small map, so the least important label gets level 1.
    if let Some(&least) = order.last().filter(|_| level.iter().all(|&level| level == 0)) {
        level[least] = 1;
    }
    let spot = |(one, mark): (usize, &Mark)| Spot {
        x: at[one].x as i32,
        y: at[one].y as i32,
        radius: radii[one] as i32,
        label_x: at[one].x as i32,
        label_y: (at[one].y + radii[one] + LABEL_SIZE) as i32,
        lines: vec![mark.name.clone()],
        level: level[one],
    };
    let outline = |end: usize| Outline { radius: radii[end], square: is_square(marks[end].kind, marks[end].major) };
    let route = |tie: &Option<Tie>| match tie {
        Some(tie) => {
            straight([tie.from, tie.to].map(|end| (at[end], outline(end))), tie.from < tie.to, tie.lane * LANE)
        }
        None => nowhere(Point::default()),
    };
    Layout {
        shape,
        width: width as i32,
        height: height as i32,
        spots: marks.iter().enumerate().map(spot).collect(),
        routes: ties.iter().map(route).collect(),
    }
}
