//! The map as tables: the same actors and ties, in words, with the same signs to try.

use super::element::{all, el, of_class, said, set, tag_of, text, when};
use super::link;
use super::session::Shared;
use super::sheets::ends;
use crate::document::{Document, Id, Passage, Place, Sign, Tie};
use crate::reader::search::QUOTES;
use crate::reader::{Order, Table};
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// Rows that show at first, once the player is up. More than one looks through anyway; the rest comes on demand.
pub(super) const ROWS: usize = 100;

/// Both tables, as the article has them. How they are sorted, and other signs, are shown by [`super::dom`].
pub(super) fn draw(document: &Shared) -> Html {
    let title = document.words.get("table-title");
    let signs: Vec<Sign> = document.ties.iter().map(|tie| tie.sign).collect();
    let back = el("a", &[("href", "#as-written")], vec![text(document.words.get("as-written"))]);
    let in_force = vec![said("span", "shown", ""), text(" "), back];
    let mut parts = vec![said("h2", "", title), el("p", &[("class", "in-force"), ("hidden", "hidden")], in_force)];
    for of in Table::ALL {
        let head = |(column, key): (usize, &&'static str)| {
            let sort = [of.name(), " ", &column.to_string()].concat();
            el("th", &[("scope", "col"), ("data-column", &sort)], vec![text(document.words.get(key))])
        };
        let heads = of.columns().iter().enumerate().map(head).collect();
        let count = count(document, of);
        let rows = (0..count).map(|place| row(of, document, &signs, place)).collect();
        parts.push(table(document, of, heads, rows));
        if count > ROWS {
            let label = document.words.fill("more-rows", &[("count", &(count - ROWS).to_string())]);
            let sort = [of.name(), " all"].concat();
            let attributes =
                [("type", "button"), ("class", "plain"), ("data-sort", &*sort), ("data-needs-player", "true")];
            parts.push(el("button", &attributes, vec![text(&label)]));
        }
    }
    el("section", &[("class", "part tables"), ("part", "tables"), ("id", "table"), ("aria-label", title)], parts)
}

fn count(document: &Document, of: Table) -> usize {
    match of {
        Table::Ties => document.ties.len(),
        Table::Actors => document.actors.len(),
    }
}

fn row(of: Table, document: &Shared, signs: &[Sign], place: usize) -> Html {
    match of {
        Table::Ties => {
            let tie = &document.ties[place];
            let sign = signs[place];
            let cells = vec![
                head(Place::Tie(tie.id.clone()), &ends(document, tie)),
                el("td", &[], vec![said("span", "sign", document.words.get(sign.name()))]),
                el("td", &[], vec![text(&tie.what)]),
                el("td", &[], vec![evidence(document, tie.supporting())]),
            ];
            el("tr", &[("data-sign", sign.name()), ("data-row", &tie.id)], cells)
        }
        Table::Actors => {
            let actor = &document.actors[place];
            let head = head(Place::Actor(actor.id.clone()), &actor.name);
            el("tr", &[("data-row", &actor.id)], vec![head, said("td", "", &standing(document, signs, place))])
        }
    }
}

/// What a row is sorted by in a column. Where that is equal, the author's order stands.
fn key(document: &Shared, signs: &[Sign], of: Table, column: usize, place: usize) -> String {
    // Quotation marks and capitals do not count; those beyond ASCII would take a table of some size.
    let letters = |text: &str| text.trim_start_matches(QUOTES).to_ascii_lowercase();
    match (of, column) {
        (Table::Ties, 0) => letters(&ends(document, &document.ties[place])),
        (Table::Ties, 1) => Sign::ALL.iter().position(|sign| *sign == signs[place]).unwrap_or(0).to_string(),
        (Table::Ties, 2) => letters(&document.ties[place].what),
        (Table::Ties, _) => most_first(document.ties[place].supporting().count() as u32),
        (Table::Actors, 0) => letters(&document.actors[place].name),
        (Table::Actors, _) => most_first(document.neighbours().ties(place).len() as u32),
    }
}

