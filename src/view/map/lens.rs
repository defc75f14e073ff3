//! The part of the map that is in view, and how it moves: plain geometry.

/// The part of the map that is in view, in the map's units, from its top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lens {
    /// The map's own size.
    full: [f64; 2],
    /// The part's corner.
    corner: [f64; 2],
    /// How many times larger than the whole map it is shown; at least 1.
    pub(super) zoom: f64,
}

/// As far as one can see anything in: a neighbourhood of the densest map fills the view.
const CLOSEST: f64 = 64.0;

impl Lens {
    /// The whole map.
    pub(super) fn whole(width: f64, height: f64) -> Lens {
        Lens { full: [width, height], corner: [0.0, 0.0], zoom: 1.0 }
    }

    /// The width and height of the part.
    pub(super) fn size(&self) -> [f64; 2] {
        self.full.map(|side| side / self.zoom)
    }

    /// The part's corner.
    pub(super) fn start(&self) -> [f64; 2] {
        self.corner
    }

    /// The magnification as a power of two, rounded down: from which level on labels have room, in a view so many times
    /// wider than the one that levels are made for.
    pub(super) fn level(&self, wider: f64) -> i32 {
        let (mut level, mut zoom) = (0, 2.0);
        while zoom <= self.zoom * wider {
            level += 1;
            zoom *= 2.0;
        }
        level
    }

    /// As the value of `viewBox`.
    pub(super) fn view_box(&self) -> String {
        let [x, y] = self.corner;
        let [width, height] = self.size();
        [x, y, width, height].map(tenths).join(" ")
    }

    /// Shown larger by a factor; what is at that share of the view, across and down, stays there.
    pub(super) fn zoomed(self, factor: f64, at: [f64; 2]) -> Lens {
        let zoom = within(self.zoom * factor, 1.0, CLOSEST);
        let (before, next) = (self.size(), Lens { zoom, ..self });
        let size = next.size();
        let corner = [0, 1].map(|axis| self.corner[axis] + at[axis] * (before[axis] - size[axis]));
        Lens { corner, ..next }.kept()
    }

    /// Moved by so many shares of the view.
    pub(super) fn moved(self, by: [f64; 2]) -> Lens {
        let size = self.size();
        Lens { corner: [0, 1].map(|axis| self.corner[axis] + by[axis] * size[axis]), ..self }.kept()
    }

    /// Moved as little as it takes to have a point of the map in view, well within.
    pub(super) fn showing(self, point: [f64; 2]) -> Lens {
        let size = self.size();
        let corner = [0, 1].map(|axis| {
            let margin = size[axis] * 0.12;
            let (least, most) = (point[axis] - size[axis] + margin, point[axis] - margin);
            within(self.corner[axis], least, most)
        });
        Lens { corner, ..self }.kept()
    }

    /// Within the map.
    fn kept(self) -> Lens {
        let size = self.size();
        Lens { corner: [0, 1].map(|axis| within(self.corner[axis], 0.0, self.full[axis] - size[axis])), ..self }
    }
}

/// The nearest number between two others. `f64::clamp` would bring all the code for printing fractions, to complain of
/// bounds with.
pub(in super::super) fn within(number: f64, least: f64, most: f64) -> f64 {
    number.min(most).max(least)
}

/// To a tenth: formatting of fractions is much code for nothing that one could see.
fn tenths(number: f64) -> String {
    let tenths = (number * 10.0).round() as i32;
    if tenths % 10 == 0 {
        (tenths / 10).to_string()
    } else {
        [&(tenths / 10).to_string(), ".", &(tenths % 10).to_string()].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Lens = Lens { full: [600.0, 400.0], corner: [0.0, 0.0], zoom: 1.0 };

    #[test]
    fn the_point_under_the_finger_stays_there() {
        let near = WHOLE.zoomed(4.0, [0.5, 0.25]);
        assert_eq!(near.view_box(), "225 75 150 100");
        assert_eq!(near.zoomed(0.25, [0.5, 0.25]), WHOLE);
    }

    #[test]
    fn one_cannot_leave_the_map() {
        assert_eq!(WHOLE.moved([1.0, -1.0]), WHOLE);
        assert_eq!(WHOLE.zoomed(0.1, [0.0, 0.0]), WHOLE);
        let near = WHOLE.zoomed(2.0, [0.0, 0.0]).moved([9.0, 9.0]);
        assert_eq!(near.view_box(), "300 200 300 200");
        assert_eq!(WHOLE.zoomed(1e9, [0.0, 0.0]).zoom, CLOSEST);
    }

    #[test]
    fn what_is_shown_is_well_within() {
        let near = WHOLE.zoomed(4.0, [0.0, 0.0]);
        assert_eq!(near.showing([30.0, 30.0]), near, "it is there already");
        let moved = near.showing([300.0, 200.0]);
        assert_eq!(moved.view_box(), "168 112 150 100");
    }
}
