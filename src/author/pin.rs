//! The position of an actor on the map that its author wants.

use crate::document::Shape;
use serde::Deserialize;

/// The position of an actor in each layout of the map, where the author sets one: shares of its width and height, from the top
/// left corner, from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pin {
    /// In the layout for narrow containers.
    pub(super) tall: Option<[f64; 2]>,
    /// In the layout for square containers, or in the only layout.
    pub(super) square: Option<[f64; 2]>,
    /// In the layout for wide containers.
    pub(super) wide: Option<[f64; 2]>,
}

impl Pin {
    /// The same position in all layouts.
    pub(super) fn everywhere(place: [f64; 2]) -> Pin {
        Pin { tall: Some(place), square: Some(place), wide: Some(place) }
    }

    /// The position in the layout of a shape.
    pub(super) fn of(&self, shape: Shape) -> Option<[f64; 2]> {
        match shape {
            Shape::Tall => self.tall,
            Shape::Square => self.square,
            Shape::Wide => self.wide,
        }
    }

    /// The position in the layout of a shape, to be set.
    pub(super) fn of_mut(&mut self, shape: Shape) -> &mut Option<[f64; 2]> {
        match shape {
            Shape::Tall => &mut self.tall,
            Shape::Square => &mut self.square,
            Shape::Wide => &mut self.wide,
        }
    }

    /// The pin as a TOML value: a list where all positions are the same, else a table by shapes; `None` where no position is
    /// set.
    pub(super) fn to_toml(self) -> Option<String> {
        let list = |[x, y]: [f64; 2]| format!("[{x}, {y}]");
        if let (Some(tall), Some(square), Some(wide)) = (self.tall, self.square, self.wide)
            && tall == square
            && square == wide
        {
            return Some(list(tall));
        }
        let entries = Shape::ALL.into_iter().filter_map(|shape| Some((shape.name(), self.of(shape)?)));
        let entries: Vec<String> = entries.map(|(name, place)| format!("{name} = {}", list(place))).collect();
        (!entries.is_empty()).then(|| format!("{{ {} }}", entries.join(", ")))
    }
}
