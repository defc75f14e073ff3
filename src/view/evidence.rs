//! The evidence of a tie: the passages for it and against it, the claims that they retell, and the notes on them, which speak
//! from other sources.

use super::element::{all, changing, el, folded, of_class, text, text_el};
use super::link;
use super::note::{entry, sources};
use super::origin;
use super::prose::excerpt;
use crate::document::{Document, Evidence, Passage, Sign, Stance, Tie};
use yew::prelude::*;

/// How many pieces of evidence show before the reader opens the others. The author puts the strongest first.
const SHOWN: usize = 2;

/// The evidence as a list of at most `most` entries, with the counts of each stance above. It is for the article's sign, which is
/// said if another `sign` is in force.
pub(super) fn list(document: &Document, tie: &Tie, sign: Sign, most: usize) -> Html {
    let words = &document.words;
    let counts = Stance::ALL.into_iter().filter_map(|stance| {
        let count = tie.evidence.iter().filter(|evidence| evidence.stance == stance).count() as u32;
        (count > 0).then(|| words.count(stance.name(), count))
    });
    let counts: Vec<String> = counts.collect();
    let items = tie.evidence.iter().take(most).filter_map(|evidence| {
        let (_, passage) = document.passage(&evidence.passage)?;
        Some(item(document, evidence, passage))
    });
    let key = if sign == tie.sign { "evidence-for" } else { "evidence-for-other" };
    let mut parts = vec![
        changing("h4", "", &words.fill(key, &[("sign", words.get(tie.sign.name()))])),
        text_el("p", "counts", &counts.join(" · ")),
    ];
    if tie.evidence.len() > 1 {
        parts.push(text_el("p", "counts", words.get("one-source")));
    }
    parts.push(folded("ties evidence-list", items.collect(), SHOWN, words));
    all(parts)
}

/// What our notes on the tie say from other sources. It stands apart from the article's own paragraphs, which are one
/// source, however many they are.
pub(super) fn elsewhere(document: &Document, tie: &Tie) -> Html {
    let words = &document.words;
    let notes = document.notes_about(tie).into_iter().map(|note| {
        let mut item = entry(document, note, 120);
        item.extend([text(" "), sources(document, note)]);
        el("li", &[], item)
    });
    let notes: Vec<Html> = notes.collect();
    if notes.is_empty() {
        return text_el("p", "counts", words.get("elsewhere-none"));
    }
    all(vec![text_el("h4", "", words.get("elsewhere")), of_class("ul", "notes-on", notes)])
}

fn item(document: &Document, evidence: &Evidence, passage: &Passage) -> Html {
    let words = &document.words;
    let mut item = vec![
        text_el(
            "b",
            "stance",
            words.get(match evidence.stance {
                Stance::Supports => "stance-supports",
                Stance::Contradicts => "stance-contradicts",
                Stance::Context => "stance-context",
            }),
        ),
        text_el("q", "", &excerpt(&passage.text, 320)),
        link::read_at(document, passage),
    ];
    if let Some(quote) = &passage.original {
        item.push(text(" · "));
        item.push(origin::original(document, quote));
    }
    // The claim says nearly the same as the passage, so it is shown on demand.
    let mut claims = vec![text_el("summary", "", words.get("claim"))];
    claims.extend(origin::claims(document, passage).map(|claim| text_el("p", "", &claim.text)));
    if claims.len() > 1 {
        item.push(of_class("details", "claim", claims));
    }
    el("li", &[("data-stance", evidence.stance.name())], item)
}
