//! Search for an actor: a combobox with a list of suggestions, as the ARIA Authoring Practices have it
//! (<https://www.w3.org/WAI/ARIA/apg/patterns/combobox/>).

use super::super::element::{el, keyed, of_class, tag_of, text, when};
use super::super::island::Island;
use super::super::part::{PartContext, Show};
use crate::graph::Shared;
use crate::reader::Search;
use crate::reader::search::names;
use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

/// The search before anything is typed.
pub(super) fn draw(document: &Shared) -> Html {
    let label = document.words.get("search");
    let field = [
        ("type", "search"),
        ("role", "combobox"),
        ("autocomplete", "off"),
        ("spellcheck", "false"),
        ("data-search", "true"),
        ("aria-label", label),
        ("placeholder", label),
        ("aria-expanded", "false"),
        ("aria-controls", "suggestions"),
        ("aria-autocomplete", "list"),
    ];
    let list = VNode::from(suggestions(document, &Search::default()));
    let vain = of_class("div", "vain", Vec::new());
    el(
        "div",
        &[("class", "search"), ("data-needs-player", "true")],
        vec![el("input", &field, Vec::new()), of_class("div", "suggestions", vec![list]), vain],
    )
}

fn id(index: usize) -> String {
    ["suggestion-", &index.to_string()].concat()
}

/// The suggestions as a list, which is hidden if there are none.
fn suggestions(document: &Shared, search: &Search) -> VTag {
    let shows = search.shows();
    let options = search.found.iter().enumerate().filter(|_| shows).map(|(index, &actor)| {
        let attributes = [
            ("role", "option"),
            ("id", &*id(index)),
            ("data-suggestion", &*actor.to_string()),
            ("aria-selected", if search.marked == Some(index) { "true" } else { "false" }),
        ];
        el("li", &attributes, vec![text(&names(&document.actors[actor]))])
    });
    let mut options: Vec<Html> = options.collect();
    if shows && search.more > 0 {
        let more = document.words.fill("search-more", &[("count", &search.more.to_string())]);
        options.push(el("li", &[("role", "presentation"), ("class", "further")], vec![text(&more)]));
    }
    // The key makes Yew replace the list when the suggestions change, because another script may have changed its elements.
    let found: Vec<String> = search.found.iter().filter(|_| shows).map(usize::to_string).collect();
    let label = document.words.get("search");
    let list = [("role", "listbox"), ("id", "suggestions"), ("aria-label", label), ("hidden", when(!shows, "hidden"))];
    keyed(&found.join(" "), tag_of("ul", &list, options))
}

/// Shows the suggestions, or that nothing was found.
pub(in super::super) fn start(context: &PartContext) -> Show {
    let document = context.document.clone();
    let field = context.root.find("[data-search]");
    let status = context.root.find(".search .vain");
    let (container, vain) = (status.create("p", &[("class", "nobody")], ""), status.create("span", &[], ""));
    container.append(&vain);
    status.append(&container);
    let mut list = Island::at(context.root.find(".suggestions"));
    Box::new(move |change| {
        let search = &change.now.reader.search;
        let shows = search.shows();
        field.set_value(&search.text);
        field.set("aria-expanded", if shows { "true" } else { "false" });
        field.set("aria-activedescendant", &search.marked.filter(|_| shows).map(id).unwrap_or_default());
        vain.set_text(if search.has_no_match() { document.words.get("nobody") } else { "" });
        list.draw(Some(suggestions(&document, search)));
    })
}
