//! What a reader does, and the state that comes of it.

use super::address::Address;
use super::progress::Progress;
use super::quiz::{self, Step};
use super::search::Search;
use super::settings::{Dock, Facet, Reach, Scheme};
use super::state::Reader;
use super::table::Table;
use super::what_if::WhatIf;
use crate::document::{Document, Id, Place, Sign, Task};

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
    /// Wants to know what balance theory sees in the whole map, or no longer.
    Analyse(bool),
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
            Action::Analyse(wanted) => next.analysed = wanted,
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
}
