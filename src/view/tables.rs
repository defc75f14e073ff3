//! The map as tables: the same actors and ties, in words, with the same signs to try.

use super::element::{all, changing, el, keyed, of_class, said, set, tag_of, text, when};
use super::island::island;
use super::link;
use super::part::PartProps;
use super::session::Shared;
use super::sheets::ends;
use crate::document::{Document, Id, Passage, Place, Sign, Tie};
use std::cmp::Ordering;
use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

/// Rows that are drawn at first. More than one looks through anyway; the rest comes on demand.
const ROWS: usize = 100;

/// Both tables: those in the page until the player is up, then the ones that can be sorted.
pub(super) fn draw(props: &PartProps) -> Html {
    let words = &props.document.words;
    let title = words.get("table-title");
    let tables = if props.reader.live {
        let signs = props.reader.what_if(&props.document).signs(&props.document);
        html! {
            <>
                <Table document={props.document.clone()} signs={signs.clone()} of={Of::Ties} />
                <Table document={props.document.clone()} {signs} of={Of::Actors} />
            </>
        }
    } else {
        island(&props.islands, &props.document, 2, "whole")
    };
    let parts = vec![said("h2", "", title), tables];
    el("section", &[("class", "part tables"), ("id", "table"), ("aria-label", title)], parts)
}

/// Both tables whole, as the article has them.
pub(super) fn whole(document: &Shared) -> Html {
    let signs: Vec<Sign> = document.ties.iter().map(|tie| tie.sign).collect();
    all([Of::Ties, Of::Actors]
        .map(|of| {
            let heads =
                of.columns().iter().map(|key| el("th", &[("scope", "col")], vec![text(document.words.get(key))]));
            let rows = (0..of.count(document)).map(|place| VNode::from(of.row(document, &signs, place, false)));
            table(document, of, heads.collect(), rows.collect())
        })
        .into_iter())
}

/// What a table is of.
#[derive(Clone, Copy, PartialEq)]
enum Of {
    Ties,
    Actors,
}

impl Of {
    fn caption(self) -> &'static str {
        match self {
            Of::Ties => "ties",
            Of::Actors => "actors",
        }
    }

    fn columns(self) -> &'static [&'static str] {
        match self {
            Of::Ties => &["tie", "sign", "what", "evidence"],
            Of::Actors => &["actor", "standing"],
        }
    }

    fn count(self, document: &Document) -> usize {
        match self {
            Of::Ties => document.ties.len(),
            Of::Actors => document.actors.len(),
        }
    }

    fn row(self, document: &Shared, signs: &[Sign], place: usize, live: bool) -> VTag {
        match self {
            Of::Ties => {
                let tie = &document.ties[place];
                let sign = signs[place];
                let signed = if live {
                    select(document, tie, sign)
                } else {
                    said("span", "sign", document.words.get(sign.name()))
                };
                let cells = vec![
                    head(Place::Tie(tie.id.clone()), &ends(document, tie)),
                    el("td", &[], vec![signed]),
                    el("td", &[], vec![text(&tie.what)]),
                    el("td", &[], vec![evidence(document, tie.supporting())]),
                ];
                tag_of("tr", &[("data-sign", sign.name()), ("data-row", &tie.id)], cells)
            }
            Of::Actors => {
                let actor = &document.actors[place];
                let standing = changing("td", "", &standing(document, signs, place));
                let head = head(Place::Actor(actor.id.clone()), &actor.name);
                tag_of("tr", &[("data-row", &actor.id)], vec![head, standing])
            }
        }
    }

    /// How two rows compare in a column; where that is equal, the author's order stands.
    fn compare(self, document: &Shared, signs: &[Sign], column: usize, one: usize, other: usize) -> Ordering {
        // Quotation marks and capitals do not count.
        let letters = |text: &str| text.trim_start_matches(|it: char| !it.is_alphanumeric()).to_lowercase();
        let name = |place: usize| match self {
            Of::Ties => letters(&ends(document, &document.ties[place])),
            Of::Actors => letters(&document.actors[place].name),
        };
        let what = |place: usize| letters(&document.ties[place].what);
        let rank = |place: usize| Sign::ALL.iter().position(|sign| *sign == signs[place]);
        let passages = |place: usize| document.ties[place].supporting().count();
        match (self, column) {
            (_, 0) => name(one).cmp(&name(other)),
            (Of::Ties, 1) => rank(one).cmp(&rank(other)),
            (Of::Ties, 2) => what(one).cmp(&what(other)),
            // What has most comes first: that is what one sorts by a number for.
            (Of::Ties, _) => passages(other).cmp(&passages(one)),
            (Of::Actors, _) => document.neighbours().ties(other).len().cmp(&document.neighbours().ties(one).len()),
        }
    }
}

