//! The actions of a reader, and the state that each leads to.

use super::address::Address;
use super::progress::Progress;
use super::quiz::{self, Step};
use super::search::Search;
use super::settings::{Dock, Facet, Reach, Scheme};
use super::state::{Departure, Reader};
use super::table::Table;
use super::what_if::WhatIf;
use crate::document::{Document, Id, Place, Sign, Task};

/// An action of a reader, or news for their state from outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Opens, selects or goes to a place.
    Go(Place),
    /// Goes to the first place, by a link that stands where the second says.
    Jump(Place, Departure),
    /// Goes to a part of the page that is no place, by a link that stands where this says.
    Depart(Departure),
    /// Reads on where a link has led, so that there is no way back any more.
    Stay,
    /// Closes the place that is open.
    Close,
    /// Shows the text in short, or in full.
    Shorten(bool),
    /// Shows a section in full while the rest of the text shows in short; or in short again, if it shows in full.
    Unfold(Id),
    /// Assumes that a tie has a sign: the tie's id.
    Assume(Id, Sign),
    /// Assumes these signs, and for all other ties the article's.
    Suppose(WhatIf),
    /// Goes back to the article's signs.
    AsWritten,
    /// Lets the map follow the text again, with nothing assumed.
    FollowText,
    /// Undoes the last choice of assumed signs.
    Undo,
    /// Redoes the choice that was undone last.
    Redo,
    /// Switches whether the map follows the text.
    Follow(bool),
    /// Sets how far around the selected actor the map highlights.
    Look(Reach),
    /// Shows the actors or ties of a facet on the map (`true`), or hides them.
    Show(Facet, bool),
    /// Shows all actors and ties on the map again.
    ShowAll,
    /// Switches whether the map highlights triads that are out of balance.
    ShowTense(bool),
    /// Opens or closes the analysis of the whole map's balance.
    Analyse(bool),
    /// Types a text into the search; the actors whose names match it, by their indices in the document, the best match first.
    Seek(String, Vec<usize>),
    /// Marks the next suggestion of the search (`true`), or the one before.
    Mark(bool),
    /// Hides the suggestions of the search; if they are hidden already, clears its text.
    Dismiss,
    /// Leaves the search field, which hides the suggestions.
    Leave,
    /// Chooses an actor from the suggestions, by its index in the document.
    Find(usize),
    /// Presses the heading of a table's column: sorts by it upwards, then downwards, then in the document's order again.
    Sort(Table, usize),
    /// Shows all rows of a table.
    ShowRows(Table),
    /// Arrives at an address, by a link.
    Visit(Address),
    /// Arrives at an address by Back or Forward.
    Return(Address),
    /// Scrolls a section into view, or none.
    Read(Option<Id>),
    /// Takes a step in the quiz.
    Quiz(Step),
    /// Changes the text under the closing question.
    Write(String),
    /// Chooses light or dark.
    SetScheme(Scheme),
    /// Moves the map, on a page that is too narrow to show it beside the text.
    Dock(Dock),
    /// Raises the map because of a press elsewhere, whose effect is on the map.
    Raise(Dock),
    /// Sets the current day, in days since the first of January 1970.
    Today(u32),
    /// Shows a message about a request, by the key of its words.
    Say(&'static str),
    /// Adds the saved progress of an earlier visit to the state.
    Restore(Progress),
    /// Replaces the state by the progress from a file.
    Load(Progress),
    /// Replaces the state by the progress that the same reader has made on another page of the same explainer.
    Join(Progress),
}

