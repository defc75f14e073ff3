//! The list by which a reader chooses the sign of a tie, in the table, on a card and beside the triangle.

use super::element::{el, set, tag_of, text, when};
use crate::document::{Document, Sign, Tie};
use crate::reader::wording::ends;
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// The list, with this sign chosen.
pub(super) fn draw(document: &Document, tie: &Tie, sign: Sign) -> Html {
    let words = &document.words;
    let options = Sign::ALL.map(|it| {
        let mut option = tag_of("option", &[("value", it.name())], vec![text(&label(document, tie, it))]);
        set(&mut option, "selected", when(it == sign, "selected"));
        VNode::from(option)
    });
    let label = words.fill("sign-of", &[("tie", &ends(document, tie))]);
    let attributes = [("class", "sign"), ("data-assume", &*tie.id), ("aria-label", &label)];
    el("select", &attributes, options.into())
}

/// The text of a sign's option, which says if the sign is the article's.
pub(super) fn label(document: &Document, tie: &Tie, sign: Sign) -> String {
    let word = document.words.get(sign.name());
    if sign == tie.sign { document.words.fill("sign-as-written", &[("sign", word)]) } else { word.to_owned() }
}
