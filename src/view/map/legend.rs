//! The legend, which is a filter as well, and the map's options and downloads.

use super::super::dom::{Listener, Node};
use super::super::element::{all, el, of_class, set, tag_of, text, text_button, text_el, when};
use super::super::island::Island;
use super::super::part::{PartContext, Show};
use crate::document::Sign;
use crate::graph::Shared;
use crate::reader::wording::in_legend;
use crate::reader::{Facet, Reach, Reader};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

/// The signs, each with a sample of its line and a checkbox that shows or hides its ties.
pub(super) fn draw(document: &Shared) -> Html {
    let words = &document.words;
    let items = Sign::ALL.map(|sign| {
        let line = el("path", &[("class", "line"), ("d", "M1 3H31")], Vec::new());
        let sample = el("svg", &[("class", "sample"), ("viewBox", "0 0 32 6"), ("aria-hidden", "true")], vec![line]);
        let label = facet(&Facet::Sign(sign), vec![sample, text(words.get(in_legend(sign)))]);
        el("li", &[("data-sign", sign.name())], vec![label])
    });
    let attributes = [("class", "legend"), ("id", "legend"), ("tabindex", "-1"), ("aria-label", words.get("legend"))];
    el("ul", &attributes, items.into())
}

/// The disclosures for the other options and for the downloads. Their content is drawn when they are opened, because it needs the
/// player.
pub(super) fn options(document: &Shared) -> Html {
    let details = |class: &'static str, key: &str| {
        let parts = vec![text_el("summary", "", document.words.get(key)), el("div", &[], Vec::new())];
        el("details", &[("class", class), ("data-needs-player", "true")], parts)
    };
    all(vec![details("more options", "options"), details("more save", "save")])
}

fn switches(document: &Shared) -> VTag {
    let words = &document.words;
    let facets = Facet::of(document);
    let group = |key: &str, items: Vec<Html>| {
        el("fieldset", &[], vec![text_el("legend", "", words.get(key)), of_class("ul", "facets", items)])
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
        el("option", &[("value", reach.name())], vec![text(word)])
    });
    let reach = el("select", &[("data-reach", "true")], reaches.into());
    let mut parts = vec![
        switch("data-follow", true, words.get("follow")),
        el("label", &[("class", "switch")], vec![text(words.get("reach")), text(" "), reach]),
        group("actors", actors),
    ];
    if !kinds.is_empty() {
        parts.push(group("kinds", kinds));
    }
    parts.push(text_button("show-all", words.get("show-all"), true));
    tag_of("div", &[], parts)
}

fn downloads(document: &Shared) -> VTag {
    let words = &document.words;
    let ways = ["save-svg", "save-png", "save-actors", "save-ties", "save-json", "print"];
    let buttons = ways.map(|way| el("li", &[], vec![text_button(way, words.get(way), false)]));
    tag_of("ul", &[], buttons.into())
}

/// A checkbox that shows or hides the actors or ties of a facet.
fn facet(facet: &Facet, face: Vec<Html>) -> Html {
    let box_ = checkbox("data-facet", &facet.name(), true);
    el("label", &[("class", "facet")], std::iter::once(box_).chain(face).collect())
}

/// A checkbox with its label.
pub(super) fn switch(hook: &'static str, on: bool, words: &str) -> Html {
    el("label", &[("class", "switch")], vec![checkbox(hook, "true", on), text(words)])
}

fn checkbox(hook: &'static str, value: &str, on: bool) -> Html {
    let mut tag = tag_of("input", &[("type", "checkbox"), (hook, value)], Vec::new());
    set(&mut tag, "checked", when(on, "checked"));
    VNode::from(tag)
}

/// Draws the options when they are opened, and sets all controls to the reader's state, which other controls may have changed.
pub(in super::super) fn start(context: &PartContext) -> Show {
    let root = &context.root;
    let state = Rc::new(State {
        root: root.clone(),
        document: context.document.clone(),
        options: Options::of(&Reader::default()).into(),
        listeners: RefCell::default(),
    });
    // The selectors begin with `.map`, because questions have the class `options`, too.
    for (selector, draw) in [(".map .options", switches as fn(&Shared) -> VTag), (".map .save", downloads)] {
        let details = root.find(selector);
        // The content is drawn once only.
        let drawn = RefCell::new((Island::at(details.find("div")), false));
        let weak = Rc::downgrade(&state);
        let listener = details.find("summary").listen("click", move |_| {
            let (island, is_drawn) = &mut *drawn.borrow_mut();
            if let (Some(state), false) = (weak.upgrade(), *is_drawn) {
                *is_drawn = true;
                let content = draw(&state.document);
                island.draw_then(VNode::from(content), Callback::from(move |()| state.show()));
            }
        });
        state.listeners.borrow_mut().push(listener);
    }
    Box::new(move |change| {
        state.options.replace(Options::of(&change.now.reader));
        state.show();
    })
}

/// The options of the map that the controls show.
struct Options {
    hidden: Vec<Facet>,
    follows: bool,
    tense: bool,
    reach: Reach,
}

impl Options {
    fn of(reader: &Reader) -> Options {
        let (hidden, follows, tense, reach) = (reader.hidden.clone(), reader.follows, reader.tense, reader.reach);
        Options { hidden, follows, tense, reach }
    }
}

struct State {
    root: Node,
    document: Shared,
    options: RefCell<Options>,
    listeners: RefCell<Vec<Listener>>,
}

impl State {
    fn show(&self) {
        let (root, options) = (&self.root, self.options.borrow());
        for control in root.all("input[data-facet]") {
            let facet = Facet::named(&self.document, &control.get("data-facet").unwrap_or_default());
            control.set_checked(facet.is_none_or(|facet| !options.hidden.contains(&facet)));
        }
        for (selector, on) in [("input[data-follow]", options.follows), ("input[data-tense]", options.tense)] {
            root.query(selector).iter().for_each(|control| control.set_checked(on));
        }
        root.query("select[data-reach]").iter().for_each(|list| list.set_value(options.reach.name()));
        let show_all = root.query("[data-do='show-all']");
        show_all.iter().for_each(|button| button.flag("aria-disabled", options.hidden.is_empty()));
    }
}
