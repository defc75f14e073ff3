//! Properties of every drawing.

use super::geometry::{Point, Rect};
use super::*;
use crate::document::{ActorKind, Route, Spot};
use std::sync::LazyLock;

/// The network of the brief: name, kind, whether it is a main figure, index of its side.
fn brief() -> (Vec<Mark>, Vec<Link>) {
    use ActorKind::*;
    let actors = [
        ("Russia", State, true, None),
        ("China", State, true, None),
        ("United States", State, true, Some(5)),
        ("Europe", Bloc, false, Some(5)),
        ("Ukraine", State, false, None),
        ("“Collective West”", Group, false, None),
        ("Global South", Group, false, None),
        ("Iran", State, false, Some(6)),
        ("Venezuela", State, false, Some(6)),
        ("Syria", State, false, Some(6)),
        ("Vladimir Putin", Person, false, Some(0)),
        ("Xi Jinping", Person, false, Some(1)),
        ("Donald Trump", Person, false, Some(2)),
        ("Wang Yi", Person, false, Some(1)),
        ("Josep Borrell", Person, false, Some(3)),
        ("Mikhail Khodorkovsky", Person, false, None),
        ("New Eurasian Strategies Centre", Organisation, false, None),
    ];
    let ties = [
        (0, 1),
        (1, 0),
        (2, 1),
        (12, 11),
        (2, 0),
        (0, 5),
        (0, 4),
        (0, 7),
        (0, 8),
        (0, 9),
        (0, 6),
        (1, 4),
        (13, 14),
        (3, 1),
        (3, 0),
        (2, 3),
        (10, 0),
        (11, 1),
        (12, 2),
        (13, 1),
        (14, 3),
        (15, 16),
    ];
    let mark =
        |(name, kind, major, side): (&str, _, _, _)| Mark { name: name.to_string(), kind, major, side, pin: None };
    (actors.map(mark).to_vec(), ties.map(|(from, to)| Link { from, to }).to_vec())
}

const SEED: u64 = 3;

/// The brief's network and its drawing, made once for all tests.
fn drawn(shape: Shape) -> (Vec<Mark>, Vec<Link>, Layout) {
    static DRAWINGS: LazyLock<[Layout; 3]> = LazyLock::new(|| {
        let (marks, links) = brief();
        Shape::ALL.map(|shape| arrange(&marks, &links, shape, SEED))
    });
    let (marks, links) = brief();
    let layout = DRAWINGS.iter().find(|layout| layout.shape == shape).expect("there is one for each shape");
    (marks, links, layout.clone())
}

fn centre(spot: &Spot) -> Point {
    Point { x: f64::from(spot.x), y: f64::from(spot.y) }
}

fn curve(route: &Route, points: usize) -> Vec<Point> {
    let ends = [route.start, route.control, route.end].map(|[x, y]| Point { x: f64::from(x), y: f64::from(y) });
    (0..=points).map(|index| route::bezier(ends, index as f64 / points as f64)).collect()
}

/// The marks and labels of two actors that are less than 3 px apart, or that are closer to the edge than 6 px.
fn collisions(marks: &[Mark], layout: &Layout) -> Vec<String> {
    let view =
        Rect { left: 6.0, top: 6.0, right: f64::from(layout.width) - 6.0, bottom: f64::from(layout.height) - 6.0 };
    let mut faults = Vec::new();
    for (one, (mark, spot)) in marks.iter().zip(&layout.spots).enumerate() {
        let (own_label, own_radius) = (label::written(mark, spot), f64::from(spot.radius));
        if view.excess(own_label) + view.excess(Rect::around(centre(spot), own_radius)) > 0.0 {
            faults.push(format!("{} leaves the view", mark.name));
        }
        for (other_mark, other) in marks.iter().zip(&layout.spots).skip(one + 1) {
            let (other_label, other_radius) = (label::written(other_mark, other), f64::from(other.radius));
            let gaps = [
                own_label.gap(other_label),
                own_label.gap_to_point(centre(other)) - other_radius,
                other_label.gap_to_point(centre(spot)) - own_radius,
                centre(spot).distance(centre(other)) - own_radius - other_radius,
            ];
            if gaps.into_iter().any(|gap| gap < 3.0) {
                faults.push(format!("{} and {} collide", mark.name, other_mark.name));
            }
        }
    }
    faults
}

