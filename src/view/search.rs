//! Search for an actor: a combobox with a list of suggestions, as the ARIA Authoring Practices have it
//! (<https://www.w3.org/WAI/ARIA/apg/patterns/combobox/>).

use super::element::{changing, el, keyed, of_class, tag_of, text, when};
use super::part::PartProps;
use crate::document::Document;
use crate::reader::Reader;
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// Whether two states look the same to the search.
pub(super) fn same(_: &Document, one: &Reader, other: &Reader) -> bool {
    one.search == other.search
}

pub(super) fn draw(props: &PartProps) -> Html {
    let (words, search) = (&props.document.words, &props.reader.search);
    let shows = search.shows();
    let id = |place: usize| ["suggestion-", &place.to_string()].concat();
    let options = search.found.iter().enumerate().filter(|_| shows).map(|(place, &actor)| {
        let attributes = [
            ("role", "option"),
            ("id", &*id(place)),
            ("data-suggestion", &*actor.to_string()),
            ("aria-selected", if search.marked == Some(place) { "true" } else { "false" }),
        ];
        // Another suggestion is another element: see `element::changing`.
        keyed(&actor.to_string(), tag_of("li", &attributes, vec![text(&props.document.actors[actor].name)]))
    });
    let label = words.get("search");
    let list = [("role", "listbox"), ("id", "suggestions"), ("aria-label", label), ("hidden", when(!shows, "hidden"))];
    let field = [
        ("type", "search"),
        ("role", "combobox"),
        ("autocomplete", "off"),
        ("spellcheck", "false"),
        ("data-search", "true"),
        ("aria-label", label),
        ("placeholder", label),
        ("aria-expanded", if shows { "true" } else { "false" }),
        ("aria-controls", "suggestions"),
        ("aria-autocomplete", "list"),
        ("aria-activedescendant", &*search.marked.filter(|_| shows).map(id).unwrap_or_default()),
    ];
    let mut input = tag_of("input", &field, Vec::new());
    input.set_value(search.text.clone());
    let vain = if search.is_in_vain() { words.get("nobody") } else { "" };
    let vain = el("div", &[("role", "status")], vec![changing("p", "nobody", vain)]);
    of_class("div", "search", vec![VNode::from(input), el("ul", &list, options.collect()), vain])
}
