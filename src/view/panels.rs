//! The details of every actor, tie and term. All are in the page until the player is up; then there is one, the open.
//!
//! Before the player runs, a link to `#actor=russia` opens its panel natively: the id sits on an anchor
//! that is fixed to the view, so that the page does not scroll, and `:target` shows what follows it.

use super::element::{all, changing, el, keyed, of_class, said, tag_of, text, when};
use super::evidence;
use super::island::{Island, island};
use super::link;
use super::notes::{on, read};
use super::part::{self, PartProps};
use super::prose::prose;
use super::scenarios::triad_signs;
use super::session::Shared;
use super::sheets::ends;
use super::tables::{select, standing};
use super::{theory, triangle};
use crate::document::{Document, Id, Place, Sign, Tie, article};
use crate::reader::{Reader, WhatIf};
use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

/// Whether two states look the same to the panels.
pub(super) fn same(document: &Document, one: &Reader, other: &Reader) -> bool {
    part::same_signs(document, one, other) && one.place() == other.place()
}

pub(super) fn draw(props: &PartProps) -> Html {
    let document = &props.document;
    if !props.reader.live {
        return island(props, Island::Panels, "panels");
    }
    let panels = props.reader.place().map(|place| {
        let what_if = props.reader.what_if(document);
        // Another place is another panel: nothing of the one before may stay, its scrolling included.
        panel(document, place, &what_if, true).map(|panel| keyed(&place.fragment(), panel))
    });
    // Another element than the one that held them all: what was in that is not Yew's.
    keyed("live", tag_of("div", &[("class", "panels")], panels.flatten().into_iter().collect()))
}

/// All panels, as the article has it.
pub(super) fn all_panels(document: &Shared) -> Html {
    let actors = document.actors.iter().map(|actor| Place::Actor(actor.id.clone()));
    let ties = document.ties.iter().map(|tie| Place::Tie(tie.id.clone()));
    let terms = document.terms.iter().map(|term| Place::Term(term.id.clone()));
    let as_written = WhatIf::default();
    let panels = actors.chain(ties).chain(terms).flat_map(|place| {
        let anchor = el("span", &[("class", "anchor"), ("id", &place.fragment())], Vec::new());
        std::iter::once(anchor).chain(panel(document, &place, &as_written, false).map(VNode::from))
    });
    all(panels.collect())
}

fn panel(document: &Shared, place: &Place, what_if: &WhatIf, live: bool) -> Option<VTag> {
    let words = &document.words;
    // A term and an actor may have the same name.
    let (title, kind, details) = match place {
        Place::Actor(id) => {
            let actor = document.actors.iter().position(|actor| &actor.id == id)?;
            (document.actors[actor].name.clone(), "", actor_details(document, what_if, actor))
        }
        Place::Tie(id) => {
            let tie = document.tie(id)?;
            (ends(document, tie), "", tie_details(document, what_if, tie, live))
        }
        Place::Term(id) => {
            let term = document.term(id)?;
            (term.name.clone(), words.get("term"), term_details(document, place))
        }
        _ => return None,
    };
    let close = [("class", "close"), ("href", "#closed"), ("aria-label", words.get("close"))];
    let mut parts = vec![el("a", &close, vec![text("×")]), said("h3", "", &title)];
    parts.extend(details);
    let label = [&title, " ", kind].concat();
    let attributes = [
        ("class", "panel"),
        ("data-panel", &*place.fragment()),
        ("data-open", when(live, "true")),
        ("aria-label", label.trim()),
        ("tabindex", "-1"),
    ];
    Some(tag_of("section", &attributes, parts))
}