impl Reader {
    /// The next state.
    pub fn apply(&self, document: &Document, action: Action) -> Reader {
        let mut next = self.clone();
        let returns = matches!(action, Action::Return(_));
        let departs = matches!(action, Action::Jump(..) | Action::Depart(_));
        match action {
            Action::Go(Place::Scenario(id)) => {
                if let Some(scenario) = document.scenario(&id) {
                    next.choose(Some(WhatIf::of(document, scenario)));
                    next.address.place = None;
                }
            }
            Action::Go(place) => {
                if document.has(&place) {
                    // This is done even if the address is the place already: another question may be the current one by now.
                    next.turn_to(document, Some(&place));
                    next.address.place = Some(place);
                }
            }
            Action::Jump(place, from) => next.jump(document, place, from),
            Action::Depart(from) => (next.from, next.returned) = (Some(from), false),
            Action::Stay => {
                next.from = None;
                next.quiz.forget_looked_up();
            }
            Action::Close => (next.address.place, next.address.review) = (None, false),
            Action::Shorten(short) => {
                next.address.short = short && document.has_gists();
                next.unfolded.clear();
            }
            Action::Unfold(section) => match next.unfolded.iter().position(|it| *it == section) {
                Some(index) => drop(next.unfolded.remove(index)),
                None => next.unfolded.extend(document.has(&Place::Section(section.clone())).then_some(section)),
            },
            Action::Assume(tie, sign) => next.choose(Some(self.what_if(document).with(document, &tie, sign))),
            Action::Suppose(what_if) => next.choose(Some(what_if.within(document))),
            Action::AsWritten => {
                let follows = document.sections.iter().any(|section| section.scenario.is_some());
                next.choose((follows && self.follows).then(WhatIf::default));
            }
            Action::FollowText => next.choose(None),
            Action::Undo => next.undo(),
            Action::Redo => next.redo(),
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
            Action::Analyse(analysed) => next.analysed = analysed,
            Action::Seek(text, found) => next.search = Search::typed(text, found, document.actors.len()),
            Action::Mark(forward) => next.search.step(forward),
            Action::Dismiss => next.search.dismiss(),
            Action::Leave => (next.search.open, next.search.marked) = (false, None),
            Action::Find(index) => {
                if let Some(actor) = document.actors.get(index) {
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
            Action::Visit(address) | Action::Return(address) => next.visit(document, address, returns),
            Action::Read(section) => {
                if section.iter().all(|id| document.has(&Place::Section(id.clone()))) {
                    next.section = section;
                }
            }
            Action::Quiz(step) => next.step(document, step),
            Action::Write(opinion) => next.opinion = opinion,
            Action::SetScheme(scheme) => next.scheme = scheme,
            Action::Dock(dock) => (next.dock, next.raised_at) = (dock, None),
            Action::Raise(dock) => (next.dock, next.raised_at) = (dock, Some(self.address.clone())),
            Action::Today(today) => next.quiz.set_today(document, today),
            Action::Say(key) => next.notice = Some(key),
            Action::Restore(progress) => progress.restore(document, &mut next),
            Action::Load(progress) => progress.load(document, &mut next),
            Action::Join(progress) => progress.join(document, &mut next),
        }
        // At another place, the offer to go back to a link no longer fits, unless that link has led there.
        if !departs && next.place() != self.place() {
            next.from = None;
        }
        next.settle(document, self, returns);
        next
    }

    /// Goes to a place by a link that stands where `from` says, which is where the way back leads.
    fn jump(&mut self, document: &Document, place: Place, from: Departure) {
        let departs = match &from {
            Departure::Place(from) => document.has(from),
            Departure::Points => !document.points.is_empty(),
            Departure::Scrolled(_) => true,
        };
        if departs && document.has(&place) && !matches!(place, Place::Scenario(_)) {
            (self.address.place, self.from, self.returned) = (Some(place), Some(from), false);
        }
    }

    /// Arrives at an address: by Back or Forward (`returns`), or by a link.
    fn visit(&mut self, document: &Document, address: Address, returns: bool) {
        if address.place != self.address.place {
            self.turn_to(document, address.place.as_ref());
        }
        let reviews = address.review && address.place.is_none();
        // Back to a review continues it; only a link begins it anew.
        if reviews && !self.address.review && !returns {
            self.quiz.step(document, Step::Review);
        }
        self.address.review = reviews;
        self.address.place = address.place;
        self.address.short = address.short;
        self.arrive(address.choice);
    }

    /// Brings the rest of the state in line with what an action has changed since the state `before`: what belonged to the former
    /// place ends, and the map answers the question that is asked on it. `returns` says whether the action was Back or Forward.
    fn settle(&mut self, document: &Document, before: &Reader, returns: bool) {
        // Back from a part of the page that is no place leaves the address as it is.
        if returns && matches!(self.from, Some(Departure::Scrolled(_))) {
            (self.from, self.returned) = (None, true);
        }
        // Going to a place ends the review.
        if self.address.place.is_some() {
            self.address.review = false;
        }
        if self.address != before.address {
            self.returned = returns;
            if self.address.place != before.address.place {
                // At another place, the offer to go back to a question no longer fits, unless this action has set it.
                if self.quiz.looked_up() == before.quiz.looked_up() {
                    self.quiz.forget_looked_up();
                }
                // A place inside a section that shows in short is visible only once the section is unfolded.
                if let Some(section) = self.place().and_then(|place| document.section_around(place))
                    && self.address.short
                    && !self.unfolded.contains(&section.id)
                {
                    self.unfolded.push(section.id.clone());
                }
            }
            self.pick(document);
        }
        // The raised map covers the text, so it is lowered when the reader goes to a place in the text,
        let leaves = self.address.place != before.address.place
            && matches!(
                self.place(),
                Some(Place::Passage(_) | Place::Note(_) | Place::Question(_) | Place::Section(_))
            );
        // or has answered the question for which they went to the map, or goes back to before the press that raised it.
        let has_answered = before.quiz.asking(document).is_some();
        let undoes = returns && self.raised_at.as_ref() == Some(&self.address);
        if self.dock.is_raised() && (leaves || has_answered || undoes) && self.quiz.asking(document).is_none() {
            self.dock = Dock::Strip;
        }
        if !self.dock.is_raised() {
            self.raised_at = None;
        }
    }

    /// If the place is a question, makes it the current one of the quiz.
    fn turn_to(&mut self, document: &Document, place: Option<&Place>) {
        if let Some(Place::Question(id)) = place {
            self.quiz.turn_to(document, id);
        }
    }

    /// Takes a step in the quiz. When a question begins to be answered on the map, the map shows the signs that the question
    /// starts from; when it no longer is, the reader has their own choice of signs back, and the question is the place.
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
        let asking = self.quiz.asking(document);
        if before.as_ref() == asking.map(|question| &question.id) {
            return;
        }
        if let Some(choice) = self.choice_before_question.take() {
            self.choose(choice);
        }
        match asking {
            Some(question) => {
                self.address.place = None;
                if let Some(goal) = &question.goal {
                    self.choice_before_question = Some(self.address.choice.clone());
                    self.choose(Some(quiz::start(document, goal)));
                }
            }
            None => self.address.place = before.map(Place::Question),
        }
    }

    /// Answers the question that is being answered on the map by what the reader has selected or changed there.
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
