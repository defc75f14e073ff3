//! Where a reader is, as the fragment of an address: `actor=russia`, `tie=...&scenario=thaw`, `s=russia-china:+`,
//! `section=strain&read=short`, `review`.

use super::WhatIf;
use crate::document::{Document, Place};

/// The fragment that asks what was missed, or is due.
pub const REVIEW: &str = "review";

/// Where a reader is. Each can be linked to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// What is open, marked or selected; never a scenario.
    pub place: Option<Place>,
    /// Whether the reader is to be asked what they missed, or answered so long ago that it is time to ask again. Then there is
    /// no place.
    pub review: bool,
    /// What the reader has chosen to assume. None: nothing was chosen, and the map may follow the text.
    pub choice: Option<WhatIf>,
    /// Whether the text is read in short: the gist of each section in the place of its passages.
    pub short: bool,
}

impl Address {
    /// Reads a fragment, with or without `#`. What the document does not have is left out.
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

    /// The fragment, without `#`; empty where there is nothing to say. A choice that an author named goes by that name.
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

/// The fragment without percent-encoding, which mail programs like to add. All that we write is ASCII.
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