fn actor_details(document: &Shared, what_if: &WhatIf, actor: usize) -> Vec<Html> {
    let words = &document.words;
    let signs = what_if.signs(document);
    let neighbours = document.neighbours();
    let ties = neighbours.ties(actor).iter().map(|&place| {
        let tie = &document.ties[place];
        let sign = signs[place];
        let other = &document.actors[neighbours.other(place, actor)].name;
        let direction = match (tie.directed, neighbours.ends(place)[0] == actor) {
            (false, _) => "with",
            (true, true) => "to",
            (true, false) => "from",
        };
        let name = words.fill(direction, &[("name", other)]);
        let item = vec![
            changing("span", "sign", words.get(sign.name())),
            changing("span", "assumed", &assumed(document, sign, tie)),
            text(" "),
            link::html(&Place::Tie(tie.id.clone()), "inner", vec![text(&name)]),
            text(&[": ", &tie.what, " "].concat()),
            super::tables::evidence(document, tie.supporting()),
        ];
        el("li", &[("data-sign", sign.name())], item)
    });
    let actor_place = Place::Actor(document.actors[actor].id.clone());
    let mentions = linking(document, &actor_place);
    vec![
        changing("p", "kind", &standing(document, &signs, actor)),
        changing("p", "kind", &theory::standing_alone(document, &signs, actor)),
        in_scenario(document, what_if),
        of_class("p", "about", vec![prose(&document.actors[actor].about)]),
        of_class("ul", "ties", ties.collect()),
        read(document, &mentions),
        on(document, &mentions),
        to_map(document),
    ]
}

fn tie_details(document: &Shared, what_if: &WhatIf, tie: &Tie, live: bool) -> Vec<Html> {
    let words = &document.words;
    let sign = what_if.sign(tie);
    let end = |id: &Id| {
        let name = document.actor(id).map_or("", |actor| &actor.name);
        link::html(&Place::Actor(id.clone()), "inner", vec![text(name)])
    };
    let between = vec![end(&tie.from), text(" · "), end(&tie.to)];
    let kind = vec![
        changing("span", "sign", words.get(sign.name())),
        changing("span", "assumed", &assumed(document, sign, tie)),
        text(&[": ", &tie.what].concat()),
    ];
    let mut details = vec![el("p", &[("class", "kind"), ("data-sign", sign.name())], kind)];
    if live {
        let label = [said("span", "", words.get("assume")), text(" "), select(document, tie, sign)];
        details.push(of_class("p", "assume", label.into()));
    }
    // What follows for the triangle, where one cannot see both.
    let now = match &document.triad {
        Some(triad) if !what_if.is_as_written() && document.is_in_triad(&tie.id) => {
            triangle::verdict(document, triad, triad_signs(document, triad, what_if))
        }
        _ => String::new(),
    };
    details.extend([
        in_scenario(document, what_if),
        changing("p", "now", &now),
        of_class("p", "between", between),
        evidence::list(document, tie),
        to_map(document),
    ]);
    details
}

fn term_details(document: &Document, place: &Place) -> Vec<Html> {
    let uses = linking(document, place);
    let text = document.term(place.id()).map(|term| prose(&term.text));
    vec![
        said("p", "kind", document.words.get("term")),
        of_class("p", "about", text.into_iter().collect()),
        read(document, &uses),
        on(document, &uses),
    ]
}

/// That a sign is assumed, where it is, and what the article's is: the evidence is for that one.
fn assumed(document: &Document, sign: Sign, tie: &Tie) -> String {
    let words = &document.words;
    if sign == tie.sign { String::new() } else { words.fill("assumed", &[("sign", words.get(tie.sign.name()))]) }
}

/// Which scenario is in force, if any.
fn in_scenario(document: &Document, what_if: &WhatIf) -> Html {
    let said = what_if.scenario(document).map(|it| document.words.fill("in-scenario", &[("name", &it.name)]));
    changing("p", "in-scenario", &said.unwrap_or_default())
}

/// The passages of the text that link to a place.
fn linking(document: &Document, place: &Place) -> Vec<Id> {
    let passages = document.passages().filter(|(section, _)| section.is_some());
    let linking = passages.filter(|(_, passage)| article::links(&passage.text).contains(&place));
    linking.map(|(_, passage)| passage.id.clone()).collect()
}

fn to_map(document: &Document) -> Html {
    let link = el("a", &[("href", "#map")], vec![text(document.words.get("show-on-map"))]);
    of_class("p", "on-map", vec![link])
}
