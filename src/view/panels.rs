//! The details of every actor, tie and term. All are in the page until the player is up; then there is one, the open, and
//! [`super::dom`] has it say what is in force.
//!
//! Before the player runs, a link to `#actor=russia` opens its panel natively: the id sits on an anchor
//! that is fixed to the view, so that the page does not scroll, and `:target` shows what follows it.

use super::element::{all, el, of_class, said, text};
use super::evidence;
use super::link;
use super::notes::{on, read};
use super::prose::prose;
use super::session::Shared;
use super::sheets::ends;
use super::tables::{select, standing};
use super::theory;
use crate::document::{Document, Id, Place, Sign, Tie, article};
use yew::prelude::*;

/// All panels, as the article has it.
pub(super) fn draw(document: &Shared) -> Html {
    let actors = document.actors.iter().map(|actor| Place::Actor(actor.id.clone()));
    let ties = document.ties.iter().map(|tie| Place::Tie(tie.id.clone()));
    let terms = document.terms.iter().map(|term| Place::Term(term.id.clone()));
    let panels = actors.chain(ties).chain(terms).flat_map(|place| {
        let anchor = el("span", &[("class", "anchor"), ("id", &place.fragment())], Vec::new());
        std::iter::once(anchor).chain(panel(document, &place))
    });
    all(panels.collect())
}

fn panel(document: &Shared, place: &Place) -> Option<Html> {
    let words = &document.words;
    // A term and an actor may have the same name.
    let (title, kind, details) = match place {
        Place::Actor(id) => {
            let actor = document.actors.iter().position(|actor| &actor.id == id)?;
            (document.actors[actor].name.clone(), "", actor_details(document, actor))
        }
        Place::Tie(id) => {
            let tie = document.tie(id)?;
            (ends(document, tie), "", tie_details(document, tie))
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
        ("part", "panel"),
        ("data-panel", &*place.fragment()),
        ("aria-label", label.trim()),
        ("tabindex", "-1"),
    ];
    Some(el("section", &attributes, parts))
}

fn actor_details(document: &Shared, actor: usize) -> Vec<Html> {
    let words = &document.words;
    let signs: Vec<Sign> = document.ties.iter().map(|tie| tie.sign).collect();
    let neighbours = document.neighbours();
    let ties = neighbours.ties(actor).iter().map(|&place| {
        let tie = &document.ties[place];
        let other = &document.actors[neighbours.other(place, actor)].name;
        let direction = match (tie.directed, neighbours.ends(place)[0] == actor) {
            (false, _) => "with",
            (true, true) => "to",
            (true, false) => "from",
        };
        let name = words.fill(direction, &[("name", other)]);
        let item = vec![
            said("span", "sign", words.get(tie.sign.name())),
            said("span", "assumed", ""),
            text(" "),
            link::html(&Place::Tie(tie.id.clone()), "inner", vec![text(&name)]),
            text(&[": ", &tie.what, " "].concat()),
            super::tables::evidence(document, tie.supporting()),
        ];
        el("li", &[("data-sign", tie.sign.name())], item)
    });
    let actor_place = Place::Actor(document.actors[actor].id.clone());
    let mentions = linking(document, &actor_place);
    vec![
        said("p", "kind standing", &standing(document, &signs, actor)),
        said("p", "kind alone", &theory::standing_alone(document, &signs, actor)),
        said("p", "in-scenario", ""),
        of_class("p", "about", vec![prose(&document.actors[actor].about)]),
        of_class("ul", "ties", ties.collect()),
        read(document, &mentions),
        on(document, &mentions),
        to_map(document),
    ]
}

fn tie_details(document: &Shared, tie: &Tie) -> Vec<Html> {
    let words = &document.words;
    let end = |id: &Id| {
        let name = document.actor(id).map_or("", |actor| &actor.name);
        link::html(&Place::Actor(id.clone()), "inner", vec![text(name)])
    };
    let between = vec![end(&tie.from), text(" · "), end(&tie.to)];
    let kind = vec![
        said("span", "sign", words.get(tie.sign.name())),
        said("span", "assumed", ""),
        text(&[": ", &tie.what].concat()),
    ];
    let label = vec![said("span", "", words.get("assume")), text(" "), select(document, tie, tie.sign)];
    vec![
        el("p", &[("class", "kind"), ("data-sign", tie.sign.name())], kind),
        of_class("p", "assume", label),
        said("p", "in-scenario", ""),
        said("p", "now", ""),
        of_class("p", "between", between),
        evidence::list(document, tie),
        to_map(document),
    ]
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
