//! What a reader has chosen and answered, as plain data.
//!
//! [`Reader::apply`] is total: any action in any state gives a state, and what names nothing in the
//! document changes nothing. It knows no screen, no storage and no clock.

pub mod address;
pub mod calendar;
pub mod export;
mod json;
pub mod picture;
pub mod progress;
pub mod quiz;
pub mod scene;
pub mod search;
pub mod table;
pub mod what_if;
pub mod wording;

use crate::document::{ActorKind, Document, Id, Place, Scenario, Sign, Task};

pub use address::Address;
pub use picture::Picture;
pub use progress::Progress;
pub use quiz::{Quiz, Score, Step};
pub use scene::{Aspects, Scene};
pub use search::Search;
pub use table::{Order, Table};
pub use what_if::WhatIf;

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
    /// How the tables are sorted, in the order of [`Table::ALL`].
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

/// How far around what is selected the map comes forward.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// Those that it has a tie with.
    #[default]
    One,
    /// Those that they have a tie with, too.
    Two,
    /// All that can be reached.
    All,
}

impl Reach {
    /// All of them, the nearest first.
    pub const ALL: [Reach; 3] = [Reach::One, Reach::Two, Reach::All];

    /// Its name, as the value of its switch and in the key of its word.
    pub fn name(self) -> &'static str {
        match self {
            Reach::One => "one",
            Reach::Two => "two",
            Reach::All => "all",
        }
    }
}

/// What actors or ties have in common, so that one may leave them out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Facet {
    /// Ties of a sign.
    Sign(Sign),
    /// Actors of a kind.
    Actor(ActorKind),
    /// Ties of a kind, in the author's word.
    Tie(String),
}

impl Facet {
    /// Its name in attributes: `sign=strained`, `actor=person`, `tie=Diplomacy`.
    pub fn name(&self) -> String {
        match self {
            Facet::Sign(sign) => ["sign=", sign.name()].concat(),
            Facet::Actor(kind) => ["actor=", kind.name()].concat(),
            Facet::Tie(kind) => ["tie=", kind].concat(),
        }
    }

    /// The facet of that name, if the document has it.
    pub fn named(document: &Document, name: &str) -> Option<Facet> {
        Facet::of(document).into_iter().find(|facet| facet.name() == name)
    }

    /// All that the document has: signs, kinds of actors, kinds of ties in the order of their first use.
    pub fn of(document: &Document) -> Vec<Facet> {
        let signs = Sign::ALL.map(Facet::Sign);
        let actors = ActorKind::ALL.into_iter().filter(|kind| document.actors.iter().any(|actor| actor.kind == *kind));
        let mut facets: Vec<Facet> = signs.into_iter().chain(actors.map(Facet::Actor)).collect();
        for kind in document.ties.iter().filter_map(|tie| tie.kind.clone()).map(Facet::Tie) {
            if !facets.contains(&kind) {
                facets.push(kind);
            }
        }
        facets
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

/// Where the map is on a page that is too narrow for it beside the text, besides its own place there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dock {
    /// A strip of it at the lower edge, while one reads.
    #[default]
    Strip,
    /// Put away, but for a button.
    Away,
    /// Over the lower half of the view.
    Half,
    /// Over all of the view.
    Whole,
}

impl Dock {
    /// All of them.
    pub const ALL: [Dock; 4] = [Dock::Strip, Dock::Away, Dock::Half, Dock::Whole];

    /// Its name, in `data-raised` and in the names of the buttons that lead there.
    pub fn name(self) -> &'static str {
        match self {
            Dock::Strip => "strip",
            Dock::Away => "away",
            Dock::Half => "half",
            Dock::Whole => "whole",
        }
    }

    /// Where it is after a pull upwards by so many hundredths of the view; downwards if that is negative.
    pub fn pulled(self, by: i32) -> Dock {
        // Less is no pull but a press; more than the other passes the half.
        let is_far = by.abs() >= 40;
        match (self, by.abs() >= 6, by > 0) {
            (dock, false, _) => dock,
            (Dock::Strip, _, true) if !is_far => Dock::Half,
            (Dock::Whole, _, false) if !is_far => Dock::Half,
            (Dock::Away, _, true) => Dock::Strip,
            (_, _, true) => Dock::Whole,
            (Dock::Half | Dock::Whole, _, false) => Dock::Strip,
            (_, _, false) => Dock::Away,
        }
    }

    /// Whether the map itself lies over the text.
    pub fn is_raised(self) -> bool {
        matches!(self, Dock::Half | Dock::Whole)
    }
}