/// The ties that touch a label, or a mark where they do not end.
fn strays(marks: &[Mark], links: &[Link], layout: &Layout) -> Vec<String> {
    let mut faults = Vec::new();
    for (link, route) in links.iter().zip(&layout.routes) {
        for (index, (mark, spot)) in marks.iter().zip(&layout.spots).enumerate() {
            let is_end = link.from == index || link.to == index;
            let (label, radius) = (label::written(mark, spot), f64::from(spot.radius));
            let touches = |point: Point| {
                label.gap_to_point(point) < 0.5 || !is_end && point.distance(centre(spot)) < radius + 3.0
            };
            if curve(route, 200).into_iter().any(touches) {
                faults.push(format!("{} - {} touches {}", marks[link.from].name, marks[link.to].name, mark.name));
            }
        }
    }
    faults
}

#[test]
fn nothing_is_on_top_of_anything_or_out_of_view() {
    for shape in Shape::ALL {
        let (marks, _, layout) = drawn(shape);
        assert_eq!(collisions(&marks, &layout), [""; 0], "{shape:?}");
    }
}

#[test]
fn no_tie_runs_through_a_label_or_a_foreign_mark() {
    for shape in Shape::ALL {
        let (marks, links, layout) = drawn(shape);
        assert_eq!(strays(&marks, &links, &layout), [""; 0], "{shape:?}");
    }
}

/// The marks are where the network has them: about as close to its hops as can be (0.0633, with 3 crossings, is the
/// least stress that any drawing of the brief has), and closer than what force-directed programs make of it.
#[test]
fn the_drawing_is_true_to_the_network() {
    for (shape, stress, crossings) in [(Shape::Tall, 0.072, 3), (Shape::Square, 0.068, 2), (Shape::Wide, 0.068, 2)] {
        let (_, links, layout) = drawn(shape);
        let centres = quality::centres(&layout);
        let found = (quality::stress(&centres, &links), quality::crossings(&centres, &links));
        assert!(found.0 <= stress && found.1 <= crossings, "{shape:?} {found:?}");
        assert!(quality::least_angle(&centres, &links) >= 8.0, "{shape:?}");
    }
}

#[test]
fn parallel_ties_stand_apart() {
    for shape in Shape::ALL {
        let routes = drawn(shape).2.routes;
        let middle = |tie: usize| curve(&routes[tie], 2)[1];
        assert!(middle(0).distance(middle(1)) >= 12.0, "{shape:?}");
    }
}

#[test]
fn ties_start_and_end_outside_their_marks() {
    for shape in Shape::ALL {
        let (_, links, layout) = drawn(shape);
        for (link, route) in links.iter().zip(&layout.routes) {
            for (end, [x, y]) in [(link.from, route.start), (link.to, route.end)] {
                let tip = Point { x: f64::from(x), y: f64::from(y) };
                let gap = tip.distance(centre(&layout.spots[end])) - f64::from(layout.spots[end].radius);
                assert!((1.0..8.0).contains(&gap), "{shape:?} {link:?} {gap}");
            }
        }
    }
}

#[test]
fn persons_stand_by_their_side() {
    for shape in Shape::ALL {
        let (marks, _, layout) = drawn(shape);
        for (mark, spot) in marks.iter().zip(&layout.spots).filter(|(mark, _)| mark.kind == ActorKind::Person) {
            let Some(side) = mark.side else { continue };
            let to = |other: usize| centre(spot).distance(centre(&layout.spots[other]));
            let majors = (0..marks.len()).filter(|&other| marks[other].major && other != side);
            assert!(majors.into_iter().all(|other| to(other) > to(side)), "{shape:?} {}", mark.name);
        }
    }
}

