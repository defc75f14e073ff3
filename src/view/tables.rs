//! The map as tables: the same actors and ties, in words, with the same signs to try; and the terms.
//!
//! This is where the page says who is who. Each row is what a link to its actor or tie leads to: without a script it opens
//! like a card, with one it is what the card shows until the player draws all of it.

use super::dom::Node;
use super::element::{el, of_class, said, text};
use super::link;
use super::note::read;
use super::part::{Setting, Show};
use super::prose::prose;
use super::sign_list;
use crate::document::sort::{by_key, most_first};
use crate::document::{Document, Id, Place, Sign, Term, Tie, article};
use crate::graph::Shared;
use crate::reader::search::QUOTES;
use crate::reader::wording::{ends, standing};
use crate::reader::{Order, Table};
use yew::prelude::*;

/// Rows that show at first, once the player is up. More than one looks through anyway; the rest comes on demand.
const ROWS: usize = 100;

/// Both tables, as the article has them, and the terms.
pub(super) fn draw(document: &Shared) -> Html {
    let title = document.words.get("table-title");
    let signs: Vec<Sign> = document.ties.iter().map(|tie| tie.sign).collect();
    let back = el("a", &[("href", "#as-written")], vec![text(document.words.get("as-written"))]);
    let in_force = vec![said("span", "shown", ""), text(" "), back];
    let mut parts = vec![said("h2", "", title), el("p", &[("class", "in-force"), ("hidden", "hidden")], in_force)];
    // For a row that shows like a card without a script.
    let close = [("class", "close"), ("href", "#closed"), ("aria-label", document.words.get("close"))];
    parts.push(el("a", &close, vec![text("×")]));
    for of in Table::ALL {
        let head = |(column, key): (usize, &&'static str)| {
            let sort = [of.name(), " ", &column.to_string()].concat();
            el("th", &[("scope", "col"), ("data-column", &sort)], vec![text(document.words.get(key))])
        };
        let mut heads: Vec<Html> = of.columns().iter().enumerate().map(head).collect();
        if of == Table::Actors {
            heads.push(el("th", &[("scope", "col")], vec![text(document.words.get("about"))]));
        }
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
    if !document.terms.is_empty() {
        let terms = document.terms.iter().map(|term| self::term(document, term)).collect();
        parts.extend([said("h3", "", document.words.get("terms-title")), of_class("dl", "terms", terms)]);
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
            let place = Place::Tie(tie.id.clone());
            let cells = vec![
                head(&place, &ends(document, tie)),
                said("td", "sign", document.words.get(sign.name())),
                el("td", &[], vec![text(&tie.what)]),
                el("td", &[], vec![link::evidence(document, tie.supporting())]),
            ];
            let attributes = [("id", &*place.fragment()), ("data-sign", sign.name()), ("data-row", &tie.id)];
            el("tr", &attributes, cells)
        }
        Table::Actors => {
            let actor = &document.actors[place];
            let place_of_actor = Place::Actor(actor.id.clone());
            let cells = vec![
                head(&place_of_actor, &actor.name),
                said("td", "", &standing(document, signs, place)),
                el("td", &[], vec![prose(&actor.about)]),
            ];
            el("tr", &[("id", &place_of_actor.fragment()), ("data-row", &actor.id)], cells)
        }
    }
}

fn term(document: &Document, term: &Term) -> Html {
    let place = Place::Term(term.id.clone());
    let parts = vec![
        said("dt", "", &term.name),
        el("dd", &[], vec![prose(&term.text), text(" "), read(document, &linking(document, &place))]),
    ];
    el("div", &[("id", &place.fragment())], parts)
}

