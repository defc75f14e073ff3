//! Where a reader is, as the fragment of an address: `actor=russia`, `tie=...&scenario=thaw`.

use crate::document::{Document, Id, Place};

/// Where a reader is. Each can be linked to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// What is open, marked or selected; never a scenario.
    pub place: Option<Place>,
    /// Id of the scenario in force.
    pub scenario: Option<Id>,
}

impl Address {
    /// Reads a fragment, with or without `#`. What it does not know it leaves out.
    pub fn parse(fragment: &str) -> Address {
        let mut address = Address::default();
        for part in fragment.trim_start_matches('#').split('&') {
            match part.split_once('=').and_then(|(kind, id)| Place::new(kind, id)) {
                Some(Place::Scenario(id)) => address.scenario = Some(id),
                Some(place) => address.place = Some(place),
                None => {}
            }
        }
        address
    }

    /// The fragment, without `#`; empty where there is nothing to say.
    pub fn fragment(&self) -> String {
        let scenario = self.scenario.clone().map(Place::Scenario);
        let parts: Vec<String> = self.place.iter().chain(&scenario).map(Place::fragment).collect();
        parts.join("&")
    }

    /// The address without what the document does not have; `None` if nothing is left of it.
    pub fn within(mut self, document: &Document) -> Option<Address> {
        self.place = self.place.filter(|place| document.has(place));
        self.scenario = self.scenario.filter(|id| document.scenario(id).is_some());
        (self.place.is_some() || self.scenario.is_some()).then_some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_survives_a_round_trip() {
        for fragment in ["", "actor=russia", "scenario=thaw", "tie=a-b&scenario=thaw", "passage=aims"] {
            assert_eq!(Address::parse(fragment).fragment(), fragment);
        }
    }

    #[test]
    fn what_it_does_not_know_it_leaves_out() {
        assert_eq!(Address::parse("#map"), Address::default());
        assert_eq!(Address::parse("#planet=mars&actor=russia&&=").fragment(), "actor=russia");
    }
}
