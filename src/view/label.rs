//! The sides and labels of the small pictures of the triad.

use super::element::{set, tag_of, text};
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// The two ends of a side of the triad, by the corners, each of which is opposite the side of the same index.
pub(super) fn ends_of_side(corners: &[[i32; 2]; 3], side: usize) -> [[i32; 2]; 2] {
    [corners[(side + 1) % 3], corners[(side + 2) % 3]]
}

/// The approximate width of a letter, in units of the picture.
const LETTER: i32 = 9;

/// The approximate width of a text, in units of the picture.
pub(super) fn width(label: &str) -> i32 {
    label.chars().count() as i32 * LETTER
}

/// A label at a point of the picture, with a `text-anchor`. A text wider than `room` is condensed instead of cut off.
pub(super) fn draw(class: &'static str, at: [i32; 2], anchor: &str, room: i32, label: &str) -> Html {
    let [x, y] = at.map(|number| number.to_string());
    let attributes = [("class", class), ("x", &*x), ("y", &*y), ("text-anchor", anchor)];
    let mut element = tag_of("text", &attributes, vec![text(label)]);
    if width(label) > room {
        set(&mut element, "textLength", &room.to_string());
        set(&mut element, "lengthAdjust", "spacingAndGlyphs");
    }
    VNode::from(element)
}
