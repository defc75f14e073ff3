//! Has the map's tables show how the reader has them sorted, and the signs in force.

use super::super::element::when;
use super::super::session::Shared;
use super::super::tables::{sorted, standing};
use super::agree::{flag, set};
use super::found;
use crate::document::Sign;
use crate::reader::{Order, Reader, Table};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSelectElement};

/// Has the tables show another state than before.
pub(super) fn agree(root: &Element, document: &Shared, before: &Reader, reader: &Reader) {
    if before.live != reader.live {
        for head in found(root, ".tables [data-column]") {
            make_sortable(&head);
        }
    }
    for of in Table::ALL {
        let [was, is] = [before, reader].map(|reader| &reader.tables[of as usize]);
        if was != is {
            sort(root, document, of, was, is);
        }
    }
}

/// Has the headings of a column be a button.
fn make_sortable(head: &Element) {
    let Some(button) = head.owner_document().and_then(|document| document.create_element("button").ok()) else {
        return;
    };
    set(&button, "type", "button");
    set(&button, "data-sort", &head.get_attribute("data-column").unwrap_or_default());
    while let Some(node) = head.first_child() {
        let _ = button.append_child(&node);
    }
    let _ = head.append_child(&button);
    set(head, "aria-sort", "none");
}

fn sort(root: &Element, document: &Shared, of: Table, was: &Order, order: &Order) {
    let Ok(Some(table)) = root.query_selector(&["table.", of.name()].concat()) else { return };
    for (column, head) in found(&table, "[data-column]").iter().enumerate() {
        let sorted = match (order.column == Some(column), order.down) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        };
        set(head, "aria-sort", sorted);
    }
    set(&table, "data-all", when(order.all, "true"));
    if order.all {
        flag(root, &["[data-sort='", of.name(), " all']"].concat(), "hidden", true);
    }
    let (stand, places) = (sorted(document, of, was), sorted(document, of, order));
    // What is moved loses the focus.
    if stand == places {
        return;
    }
    let rows = found(&table, "tbody tr");
    let mut by_place = rows.clone();
    for (row, place) in rows.into_iter().zip(stand) {
        by_place[place] = row;
    }
    for row in places.iter().filter_map(|place| by_place.get(*place)) {
        if let Some(body) = row.parent_element() {
            let _ = body.append_child(row);
        }
    }
}

/// Has everything that shows a tie's sign show the one in force, where it is another than before.
pub(super) fn turn(root: &Element, document: &Shared, before: &Reader, reader: &Reader) {
    let [was, is] = [before, reader].map(|reader| reader.what_if(document).signs(document));
    let mut turned: Vec<usize> = Vec::new();
    for (place, tie) in document.ties.iter().enumerate() {
        if was[place] != is[place] {
            show(root, &tie.id, is[place]);
            for actor in document.neighbours().ends(place) {
                if !turned.contains(&actor) {
                    turned.push(actor);
                }
            }
        }
    }
    for actor in turned {
        let row = ["table.actors [data-row='", &document.actors[actor].id, "'] td"].concat();
        for cell in found(root, &row) {
            cell.set_text_content(Some(&standing(document, &is, actor)));
        }
    }
}

fn show(root: &Element, tie: &str, sign: Sign) {
    for list in found(root, &["select[data-assume='", tie, "']"].concat()) {
        list.unchecked_ref::<HtmlSelectElement>().set_value(sign.name());
    }
    for row in found(root, &["table.ties [data-row='", tie, "']"].concat()) {
        set(&row, "data-sign", sign.name());
    }
}
