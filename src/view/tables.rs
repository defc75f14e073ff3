//! The map as tables: the same actors and ties, in words, with the same signs to try.

use super::element::{all, changing, el, keyed, of_class, said, set, tag_of, text, when};
use super::island::{Island, island};
use super::link;
use super::part::{self, PartProps};
use super::session::Shared;
use super::sheets::ends;
use crate::document::{Document, Id, Passage, Place, Sign, Tie};
use crate::reader::search::QUOTES;
use crate::reader::{Order, Reader, Table};
use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

/// Rows that are drawn at first. More than one looks through anyway; the rest comes on demand.
const ROWS: usize = 100;

/// Whether two states look the same to the tables.
pub(super) fn same(document: &Document, one: &Reader, other: &Reader) -> bool {
    part::same_signs(document, one, other) && one.tables == other.tables
}

/// Both tables: those in the page until the player is up, then the ones that can be sorted.
pub(super) fn draw(props: &PartProps) -> Html {
    let words = &props.document.words;
    let title = words.get("table-title");
    let tables = if props.reader.live {
        let signs = props.reader.what_if(&props.document).signs(&props.document);
        all(Table::ALL.map(|of| sorted(&props.document, &signs, of, &props.reader.tables[of as usize])).into())
    } else {
        island(props, Island::Tables, "whole")
    };
    el(
        "section",
        &[("class", "part tables"), ("id", "table"), ("aria-label", title)],
        vec![said("h2", "", title), tables],
    )
}

/// Both tables whole, as the article has them.
pub(super) fn whole(document: &Shared) -> Html {
    let signs: Vec<Sign> = document.ties.iter().map(|tie| tie.sign).collect();
    all(Table::ALL
        .map(|of| {
            let heads =
                of.columns().iter().map(|key| el("th", &[("scope", "col")], vec![text(document.words.get(key))]));
            let rows = (0..count(document, of)).map(|place| VNode::from(row(of, document, &signs, place, false)));
            table(document, of, heads.collect(), rows.collect())
        })
        .into())
}

fn count(document: &Document, of: Table) -> usize {
    match of {
        Table::Ties => document.ties.len(),
        Table::Actors => document.actors.len(),
    }
}

fn row(of: Table, document: &Shared, signs: &[Sign], place: usize, live: bool) -> VTag {
    match of {
        Table::Ties => {
            let tie = &document.ties[place];
            let sign = signs[place];
            let signed =
                if live { select(document, tie, sign) } else { said("span", "sign", document.words.get(sign.name())) };
            let cells = vec![
                head(Place::Tie(tie.id.clone()), &ends(document, tie)),
                el("td", &[], vec![signed]),
                el("td", &[], vec![text(&tie.what)]),
                el("td", &[], vec![evidence(document, tie.supporting())]),
            ];
            tag_of("tr", &[("data-sign", sign.name()), ("data-row", &tie.id)], cells)
        }
        Table::Actors => {
            let actor = &document.actors[place];
            let standing = changing("td", "", &standing(document, signs, place));
            let head = head(Place::Actor(actor.id.clone()), &actor.name);
            tag_of("tr", &[("data-row", &actor.id)], vec![head, standing])
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

/// A table that can be sorted, and whose ties can be given other signs.
fn sorted(document: &Shared, signs: &[Sign], of: Table, order: &Order) -> Html {
    let words = &document.words;
    let sorted_by = order.what_if.signs(document);
    let mut places: Vec<usize> = (0..count(document, of)).collect();
    if let Some(column) = order.column {
        let mut keys: Vec<(String, usize)> =
            places.iter().map(|&place| (key(document, &sorted_by, of, column, place), place)).collect();
        keys.sort_unstable();
        places = keys.into_iter().map(|(_, place)| place).collect();
        if order.down {
            places.reverse();
        }
    }
    let count = places.len();
    if !order.all {
        places.truncate(ROWS);
    }
    let hidden = count - places.len();
    let rows = places.into_iter().map(|place| keyed(&place.to_string(), row(of, document, signs, place, true)));
    let heads = of.columns().iter().enumerate().map(|(column, name)| {
        let sorted = match (order.column == Some(column), order.down) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        };
        el("th", &[("scope", "col"), ("aria-sort", sorted)], vec![sorter("", of, &column.to_string(), words.get(name))])
    });
    let more = (hidden > 0).then(|| {
        let label = words.fill("more-rows", &[("count", &hidden.to_string())]);
        sorter("plain", of, "all", &label)
    });
    // A list of one or none: were there one element less, Yew would make the table anew.
    let parts = vec![table(document, of, heads.collect(), rows.collect()), all(more.into_iter().collect())];
    // Another element than the one that stood there before the player was up: what was in that is not Yew's.
    keyed(of.name(), tag_of("div", &[], parts))
}

/// A button that the view acts on by what it is to do with which table.
fn sorter(class: &'static str, of: Table, what: &str, label: &str) -> Html {
    let does = [of.name(), " ", what].concat();
    el("button", &[("type", "button"), ("class", class), ("data-sort", &does)], vec![text(label)])
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
        let word = words.get(it.name());
        let label = if it == tie.sign { words.fill("sign-as-written", &[("sign", word)]) } else { word.to_owned() };
        let mut option = tag_of("option", &[("value", it.name())], vec![text(&label)]);
        set(&mut option, "selected", when(it == sign, "selected"));
        VNode::from(option)
    });
    let label = words.fill("sign-of", &[("tie", &ends(document, tie))]);
    let attributes = [("class", "sign"), ("data-assume", &*tie.id), ("aria-label", &label)];
    el("select", &attributes, options.into())
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
