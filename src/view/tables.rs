//! The map as tables: the same actors and ties, in words, with the lists to try other signs; and the terms.
//!
//! Each row has the id of its actor or tie, so that links lead to it. Without a script the row is styled as a card by `:target`;
//! until the player has started, `entry.js` shows it in a card.

use super::dom::Node;
use super::element::{el, of_class, text, text_el};
use super::link;
use super::note::read;
use super::part::{PartContext, Show};
use super::prose::prose;
use super::sign_list;
use crate::document::sort::by_key;
use crate::document::{Document, Id, Place, Sign, Term, Tie, article};
use crate::graph::Shared;
use crate::reader::search::QUOTES;
use crate::reader::table::most_first;
use crate::reader::wording::{ends, standing};
use crate::reader::{SortOrder, Table};
use yew::prelude::*;

/// How many rows the player shows at first. The others show on demand, because a long table is slow, and few readers go through
/// it.
const ROWS: usize = 100;

/// Both tables, with the article's signs, and the terms.
pub(super) fn draw(document: &Shared) -> Html {
    let title = document.words.get("table-title");
    let signs: Vec<Sign> = document.ties.iter().map(|tie| tie.sign).collect();
    let in_force = vec![text_el("span", "shown", ""), text(" "), link::as_written(&document.words)];
    let mut parts = vec![text_el("h2", "", title), el("p", &[("class", "in-force"), ("hidden", "hidden")], in_force)];
    parts.push(text_el("p", "lead", document.words.get("numbers")));
    // This closes a row which is styled as a card without a script.
    parts.push(link::close(&document.words));
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
        let rows = (0..count).map(|index| row(of, document, &signs, index)).collect();
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
        parts.extend([text_el("h3", "", document.words.get("terms-title")), of_class("dl", "terms", terms)]);
    }
    let attributes =
        [("class", "part tables"), ("part", "tables"), ("id", "table"), ("aria-label", title), ("tabindex", "-1")];
    el("section", &attributes, parts)
}

fn count(document: &Document, of: Table) -> usize {
    match of {
        Table::Ties => document.ties.len(),
        Table::Actors => document.actors.len(),
    }
}

fn row(of: Table, document: &Shared, signs: &[Sign], index: usize) -> Html {
    match of {
        Table::Ties => {
            let tie = &document.ties[index];
            let sign = signs[index];
            let place = Place::Tie(tie.id.clone());
            let supporting = tie.supporting().filter_map(|id| document.passage(id));
            let numbers = supporting.flat_map(|(_, passage)| [link::number(passage), text(" ")]);
            let cells = vec![
                head(&place, &ends(document, tie)),
                text_el("td", "sign", document.words.get(sign.name())),
                el("td", &[], vec![text(&tie.what)]),
                el("td", &[], numbers.collect()),
            ];
            let attributes = [("id", &*place.fragment()), ("data-sign", sign.name())];
            el("tr", &attributes, cells)
        }
        Table::Actors => {
            let actor = &document.actors[index];
            let place = Place::Actor(actor.id.clone());
            let cells = vec![
                head(&place, &actor.name),
                text_el("td", "", &standing(document, signs, index)),
                el("td", &[], vec![prose(&actor.about)]),
            ];
            el("tr", &[("id", &place.fragment())], cells)
        }
    }
}

