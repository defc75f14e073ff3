//! Packs the drawings of connected components into one map, close together and without overlaps.

use super::geometry::Point;

/// Which cells of a grid are taken.
struct Grid {
    half: i32,
    taken: Vec<bool>,
}

/// A cell of the grid, counted from its middle.
type Cell = [i32; 2];

impl Grid {
    fn index(&self, [x, y]: Cell) -> Option<usize> {
        let side = 2 * self.half + 1;
        let inside = x.abs() <= self.half && y.abs() <= self.half;
        inside.then_some(((y + self.half) * side + x + self.half) as usize)
    }

    fn is_free(&self, cells: &[Cell], by: Cell) -> bool {
        cells.iter().all(|cell| self.index([cell[0] + by[0], cell[1] + by[1]]).is_some_and(|index| !self.taken[index]))
    }

    fn take(&mut self, cells: &[Cell], by: Cell) {
        for cell in cells {
            if let Some(index) = self.index([cell[0] + by[0], cell[1] + by[1]]) {
                self.taken[index] = true;
            }
        }
    }
}

/// The offsets of the groups at which they do not overlap: the first group is in the middle, the others around
/// it, each as close to the middle as possible. A group has points, and lines between them, by their indices.
pub(super) fn packed(groups: &[(Vec<Point>, Vec<[usize; 2]>)], cell: f64) -> Vec<Point> {
    let covered: Vec<Vec<Cell>> = groups.iter().map(|(points, lines)| cells(points, lines, cell)).collect();
    let reach = |cells: &Vec<Cell>| cells.iter().flatten().map(|side| side.abs()).max().unwrap_or(0);
    let widest = covered.iter().map(reach).max().unwrap_or(0);
    let all: usize = covered.iter().map(Vec::len).sum();
    let half = 3 * widest + (all as f64).sqrt().ceil() as i32 + 2;
    let side = (2 * half + 1) as usize;
    let mut grid = Grid { half, taken: vec![false; side * side] };
    let offsets = offsets(half);
    let mut first = 0;
    let mut shifts = Vec::with_capacity(groups.len());
    for (index, cells) in covered.iter().enumerate() {
        // A group that covers the same cells as the one before has no room at the offsets that were tried for that one.
        if index == 0 || covered[index - 1] != *cells {
            first = 0;
        }
        let found = offsets[first..].iter().position(|&by| grid.is_free(cells, by));
        first += found.unwrap_or(0);
        let by = offsets[first];
        grid.take(cells, by);
        shifts.push(Point { x: f64::from(by[0]), y: f64::from(by[1]) } * cell);
    }
    shifts
}

/// All offsets within the grid, in the order of growing squares.
fn offsets(half: i32) -> Vec<Cell> {
    let mut offsets: Vec<Cell> = (-half..=half).flat_map(|y| (-half..=half).map(move |x| [x, y])).collect();
    offsets.sort_by_key(|[x, y]| (x.abs().max(y.abs()), x * x + y * y, *y, *x));
    offsets
}

/// The cells that contain a point or a line, and those next to a point.
fn cells(points: &[Point], lines: &[[usize; 2]], cell: f64) -> Vec<Cell> {
    let of = |point: Point| [(point.x / cell).round() as i32, (point.y / cell).round() as i32];
    let mut cells = Vec::new();
    for &point in points {
        let [x, y] = of(point);
        cells.extend((-1..=1).flat_map(|down| (-1..=1).map(move |across| [x + across, y + down])));
    }
    for &[one, other] in lines {
        let vector = points[other] - points[one];
        let steps = (vector.length() / cell * 2.0).ceil().max(1.0);
        cells.extend((0..steps as usize).map(|step| of(points[one] + vector * (step as f64 / steps))));
    }
    cells.sort_unstable();
    cells.dedup();
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_stand_apart_and_close() {
        let single = || (vec![Point::default()], Vec::new());
        let pair = (vec![Point::default(), Point { x: 50.0, y: 0.0 }], vec![[0, 1]]);
        let groups = [pair, single(), single(), single()];
        let shifts = packed(&groups, 10.0);
        assert_eq!(shifts[0], Point::default());
        let places: Vec<Point> = groups
            .iter()
            .zip(&shifts)
            .flat_map(|((points, _), &by)| points.iter().map(move |&point| point + by))
            .collect();
        for one in 0..places.len() {
            assert!((0..one).all(|other| places[one].distance(places[other]) >= 20.0), "{places:?}");
        }
        assert!(places.iter().all(|place| place.length() <= 60.0), "{places:?}");
    }
}
