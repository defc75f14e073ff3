//! Links to places: one shape for all, so that hooks, addresses and the state of being open agree.

use crate::document::Place;
use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

/// A link to a place, with its public hook (`data-actor` and so on).
pub(super) fn to(place: &Place, class: &'static str, children: Html) -> VTag {
    let mut tag = VTag::new("a");
    set(&mut tag, "class", class);
    set(&mut tag, "href", &place.href());
    set(&mut tag, hook(place), place.id());
    tag.add_child(children);
    tag
}

/// Sets an attribute. One function for all, where the generic one would be there for each call.
#[inline(never)]
pub(super) fn set(tag: &mut VTag, name: &'static str, value: &str) {
    tag.add_attribute(name, value.to_owned());
}

/// The same as a node.
pub(super) fn html(place: &Place, class: &'static str, children: Html) -> Html {
    VNode::from(to(place, class, children))
}

/// The attribute by which hosts and tests know links to such a place.
pub(super) fn hook(place: &Place) -> &'static str {
    match place {
        Place::Actor(_) => "data-actor",
        Place::Tie(_) => "data-tie",
        Place::Scenario(_) => "data-scenario",
        Place::Passage(_) => "data-goto",
        Place::Note(_) => "data-noted",
        Place::Question(_) => "data-asked",
        Place::Term(_) => "data-term",
        Place::Section(_) => "data-section",
    }
}

/// A link to another page.
pub(super) fn web(url: &str, class: &'static str, label: Option<String>, children: Html) -> Html {
    html! { <a {class} href={url.to_owned()} rel="external noopener" aria-label={label}>{ children }</a> }
}
