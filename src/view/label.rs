//! A name or a word in a small picture of the triad.

use super::element::{set, tag_of, text};
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// About how wide a letter is, in the picture's own units.
const LETTER: i32 = 9;

/// About how long a text is, in the picture's own units.
pub(super) fn length(says: &str) -> i32 {
    says.chars().count() as i32 * LETTER
}

/// A text at a place of the picture, from that end (`text-anchor`). Where it is longer than the room that it has, it is
/// condensed rather than cut off.
pub(super) fn draw(class: &'static str, at: [i32; 2], anchor: &str, room: i32, says: &str) -> Html {
    let [x, y] = at.map(|number| number.to_string());
    let attributes = [("class", class), ("x", &*x), ("y", &*y), ("text-anchor", anchor)];
    let mut label = tag_of("text", &attributes, vec![text(says)]);
    if length(says) > room {
        set(&mut label, "textLength", &room.to_string());
        set(&mut label, "lengthAdjust", "spacingAndGlyphs");
    }
    VNode::from(label)
}