#[test]
fn the_view_has_the_shape_of_its_container() {
    let bounds = [
        (Shape::Tall, 340..=340, 400..=600),
        (Shape::Square, 440..=540, 420..=540),
        (Shape::Wide, 500..=640, 380..=500),
    ];
    for (shape, width, height) in bounds {
        let layout = drawn(shape).2;
        assert!(width.contains(&layout.width), "{shape:?} {} wide", layout.width);
        assert!(height.contains(&layout.height), "{shape:?} {} high", layout.height);
    }
}

/// The brief's network with its actors in another order.
fn reordered() -> (Vec<Mark>, Vec<Link>) {
    let (marks, links) = brief();
    let count = marks.len();
    let mut order: Vec<usize> = (0..count).collect();
    Random::new(11).shuffle(&mut order);
    let place = |one: usize| order.iter().position(|&other| other == one).unwrap_or(count);
    let mark = |&one: &usize| Mark { side: marks[one].side.map(place), ..marks[one].clone() };
    let link = |link: &Link| Link { from: place(link.from), to: place(link.to) };
    (order.iter().map(mark).collect(), links.iter().map(link).collect())
}

#[test]
fn the_order_of_the_actors_does_not_count() {
    let (marks, links) = reordered();
    let layout = arrange(&marks, &links, Shape::Square, SEED);
    assert_eq!((collisions(&marks, &layout), strays(&marks, &links, &layout)), (Vec::new(), Vec::new()));
    let centres = quality::centres(&layout);
    assert!(quality::stress(&centres, &links) <= 0.072 && quality::crossings(&centres, &links) <= 3);
}

#[test]
fn pinned_marks_stay_where_they_are_pinned() {
    let (mut marks, links) = brief();
    let pins = [(0, [0.25, 0.3]), (1, [0.7, 0.25]), (2, [0.5, 0.7])];
    for (actor, pin) in pins {
        marks[actor].pin = Some(pin);
    }
    let layout = arrange(&marks, &links, Shape::Square, SEED);
    assert_pinned(&layout, &pins);
    assert_eq!(collisions(&marks, &layout), [""; 0]);
    assert_eq!(strays(&marks, &links, &layout), [""; 0]);
}

fn assert_pinned(layout: &Layout, pins: &[(usize, [f64; 2])]) {
    for &(actor, [across, down]) in pins {
        let pin = Point { x: across * f64::from(layout.width), y: down * f64::from(layout.height) };
        assert!(centre(&layout.spots[actor]).distance(pin) <= 1.0, "{:?} {actor}", layout.shape);
    }
}

#[test]
fn the_same_seed_draws_the_same() {
    let (marks, links, layout) = drawn(Shape::Wide);
    assert_eq!(arrange(&marks, &links, Shape::Wide, SEED), layout);
}

#[test]
fn a_quick_drawing_is_true_to_the_network_and_nearly_as_legible() {
    let (marks, links) = brief();
    for shape in Shape::ALL {
        let layout = arrange_quickly(&marks, &links, shape, SEED);
        assert_eq!((layout.spots.len(), layout.routes.len()), (marks.len(), links.len()));
        let overlaps = quality::overlaps(&marks, &layout);
        assert!(overlaps <= 2, "{overlaps} of {shape:?} lie on top of each other");
        assert_eq!(arrange_quickly(&marks, &links, shape, SEED), layout, "the same seed draws the same");
    }
}

#[test]
fn any_input_is_drawn() {
    let mark =
        |name: &str, side| Mark { name: name.to_string(), kind: ActorKind::Person, major: false, side, pin: None };
    let links = [Link { from: 0, to: 1 }, Link { from: 1, to: 1 }, Link { from: 7, to: 0 }];
    let marks = [mark("", Some(9)), mark("A name without an end, ".repeat(20).trim(), Some(1))];
    for shape in Shape::ALL {
        for count in 0..=2 {
            let layout = arrange(&marks[..count], &links, shape, 1);
            assert_eq!((layout.spots.len(), layout.routes.len()), (count, 3));
            assert_eq!(collisions(&marks[..count], &layout), [""; 0]);
        }
    }
}

