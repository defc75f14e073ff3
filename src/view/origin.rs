//! The origin of a passage: the claims of the original that it retells, and links to where the original says them. The player
//! shows it as a card; without the player it is an entry of the list under the notes.

use super::element::{el, of_class, text, text_el};
use super::link;
use super::note::{on, read};
use crate::document::{Claim, Document, Passage, Place, Quote};
use crate::reader::wording::paragraph;
use yew::prelude::*;

/// The label of a passage's number, and the title of its card.
pub(super) fn title(document: &Document, passage: &Passage) -> String {
    document.words.fill("origin-of", &[("paragraph", &paragraph(document, &passage.number))])
}

/// The content of the card.
pub(super) fn card(document: &Document, passage: &Passage) -> Vec<Html> {
    let words = &document.words;
    let mut parts: Vec<Html> = claims(document, passage)
        .map(|claim| of_class("p", "about", vec![text(words.get("claim")), text(": "), text(&claim.text)]))
        .collect();
    match &passage.original {
        Some(quote) => {
            let at = match quote.words() {
                quoted if quoted.is_empty() => String::new(),
                quoted => words.fill("origin-at", &[("words", &quoted)]),
            };
            parts.push(of_class("p", "about", vec![text(&at), text(" "), original(document, quote)]));
        }
        None => parts.push(text_el("p", "about", words.get("origin-ours"))),
    }
    let here = std::slice::from_ref(&passage.id);
    parts.extend([read(document, here), on(document, here)]);
    parts
}

/// The list of the origins of all passages.
pub(super) fn list(document: &Document) -> Html {
    let items = document.passages().map(|(_, passage)| {
        let mut item = vec![link::number(passage), text(" ")];
        item.extend(claims(document, passage).flat_map(|claim| [text(&claim.text), text(" ")]));
        item.push(match &passage.original {
            Some(quote) => original(document, quote),
            None => text(document.words.get("origin-ours")),
        });
        el("li", &[("id", &Place::Origin(passage.id.clone()).fragment())], item)
    });
    let items = items.collect();
    let title = text_el("summary", "", document.words.get("origins"));
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
