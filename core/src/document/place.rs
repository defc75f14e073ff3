//! Places: everything in an explainer that one can link to.

use super::id::Id;
use serde::Serialize;

/// A place in the document, which one can link to, go to and select.
///
/// The same names are used in content (`actor:russia`), in addresses (`#actor=russia`) and as element ids,
/// so that an address works natively before the player runs and without it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// An actor on the map.
    Actor(Id),
    /// A tie on the map.
    Tie(Id),
    /// A scenario.
    Scenario(Id),
    /// A passage of the text.
    Passage(Id),
    /// The origin of a passage, by the passage's id.
    Origin(Id),
    /// An editor's note.
    Note(Id),
    /// A question of the quiz.
    Question(Id),
    /// A term.
    Term(Id),
    /// A section of the text.
    Section(Id),
}

impl Place {
    /// The names of the kinds in content and addresses.
    pub const KINDS: [&'static str; 9] =
        ["actor", "tie", "scenario", "passage", "origin", "note", "question", "term", "section"];

    /// The place of a kind and an id; `None` for an unknown kind.
    pub fn new(kind: &str, id: &str) -> Option<Place> {
        let make = match kind {
            "actor" => Place::Actor,
            "tie" => Place::Tie,
            "scenario" => Place::Scenario,
            "passage" => Place::Passage,
            "origin" => Place::Origin,
            "note" => Place::Note,
            "question" => Place::Question,
            "term" => Place::Term,
            "section" => Place::Section,
            _ => return None,
        };
        Some(make(id.to_owned()))
    }

    /// The kind of the place, one of [`Place::KINDS`].
    pub fn kind(&self) -> &'static str {
        match self {
            Place::Actor(_) => "actor",
            Place::Tie(_) => "tie",
            Place::Scenario(_) => "scenario",
            Place::Passage(_) => "passage",
            Place::Origin(_) => "origin",
            Place::Note(_) => "note",
            Place::Question(_) => "question",
            Place::Term(_) => "term",
            Place::Section(_) => "section",
        }
    }

    /// The id of the item.
    pub fn id(&self) -> &Id {
        match self {
            Place::Actor(id)
            | Place::Tie(id)
            | Place::Scenario(id)
            | Place::Passage(id)
            | Place::Origin(id)
            | Place::Note(id)
            | Place::Question(id)
            | Place::Term(id)
            | Place::Section(id) => id,
        }
    }

    /// Whether the map shows the place: an actor, a tie or a scenario.
    pub fn is_on_map(&self) -> bool {
        matches!(self, Place::Actor(_) | Place::Tie(_) | Place::Scenario(_))
    }

    /// Whether the place opens as a card over the page; the page scrolls to any other.
    pub fn opens_card(&self) -> bool {
        matches!(self, Place::Actor(_) | Place::Tie(_) | Place::Origin(_) | Place::Term(_))
    }

    /// The fragment of the address, without `#`, for example `actor=russia`. It is also the id of the place's element.
    pub fn fragment(&self) -> String {
        [self.kind(), "=", self.id()].concat()
    }

    /// The target of a link to the place, for example `#actor=russia`.
    pub fn href(&self) -> String {
        ["#", &self.fragment()].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_makes_a_place_of_that_kind() {
        for kind in Place::KINDS {
            let place = Place::new(kind, "x").unwrap();
            assert_eq!(place.kind(), kind);
            assert_eq!(place.id(), "x");
            assert_eq!(place.href(), format!("#{kind}=x"));
        }
        assert_eq!(Place::new("planet", "x"), None);
    }
}
