//! Addresses: where a reader is, as the fragment of the page's URL: `actor=russia`, `tie=...&scenario=thaw`, `s=russia-china:+`,
//! `section=strain&read=short`, `review`.

use super::WhatIf;
use crate::document::{Document, Place};

/// The fragment that begins a review of the questions that were missed, or are due.
pub const REVIEW: &str = "review";

/// Where a reader is, as far as a link can lead there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The place that is open, marked or selected; never a scenario.
    pub place: Option<Place>,
    /// Whether the reader reviews the questions that they missed, or that are due. Then there is no place.
    pub review: bool,
    /// The signs that the reader has chosen to assume. None: nothing was chosen, and the map may follow the text.
    pub choice: Option<WhatIf>,
    /// Whether the text is read in short: the gist of each section in the place of its passages.
    pub short: bool,
}

impl Address {
    /// Parses a fragment, with or without `#`. Parts that name nothing in the document are ignored.
    pub fn parse(document: &Document, fragment: &str) -> Address {
        let mut address = Address::default();
        for part in decoded(fragment.trim_start_matches('#')).split('&') {
            let Some((kind, id)) = part.split_once('=') else {
                address.review |= part == REVIEW;
                continue;
            };
            match Place::new(kind, id) {
                None if (kind, id) == ("read", "short") => address.short = document.has_gists(),
                None if kind == "s" => address.choice = Some(WhatIf::parse(document, id)),
                Some(Place::Scenario(id)) => {
                    let chosen = document.scenario(&id).map(|scenario| WhatIf::of(document, scenario));
                    address.choice = chosen.or(address.choice);
                }
                Some(place) if document.has(&place) => address.place = Some(place),
                _ => {}
            }
        }
        address.review &= address.place.is_none();
        address
    }

    /// The fragment, without `#`; empty at the start of the page. A choice of signs that is a scenario is named by its id.
    pub fn fragment(&self, document: &Document) -> String {
        let choice = self.choice.as_ref().map(|choice| match choice.scenario(document) {
            Some(scenario) => Place::Scenario(scenario.id.clone()).fragment(),
            None => ["s=", &choice.write()].concat(),
        });
        let mut parts: Vec<String> = Vec::new();
        parts.extend(self.place.as_ref().map(Place::fragment));
        if self.review {
            parts.push(REVIEW.to_owned());
        }
        parts.extend(choice);
        if self.short {
            parts.push("read=short".to_owned());
        }
        parts.join("&")
    }
}

/// The fragment without percent-encoding, which mail programs may add. Only ASCII is decoded, because addresses have no other
/// characters.
fn decoded(fragment: &str) -> String {
    let mut parts = fragment.split('%');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(u8::is_ascii) {
            Some(byte) => {
                text.push(char::from(byte));
                text.push_str(&part[2..]);
            }
            None => text.push_str(part),
        }
    }
    text
}