/// A network by chance: actors, and so many ties between them.
fn random(count: usize, ties: usize) -> (Vec<Mark>, Vec<Link>) {
    let mut random = Random::new(5);
    let mark = |index: usize| Mark {
        name: format!("Actor {index}"),
        kind: if index.is_multiple_of(3) { ActorKind::Person } else { ActorKind::State },
        major: index < 3,
        side: None,
        pin: None,
    };
    let links = (0..ties).map(|_| Link { from: random.below(count), to: random.below(count) }).collect();
    ((0..count).map(mark).collect(), links)
}

#[test]
fn a_network_of_thirty_is_drawn_to_be_read_at_once() {
    let (marks, links) = random(30, 45);
    assert_eq!(shapes(&marks, &links), Shape::ALL);
    let layout = arrange(&marks, &links, Shape::Square, 2);
    assert_eq!(collisions(&marks, &layout), [""; 0]);
    assert!(layout.spots.iter().all(|spot| spot.level == 0));
    let centres = quality::centres(&layout);
    assert!(quality::stress(&centres, &links) <= 0.07, "{}", quality::stress(&centres, &links));
}

#[test]
fn big_networks_are_drawn_once_without_overlaps_and_with_little_stress() {
    for (count, ties, stress) in [(60, 90, 0.085), (300, 900, 0.175)] {
        let (marks, links) = random(count, ties);
        assert_eq!(shapes(&marks, &links), [Shape::Square]);
        let layout = arrange(&marks, &links, Shape::Square, 2);
        assert_eq!((quality::overlaps(&marks, &layout), quality::crowded(&marks, &layout)), (0, 0), "{count}");
        let found = quality::stress(&quality::centres(&layout), &links);
        assert!(found <= stress, "{count} {found}");
        assert_eq!(arrange(&marks, &links, Shape::Square, 2), layout);
    }
}

#[test]
fn labels_of_big_networks_show_the_main_figures_first_and_all_in_the_end() {
    let (marks, links) = random(200, 500);
    let layout = arrange(&marks, &links, Shape::Square, 2);
    assert_eq!(layout.spots[0].level, 0);
    assert!(layout.spots[..3].iter().all(|spot| spot.level <= 2));
    assert!(layout.spots.iter().all(|spot| (0..8).contains(&spot.level)));
    let at_once = layout.spots.iter().filter(|spot| spot.level == 0).count();
    assert!(at_once >= 15, "{at_once}");
}

#[test]
fn parallel_ties_of_big_networks_stand_apart() {
    let (marks, mut links) = random(100, 150);
    let twin = Link { from: links[0].to, to: links[0].from };
    links.push(twin);
    let routes = arrange(&marks, &links, Shape::Square, 2).routes;
    let middle = |route: &Route| curve(route, 2)[1];
    assert!(middle(&routes[0]).distance(middle(&routes[150])) >= 4.0);
}

#[test]
fn pins_of_big_networks_count() {
    let (mut marks, links) = random(100, 150);
    let pins = [(0, [0.1, 0.2]), (1, [0.5, 0.5]), (40, [0.9, 0.8])];
    for (actor, pin) in pins {
        marks[actor].pin = Some(pin);
    }
    let layout = arrange(&marks, &links, Shape::Square, 2);
    assert_pinned(&layout, &pins);
    assert_eq!((quality::overlaps(&marks, &layout), quality::crowded(&marks, &layout)), (0, 0));
}

#[test]
fn groups_without_a_tie_between_them_share_a_map() {
    let (marks, links) = random(120, 40);
    let layout = arrange(&marks, &links, Shape::Square, 2);
    assert_eq!(quality::overlaps(&marks, &layout), 0);
    let room = f64::from(layout.width) * f64::from(layout.height) / 120.0;
    assert!(room <= 70.0 * 70.0, "{}x{}", layout.width, layout.height);
}

fn places(shape: Shape) -> (Vec<Mark>, Vec<Link>, Layout, Places) {
    let (marks, links, layout) = drawn(shape);
    let places = Places::of(&marks, &links, &layout).expect("it is a drawing of that network");
    (marks, links, layout, places)
}

