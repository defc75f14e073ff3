//! Has the map's tables show how the reader has them sorted, and the signs in force, which can be turned there.

use super::super::part::same_signs;
use super::super::session::Shared;
use super::super::sheets::ends;
use super::super::tables::{ROWS, label, sorted, standing};
use super::agree::{flag, set};
use super::found;
use crate::document::{Sign, Tie};
use crate::reader::{Order, Reader, Table};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSelectElement};

/// The rows of both tables. Of very many, only some are in the page: the more there is, the longer it takes to find
/// anything there.
pub(in crate::view) struct Rows(Vec<(Element, Vec<Element>)>);

impl Rows {
    /// Takes the tables over: their headings sort, and their signs can be turned.
    pub(in crate::view) fn start(root: &Element, document: &Shared) -> Rows {
        let bodies = Table::ALL.iter().filter_map(|of| {
            let body = root.query_selector(&["table.", of.name(), " tbody"].concat()).ok()??;
            let rows = found(&body, "tr");
            Some((body, rows))
        });
        let tables = Rows(bodies.collect());
        for head in found(root, ".tables [data-column]") {
            make_sortable(&head);
        }
        for of in Table::ALL {
            tables.lay(document, of, &Order::default());
        }
        tables
    }

    /// Has the tables show another state than before.
    pub(in crate::view) fn agree(&self, root: &Element, document: &Shared, before: &Reader, reader: &Reader) {
        // Signs are as many as ties, and most of what a reader does changes none.
        if !same_signs(document, before, reader) {
            let [was, is] = [before, reader].map(|reader| reader.what_if(document).signs(document));
            self.turn(root, document, &was, &is);
        }
        for of in Table::ALL {
            let order = &reader.tables[of as usize];
            if before.tables[of as usize] != *order {
                sort(root, of, order);
                self.lay(document, of, order);
            }
        }
    }

    /// Puts the rows that show into their order.
    fn lay(&self, document: &Shared, of: Table, order: &Order) {
        let Some((body, rows)) = self.0.get(of as usize) else { return };
        let mut places = sorted(document, of, order);
        if !order.all {
            places.truncate(ROWS);
        }
        // What is moved loses the focus: a row that stands where it is to be stays.
        let mut next = body.first_element_child();
        for place in places {
            let Some(row) = rows.get(place) else { continue };
            if next.as_ref() == Some(row) {
                next = row.next_element_sibling();
            } else {
                let _ = body.insert_before(row, next.as_deref());
            }
            // A word until the player is up, and then a list.
            if let (Table::Ties, Ok(Some(word))) = (of, row.query_selector("span.sign")) {
                let sign = row.get_attribute("data-sign").and_then(|name| super::sign(&name));
                turnable(&word, document, &document.ties[place], sign.unwrap_or(Sign::Strained));
            }
        }
        while let Some(rest) = next {
            next = rest.next_element_sibling();
            rest.remove();
        }
    }

    /// Has everything that shows a tie's sign show the one in force, where it is another than before.
    fn turn(&self, root: &Element, document: &Shared, was: &[Sign], is: &[Sign]) {
        let row = |of: Table, place: usize| self.0.get(of as usize).and_then(|(_, rows)| rows.get(place));
        for (place, tie) in document.ties.iter().enumerate().filter(|(place, _)| was[*place] != is[*place]) {
            let mut lists = found(root, &["select[data-assume='", &tie.id, "']"].concat());
            if let Some(row) = row(Table::Ties, place) {
                set(row, "data-sign", is[place].name());
                lists.extend(found(row, "select"));
            }
            for list in lists {
                list.unchecked_ref::<HtmlSelectElement>().set_value(is[place].name());
            }
            for actor in document.neighbours().ends(place) {
                let cell = row(Table::Actors, actor).and_then(Element::last_element_child);
                if let Some(cell) = cell {
                    cell.set_text_content(Some(&standing(document, is, actor)));
                }
            }
        }
    }
}

/// The choice of a tie's sign, in the place of the word for it; `view/tables.rs` draws the same elsewhere.
fn turnable(word: &Element, document: &Shared, tie: &Tie, sign: Sign) {
    let words = &document.words;
    let make = |name: &str| word.owner_document().and_then(|page| page.create_element(name).ok());
    let Some(list) = make("select") else { return };
    set(&list, "class", "sign");
    set(&list, "data-assume", &tie.id);
    set(&list, "aria-label", &words.fill("sign-of", &[("tie", &ends(document, tie))]));
    for it in Sign::ALL {
        let Some(option) = make("option") else { return };
        set(&option, "value", it.name());
        option.set_text_content(Some(&label(document, tie, it)));
        let _ = list.append_child(&option);
    }
    list.unchecked_ref::<HtmlSelectElement>().set_value(sign.name());
    let _ = word.replace_with_with_node_1(&list);
}

/// Has the heading of a column be a button.
fn make_sortable(head: &Element) {
    let Some(button) = head.owner_document().and_then(|page| page.create_element("button").ok()) else { return };
    set(&button, "type", "button");
    set(&button, "data-sort", &head.get_attribute("data-column").unwrap_or_default());
    button.set_text_content(head.text_content().as_deref());
    head.set_text_content(None);
    let _ = head.append_child(&button);
    set(head, "aria-sort", "none");
}

/// Says on the headings how a table is sorted.
fn sort(root: &Element, of: Table, order: &Order) {
    let heads = found(root, &["table.", of.name(), " [data-column]"].concat());
    for (column, head) in heads.iter().enumerate() {
        let sorted = match (order.column == Some(column), order.down) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        };
        set(head, "aria-sort", sorted);
    }
    flag(root, &["[data-sort='", of.name(), " all']"].concat(), "hidden", order.all);
}
