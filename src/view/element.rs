//! Elements made by a function call.
//!
//! Each use of `html!` compiles to some 700 bytes of WebAssembly, and with this many elements the download would be twice as
//! large. So all elements are made by these functions. None has an event handler of its own.

use crate::document::Words;
use yew::prelude::*;
use yew::virtual_dom::{VList, VNode, VTag, VText};

/// An element. An attribute whose value is empty is left out.
pub(super) fn el(tag: &'static str, attributes: &[(&'static str, &str)], children: Vec<Html>) -> Html {
    VNode::from(tag_of(tag, attributes, children))
}

/// An element as a tag, to which attributes can be added.
pub(super) fn tag_of(tag: &'static str, attributes: &[(&'static str, &str)], children: Vec<Html>) -> VTag {
    let mut element = VTag::new(tag);
    for (name, value) in attributes {
        set(&mut element, name, value);
    }
    element.add_children(children);
    element
}

/// An element with a class.
pub(super) fn of_class(tag: &'static str, class: &'static str, children: Vec<Html>) -> Html {
    el(tag, &[("class", class)], children)
}

/// An element whose only child is a text.
pub(super) fn text_el(tag: &'static str, class: &'static str, text: &str) -> Html {
    of_class(tag, class, vec![self::text(text)])
}

/// An element for text that changes: the text is in a keyed `span`, which is replaced with it, and which is the only child of the
/// element. A translator may have replaced any text node, which Yew then can neither update nor insert anything before.
pub(super) fn changing(tag: &'static str, class: &'static str, text: &str) -> Html {
    let inner = keyed(text, tag_of("span", &[], vec![self::text(text)]));
    // Without text there is no `span`, so that styles can match `:empty`.
    of_class(tag, class, if text.is_empty() { Vec::new() } else { vec![VNode::from(inner)] })
}

/// An element with a key: if the key changes, Yew replaces the element instead of updating it.
pub(super) fn keyed(key: &str, mut tag: VTag) -> VTag {
    tag.key = Some(key.into());
    tag
}

/// A text node.
pub(super) fn text(text: &str) -> Html {
    VNode::from(VText::new(text.to_owned()))
}

/// Several nodes as one. The parameter is a vector and no iterator, because each type of iterator would add code.
pub(super) fn all(nodes: Vec<Html>) -> Html {
    let mut list = VList::new();
    list.add_children(nodes);
    VNode::from(list)
}

/// A list that shows `most` entries, and the others in a `details` whose summary says how many they are. The attribute `open` is
/// not set here, so that the `details` stays as the reader left it when the list is drawn again.
pub(super) fn folded(class: &'static str, mut entries: Vec<Html>, most: usize, words: &Words) -> Html {
    let others = entries.split_off(most.min(entries.len()));
    let mut parts = vec![of_class("ul", class, entries)];
    if !others.is_empty() {
        let summary = text_el("summary", "", &words.fill("more", &[("count", &others.len().to_string())]));
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

/// The value if the condition holds, else an empty text.
pub(super) fn when(holds: bool, value: &'static str) -> &'static str {
    if holds { value } else { "" }
}

/// A button, whose command is its name in `data-do` (see `command.rs`). An icon as its face has the label as its name; styles show
/// that to those who point at it. A `title` would do so, too, but some screen readers would say it after the name.
pub(super) fn button(class: &'static str, name: &'static str, label: &str, face: &str, off: bool) -> Html {
    let attributes = [
        ("type", "button"),
        ("class", class),
        ("data-do", name),
        ("aria-label", if label == face { "" } else { label }),
        ("aria-disabled", when(off, "true")),
    ];
    el("button", &attributes, vec![text(face)])
}

/// A plain button whose name is its text.
pub(super) fn text_button(name: &'static str, text: &str, off: bool) -> Html {
    button("plain", name, text, text, off)
}
