//! The legend, which is the filter, and how the map behaves.

use super::element::{all, el, of_class, said, set, tag_of, text, when};
use super::map::button;
use super::session::Shared;
use crate::document::{Document, Sign};
use crate::reader::{Facet, Reach, Reader};
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// Whether two states look the same to the switches.
pub(super) fn same(_: &Document, one: &Reader, other: &Reader) -> bool {
    one.hidden == other.hidden && (one.reach, one.follows, one.tense) == (other.reach, other.follows, other.tense)
}

/// The signs: what each looks like, and whether the map has it.
pub(super) fn draw(document: &Shared) -> Html {
    let words = &document.words;
    let items = Sign::ALL.map(|sign| {
        let line = el("path", &[("class", "line"), ("d", "M1 3H31")], Vec::new());
        let sample = el("svg", &[("class", "sample"), ("viewBox", "0 0 32 6"), ("aria-hidden", "true")], vec![line]);
        let label = facet(&Facet::Sign(sign), vec![sample, text(words.get(sign.name()))]);
        el("li", &[("data-sign", sign.name())], vec![label])
    });
    let attributes = [("class", "legend"), ("id", "legend"), ("tabindex", "-1"), ("aria-label", words.get("legend"))];
    el("ul", &attributes, items.into())
}

/// Everything else that one may leave out, how far the map looks around, and ways to take it along. What is chosen is shown
/// by [`super::dom`].
pub(super) fn options(document: &Shared) -> Html {
    let words = &document.words;
    let facets = Facet::of(document);
    let group = |key: &str, items: Vec<Html>| {
        el("fieldset", &[], vec![said("legend", "", words.get(key)), of_class("ul", "facets", items)])
    };
    let item = |facet: &Facet| {
        let name = match facet {
            Facet::Sign(sign) => words.get(sign.name()),
            Facet::Actor(kind) => words.get(kind.name()),
            Facet::Tie(kind) => kind,
        };
        el("li", &[], vec![self::facet(facet, vec![text(name)])])
    };
    let actors = facets.iter().filter(|facet| matches!(facet, Facet::Actor(_))).map(item).collect();
    let kinds: Vec<Html> = facets.iter().filter(|facet| matches!(facet, Facet::Tie(_))).map(item).collect();
    let reaches = Reach::ALL.map(|reach| {
        let word = words.get(match reach {
            Reach::One => "reach-one",
            Reach::Two => "reach-two",
            Reach::All => "reach-all",
        });
        let chosen = when(reach == Reach::default(), "selected");
        el("option", &[("value", reach.name()), ("selected", chosen)], vec![text(word)])
    });
    let reach = el("select", &[("data-reach", "true")], reaches.into());
    let mut parts = vec![
        said("summary", "", words.get("options")),
        switch("data-follow", true, words.get("follow")),
        el("label", &[("class", "switch")], vec![text(words.get("reach")), text(" "), reach]),
        group("actors", actors),
    ];
    if !kinds.is_empty() {
        parts.push(group("kinds", kinds));
    }
    parts.push(button("plain", "show-all", words.get("show-all"), words.get("show-all"), true));
    let options = el("details", &[("class", "more options"), ("data-needs-player", "true")], parts);
    let ways = ["save-svg", "save-png", "save-actors", "save-ties", "save-json", "print"];
    let buttons = ways.map(|way| el("li", &[], vec![button("plain", way, words.get(way), words.get(way), false)]));
    let parts = vec![said("summary", "", words.get("save")), el("ul", &[], buttons.into())];
    let save = el("details", &[("class", "more save"), ("data-needs-player", "true")], parts);
    all(vec![options, save])
}

/// A checkbox that leaves something out of the map or takes it in.
fn facet(facet: &Facet, face: Vec<Html>) -> Html {
    let box_ = checkbox("data-facet", &facet.name(), true);
    el("label", &[("class", "facet")], std::iter::once(box_).chain(face).collect())
}

/// A checkbox with its words.
pub(super) fn switch(hook: &'static str, on: bool, words: &str) -> Html {
    el("label", &[("class", "switch")], vec![checkbox(hook, "true", on), text(words)])
}

/// A checkbox. What it shows later is set by `dom`, since the reader's own click has changed it before.
fn checkbox(hook: &'static str, value: &str, on: bool) -> Html {
    let mut tag = tag_of("input", &[("type", "checkbox"), (hook, value)], Vec::new());
    set(&mut tag, "checked", when(on, "checked"));
    VNode::from(tag)
}
