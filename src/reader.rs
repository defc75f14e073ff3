//! What a reader has chosen and answered, as plain data.
//!
//! [`Reader::apply`] is total: any action in any state gives a state, and what names nothing in the
//! document changes nothing. It knows no screen, no storage and no clock.

pub mod address;
pub mod progress;
pub mod quiz;

use crate::document::{Document, Id, Place, Sign};
use crate::graph::balance::Triangle;
use serde::Serialize;

pub use address::Address;
pub use progress::Progress;
pub use quiz::{Answers, Score};

/// What a reader has chosen and answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reader {
    /// Where the reader is: what is open, marked or selected, and the scenario in force.
    pub address: Address,
    /// Id of the section in view.
    pub section: Option<Id>,
    /// The answers.
    pub answers: Answers,
    /// Light or dark.
    pub scheme: Scheme,
    /// The reader's own view, as written under the closing question.
    pub view: String,
    /// Whether the page answers to the reader: the player is up.
    pub live: bool,
    /// Key of the words with which the last request was answered ("copied", for example).
    pub said: Option<&'static str>,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scheme {
    /// As the device has it.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Scheme {
    /// All schemes, in the order of the switch.
    pub const ALL: [Scheme; 3] = [Scheme::Auto, Scheme::Light, Scheme::Dark];

    /// Its name, in `data-scheme` and as the key of its word.
    pub fn name(self) -> &'static str {
        match self {
            Scheme::Auto => "auto",
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        }
    }
}

/// What a reader does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Opens, selects or goes to something.
    Go(Place),
    /// Closes what is open.
    Close,
    /// Goes back to the signs as the article has them.
    LeaveScenario,
    /// Arrives at an address, by a link or by the Back button.
    Visit(Address),
    /// Reads a section.
    Read(Option<Id>),
    /// Answers a question: the question's id, the option's.
    Answer(Id, Id),
    /// Takes back the answer to one question, or to all.
    Retry(Option<Id>),
    /// Writes down a view.
    Write(String),
    /// Chooses light or dark.
    Paint(Scheme),
    /// Finds the player up.
    Start,
    /// Is told how a request went, by the key of a word.
    Say(&'static str),
    /// Takes up what an earlier visit left.
    Restore(Progress),
}

impl Reader {
    /// The next state.
    pub fn apply(&self, document: &Document, action: Action) -> Reader {
        let mut next = self.clone();
        match action {
            Action::Go(Place::Scenario(id)) => {
                let address = Address { place: None, scenario: Some(id) };
                next.address = address.within(document).unwrap_or(next.address);
            }
            Action::Go(place) => {
                if document.has(&place) {
                    next.address.place = Some(place);
                }
            }
            Action::Close => next.address.place = None,
            Action::LeaveScenario => next.address.scenario = None,
            Action::Visit(address) => next.address = address.within(document).unwrap_or_default(),
            Action::Read(section) => {
                if section.iter().all(|id| document.has(&Place::Section(id.clone()))) {
                    next.section = section;
                }
            }
            Action::Answer(question, option) => next.answers.give(document, question, option),
            Action::Retry(question) => next.answers.take_back(question.as_ref()),
            Action::Write(view) => next.view = view,
            Action::Paint(scheme) => next.scheme = scheme,
            Action::Start => next.live = true,
            Action::Say(key) => next.said = Some(key),
            Action::Restore(progress) => progress.restore(document, &mut next),
        }
        next
    }

    /// The place that is open.
    pub fn place(&self) -> Option<&Place> {
        self.address.place.as_ref()
    }

    /// The sign of a tie under the scenario in force.
    pub fn sign(&self, document: &Document, tie: &str) -> Option<Sign> {
        let assumed = || {
            let scenario = document.scenario(self.address.scenario.as_ref()?)?;
            scenario.sign(tie)
        };
        assumed().or_else(|| document.tie(tie).map(|tie| tie.sign))
    }

    /// What the triad is under the scenario in force.
    pub fn triangle(&self, document: &Document) -> Option<Triangle> {
        let [first, second, third] = document.triad.as_ref()?;
        Some(Triangle::of([self.sign(document, first)?, self.sign(document, second)?, self.sign(document, third)?]))
    }
}
