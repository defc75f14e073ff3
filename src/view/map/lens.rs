//! The lens: the part of the map that is in view. Geometry only, without the DOM.

/// The part of the map that is in view, in the map's units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lens {
    /// The width and height of the whole map.
    full: [f64; 2],
    /// The top left corner of the part.
    corner: [f64; 2],
    /// The zoom: 1 for the whole map, 2 for half its width and height.
    pub(super) zoom: f64,
}

/// The largest zoom, at which a few neighbouring actors of the densest map fill the view.
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

    /// The top left corner of the part.
    pub(super) fn start(&self) -> [f64; 2] {
        self.corner
    }

    /// The zoom as a power of two, rounded down: labels up to this level have room. `wider` is how many times the view is wider
    /// than the one that the layout has computed levels for.
    pub(super) fn level(&self, wider: f64) -> i32 {
        let (mut level, mut zoom) = (0, 2.0);
        while zoom <= self.zoom * wider {
            level += 1;
            zoom *= 2.0;
        }
        level
    }

    /// The value of the attribute `viewBox`.
    pub(super) fn view_box(&self) -> String {
        let [x, y] = self.corner;
        let [width, height] = self.size();
        [x, y, width, height].map(tenths).join(" ")
    }

    /// Zoomed by a factor around a point of the view, given as shares of its width and height.
    pub(super) fn zoomed(self, factor: f64, at: [f64; 2]) -> Lens {
        let zoom = within(self.zoom * factor, 1.0, CLOSEST);
        let (before, next) = (self.size(), Lens { zoom, ..self });
        let size = next.size();
        let corner = [0, 1].map(|axis| self.corner[axis] + at[axis] * (before[axis] - size[axis]));
        Lens { corner, ..next }.kept()
    }

    /// Moved by shares of the view's width and height.
    pub(super) fn moved(self, by: [f64; 2]) -> Lens {
        let size = self.size();
        Lens { corner: [0, 1].map(|axis| self.corner[axis] + by[axis] * size[axis]), ..self }.kept()
    }

    /// Moved as little as necessary to have a point of the map in view, with a margin.
    pub(super) fn showing(self, point: [f64; 2]) -> Lens {
        let size = self.size();
        let corner = [0, 1].map(|axis| {
            let margin = size[axis] * 0.12;
            let (least, most) = (point[axis] - size[axis] + margin, point[axis] - margin);
            within(self.corner[axis], least, most)
        });
        Lens { corner, ..self }.kept()
    }

    /// Moved back into the map.
    fn kept(self) -> Lens {
        let size = self.size();
        Lens { corner: [0, 1].map(|axis| within(self.corner[axis], 0.0, self.full[axis] - size[axis])), ..self }
    }
}

/// The number, limited to the range from `least` to `most`. `f64::clamp` is not used, because its panic message would add the
/// code for formatting fractions to the download.
pub(in super::super) fn within(number: f64, least: f64, most: f64) -> f64 {
    number.min(most).max(least)
}

/// The number in decimal, rounded to a tenth. The standard library's formatting of fractions would be much code to download.
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
    fn the_point_that_is_zoomed_around_stays_in_its_position() {
        let near = WHOLE.zoomed(4.0, [0.5, 0.25]);
        assert_eq!(near.view_box(), "225 75 150 100");
        assert_eq!(near.zoomed(0.25, [0.5, 0.25]), WHOLE);
    }

    #[test]
    fn the_lens_stays_within_the_map() {
        assert_eq!(WHOLE.moved([1.0, -1.0]), WHOLE);
        assert_eq!(WHOLE.zoomed(0.1, [0.0, 0.0]), WHOLE);
        let near = WHOLE.zoomed(2.0, [0.0, 0.0]).moved([9.0, 9.0]);
        assert_eq!(near.view_box(), "300 200 300 200");
        assert_eq!(WHOLE.zoomed(1e9, [0.0, 0.0]).zoom, CLOSEST);
    }

    #[test]
    fn a_point_is_shown_with_a_margin() {
        let near = WHOLE.zoomed(4.0, [0.0, 0.0]);
        assert_eq!(near.showing([30.0, 30.0]), near, "it is there already");
        let moved = near.showing([300.0, 200.0]);
        assert_eq!(moved.view_box(), "168 112 150 100");
    }
}