#[test]
fn a_layout_comes_back_from_its_places_to_the_pixel() {
    for shape in Shape::ALL {
        let (mut marks, links, layout, places) = places(shape);
        assert_eq!(restore(&places, &marks, &links, shape), Some(layout.clone()));
        assert_eq!(arrange_from(&places, &marks, &links, shape, SEED), Some(layout), "nothing has changed");
        for (mark, pin) in [(0, [0.2, 0.3]), (2, [0.7, 0.8])] {
            marks[mark].pin = Some(pin);
        }
        let pinned = arrange_from(&places, &marks, &links, shape, SEED).expect("there is room");
        let places = Places::of(&marks, &links, &pinned).expect("it is a drawing, with pins too");
        assert_eq!(restore(&places, &marks, &links, shape), Some(pinned));
    }
}

#[test]
fn places_of_another_network_are_none() {
    let (marks, links, layout) = drawn(Shape::Wide);
    let mut other = marks.clone();
    other[3].name = "Somebody else".to_owned();
    assert_eq!(Places::of(&other, &links, &layout), None);
    let (big, ties) = random(60, 90);
    assert_eq!(Places::of(&big, &ties, &arrange(&big, &ties, Shape::Square, 2)), None, "an overview has other labels");
}

/// How far the marks have moved that are in both layouts, as shares of the diagonal of the view, sorted.
fn moves(before: &Layout, after: &Layout) -> Vec<f64> {
    let shares = |spot: &Spot, layout: &Layout| Point {
        x: f64::from(spot.x) / f64::from(layout.width),
        y: f64::from(spot.y) / f64::from(layout.height),
    };
    let pairs = before.spots.iter().zip(&after.spots);
    let mut moves: Vec<f64> =
        pairs.map(|(one, other)| shares(one, before).distance(shares(other, after)) / 2.0_f64.sqrt()).collect();
    moves.sort_by(f64::total_cmp);
    moves
}

#[test]
fn a_change_of_the_network_moves_the_others_as_little_as_need_be() {
    for shape in Shape::ALL {
        let (marks, links, before, places) = places(shape);
        let holds = |what: &str, places: &Places, marks: &[Mark], links: &[Link]| {
            let after = arrange_from(places, marks, links, shape, SEED).unwrap_or_else(|| panic!("{shape:?}, {what}"));
            let moves = moves(&before, &after);
            let (median, most) = (moves[moves.len() / 2], moves[moves.len() - 1]);
            assert!(median <= 0.03 && most <= 0.1, "{shape:?}, {what}: {median} in the middle, {most} at most");
            assert_eq!(collisions(marks, &after), [""; 0], "{shape:?}, {what}");
            assert_eq!(
                arrange_from(places, marks, links, shape, SEED),
                Some(after),
                "the same input, the same drawing"
            );
        };
        for to in [0, 4, 11] {
            let leaf = Mark { name: "A newcomer".into(), kind: ActorKind::Person, major: false, side: None, pin: None };
            let marks = [marks.clone(), vec![leaf]].concat();
            let links = [links.clone(), vec![Link { from: marks.len() - 1, to }]].concat();
            let places = Places { marks: [places.marks.clone(), vec![None]].concat(), ..places.clone() };
            holds("one more leaf", &places, &marks, &links);
        }
        let more = [links.clone(), vec![Link { from: 3, to: 7 }]].concat();
        holds("one more tie", &places, &marks, &more);
        holds("one tie less", &places, &marks, &links[..links.len() - 1]);
        let mut renamed = marks.clone();
        renamed[5].name = "The confederation of everybody else".to_owned();
        holds("a longer name", &places, &renamed, &links);
        let last = marks.len() - 1;
        holds("one actor less", &places, &marks[..last], &links[..links.len() - 1]);
    }
}

#[test]
fn where_little_is_left_of_the_last_drawing_nothing_goes_on_from_it() {
    let (marks, links, _, mut places) = places(Shape::Square);
    places.marks.iter_mut().skip(8).for_each(|place| *place = None);
    assert_eq!(arrange_from(&places, &marks, &links, Shape::Square, SEED), None);
}
