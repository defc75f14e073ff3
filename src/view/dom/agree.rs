//! Has everything on the page that is drawn once show the reader's state: switches, lists, links that are current, the
//! passage that is marked, the close-up of the triangle.

use super::super::part::same_signs;
use super::super::scenarios::{balance, triad_signs};
use super::super::session::Shared;
use super::super::{legend, map, triangle};
use super::{answers, found};
use crate::document::{Id, Place, Sign};
use crate::graph::balance::Triangle;
use crate::reader::{Facet, Reader, Scheme};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// Has the page show another state than before.
pub(in crate::view) fn agree(root: &Element, document: &Shared, before: &Reader, reader: &Reader) {
    // The same signs may be the text's or the reader's.
    let signs = !same_signs(document, before, reader) || before.address.choice != reader.address.choice;
    if !legend::same(document, before, reader) {
        controls(root, document, reader);
    }
    if signs {
        let what_if = reader.what_if(document);
        let chip = match what_if.scenario(document) {
            Some(scenario) => ["[data-chip='", &scenario.id, "']"].concat(),
            None if what_if.is_as_written() => ".chip[href='#as-written']".to_owned(),
            None => String::new(),
        };
        move_to(root, ".chip", "aria-current", &chip);
        turn(root, document, reader);
    }
    // To find an element takes as long as the page is large: only where it is to be another.
    for (name, was, off) in [
        ("undo", before.steps.past.is_empty(), reader.steps.past.is_empty()),
        ("redo", before.steps.future.is_empty(), reader.steps.future.is_empty()),
        ("show-all", before.hidden.is_empty(), reader.hidden.is_empty()),
    ] {
        if was != off {
            flag(root, &["[data-do='", name, "']"].concat(), "aria-disabled", off);
        }
    }
    answers::agree(root, document, before, reader);
    if before.section != reader.section || !before.live {
        let section = reader.section.as_deref().unwrap_or_default();
        move_to(root, ".sections a", "aria-current", &[".sections [href='#section=", section, "']"].concat());
    }
    if passage(before) != passage(reader) {
        let marked = passage(reader).map(|id| [".passage[data-passage='", id, "']"].concat()).unwrap_or_default();
        move_to(root, ".passage", "data-marked", &marked);
    }
    if before.view != reader.view {
        for field in found(root, "[data-view]") {
            let field: &HtmlTextAreaElement = field.unchecked_ref();
            // To set what stands there already would move the cursor.
            if field.value() != reader.view {
                field.set_value(&reader.view);
            }
        }
        flag(root, ".reflection button", "disabled", reader.view.trim().is_empty());
    }
    if before.scheme != reader.scheme {
        for control in found(root, "[data-scheme-switch]") {
            let place = Scheme::ALL.iter().position(|scheme| *scheme == reader.scheme).unwrap_or(0);
            control.unchecked_ref::<HtmlSelectElement>().set_selected_index(place as i32);
        }
    }
}

/// The passage that is marked.
fn passage(reader: &Reader) -> Option<&Id> {
    match reader.place() {
        Some(Place::Passage(id)) => Some(id),
        _ => None,
    }
}

/// Sets an attribute of every element that a selector finds, or removes it.
pub(super) fn flag(root: &Element, selector: &str, name: &str, holds: bool) {
    // HTML's own have their name for a value, those of ARIA and ours a word.
    let value = if name.contains('-') { "true" } else { name };
    for element in found(root, selector) {
        set(&element, name, if holds { value } else { "" });
    }
}

/// Sets an attribute; an empty one is removed.
pub(super) fn set(element: &Element, name: &str, value: &str) {
    let _ = if value.is_empty() { element.remove_attribute(name) } else { element.set_attribute(name, value) };
}

/// Sets what an element says, if that is something else: what is said again is read out again.
pub(super) fn say(root: &Element, selector: &str, says: &str) {
    for element in found(root, selector) {
        if element.text_content().as_deref() != Some(says) {
            element.set_text_content(Some(says));
        }
    }
}

/// Moves an attribute from those of a kind that have it to the ones that a selector finds; an empty one finds none.
fn move_to(root: &Element, kind: &str, name: &str, selector: &str) {
    flag(root, &[kind, "[", name, "]"].concat(), name, false);
    if !selector.is_empty() {
        flag(root, selector, name, true);
    }
}

/// Ticks, and how far one looks: undoing or another control may have changed what they stand for.
fn controls(root: &Element, document: &Shared, reader: &Reader) {
    for list in found(root, "select[data-reach]") {
        list.unchecked_ref::<HtmlSelectElement>().set_value(reader.reach.name());
    }
    for control in found(root, "input[data-facet], input[data-follow], input[data-tense]") {
        let facet = control.get_attribute("data-facet").map(|name| Facet::named(document, &name));
        control.unchecked_ref::<HtmlInputElement>().set_checked(match facet {
            Some(facet) => facet.is_none_or(|facet| !reader.hidden.contains(&facet)),
            None if control.has_attribute("data-follow") => reader.follows,
            None => reader.tense,
        });
    }
}

/// The close-up of the triangle.
fn turn(root: &Element, document: &Shared, reader: &Reader) {
    let Some(triad) = &document.triad else { return };
    let signs = triad_signs(document, triad, &reader.what_if(document));
    for element in found(root, ".triangle [data-side]") {
        let tie = element.get_attribute("data-side").unwrap_or_default();
        let sign = triad.iter().position(|id| *id == tie).map_or(Sign::Strained, |side| signs[side]);
        let _ = element.set_attribute("data-sign", sign.name());
        if element.has_attribute("data-turn") {
            let _ = element.set_attribute("data-to", sign.next().name());
            for face in found(&element, "text") {
                face.set_text_content(Some(sign.face()));
            }
        }
    }
    let shown = map::shown(document, reader);
    say(root, ".in-force .shown", &shown);
    flag(root, ".in-force", "hidden", shown.is_empty());
    let shown = if shown.is_empty() { document.words.get("as-written") } else { &shown };
    for line in found(root, ".triangle .shown") {
        line.set_text_content(Some(shown));
    }
    for finding in found(root, ".triangle .finding") {
        let _ = finding.set_attribute("data-balance", balance(Triangle::of(signs)));
    }
    for finding in found(root, ".triangle .finding p") {
        finding.set_text_content(Some(&triangle::verdict(document, triad, signs)));
    }
}
