//! The state of the page: what one reader has chosen and answered.

use super::address::Address;
use super::quiz::Quiz;
use super::search::Search;
use super::settings::{Dock, Facet, Reach, Scheme};
use super::table::SortOrder;
use super::what_if::WhatIf;
use crate::document::{Document, Id, Place, Scenario};

/// The position of a link that the reader followed to another place on the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Departure {
    /// A place, such as a passage, or its card.
    Place(Place),
    /// The points ("In a minute"), which have no places of their own.
    Points,
    /// Anywhere, for links that are always in view, such as those of the bar: how far the page was scrolled, in px.
    Scrolled(i32),
}

/// What a reader has chosen and answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Reader {
    /// Where the reader is: the place that is open, marked or selected, and the assumed signs.
    pub address: Address,
    /// Choices of assumed signs that can be undone or redone.
    pub history: ChoiceHistory,
    /// Id of the section in view.
    pub section: Option<Id>,
    /// Ids of the sections that show in full while the rest of the text shows in short.
    pub unfolded: Vec<Id>,
    /// The position of the link that the reader followed to the current place; the way back leads there.
    pub from: Option<Departure>,
    /// Whether the map follows the text.
    pub follows: bool,
    /// How many steps around the selected actor the map highlights.
    pub reach: Reach,
    /// The facets that the map hides.
    pub hidden: Vec<Facet>,
    /// Whether the map highlights triads that are out of balance.
    pub tense: bool,
    /// Whether the reader has asked for the analysis of the whole map's balance, which takes a while on a big map.
    pub analysed: bool,
    /// The search for an actor.
    pub search: Search,
    /// How the tables are sorted, in the order of [`Table::ALL`](super::Table::ALL).
    pub tables: [SortOrder; 2],
    /// The answers to the questions, and the state of the quiz.
    pub quiz: Quiz,
    /// Whether the reader came to the current address by Back or Forward, so that the browser restores the scroll position.
    pub returned: bool,
    /// The choice of assumed signs that the reader had before a question set the map to the signs it starts from; none while
    /// no such question is being answered.
    pub choice_before_question: Option<Option<WhatIf>>,
    /// Light or dark.
    pub scheme: Scheme,
    /// Where the map is on a page that is too narrow to show it beside the text.
    pub dock: Dock,
    /// The address at which a press elsewhere raised the map; Back to it lowers the map. None if the reader raised it themself.
    pub raised_at: Option<Address>,
    /// What the reader wrote under the closing question.
    pub opinion: String,
    /// Key of the message about the last request, for example `copied`.
    pub notice: Option<&'static str>,
}

impl Default for Reader {
    fn default() -> Reader {
        Reader {
            address: Address::default(),
            history: ChoiceHistory::default(),
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
            choice_before_question: None,
            scheme: Scheme::default(),
            dock: Dock::default(),
            raised_at: None,
            opinion: String::new(),
            notice: None,
        }
    }
}

/// The history of choices of assumed signs; the last item of each list is the nearest to the current choice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChoiceHistory {
    /// Choices that can be undone.
    pub past: Vec<Option<WhatIf>>,
    /// Choices that were undone and can be redone.
    pub future: Vec<Option<WhatIf>>,
}

impl Reader {
    /// Chooses the signs to assume, as a step that can be undone.
    pub(super) fn choose(&mut self, choice: Option<WhatIf>) {
        if self.address.choice != choice {
            self.history.past.push(std::mem::replace(&mut self.address.choice, choice));
            self.history.future.clear();
        }
    }

    /// Takes a choice from an address. If the choice is the one before or after the current one, this is an undo or a redo,
    /// because Back or Forward led there.
    pub(super) fn arrive(&mut self, choice: Option<WhatIf>) {
        if self.address.choice == choice {
            return;
        }
        if self.history.past.last() == Some(&choice) {
            self.undo();
        } else if self.history.future.last() == Some(&choice) {
            self.redo();
        } else {
            self.choose(choice);
        }
    }

    /// Undoes the last choice of assumed signs, if there is one.
    pub(super) fn undo(&mut self) {
        let ChoiceHistory { past, future } = &mut self.history;
        move_last(&mut self.address.choice, past, future);
    }

    /// Redoes the choice that was undone last, if there is one.
    pub(super) fn redo(&mut self) {
        let ChoiceHistory { past, future } = &mut self.history;
        move_last(&mut self.address.choice, future, past);
    }

    /// Whether a choice of assumed signs can be undone.
    pub fn can_undo(&self) -> bool {
        !self.history.past.is_empty()
    }

    /// Whether a choice of assumed signs can be redone.
    pub fn can_redo(&self) -> bool {
        !self.history.future.is_empty()
    }

    /// Where the way back leads: to the question whose passage the reader has looked up, or else to the position of the link that
    /// the reader followed.
    pub fn way_back(&self) -> Option<Departure> {
        let question = self.quiz.looked_up().map(|id| Departure::Place(Place::Question(id.clone())));
        question.or_else(|| self.from.clone())
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

    /// The assumed signs: those of the reader's choice, or else those of the section in view.
    pub fn what_if(&self, document: &Document) -> WhatIf {
        match (&self.address.choice, self.followed(document)) {
            (Some(choice), _) => choice.clone(),
            (None, Some(scenario)) => WhatIf::of(document, scenario),
            (None, None) => WhatIf::default(),
        }
    }
}

/// Makes the last choice of one list the current one, and adds the current one to the other list.
fn move_last(choice: &mut Option<WhatIf>, from: &mut Vec<Option<WhatIf>>, to: &mut Vec<Option<WhatIf>>) {
    if let Some(last) = from.pop() {
        to.push(std::mem::replace(choice, last));
    }
}
