//! How the map is judged, for whoever wants to know: definitions, formulas in words, sources.

use super::element::{all, el, of_class, said};
use crate::document::Document;
use yew::prelude::*;

/// What is explained, as the keys of its words.
const PARTS: [&str; 4] = ["method-triads", "method-triangle", "method-index", "method-alone"];

pub(super) fn draw(document: &Document) -> Html {
    if document.ties.is_empty() {
        return Html::default();
    }
    let words = &document.words;
    let parts = PARTS.into_iter().filter(|key| *key != "method-triangle" || document.triad.is_some());
    let terms = parts.flat_map(|key| {
        let meaning = [key, "-text"].concat();
        [said("dt", "", words.get(key)), said("dd", "", words.get(&meaning))]
    });
    let list = el("dl", &[], vec![all(terms.collect())]);
    let lead = said("p", "", words.get("method-lead"));
    let body = el("div", &[("id", "method"), ("tabindex", "-1")], vec![lead, list]);
    of_class("details", "claims method", vec![said("summary", "", words.get("method")), body])
}