/// What a reader does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Opens, selects or goes to something.
    Go(Place),
    /// Goes to the first of these, by a link that stands at the second.
    Jump(Place, Place),
    /// Closes what is open.
    Close,
    /// Reads the text in short, or in full.
    Shorten(bool),
    /// Reads a section in full though the text is read in short, or no more.
    Unfold(Id),
    /// Assumes that a tie has a sign: the tie's id.
    Assume(Id, Sign),
    /// Assumes all of this, and nothing else.
    Suppose(WhatIf),
    /// Goes back to the signs as the article has them.
    AsWritten,
    /// Lets the map follow the text again, with nothing assumed.
    FollowText,
    /// Takes back the last choice of what to assume.
    Undo,
    /// Takes back the taking back.
    Redo,
    /// Has the map follow the text, or not.
    Follow(bool),
    /// Looks further around what is selected, or less far.
    Look(Reach),
    /// Leaves something out of the map, or takes it in again.
    Show(Facet, bool),
    /// Takes everything into the map again.
    ShowAll,
    /// Brings triads out of balance forward, or not.
    ShowTense(bool),
    /// Wants to know what balance theory sees in the whole map.
    Analyse,
    /// Types what may be an actor's name, which may mean these: places of actors, the likeliest first.
    Seek(String, Vec<usize>),
    /// Marks the next of what was found, or the one before.
    Mark(bool),
    /// Leaves what was found alone, or takes back what was typed.
    Dismiss,
    /// Leaves the search, which hides what was found.
    Leave,
    /// Chooses an actor that was found: its place in the document.
    Find(usize),
    /// Sorts a table by a column, or the other way round, or not.
    Sort(Table, usize),
    /// Has all rows of a table.
    ShowRows(Table),
    /// Arrives at an address, by a link.
    Visit(Address),
    /// Comes back to an address, by the Back button, or to one that was gone back from.
    Return(Address),
    /// Reads a section.
    Read(Option<Id>),
    /// Does something with a question.
    Quiz(Step),
    /// Writes under the closing question.
    Write(String),
    /// Chooses light or dark.
    SetScheme(Scheme),
    /// Has the map elsewhere, where it is not beside the text.
    Dock(Dock),
    /// Is told which day it is, in days since the first of January 1970.
    Today(u32),
    /// Is told how a request went, by the key of a word.
    Say(&'static str),
    /// Takes up what an earlier visit left.
    Restore(Progress),
    /// Takes up what was kept in a file, in the place of what is here.
    Load(Progress),
    /// Takes up what the same reader has done meanwhile on another page of the same explainer.
    Join(Progress),
}

impl Reader {
    /// The next state.
    pub fn apply(&self, document: &Document, action: Action) -> Reader {
        let mut next = self.clone();
        let returns = matches!(action, Action::Return(_));
        let closes = matches!(action, Action::Close);
        match action {
            Action::Go(Place::Scenario(id)) => {
                if let Some(scenario) = document.scenario(&id) {
                    next.choose(Some(WhatIf::of(document, scenario)));
                    next.address.place = None;
                }
            }
            Action::Go(place) => {
                if document.has(&place) {
                    // Also where the address has it already: another question may have its turn meanwhile.
                    next.turn_to(document, Some(&place));
                    next.address.place = Some(place);
                }
            }
            Action::Jump(place, from) => {
                if document.has(&place) && document.has(&from) && !matches!(place, Place::Scenario(_)) {
                    (next.address.place, next.from) = (Some(place), Some(from));
                }
            }
            Action::Close => next.address.place = None,
            Action::Shorten(short) => {
                next.address.short = short && document.has_gists();
                next.unfolded.clear();
            }
            Action::Unfold(section) => match next.unfolded.iter().position(|it| *it == section) {
                Some(place) => drop(next.unfolded.remove(place)),
                None => next.unfolded.extend(document.has(&Place::Section(section.clone())).then_some(section)),
            },
            Action::Assume(tie, sign) => next.choose(Some(self.what_if(document).with(document, &tie, sign))),
            Action::Suppose(what_if) => next.choose(Some(what_if.within(document))),
            Action::AsWritten => {
                let follows = document.sections.iter().any(|section| section.scenario.is_some());
                next.choose((follows && self.follows).then(WhatIf::default));
            }
            Action::FollowText => next.choose(None),
            Action::Undo => {
                if let Some(choice) = next.steps.past.pop() {
                    next.steps.future.push(std::mem::replace(&mut next.address.choice, choice));
                }
            }
            Action::Redo => {
                if let Some(choice) = next.steps.future.pop() {
                    next.steps.past.push(std::mem::replace(&mut next.address.choice, choice));
                }
            }
            Action::Follow(follows) => next.follows = follows,
            Action::Look(reach) => next.reach = reach,
            Action::Show(facet, shown) => {
                next.hidden.retain(|hidden| hidden != &facet);
                if !shown && Facet::of(document).contains(&facet) {
                    next.hidden.push(facet);
                }
            }
            Action::ShowAll => next.hidden.clear(),
            Action::ShowTense(tense) => next.tense = tense,
            Action::Analyse => next.analysed = true,
            Action::Seek(text, found) => next.search = Search::typed(text, found, document.actors.len()),
            Action::Mark(forward) => next.search.step(forward),
            Action::Dismiss => next.search.dismiss(),
            Action::Leave => (next.search.open, next.search.marked) = (false, None),
            Action::Find(place) => {
                if let Some(actor) = document.actors.get(place) {
                    next.search = Search::default();
                    next.address.place = Some(Place::Actor(actor.id.clone()));
                }
            }
            Action::Sort(table, column) => {
                if column < table.columns().len() {
                    next.tables[table as usize] = self.tables[table as usize].pressed(column, self.what_if(document));
                }
            }
            Action::ShowRows(table) => next.tables[table as usize].all = true,
            Action::Visit(address) | Action::Return(address) => {
                if address.place != self.address.place {
                    next.turn_to(document, address.place.as_ref());
                }
                let reviews = address.review && address.place.is_none();
                // Whoever comes back to a review comes back to what is left of it.
                if reviews && !self.address.review && !returns {
                    next.quiz.step(document, Step::Review);
                }
                next.address.review = reviews;
                next.address.place = address.place;
                next.address.short = address.short;
                next.arrive(address.choice);
            }
            Action::Read(section) => {
                if section.iter().all(|id| document.has(&Place::Section(id.clone()))) {
                    next.section = section;
                }
            }
            Action::Quiz(step) => next.step(document, step),
            Action::Write(opinion) => next.opinion = opinion,
            Action::SetScheme(scheme) => next.scheme = scheme,
            Action::Dock(dock) => next.dock = dock,
            Action::Today(today) => next.quiz.set_today(document, today),
            Action::Say(key) => next.said = Some(key),
            Action::Restore(progress) => progress.restore(document, &mut next),
            Action::Load(progress) => progress.load(document, &mut next),
            Action::Join(progress) => progress.join(document, &mut next),
        }
        // Whoever goes somewhere has left the review.
        if closes || next.address.place.is_some() {
            next.address.review = false;
        }
        if next.address != self.address {
            next.returned = returns;
            // Whoever goes elsewhere is not on the way back any more.
            if next.address.place != self.address.place {
                if next.quiz.away == self.quiz.away {
                    next.quiz.away = None;
                }
                if next.from == self.from {
                    next.from = None;
                }
                // What one goes to is to be seen.
                if let Some(section) = next.place().and_then(|place| document.section_around(place))
                    && next.address.short
                    && !next.unfolded.contains(&section.id)
                {
                    next.unfolded.push(section.id.clone());
                }
            }
            next.pick(document);
        }
        // Whoever goes to the text is to see it.
        let leaves = next.address.place != self.address.place
            && matches!(
                next.place(),
                Some(Place::Passage(_) | Place::Note(_) | Place::Question(_) | Place::Section(_))
            );
        // Whoever has answered a question on the map has seen there what they came for.
        let has_answered = self.quiz.asking(document).is_some();
        if next.dock.is_raised() && (leaves || has_answered) && next.quiz.asking(document).is_none() {
            next.dock = Dock::Strip;
        }
        next
    }

