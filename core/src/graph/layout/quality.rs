//! Measures of the quality of a drawing, which tests check and the benchmark prints. Ties count as straight lines
//! between their ends, so that drawings of any program can be compared.

use super::geometry::{Point, Rect, Segment};
use super::hops::{NO_WAY, hops_from, neighbours};
use super::label;
use super::levels::{Hanging, covered};
use super::measures::{Link, Mark, VIEW};
use crate::document::{Layout, Spot};
use std::collections::{BTreeMap, BTreeSet};

/// Each two actors that are linked, once.
fn pairs(count: usize, links: &[Link]) -> Vec<[usize; 2]> {
    let ends = links.iter().map(|link| [link.from.min(link.to), link.from.max(link.to)]);
    let pairs: BTreeSet<[usize; 2]> = ends.filter(|ends| ends[0] != ends[1] && ends[1] < count).collect();
    pairs.into_iter().collect()
}

/// The centres of the marks, x and y, in px.
pub fn centres(layout: &Layout) -> Vec<[f64; 2]> {
    layout.spots.iter().map(|spot| [f64::from(spot.x), f64::from(spot.y)]).collect()
}

fn point([x, y]: [f64; 2]) -> Point {
    Point { x, y }
}

/// The mean of `((s e - d) / d)^2` over all pairs that a path joins, with `e` the distance in the drawing, `d` that in
/// hops, and `s` the scale that minimizes it (Kamada and Kawai 1989, made independent of scale). 0 without such pairs.
pub fn stress(places: &[[f64; 2]], links: &[Link]) -> f64 {
    let neighbours = neighbours(places.len(), pairs(places.len(), links).into_iter());
    let (mut count, mut sum, mut squares) = (0.0, 0.0, 0.0);
    for one in 0..places.len() {
        let hops = hops_from(one, &neighbours);
        for other in (one + 1..places.len()).filter(|&other| hops[other] != NO_WAY) {
            let ratio = point(places[one]).distance(point(places[other])) / f64::from(hops[other]);
            count += 1.0;
            sum += ratio;
            squares += ratio * ratio;
        }
    }
    // With the best scale, sum / squares, the mean of (s ratio - 1)^2 comes to this.
    if squares > 0.0 { 1.0 - sum * sum / squares / count } else { 0.0 }
}

/// The number of pairs of ties that cross; parallel ties count once.
pub fn crossings(places: &[[f64; 2]], links: &[Link]) -> usize {
    let pairs = pairs(places.len(), links);
    let segment = |[one, other]: [usize; 2]| Segment(point(places[one]), point(places[other]));
    let crosses = |one: usize, other: usize| {
        let (a, b) = (pairs[one], pairs[other]);
        !a.iter().any(|end| b.contains(end)) && segment(a).crosses(segment(b))
    };
    (0..pairs.len()).map(|one| (0..one).filter(|&other| crosses(one, other)).count()).sum()
}

/// The least angle between two ties at the same actor, in degrees; 360 if no two ties share an actor.
pub fn least_angle(places: &[[f64; 2]], links: &[Link]) -> f64 {
    let mut directions: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
    for [one, other] in pairs(places.len(), links) {
        for (end, away) in [(one, other), (other, one)] {
            let way = point(places[away]) - point(places[end]);
            directions.entry(end).or_default().push(way.y.atan2(way.x).to_degrees());
        }
    }
    let mut least = 360.0_f64;
    for angles in directions.values_mut().filter(|angles| angles.len() > 1) {
        angles.sort_by(f64::total_cmp);
        let around = angles[0] + 360.0;
        let next = angles.iter().skip(1).copied().chain([around]);
        least = angles.iter().zip(next).map(|(angle, next)| next - angle).fold(least, f64::min);
    }
    least
}