/// The passages of the text that link to a place.
pub(super) fn linking(document: &Document, place: &Place) -> Vec<Id> {
    let passages = document.passages().filter(|(section, _)| section.is_some());
    let linking = passages.filter(|(_, passage)| article::links(&passage.text).contains(&place));
    linking.map(|(_, passage)| passage.id.clone()).collect()
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

/// The rows of a table in the order that the reader wants: places of ties or of actors.
pub(super) fn sorted(document: &Shared, of: Table, order: &Order) -> Vec<usize> {
    let places = 0..count(document, of);
    let Some(column) = order.column else { return places.collect() };
    let signs = order.what_if.signs(document);
    let mut places = by_key(places.map(|place| key(document, &signs, of, column, place)).collect());
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

fn head(place: &Place, name: &str) -> Html {
    el("th", &[("scope", "row")], vec![link::html(place, "inner", vec![text(name)])])
}

/// Takes the tables over: their headings sort, and their signs can be turned. Shows how the reader has them sorted, and
/// the signs in force.
pub(super) fn start(setting: &Setting) -> Show {
    let document = setting.document.clone();
    let root = &setting.root;
    let mut tables = Table::ALL.map(|of| Rows::take(root, &document, of));
    let line = root.find(".in-force");
    let words = line.find(".shown");
    Box::new(move |change| {
        let assumed = change.now.assumed(&document);
        words.say(&assumed);
        line.flag("hidden", assumed.is_empty());
        let (was, is) = (&change.before.signs, &change.now.signs);
        let turned: Vec<usize> = (0..document.ties.len()).filter(|&tie| was[tie] != is[tie]).collect();
        let [ties, actors] = &mut tables;
        for &tie in &turned {
            ties.turn(tie, is[tie]);
            for actor in document.neighbours().ends(tie) {
                actors.stand(actor, &standing(&document, is, actor));
            }
        }
        for (table, order) in tables.iter_mut().zip(&change.now.reader.tables) {
            if table.order != *order {
                table.sort(&document, order);
            }
        }
    })
}

/// The rows of a table. Of very many, only some are in the page: the more there is, the longer it takes to find anything
/// there.
struct Rows {
    of: Table,
    order: Order,
    body: Node,
    rows: Vec<Node>,
    heads: Vec<Node>,
    /// The button for the rows that do not show.
    more: Option<Node>,
}

impl Rows {
    fn take(root: &Node, document: &Shared, of: Table) -> Rows {
        let table = root.find(&["table.", of.name()].concat());
        let body = table.find("tbody");
        let heads = table.all("[data-column]");
        for head in &heads {
            let sort = head.get("data-column").unwrap_or_default();
            let button = head.make("button", &[("type", "button"), ("data-sort", &sort)], &head.words());
            head.clear();
            head.append(&button);
            head.set("aria-sort", "none");
        }
        let more = root.look(&["[data-sort='", of.name(), " all']"].concat());
        let rows = Rows { of, order: Order::default(), rows: body.all("tr"), body, heads, more };
        if rows.rows.len() > ROWS {
            rows.lay(document);
        }
        if of == Table::Ties {
            rows.rows.iter().take(ROWS).enumerate().for_each(|(tie, row)| offer(row, document, &document.ties[tie]));
        }
        rows
    }

    /// Shows another sign of a tie.
    fn turn(&self, tie: usize, sign: Sign) {
        let Some(row) = self.rows.get(tie) else { return };
        row.set("data-sign", sign.name());
        if let Some(list) = row.look("select") {
            list.set_value(sign.name());
        }
    }

    /// Shows what an actor is, and which ties it has now.
    fn stand(&self, actor: usize, standing: &str) {
        if let Some(cell) = self.rows.get(actor).and_then(|row| row.child(1)) {
            cell.say(standing);
        }
    }

    /// Has the rows stand in another order.
    fn sort(&mut self, document: &Shared, order: &Order) {
        self.order = order.clone();
        for (column, head) in self.heads.iter().enumerate() {
            let sorted = match (order.column == Some(column), order.down) {
                (false, _) => "none",
                (true, false) => "ascending",
                (true, true) => "descending",
            };
            head.set("aria-sort", sorted);
        }
        self.more.iter().for_each(|more| more.flag("hidden", order.all));
        self.lay(document);
    }

    /// Puts the rows that show into their order.
    fn lay(&self, document: &Shared) {
        let mut places = sorted(document, self.of, &self.order);
        if !self.order.all {
            places.truncate(ROWS);
        }
        let rows: Vec<Node> = places.iter().filter_map(|&place| self.rows.get(place).cloned()).collect();
        self.body.order(&rows);
        if self.of == Table::Ties && self.rows.len() > ROWS {
            places.iter().zip(&rows).for_each(|(&tie, row)| offer(row, document, &document.ties[tie]));
        }
    }
}

/// Puts the choice of a tie's sign in the place of the word for it, which stands there until the player is up.
fn offer(row: &Node, document: &Document, tie: &Tie) {
    let Some(cell) = row.look("td.sign").filter(|cell| cell.look("select").is_none()) else { return };
    let label = document.words.fill("sign-of", &[("tie", &ends(document, tie))]);
    let list = row.make("select", &[("class", "sign"), ("data-assume", &tie.id), ("aria-label", &label)], "");
    for sign in Sign::ALL {
        list.append(&row.make("option", &[("value", sign.name())], &sign_list::label(document, tie, sign)));
    }
    list.set_value(&row.get("data-sign").unwrap_or_default());
    cell.clear();
    cell.append(&list);
}