fn term(document: &Document, term: &Term) -> Html {
    let place = Place::Term(term.id.clone());
    let parts = vec![
        text_el("dt", "", &term.name),
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

/// The sort key of a row in a column. Rows with equal keys stay in the document's order.
fn key(document: &Shared, signs: &[Sign], of: Table, column: usize, index: usize) -> String {
    // Leading quotation marks and the case of ASCII letters are ignored; the case of others would take a large Unicode table.
    let letters = |text: &str| text.trim_start_matches(QUOTES).to_ascii_lowercase();
    match (of, column) {
        (Table::Ties, 0) => letters(&ends(document, &document.ties[index])),
        (Table::Ties, 1) => Sign::ALL.iter().position(|sign| *sign == signs[index]).unwrap_or(0).to_string(),
        (Table::Ties, 2) => letters(&document.ties[index].what),
        (Table::Ties, _) => most_first(document.ties[index].supporting().count() as u32),
        (Table::Actors, 0) => letters(&document.actors[index].name),
        (Table::Actors, _) => most_first(document.neighbours().ties(index).len() as u32),
    }
}

/// The indices of the ties or actors of a table, in the order in which the reader has sorted it.
pub(super) fn sorted(document: &Shared, of: Table, order: &SortOrder) -> Vec<usize> {
    let indices = 0..count(document, of);
    let Some(column) = order.column else { return indices.collect() };
    let signs = order.what_if.signs(document);
    let mut indices = by_key(indices.map(|index| key(document, &signs, of, column, index)).collect());
    if order.down {
        indices.reverse();
    }
    indices
}

/// A table in a container that scrolls if the table is too wide.
fn table(document: &Document, of: Table, heads: Vec<Html>, rows: Vec<Html>) -> Html {
    let caption = document.words.get(of.name());
    let parts =
        vec![text_el("caption", "", caption), el("thead", &[], vec![el("tr", &[], heads)]), el("tbody", &[], rows)];
    let attributes = [("class", "scroller"), ("tabindex", "0"), ("role", "group"), ("aria-label", caption)];
    el("div", &attributes, vec![of_class("table", of.name(), parts)])
}

fn head(place: &Place, name: &str) -> Html {
    el("th", &[("scope", "row")], vec![link::html(place, "inner", vec![text(name)])])
}

/// Makes the headings sort and the signs changeable, and shows the rows in the reader's order with the signs in force.
pub(super) fn start(context: &PartContext) -> Show {
    let document = context.document.clone();
    let root = &context.root;
    let mut tables = Table::ALL.map(|of| Rows::start(root, &document, of));
    let line = root.find(".in-force");
    let words = line.find(".shown");
    Box::new(move |change| {
        let assumed = change.now.assumed(&document);
        words.set_text(&assumed);
        line.flag("hidden", assumed.is_empty());
        let (was, is) = (&change.before.signs, &change.now.signs);
        let turned: Vec<usize> = (0..document.ties.len()).filter(|&tie| was[tie] != is[tie]).collect();
        let [ties, actors] = &mut tables;
        for &tie in &turned {
            ties.show_sign(tie, is[tie]);
            for actor in document.neighbours().ends(tie) {
                actors.show_standing(actor, &standing(&document, is, actor));
            }
        }
        for (table, order) in tables.iter_mut().zip(&change.now.reader.tables) {
            if table.order != *order {
                table.sort(&document, order);
            }
        }
    })
}

/// The rows of a table. Of a long table only the visible rows are in the page, because more elements make the page slower.
struct Rows {
    of: Table,
    order: SortOrder,
    body: Node,
    rows: Vec<Node>,
    heads: Vec<Node>,
    /// The button for the rows that do not show.
    more: Option<Node>,
}

impl Rows {
    fn start(root: &Node, document: &Shared, of: Table) -> Rows {
        let table = root.find(&["table.", of.name()].concat());
        let body = table.find("tbody");
        let heads = table.all("[data-column]");
        for head in &heads {
            let sort = head.get("data-column").unwrap_or_default();
            let button = head.create("button", &[("type", "button"), ("data-sort", &sort)], &head.text());
            head.clear();
            head.append(&button);
            head.set("aria-sort", "none");
        }
        let more = root.query(&["[data-sort='", of.name(), " all']"].concat());
        let rows = Rows { of, order: SortOrder::default(), rows: body.all("tr"), body, heads, more };
        rows.place_rows(document);
        rows
    }

    /// Shows another sign of a tie.
    fn show_sign(&self, tie: usize, sign: Sign) {
        let Some(row) = self.rows.get(tie) else { return };
        row.set("data-sign", sign.name());
        if let Some(list) = row.query("select") {
            list.set_value(sign.name());
        }
    }

    /// Shows the kind of an actor and the counts of its ties.
    fn show_standing(&self, actor: usize, standing: &str) {
        if let Some(cell) = self.rows.get(actor).and_then(|row| row.child(1)) {
            cell.set_text(standing);
        }
    }

    /// Shows the rows in another order.
    fn sort(&mut self, document: &Shared, order: &SortOrder) {
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
        self.place_rows(document);
    }

    /// Puts the visible rows into the page in their order.
    fn place_rows(&self, document: &Shared) {
        let mut indices = sorted(document, self.of, &self.order);
        if !self.order.all {
            indices.truncate(ROWS);
        }
        let rows: Vec<Node> = indices.iter().filter_map(|&index| self.rows.get(index).cloned()).collect();
        self.body.set_children(&rows);
        if self.of == Table::Ties {
            indices.iter().zip(&rows).for_each(|(&tie, row)| add_sign_list(row, document, &document.ties[tie]));
        }
    }
}

/// Replaces the word for a tie's sign, which the static page has, by the list to choose a sign, unless the row has it already.
fn add_sign_list(row: &Node, document: &Document, tie: &Tie) {
    let Some(cell) = row.query("td.sign").filter(|cell| cell.query("select").is_none()) else { return };
    let list = sign_list::create(row, document, tie);
    list.set_value(&row.get("data-sign").unwrap_or_default());
    cell.clear();
    cell.append(&list);
}