/// The number of pairs of actors whose marks or labels overlap, plus the number of actors that extend beyond the view. Labels of
/// a big map are measured by [`crowded`] instead.
pub fn overlaps(marks: &[Mark], layout: &Layout) -> usize {
    let lettered = layout.spots.iter().all(|spot| spot.level == 0);
    let labels: Vec<Rect> = marks.iter().zip(&layout.spots).map(|(mark, spot)| label::written(mark, spot)).collect();
    let view = Rect { left: 0.0, top: 0.0, right: f64::from(layout.width), bottom: f64::from(layout.height) };
    let mut count = 0;
    for (one, spot) in layout.spots.iter().enumerate() {
        let body = Rect::around(centre(spot), f64::from(spot.radius));
        count += usize::from(view.excess(body) > 0.0 || (lettered && view.excess(labels[one]) > 0.0));
        for (place, other) in layout.spots.iter().enumerate().skip(one + 1) {
            let marks = centre(spot).distance(centre(other)) < f64::from(spot.radius + other.radius);
            let on_mark = |label: Rect, spot: &Spot| label.gap_to_point(centre(spot)) < f64::from(spot.radius);
            let names =
                || labels[one].gap(labels[place]) < 0.0 || on_mark(labels[one], other) || on_mark(labels[place], spot);
            count += usize::from(marks || (lettered && names()));
        }
    }
    count
}

/// The number of pairs of labels of a big map that overlap at a zoom level at which both show, summed over all levels. It is 0
/// for maps whose labels all show at once, which are measured by [`overlaps`].
pub fn crowded(marks: &[Mark], layout: &Layout) -> usize {
    let highest = layout.spots.iter().map(|spot| spot.level).max().unwrap_or(0);
    let at_level = |level: i32| {
        let scale = VIEW / f64::from(layout.width.max(layout.height)) * f64::from(1 << level);
        let shown = marks.iter().zip(&layout.spots).filter(|(_, spot)| spot.level <= level);
        let hanging = |(mark, spot): (&Mark, &Spot)| {
            let from = centre(spot) + Point { x: 0.0, y: f64::from(spot.radius) };
            covered(&Hanging { name: &mark.name, kind: mark.kind, from }, scale)
        };
        let labels: Vec<Rect> = shown.map(hanging).collect();
        (0..labels.len())
            .map(|one| (0..one).filter(|&other| labels[one].gap(labels[other]) < 0.0).count())
            .sum::<usize>()
    };
    if highest > 0 { (0..=highest).map(at_level).sum() } else { 0 }
}

fn centre(spot: &Spot) -> Point {
    point([f64::from(spot.x), f64::from(spot.y)])
}

#[cfg(test)]
mod tests {
    use super::*;

    const RING: [[f64; 2]; 4] = [[0.0, 0.0], [7.0, 0.0], [7.0, 7.0], [0.0, 7.0]];

    fn links(ends: &[(usize, usize)]) -> Vec<Link> {
        ends.iter().map(|&(from, to)| Link { from, to }).collect()
    }

    #[test]
    fn a_drawing_to_scale_has_no_stress() {
        let line = [[0.0, 0.0], [3.0, 4.0], [6.0, 8.0], [90.0, 1.0]];
        assert!(stress(&line, &links(&[(0, 1), (1, 2), (2, 1)])) < 1e-12);
        assert!(stress(&RING, &links(&[(0, 1), (1, 2), (2, 3), (3, 0)])) > 0.02);
        assert_eq!(stress(&RING, &[]), 0.0);
    }

    #[test]
    fn ties_cross_where_they_share_no_end() {
        assert_eq!(crossings(&RING, &links(&[(0, 2), (1, 3), (3, 1), (0, 1)])), 1);
        assert_eq!(crossings(&RING, &links(&[(0, 1), (1, 2), (2, 3), (3, 0)])), 0);
    }

    #[test]
    fn the_least_angle_is_found_across_the_turn() {
        assert!((least_angle(&RING, &links(&[(0, 1), (0, 2), (2, 0)])) - 45.0).abs() < 1e-9);
        assert!((least_angle(&RING, &links(&[(1, 0), (1, 3)])) - 45.0).abs() < 1e-9);
        assert_eq!(least_angle(&RING, &links(&[(0, 1)])), 360.0);
    }
}
