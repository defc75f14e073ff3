//! Where a passage comes from: the claims of the original that it retells, and where the original says them. A card, and
//! without the player an entry of the list under the notes.

use super::element::{el, of_class, said, text};
use super::link;
use super::link::to_passage;
use super::note::on;
use crate::document::{Claim, Document, Passage, Place, Quote};
use yew::prelude::*;

/// What the mark of a passage is called, and its card.
pub(super) fn title(document: &Document, passage: &Passage) -> String {
    document.words.fill("origin-of", &[("number", &passage.number)])
}

/// What the card says.
pub(super) fn card(document: &Document, passage: &Passage) -> Vec<Html> {
    let words = &document.words;
    let mut parts: Vec<Html> = claims(document, passage)
        .map(|claim| of_class("p", "about", vec![text(words.get("claim")), text(" "), text(&claim.text)]))
        .collect();
    match &passage.original {
        Some(quote) => {
            let at = match quote.words() {
                said if said.is_empty() => String::new(),
                said => words.fill("origin-at", &[("words", &said)]),
            };
            parts.push(of_class("p", "about", vec![text(&at), text(" "), original(document, quote)]));
        }
        None => parts.push(said("p", "about", words.get("origin-ours"))),
    }
    parts.push(of_class("p", "read", vec![text(words.get("read-it")), text(" "), to_passage(passage)]));
    parts.push(on(document, std::slice::from_ref(&passage.id)));
    parts
}

/// Where each passage comes from, one after the other.
pub(super) fn list(document: &Document) -> Html {
    let items = document.passages().map(|(_, passage)| {
        let mut item = vec![to_passage(passage), text(" ")];
        item.extend(claims(document, passage).flat_map(|claim| [text(&claim.text), text(" ")]));
        item.push(match &passage.original {
            Some(quote) => original(document, quote),
            None => text(document.words.get("origin-ours")),
        });
        el("li", &[("id", &Place::Origin(passage.id.clone()).fragment())], item)
    });
    let items = items.collect();
    let title = said("summary", "", document.words.get("origins"));
    of_class("details", "claims", vec![title, el("ul", &[], items)])
}

/// The claims that a passage retells.
pub(super) fn claims<'a>(document: &'a Document, passage: &'a Passage) -> impl Iterator<Item = &'a Claim> {
    document.claims.iter().filter(|claim| passage.claims.contains(&claim.id))
}

/// A link to where the original says it.
pub(super) fn original(document: &Document, quote: &Quote) -> Html {
    let address = quote.address(&document.original.url);
    link::web(&address, "original", "", vec![text(document.words.get("original"))])
}
