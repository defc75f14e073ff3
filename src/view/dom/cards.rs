//! The card that is open: it is taken from among all that the page has, and says what is in force.

use super::super::part::same_signs;
use super::super::scenarios::triad_signs;
use super::super::session::{Shared, is_card};
use super::super::tables::standing;
use super::super::theory::standing_alone;
use super::super::triangle::verdict;
use super::agree::{say, set};
use super::found;
use crate::document::{Place, Sign, Tie};
use crate::reader::Reader;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlSelectElement};

/// All cards, of which one at most is in the page: the more there are, the longer it would take to find anything there.
pub(in crate::view) struct Cards {
    room: Element,
    cards: js_sys::Map,
}

impl Cards {
    /// Takes the cards out of the page.
    pub(in crate::view) fn start(root: &Element) -> Option<Cards> {
        let room = root.query_selector(".panels").ok()??;
        let cards = js_sys::Map::new();
        for card in found(&room, "[data-panel]") {
            cards.set(&card.get_attribute("data-panel").unwrap_or_default().into(), &card);
        }
        room.set_text_content(None);
        Some(Cards { room, cards })
    }

    /// Has the card show another state than before.
    pub(in crate::view) fn agree(&self, document: &Shared, before: &Reader, reader: &Reader) {
        let [was, is] = [before, reader].map(|reader| reader.place().filter(|place| is_card(place)));
        let open = is.map(|place| self.cards.get(&JsValue::from_str(&place.fragment())));
        let Some(open) = open.filter(|open| !open.is_undefined()) else { return self.room.set_text_content(None) };
        let card: Element = open.unchecked_into();
        if was != is || card.parent_element().is_none() {
            // Out of the page first, so that nothing of the last time stays, scrolling included.
            self.room.set_text_content(None);
            set(&card, "data-open", "true");
            let _ = self.room.append_child(&card);
        } else if same_signs(document, before, reader) {
            return;
        }
        show(&card, document, reader);
    }
}

/// Has a card say what is in force.
fn show(card: &Element, document: &Shared, reader: &Reader) {
    let words = &document.words;
    let what_if = reader.what_if(document);
    let scenario = what_if.scenario(document).map(|it| words.fill("in-scenario", &[("name", &it.name)]));
    say(card, ".in-scenario", &scenario.unwrap_or_default());
    match reader.place() {
        Some(Place::Tie(id)) => {
            let Some(tie) = document.tie(id) else { return };
            let sign = what_if.sign(tie);
            for kind in found(card, ".kind") {
                signed(&kind, document, tie, sign);
            }
            for list in found(card, "select") {
                list.unchecked_ref::<HtmlSelectElement>().set_value(sign.name());
            }
            // What follows for the triangle, where one cannot see both.
            let now = match &document.triad {
                Some(triad) if !what_if.is_as_written() && document.is_in_triad(&tie.id) => {
                    verdict(document, triad, triad_signs(document, triad, &what_if))
                }
                _ => String::new(),
            };
            say(card, ".now", &now);
        }
        Some(Place::Actor(id)) => {
            let signs = what_if.signs(document);
            let Some(actor) = document.actors.iter().position(|actor| actor.id == *id) else { return };
            say(card, ".standing", &standing(document, &signs, actor));
            say(card, ".alone", &standing_alone(document, &signs, actor));
            let ties = document.neighbours().ties(actor);
            for (item, place) in found(card, ".ties > li").iter().zip(ties) {
                signed(item, document, &document.ties[*place], signs[*place]);
            }
        }
        _ => {}
    }
}

/// Says the sign of a tie, and where it is not the article's, what that is: the evidence is for that one.
fn signed(element: &Element, document: &Shared, tie: &Tie, sign: Sign) {
    let words = &document.words;
    set(element, "data-sign", sign.name());
    say(element, ".sign", words.get(sign.name()));
    let assumed =
        if sign == tie.sign { String::new() } else { words.fill("assumed", &[("sign", words.get(tie.sign.name()))]) };
    say(element, ".assumed", &assumed);
}
