//! How the balance of the map is computed: definitions, formulas in words, sources.

use super::element::{all, el, of_class, text_el};
use crate::document::Document;
use yew::prelude::*;

/// The keys of the words for what is explained.
const PARTS: [&str; 4] = ["method-triads", "method-triangle", "method-index", "method-alone"];

pub(super) fn draw(document: &Document) -> Html {
    if document.ties.is_empty() {
        return Html::default();
    }
    let words = &document.words;
    let parts = PARTS.into_iter().filter(|key| *key != "method-triangle" || document.triad.is_some());
    let terms = parts.flat_map(|key| {
        let meaning = [key, "-text"].concat();
        [text_el("dt", "", words.get(key)), text_el("dd", "", words.get(&meaning))]
    });
    let list = el("dl", &[], vec![all(terms.collect())]);
    let lead = text_el("p", "", words.get("method-lead"));
    let body = el("div", &[("id", "method"), ("tabindex", "-1")], vec![lead, list]);
    of_class("details", "claims method", vec![text_el("summary", "", words.get("method")), body])
}
