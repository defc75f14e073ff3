//! Elements made by a function call.
//!
//! `html!` writes out the making of each element where it stands, some 700 bytes of WebAssembly apiece;
//! a page of this many kinds of elements would be twice the download. So all of them are made here: none has an event
//! handler of its own.

use crate::document::Words;
use yew::prelude::*;
use yew::virtual_dom::{VList, VNode, VTag, VText};

/// An element. An attribute whose value is empty is left out.
pub(super) fn el(tag: &'static str, attributes: &[(&'static str, &str)], children: Vec<Html>) -> Html {
    VNode::from(tag_of(tag, attributes, children))
}

/// The same, to be added to.
pub(super) fn tag_of(tag: &'static str, attributes: &[(&'static str, &str)], children: Vec<Html>) -> VTag {
    let mut element = VTag::new(tag);
    for (name, value) in attributes {
        set(&mut element, name, value);
    }
    element.add_children(children);
    element
}

/// An element of a class.
pub(super) fn of_class(tag: &'static str, class: &'static str, children: Vec<Html>) -> Html {
    el(tag, &[("class", class)], children)
}

/// An element that holds nothing but text.
pub(super) fn said(tag: &'static str, class: &'static str, text: &str) -> Html {
    of_class(tag, class, vec![self::text(text)])
}

/// Text that changes while it is on the page: alone in an element that is replaced with it, which in turn is
/// alone in its parent. A translator may have put something else in the place of any text node, and Yew
/// can neither change that nor put anything before it.
pub(super) fn changing(tag: &'static str, class: &'static str, text: &str) -> Html {
    let inner = keyed(text, tag_of("span", &[], vec![self::text(text)]));
    // Where there is nothing to say, nothing stands there, and styles know the element as empty.
    of_class(tag, class, if text.is_empty() { Vec::new() } else { vec![VNode::from(inner)] })
}

/// An element that is another one when its key is another, and not the same one changed.
pub(super) fn keyed(key: &str, mut tag: VTag) -> VTag {
    tag.key = Some(key.into());
    tag
}

/// Text.
pub(super) fn text(text: &str) -> Html {
    VNode::from(VText::new(text.to_owned()))
}

/// Several nodes as one. A vector, not any iterator: each kind of those would be code of its own.
pub(super) fn all(nodes: Vec<Html>) -> Html {
    let mut list = VList::new();
    list.add_children(nodes);
    VNode::from(list)
}

/// A list of which so many entries show, and the others where one opens them, under how many they are. Nobody sets whether
/// that is open but the reader, so that it stays as it is when it is drawn again.
pub(super) fn folded(class: &'static str, mut entries: Vec<Html>, most: usize, words: &Words) -> Html {
    let others = entries.split_off(most.min(entries.len()));
    let mut parts = vec![of_class("ul", class, entries)];
    if !others.is_empty() {
        let summary = said("summary", "", &words.fill("more", &[("count", &others.len().to_string())]));
        parts.push(of_class("details", "others", vec![summary, of_class("ul", class, others)]));
    }
    all(parts)
}

/// Sets an attribute, unless the value is empty.
#[inline(never)]
pub(super) fn set(tag: &mut VTag, name: &'static str, value: &str) {
    if !value.is_empty() {
        tag.add_attribute(name, value.to_owned());
    }
}

/// The value, if it holds; else nothing.
pub(super) fn when(holds: bool, value: &'static str) -> &'static str {
    if holds { value } else { "" }
}

/// A button that the view acts on by its name.
pub(super) fn button(class: &'static str, does: &'static str, label: &str, face: &str, off: bool) -> Html {
    let attributes = [
        ("type", "button"),
        ("class", class),
        ("data-do", does),
        ("aria-label", if label == face { "" } else { label }),
        ("title", if label == face { "" } else { label }),
        ("aria-disabled", when(off, "true")),
    ];
    el("button", &attributes, vec![text(face)])
}
