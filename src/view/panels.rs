//! The details of every actor, tie and term. All are in the page from the start; one is open at a time.
//!
//! Before the player runs, a link to `#actor=russia` opens its panel natively: the id sits on an anchor
//! that is fixed to the view, so that the page does not scroll, and `:target` shows what follows it.

use super::element::{changing, el, of_class, said, text, when};
use super::link;
use super::map::ends;
use super::notes::{on, read};
use super::part::PartProps;
use super::prose::{excerpt, prose};
use super::tables::{evidence, standing};
use crate::document::{Actor, Document, Id, Place, Sign, Term, Tie, article};
use crate::reader::Reader;
use yew::prelude::*;

pub(super) fn draw(props: &PartProps) -> Html {
    let (document, reader) = (&*props.document, &props.reader);
    let mut panels = Vec::new();
    let mut add = |place: Place, title: &str, details: Vec<Html>| {
        let is_open = reader.place() == Some(&place);
        // A term and an actor may have the same name.
        let kind = if matches!(place, Place::Term(_)) { document.words.get("term") } else { "" };
        let label = [title, kind].join(" ");
        panels.extend(panel(document, is_open, &place, title, label.trim(), details));
    };
    for actor in &document.actors {
        add(Place::Actor(actor.id.clone()), &actor.name, actor_details(document, reader, actor));
    }
    for tie in &document.ties {
        add(Place::Tie(tie.id.clone()), &ends(document, tie), tie_details(document, reader, tie));
    }
    for term in &document.terms {
        add(Place::Term(term.id.clone()), &term.name, term_details(document, term));
    }
    of_class("div", "panels", panels)
}

fn panel(document: &Document, is_open: bool, place: &Place, title: &str, label: &str, details: Vec<Html>) -> [Html; 2] {
    let id = place.fragment();
    let close = [("class", "close"), ("href", "#closed"), ("aria-label", document.words.get("close"))];
    let mut parts = vec![el("a", &close, vec![text("×")]), said("h3", "", title)];
    parts.extend(details);
    let attributes = [
        ("class", "panel"),
        ("data-panel", &*id),
        ("data-open", when(is_open, "true")),
        ("aria-label", label),
        ("tabindex", "-1"),
    ];
    [el("span", &[("class", "anchor"), ("id", &id)], Vec::new()), el("section", &attributes, parts)]
}

fn actor_details(document: &Document, reader: &Reader, actor: &Actor) -> Vec<Html> {
    let words = &document.words;
    let ties = document.ties_of(&actor.id).map(|tie| {
        let sign = reader.sign(document, &tie.id).unwrap_or(tie.sign);
        let other = document.actor(tie.other(&actor.id)).map_or("", |other| &other.name);
        let direction = match (tie.directed, tie.from == actor.id) {
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
            text(&format!(": {} ", tie.what)),
            evidence(document, tie.passages()),
        ];
        el("li", &[("data-sign", sign.name())], item)
    });
    let place = Place::Actor(actor.id.clone());
    let mentions = linking(document, &place);
    vec![
        changing("p", "kind", &standing(document, reader, actor)),
        in_scenario(document, reader),
        of_class("p", "about", vec![prose(&actor.about)]),
        of_class("ul", "ties", ties.collect()),
        read(document, &mentions),
        on(document, &mentions),
        to_map(document),
    ]
}

fn tie_details(document: &Document, reader: &Reader, tie: &Tie) -> Vec<Html> {
    let words = &document.words;
    let sign = reader.sign(document, &tie.id).unwrap_or(tie.sign);
    let passages = tie.passages().filter_map(|id| document.passage(id)).map(|(_, passage)| {
        let place = Place::Passage(passage.id.clone());
        let label = words.fill("read-at", &[("number", &passage.number)]);
        let mut item =
            vec![said("q", "", &excerpt(&passage.text, 150)), link::html(&place, "goto", vec![text(&label)])];
        if let Some(quote) = &passage.original {
            let address = quote.address(&document.original.url);
            item.push(text(" · "));
            item.push(link::web(&address, "original", "", vec![text(words.get("original"))]));
        }
        el("li", &[], item)
    });
    let end = |id: &Id| {
        let name = document.actor(id).map_or("", |actor| &actor.name);
        link::html(&Place::Actor(id.clone()), "inner", vec![text(name)])
    };
    let between = vec![end(&tie.from), text(" · "), end(&tie.to)];
    let kind = vec![
        changing("span", "sign", words.get(sign.name())),
        changing("span", "assumed", &assumed(document, sign, tie)),
        text(&format!(": {}", tie.what)),
    ];
    vec![
        el("p", &[("class", "kind"), ("data-sign", sign.name())], kind),
        in_scenario(document, reader),
        of_class("p", "between", between),
        said("h4", "", words.get("evidence")),
        of_class("ul", "ties", passages.collect()),
        on(document, &tie.passages().cloned().collect::<Vec<_>>()),
        to_map(document),
    ]
}

fn term_details(document: &Document, term: &Term) -> Vec<Html> {
    let uses = linking(document, &Place::Term(term.id.clone()));
    vec![
        said("p", "kind", document.words.get("term")),
        of_class("p", "about", vec![prose(&term.text)]),
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
fn in_scenario(document: &Document, reader: &Reader) -> Html {
    let scenario = reader.address.scenario.as_ref().and_then(|id| document.scenario(id));
    let said = scenario.map(|scenario| document.words.fill("in-scenario", &[("name", &scenario.name)]));
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