#[derive(Clone, PartialEq, Properties)]
struct TableProps {
    document: Shared,
    signs: Vec<Sign>,
    of: Of,
}

/// How a table is sorted, and whether all of it shows.
#[derive(Clone, Default, PartialEq)]
struct Order {
    column: Option<usize>,
    down: bool,
    /// The signs when it was sorted: a row whose sign the reader changes stays under their hand.
    signs: Vec<Sign>,
    all: bool,
}

/// A table that can be sorted, and whose ties can be given other signs.
#[component]
fn Table(props: &TableProps) -> Html {
    let order = use_state(Order::default);
    let TableProps { document, signs, of } = props;
    let words = &document.words;
    let mut places: Vec<usize> = (0..of.count(document)).collect();
    if let Some(column) = order.column {
        places.sort_by(|&one, &other| of.compare(document, &order.signs, column, one, other));
        if order.down {
            places.reverse();
        }
    }
    let count = places.len();
    if !order.all {
        places.truncate(ROWS);
    }
    let rows: Vec<Html> =
        places.into_iter().map(|place| keyed(&place.to_string(), of.row(document, signs, place, true))).collect();
    let hidden = count - rows.len();
    let heads = of.columns().iter().enumerate().map(|(column, key)| {
        let is_sorted = order.column == Some(column);
        let sorted = match (is_sorted, order.down) {
            (false, _) => "",
            (true, false) => "ascending",
            (true, true) => "descending",
        };
        let label = words.get(key);
        let button = el("button", &[("type", "button"), ("data-sort", &column.to_string())], vec![text(label)]);
        el("th", &[("scope", "col"), ("aria-sort", sorted)], vec![button])
    });
    // One handler for all buttons of the table: each would be as large as this one.
    let onclick = {
        let (order, signs) = (order.clone(), signs.clone());
        Callback::from(move |event: MouseEvent| {
            let pressed = event.target_dyn_into::<web_sys::Element>();
            let column = pressed.and_then(|it| it.closest("[data-sort]").ok()??.get_attribute("data-sort"));
            match column.as_deref().map(str::parse::<usize>) {
                // Up, down, and as the author has it.
                Some(Ok(column)) => {
                    let (column, down) = match (order.column == Some(column), order.down) {
                        (false, _) => (Some(column), false),
                        (true, false) => (Some(column), true),
                        (true, true) => (None, false),
                    };
                    order.set(Order { column, down, signs: signs.clone(), all: order.all });
                }
                Some(Err(_)) => order.set(Order { all: true, ..(*order).clone() }),
                None => {}
            }
        })
    };
    let more = (hidden > 0).then(|| {
        let label = words.fill("more-rows", &[("count", &hidden.to_string())]);
        el("button", &[("type", "button"), ("class", "plain"), ("data-sort", "all")], vec![text(&label)])
    });
    html! {
        <div {onclick}>
            { table(document, *of, heads.collect(), rows) }
            { all(more.into_iter()) }
        </div>
    }
}

/// A table that scrolls within itself where it is too wide.
fn table(document: &Document, of: Of, heads: Vec<Html>, rows: Vec<Html>) -> Html {
    let caption = document.words.get(of.caption());
    let parts =
        vec![said("caption", "", caption), el("thead", &[], vec![el("tr", &[], heads)]), el("tbody", &[], rows)];
    let attributes = [("class", "scroller"), ("tabindex", "0"), ("role", "group"), ("aria-label", caption)];
    el("div", &attributes, vec![of_class("table", of.caption(), parts)])
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
    all(passages.flat_map(|(_, passage)| [to_passage(passage), text(" ")]))
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
