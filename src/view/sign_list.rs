//! The list by which a reader chooses the sign of a tie, in the table, on a card and beside the triangle.

use super::dom::Node;
use super::element::{el, set, tag_of, text, when};
use crate::document::{Document, Sign, Tie};
use crate::reader::wording::ends;
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// The list, with this sign chosen.
pub(super) fn draw(document: &Document, tie: &Tie, sign: Sign) -> Html {
    let options = Sign::ALL.map(|it| {
        let mut option = tag_of("option", &[("value", it.name())], vec![text(&label(document, tie, it))]);
        set(&mut option, "selected", when(it == sign, "selected"));
        VNode::from(option)
    });
    el("select", &attributes(tie, &name(document, tie)), options.into())
}

/// The list as an element to add to the page; it is made by `node`.
pub(super) fn create(node: &Node, document: &Document, tie: &Tie) -> Node {
    let list = node.create("select", &attributes(tie, &name(document, tie)), "");
    for sign in Sign::ALL {
        list.append(&node.create("option", &[("value", sign.name())], &label(document, tie, sign)));
    }
    list
}

fn name(document: &Document, tie: &Tie) -> String {
    document.words.fill("sign-of", &[("tie", &ends(document, tie))])
}

fn attributes<'a>(tie: &'a Tie, name: &'a str) -> [(&'static str, &'a str); 3] {
    [("class", "sign"), ("data-assume", &tie.id), ("aria-label", name)]
}

/// The text of a sign's option, which says if the sign is the article's.
fn label(document: &Document, tie: &Tie, sign: Sign) -> String {
    let word = document.words.get(sign.name());
    if sign == tie.sign { document.words.fill("sign-as-written", &[("sign", word)]) } else { word.to_owned() }
}
