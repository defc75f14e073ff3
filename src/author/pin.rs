//! Where an author wants an actor on the map.

use crate::document::Shape;
use serde::Deserialize;

/// Where an actor is to stand in each drawing of the map, if that is said: shares of its width and height, from the top left corner,
/// from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pin {
    /// In the one for narrow containers.
    pub(super) tall: Option<[f64; 2]>,
    /// In the one for square containers, or the only one.
    pub(super) square: Option<[f64; 2]>,
    /// In the one for wide containers.
    pub(super) wide: Option<[f64; 2]>,
}

impl Pin {
    /// The same place in all drawings.
    pub(super) fn everywhere(place: [f64; 2]) -> Pin {
        Pin { tall: Some(place), square: Some(place), wide: Some(place) }
    }

    /// Where the actor is to stand in the drawing of a shape.
    pub(super) fn of(&self, shape: Shape) -> Option<[f64; 2]> {
        match shape {
            Shape::Tall => self.tall,
            Shape::Square => self.square,
            Shape::Wide => self.wide,
        }
    }

    /// Where the actor is to stand in the drawing of a shape, to be said.
    pub(super) fn of_mut(&mut self, shape: Shape) -> &mut Option<[f64; 2]> {
        match shape {
            Shape::Tall => &mut self.tall,
            Shape::Square => &mut self.square,
            Shape::Wide => &mut self.wide,
        }
    }

    /// As TOML has it: one list where it is one place, or a table by shapes; `None` where nothing is said.
    pub(super) fn to_toml(self) -> Option<String> {
        let list = |[x, y]: [f64; 2]| format!("[{x}, {y}]");
        if let (Some(tall), Some(square), Some(wide)) = (self.tall, self.square, self.wide)
            && tall == square
            && square == wide
        {
            return Some(list(tall));
        }
        let said = Shape::ALL.into_iter().filter_map(|shape| Some((shape.name(), self.of(shape)?)));
        let said: Vec<String> = said.map(|(name, place)| format!("{name} = {}", list(place))).collect();
        (!said.is_empty()).then(|| format!("{{ {} }}", said.join(", ")))
    }
}