    /// Where the reader goes to a question, it is that one's turn.
    fn turn_to(&mut self, document: &Document, place: Option<&Place>) {
        if let Some(Place::Question(id)) = place {
            self.quiz.turn_to(document, id);
        }
    }

    /// Does something with a question. Where the map has to be asked, it shows what the question starts from; and whoever
    /// comes back from it comes back to the question.
    fn step(&mut self, document: &Document, step: Step) {
        let before = self.quiz.asking(document).map(|question| question.id.clone());
        let looks_up = match &step {
            Step::LookUp(id) => document.question(id).and_then(|question| question.passage.clone()),
            _ => None,
        };
        self.quiz.step(document, step);
        if let Some(passage) = looks_up {
            self.address.place = Some(Place::Passage(passage));
        }
        let asked = self.quiz.asking(document);
        if before.as_ref() == asked.map(|question| &question.id) {
            return;
        }
        // The map was lent to the question: the reader has back what they had there.
        if let Some(lent) = self.lent.take() {
            self.choose(lent);
        }
        match asked {
            Some(question) => {
                self.address.place = None;
                if let Some(goal) = &question.goal {
                    self.lent = Some(self.address.choice.clone());
                    self.choose(Some(quiz::start(document, goal)));
                }
            }
            None => self.address.place = before.map(Place::Question),
        }
    }

    /// Takes what the reader has come to on the map for the answer to the question that is asked of the map.
    fn pick(&mut self, document: &Document) {
        let Some(question) = self.quiz.asking(document) else { return };
        let id = question.id.clone();
        if let Some(goal) = &question.goal {
            let change = quiz::changed(document, goal, &self.what_if(document));
            return self.quiz.step(document, Step::Pick(id, change));
        }
        let picked = match (question.task, self.place()) {
            (Task::Actor, Some(Place::Actor(it))) | (Task::Tie, Some(Place::Tie(it))) => it.clone(),
            _ => return,
        };
        self.quiz.step(document, Step::Pick(id, vec![picked]));
        self.step(document, Step::Ask(None));
    }

    /// Chooses what to assume; what was chosen before can be had again.
    fn choose(&mut self, choice: Option<WhatIf>) {
        if self.address.choice != choice {
            self.steps.past.push(std::mem::replace(&mut self.address.choice, choice));
            self.steps.future.clear();
        }
    }

    /// Comes to a choice by way of an address. Where it is the one before or after, Back and Forward were meant.
    fn arrive(&mut self, choice: Option<WhatIf>) {
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