/// What a number is sorted by where what has most comes first. Everything is sorted as text: each kind of thing that is
/// sorted costs as much code again.
pub(super) fn most_first(number: u32) -> String {
    char::from_u32(0x8000_u32.saturating_sub(number)).into_iter().collect()
}

/// The rows of a table in the order that the reader wants: places of ties or of actors.
pub(super) fn sorted(document: &Shared, of: Table, order: &Order) -> Vec<usize> {
    let places = 0..count(document, of);
    let Some(column) = order.column else { return places.collect() };
    let signs = order.what_if.signs(document);
    let mut keys: Vec<(String, usize)> =
        places.map(|place| (key(document, &signs, of, column, place), place)).collect();
    keys.sort_unstable();
    let mut places: Vec<usize> = keys.into_iter().map(|(_, place)| place).collect();
    if order.down {
        places.reverse();
    }
    places
}

/// A table that scrolls within itself where it is too wide.
fn table(document: &Document, of: Table, heads: Vec<Html>, rows: Vec<Html>) -> Html {
    let caption = document.words.get(of.name());
    let parts =
        vec![said("caption", "", caption), el("thead", &[], vec![el("tr", &[], heads)]), el("tbody", &[], rows)];
    let attributes = [("class", "scroller"), ("tabindex", "0"), ("role", "group"), ("aria-label", caption)];
    el("div", &attributes, vec![of_class("table", of.name(), parts)])
}

fn head(place: Place, name: &str) -> Html {
    el("th", &[("scope", "row")], vec![link::html(&place, "inner", vec![text(name)])])
}

/// The choice of a tie's sign. What it shows later is set by `dom`, since the reader's own choice has changed it before.
pub(super) fn select(document: &Document, tie: &Tie, sign: Sign) -> Html {
    let words = &document.words;
    let options = Sign::ALL.map(|it| {
        let mut option = tag_of("option", &[("value", it.name())], vec![text(&label(document, tie, it))]);
        set(&mut option, "selected", when(it == sign, "selected"));
        VNode::from(option)
    });
    let label = words.fill("sign-of", &[("tie", &ends(document, tie))]);
    let attributes = [("class", "sign"), ("data-assume", &*tie.id), ("aria-label", &label)];
    el("select", &attributes, options.into())
}

/// What a sign is called in such a list: which one is the article's, is said.
pub(super) fn label(document: &Document, tie: &Tie, sign: Sign) -> String {
    let word = document.words.get(sign.name());
    if sign == tie.sign { document.words.fill("sign-as-written", &[("sign", word)]) } else { word.to_owned() }
}

/// Links to passages, by their numbers.
pub(super) fn evidence<'a>(document: &'a Document, passages: impl Iterator<Item = &'a Id>) -> Html {
    let passages = passages.filter_map(|id| document.passage(id));
    all(passages.flat_map(|(_, passage)| [to_passage(passage), text(" ")]).collect())
}

/// A link to a passage, by its number.
pub(super) fn to_passage(passage: &Passage) -> Html {
    link::html(&Place::Passage(passage.id.clone()), "goto", vec![text(&passage.number)])
}

/// What an actor is, and how many ties of each sign it has.
pub(super) fn standing(document: &Shared, signs: &[Sign], actor: usize) -> String {
    let words = &document.words;
    let ties = document.neighbours().ties(actor);
    let counts = Sign::ALL.into_iter().filter_map(|sign| {
        let count = ties.iter().filter(|&&tie| signs[tie] == sign).count();
        (count > 0).then(|| [&count.to_string(), " ", words.get(sign.name())].concat())
    });
    let counts: Vec<String> = counts.collect();
    let kind = words.get(document.actors[actor].kind.name());
    if counts.is_empty() {
        kind.to_owned()
    } else {
        words.fill("standing-is", &[("kind", kind), ("ties", &counts.join(", "))])
    }
}
