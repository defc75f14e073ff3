//! The map as tables: the same actors and ties, in words.

use super::element::{all, changing, el, of_class, said, text};
use super::link;
use super::map::ends;
use super::part::PartProps;
use crate::document::{Actor, Document, Id, Passage, Place, Sign};
use crate::reader::Reader;
use yew::prelude::*;

pub(super) fn draw(props: &PartProps) -> Html {
    let document = &props.document;
    let words = &document.words;
    let cell = |children: Vec<Html>| el("td", &[], children);
    let head =
        |place: Place, name: &str| el("th", &[("scope", "row")], vec![link::html(&place, "inner", vec![text(name)])]);
    let ties = document.ties.iter().map(|tie| {
        let sign = props.reader.sign(document, &tie.id).unwrap_or(tie.sign);
        let cells = vec![
            head(Place::Tie(tie.id.clone()), &ends(document, tie)),
            cell(vec![changing("span", "sign", words.get(sign.name()))]),
            cell(vec![text(&tie.what)]),
            cell(vec![evidence(document, tie.passages())]),
        ];
        el("tr", &[("data-sign", sign.name())], cells)
    });
    let actors = document.actors.iter().map(|actor| {
        let standing = changing("td", "", &standing(document, &props.reader, actor));
        el("tr", &[], vec![head(Place::Actor(actor.id.clone()), &actor.name), standing])
    });
    let title = words.get("table-title");
    let parts = vec![
        said("h2", "", title),
        table(document, "ties", &["tie", "sign", "what", "evidence"], ties.collect()),
        table(document, "actors", &["actor", "standing"], actors.collect()),
    ];
    el("section", &[("class", "part tables"), ("id", "table"), ("aria-label", title)], parts)
}

/// A table that scrolls within itself where it is too wide.
fn table(document: &Document, caption: &str, columns: &[&str], rows: Vec<Html>) -> Html {
    let words = &document.words;
    let heads = columns.iter().map(|key| el("th", &[("scope", "col")], vec![text(words.get(key))]));
    let parts = vec![
        said("caption", "", words.get(caption)),
        el("thead", &[], vec![el("tr", &[], heads.collect())]),
        el("tbody", &[], rows),
    ];
    let attributes = [("class", "scroller"), ("tabindex", "0"), ("role", "group"), ("aria-label", words.get(caption))];
    el("div", &attributes, vec![of_class("table", "", parts)])
}

/// Links to passages, by their numbers.
pub(super) fn evidence<'a>(document: &'a Document, passages: impl Iterator<Item = &'a Id>) -> Html {
    let passages = passages.filter_map(|id| document.passage(id));
    all(passages.flat_map(|(_, passage)| [to_passage(passage), text(" ")]))
}

/// A link to a passage, by its number.
pub(super) fn to_passage(passage: &Passage) -> Html {
    link::html(&Place::Passage(passage.id.clone()), "goto", vec![text(&passage.number)])
}

/// What an actor is, and how many ties of each sign it has under the scenario in force.
pub(super) fn standing(document: &Document, reader: &Reader, actor: &Actor) -> String {
    let words = &document.words;
    let counts = Sign::ALL.into_iter().filter_map(|sign| {
        let count = document.ties_of(&actor.id).filter(|tie| reader.sign(document, &tie.id) == Some(sign)).count();
        (count > 0).then(|| format!("{count} {}", words.get(sign.name())))
    });
    let counts: Vec<String> = counts.collect();
    let kind = words.get(actor.kind.name());
    if counts.is_empty() {
        kind.to_owned()
    } else {
        words.fill("standing-is", &[("kind", kind), ("ties", &counts.join(", "))])
    }
}
