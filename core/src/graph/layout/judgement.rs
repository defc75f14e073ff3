//! Whether every name on the map can be read at first view: on a phone, and beside the text on a laptop.

use super::geometry::{Point, Rect};
use super::label;
use super::measures::{Mark, font_size};
use crate::document::{Layout, Shape, Spot};

/// Letters smaller than this are hard to read, in px on the screen.
pub const SMALLEST: f64 = 12.0;

/// A screen on which readers first see the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Screen {
    /// The width of the screen, in px.
    pub width: u32,
    /// The shape of the drawing that shows there.
    pub shape: Shape,
    /// The width and height that the drawing has, in px.
    room: [f64; 2],
}

/// The narrowest phone, or a column of that width. The drawing has the whole width, and the page scrolls, so that the height is
/// not limited.
pub const PHONE: Screen = Screen { width: 320, shape: Shape::Tall, room: [320.0, f64::INFINITY] };

/// A laptop of 1280 x 900 px, on which the map stands beside the text.
pub const LAPTOP: Screen = Screen { width: 1280, shape: Shape::Square, room: [610.0, 700.0] };

/// Why a name cannot be read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Trouble {
    /// Its letters are too small: their size in px on the screen.
    Small(f64),
    /// It or its mark overlaps the name or the mark of another actor, this one.
    Covered(usize),
}

/// The actors whose names cannot be read on a screen at first view, each with the reason. There are none on a map that is too big
/// to be read at once, because its names keep their size, and show only where there is room.
pub fn illegible(marks: &[Mark], layout: &Layout, screen: Screen) -> Vec<(usize, Trouble)> {
    if layout.spots.iter().any(|spot| spot.level > 0) {
        return Vec::new();
    }
    let scale = (screen.room[0] / f64::from(layout.width)).min(screen.room[1] / f64::from(layout.height));
    let labels: Vec<Rect> = marks.iter().zip(&layout.spots).map(|(mark, spot)| label::written(mark, spot)).collect();
    let trouble = |one: usize| {
        let size = font_size(marks[one].kind, marks[one].major) * scale;
        let meets = |other: &usize| {
            let on_mark = |label: Rect, spot: &Spot| label.gap_to_point(centre(spot)) < f64::from(spot.radius);
            let (here, there) = (&layout.spots[one], &layout.spots[*other]);
            let marks = centre(here).distance(centre(there)) < f64::from(here.radius + there.radius);
            marks
                || labels[one].gap(labels[*other]) < 0.0
                || on_mark(labels[one], there)
                || on_mark(labels[*other], here)
        };
        let covered = (0..labels.len()).filter(|other| *other != one).find(meets);
        // A size that rounds to the smallest in the message is not reported.
        let small = (size < SMALLEST - 0.05).then_some(Trouble::Small(size));
        covered.map(Trouble::Covered).or(small)
    };
    (0..marks.len().min(labels.len())).filter_map(|one| Some((one, trouble(one)?))).collect()
}

fn centre(spot: &Spot) -> Point {
    Point { x: f64::from(spot.x), y: f64::from(spot.y) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::ActorKind;

    fn mark(name: &str) -> Mark {
        Mark { name: name.to_owned(), kind: ActorKind::Person, major: false, side: None, pin: None }
    }

    fn layout(width: i32, places: &[[i32; 2]]) -> Layout {
        let spot = |&[x, y]: &[i32; 2]| Spot {
            x,
            y,
            radius: 6,
            label_x: x,
            label_y: y + 20,
            lines: vec!["Somebody".to_owned()],
            level: 0,
        };
        let spots = places.iter().map(spot).collect();
        Layout { shape: Shape::Tall, width, height: 900, spots, routes: Vec::new() }
    }

    #[test]
    fn names_that_are_clear_and_large_enough_are_legible() {
        let marks = [mark("Somebody"), mark("Somebody")];
        assert_eq!(illegible(&marks, &layout(340, &[[60, 40], [60, 90]]), PHONE), []);
    }

    #[test]
    fn names_are_too_small_where_the_drawing_is_wider_than_the_screen_has_room_for() {
        let marks = [mark("Somebody"), Mark { kind: ActorKind::State, ..mark("Somebody") }];
        let found = illegible(&marks, &layout(370, &[[60, 40], [60, 90]]), PHONE);
        assert!(matches!(found[..], [(0, Trouble::Small(px))] if (11.6..11.7).contains(&px)), "{found:?}");
        let found = illegible(&marks, &layout(600, &[[60, 40], [60, 90]]), Screen { room: [600.0, 700.0], ..LAPTOP });
        assert!(matches!(found[..], [(0, Trouble::Small(_)), (1, Trouble::Small(_))]), "too high: {found:?}");
    }

    #[test]
    fn overlapping_names_and_marks_are_reported_with_the_other_actor() {
        let marks = [mark("Somebody"), mark("Somebody"), mark("Somebody")];
        let beside = illegible(&marks, &layout(340, &[[60, 40], [80, 45], [200, 200]]), PHONE);
        assert_eq!(beside, [(0, Trouble::Covered(1)), (1, Trouble::Covered(0))]);
        let on_mark = illegible(&marks, &layout(340, &[[60, 40], [60, 58], [200, 200]]), PHONE);
        assert_eq!(on_mark, [(0, Trouble::Covered(1)), (1, Trouble::Covered(0))]);
    }
}
