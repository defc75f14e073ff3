//! The state of the page: what one reader has chosen and answered.

use super::address::Address;
use super::quiz::Quiz;
use super::search::Search;
use super::settings::{Dock, Facet, Reach, Scheme};
use super::table::Order;
use super::what_if::WhatIf;
use crate::document::{Document, Id, Place, Scenario};

/// What a reader has chosen and answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Reader {
    /// Where the reader is: what is open, marked or selected, and what is assumed.
    pub address: Address,
    /// Choices of what to assume that can be taken back, and those taken back.
    pub steps: Steps,
    /// Id of the section in view.
    pub section: Option<Id>,
    /// Ids of the sections that are read in full though the text is read in short.
    pub unfolded: Vec<Id>,
    /// Where the reader followed a link that led them to where they are, so that they find back.
    pub from: Option<Place>,
    /// Whether the map follows the text.
    pub follows: bool,
    /// How far around what is selected the map comes forward.
    pub reach: Reach,
    /// What the map leaves out.
    pub hidden: Vec<Facet>,
    /// Whether triads out of balance come forward on the map.
    pub tense: bool,
    /// Whether what balance theory sees in the whole map is wanted; on a big map it takes a while.
    pub analysed: bool,
    /// The search for an actor.
    pub search: Search,
    /// How the tables are sorted, in the order of [`Table::ALL`](super::Table::ALL).
    pub tables: [Order; 2],
    /// What was done with the questions.
    pub quiz: Quiz,
    /// Whether the reader came back to where they are: the browser shows again what they saw there.
    pub returned: bool,
    /// What was chosen to be assumed before a question had the map show what it starts from.
    pub lent: Option<Option<WhatIf>>,
    /// Light or dark.
    pub scheme: Scheme,
    /// Where the map is on a page that is too narrow for it beside the text.
    pub dock: Dock,
    /// What the reader wrote under the closing question.
    pub opinion: String,
    /// Key of the words with which the last request was answered ("copied", for example).
    pub said: Option<&'static str>,
}

impl Default for Reader {
    fn default() -> Reader {
        Reader {
            address: Address::default(),
            steps: Steps::default(),
            section: None,
            unfolded: Vec::new(),
            from: None,
            follows: true,
            reach: Reach::default(),
            hidden: Vec::new(),
            tense: false,
            analysed: false,
            search: Search::default(),
            tables: Default::default(),
            quiz: Quiz::default(),
            returned: false,
            lent: None,
            scheme: Scheme::default(),
            dock: Dock::default(),
            opinion: String::new(),
            said: None,
        }
    }
}

/// Choices of what to assume: those that can be taken back, the last one last, and those that were.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Steps {
    /// What was chosen before.
    pub past: Vec<Option<WhatIf>>,
    /// What was chosen after, and taken back.
    pub future: Vec<Option<WhatIf>>,
}

impl Reader {
    /// Chooses what to assume; what was chosen before can be had again.
    pub(super) fn choose(&mut self, choice: Option<WhatIf>) {
        if self.address.choice != choice {
            self.steps.past.push(std::mem::replace(&mut self.address.choice, choice));
            self.steps.future.clear();
        }
    }

    /// Comes to a choice by way of an address. Where it is the one before or after, Back and Forward were meant.
    pub(super) fn arrive(&mut self, choice: Option<WhatIf>) {
        let steps = &mut self.steps;
        if self.address.choice == choice {
            return;
        }
        if steps.past.last() == Some(&choice) {
            steps.past.pop();
            steps.future.push(std::mem::replace(&mut self.address.choice, choice));
        } else if steps.future.last() == Some(&choice) {
            steps.future.pop();
            steps.past.push(std::mem::replace(&mut self.address.choice, choice));
        } else {
            self.choose(choice);
        }
    }

    /// Whether a choice of what to assume can be taken back.
    pub fn can_undo(&self) -> bool {
        !self.steps.past.is_empty()
    }

    /// Whether one that was taken back can be had again.
    pub fn can_redo(&self) -> bool {
        !self.steps.future.is_empty()
    }

    /// The place that is open.
    pub fn place(&self) -> Option<&Place> {
        self.address.place.as_ref()
    }

    /// The scenario of the section in view, where the map follows the text and the reader has chosen nothing.
    pub fn followed<'a>(&self, document: &'a Document) -> Option<&'a Scenario> {
        if !self.follows || self.address.choice.is_some() {
            return None;
        }
        let section = document.sections.iter().find(|section| Some(&section.id) == self.section.as_ref())?;
        document.scenario(section.scenario.as_ref()?)
    }

    /// What is assumed: by the reader's choice, or else by the section in view.
    pub fn what_if(&self, document: &Document) -> WhatIf {
        match (&self.address.choice, self.followed(document)) {
            (Some(choice), _) => choice.clone(),
            (None, Some(scenario)) => WhatIf::of(document, scenario),
            (None, None) => WhatIf::default(),
        }
    }
}
