//! The scene: what the page shows, as plain data. It is computed once for each state of the reader, and compared with the
//! scene before; every part of the page reads it.

pub mod announcement;
pub mod feedback;
pub mod summary;

use super::{Picture, Reader, WhatIf};
use crate::document::{Scenario, Sign};
use crate::graph::Shared;
pub use feedback::{Feedback, Row};
use std::rc::Rc;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Scene {
    /// What the reader has chosen and answered.
    pub reader: Rc<Reader>,
    /// The assumed signs: those of the reader's choice, or else those of the section in view.
    pub what_if: WhatIf,
    /// The sign in force of every tie, in the document's order.
    pub signs: Rc<[Sign]>,
    /// The scenario that assumes exactly these signs, by its index in the document.
    pub scenario: Option<usize>,
    /// Whether the section in view assumes the signs, and not the reader.
    pub is_followed: bool,
    /// What the map shows.
    pub picture: Rc<Picture>,
    /// The feedback on every question, in the document's order.
    pub feedback: Rc<[Rc<Feedback>]>,
}

/// A set of aspects of a scene: those that differ from the scene before, or those that a part of the page depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aspects(u32);

impl Aspects {
    /// The signs in force.
    pub const SIGNS: Aspects = Aspects(1);
    /// The assumed signs, and whether the reader or the text assumes them: both may assume the same.
    pub const ASSUMED: Aspects = Aspects(1 << 1);
    /// Whether a choice of signs can be undone or redone.
    pub const HISTORY: Aspects = Aspects(1 << 2);
    /// The place that is open, marked or selected.
    pub const PLACE: Aspects = Aspects(1 << 3);
    /// The section in view.
    pub const SECTION: Aspects = Aspects(1 << 4);
    /// The facets that the map hides.
    pub const HIDDEN: Aspects = Aspects(1 << 5);
    /// The map's switches: how far it highlights, whether it follows the text, whether it highlights triads out of balance.
    pub const SWITCHES: Aspects = Aspects(1 << 6);
    /// What the map shows.
    pub const PICTURE: Aspects = Aspects(1 << 7);
    /// Whether the analysis of the whole map is wanted.
    pub const ANALYSED: Aspects = Aspects(1 << 8);
    /// The search for an actor.
    pub const SEARCH: Aspects = Aspects(1 << 9);
    /// How the tables are sorted.
    pub const TABLES: Aspects = Aspects(1 << 10);
    /// The feedback on the questions.
    pub const QUIZ: Aspects = Aspects(1 << 11);
    /// What the reader wrote under the closing question.
    pub const OPINION: Aspects = Aspects(1 << 12);
    /// Light or dark.
    pub const SCHEME: Aspects = Aspects(1 << 13);
    /// The message about the last request.
    pub const NOTICE: Aspects = Aspects(1 << 14);
    /// All that the address says.
    pub const ADDRESS: Aspects = Aspects(1 << 15);
    /// Where the map is on a narrow page.
    pub const DOCK: Aspects = Aspects(1 << 16);
    /// Which sections show in short, and which in full.
    pub const READING: Aspects = Aspects(1 << 17);
    /// The place that the way back leads to.
    pub const FROM: Aspects = Aspects(1 << 18);
    /// None of them.
    pub const NONE: Aspects = Aspects(0);
    /// All of them.
    pub const ALL: Aspects = Aspects((1 << 19) - 1);

    /// The union of the two sets.
    pub const fn union(self, other: Aspects) -> Aspects {
        Aspects(self.0 | other.0)
    }

    /// Whether the two sets have an aspect in common.
    pub const fn meets(self, other: Aspects) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the set is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl Scene {
    /// The scene before the reader has done anything, which is what the static page shows.
    pub fn first(document: &Shared) -> Scene {
        Scene::of(document, Rc::default(), None)
    }

    /// The scene of a state. What has not changed since the scene before is taken from there and not computed again.
    pub fn of(document: &Shared, reader: Rc<Reader>, before: Option<&Scene>) -> Scene {
        let followed = reader.followed(document).is_some();
        let what_if = reader.what_if(document);
        let same_signs = before.filter(|before| before.what_if == what_if);
        let (signs, scenario) = match same_signs {
            Some(before) => (before.signs.clone(), before.scenario),
            None => (what_if.signs(document).into(), what_if.scenario_index(document)),
        };
        let picture = match same_signs.filter(|before| Picture::is_same(&before.reader, &reader)) {
            Some(before) => before.picture.clone(),
            None => Rc::new(Picture::of(document, &reader, signs.clone())),
        };
        let feedback = match before.filter(|before| before.reader.quiz == reader.quiz) {
            Some(before) => before.feedback.clone(),
            None => feedback::of_all(document, &reader.quiz, before.map(|it| (&it.reader.quiz, &it.feedback))),
        };
        Scene { reader, what_if, signs, scenario, is_followed: followed, picture, feedback }
    }

    /// The aspects that differ from the scene before.
    pub fn changes(&self, before: &Scene) -> Aspects {
        let (was, is) = (&*before.reader, &*self.reader);
        let sets = [
            (Aspects::SIGNS, before.what_if != self.what_if),
            (
                Aspects::ASSUMED,
                before.what_if != self.what_if
                    || (before.is_followed, &was.address.choice) != (self.is_followed, &is.address.choice),
            ),
            (Aspects::HISTORY, was.can_undo() != is.can_undo() || was.can_redo() != is.can_redo()),
            (Aspects::PLACE, was.place() != is.place()),
            (Aspects::SECTION, was.section != is.section),
            (Aspects::HIDDEN, was.hidden != is.hidden),
            (Aspects::SWITCHES, (was.reach, was.follows, was.tense) != (is.reach, is.follows, is.tense)),
            (Aspects::PICTURE, !Rc::ptr_eq(&before.picture, &self.picture) && before.picture != self.picture),
            (Aspects::ANALYSED, was.analysed != is.analysed),
            (Aspects::SEARCH, was.search != is.search),
            (Aspects::TABLES, was.tables != is.tables),
            (Aspects::QUIZ, !Rc::ptr_eq(&before.feedback, &self.feedback)),
            (Aspects::OPINION, was.opinion != is.opinion),
            (Aspects::SCHEME, was.scheme != is.scheme),
            (Aspects::NOTICE, was.notice != is.notice),
            (Aspects::ADDRESS, was.address != is.address),
            (Aspects::DOCK, was.dock != is.dock),
            (Aspects::READING, (was.address.short, &was.unfolded) != (is.address.short, &is.unfolded)),
            (Aspects::FROM, was.from != is.from),
        ];
        let mut changed = Aspects(0);
        for (aspect, differs) in sets {
            if differs {
                changed = changed.union(aspect);
            }
        }
        changed
    }

    /// The scenario that assumes exactly the assumed signs, if there is one.
    pub fn scenario<'a>(&self, document: &'a Shared) -> Option<&'a Scenario> {
        self.scenario.map(|index| &document.scenarios[index])
    }

    /// The assumed signs in words, and whether the reader or the text assumes them; empty for the article's own signs.
    pub fn assumed(&self, document: &Shared) -> String {
        let words = &document.words;
        match self.scenario(document) {
            _ if self.what_if.is_as_written() => String::new(),
            Some(scenario) if self.is_followed => words.fill("following", &[("name", &scenario.name)]),
            Some(scenario) => words.fill("in-scenario", &[("name", &scenario.name)]),
            None => words.count("changed", self.what_if.assumptions().len() as u32),
        }
    }

    /// The signs in force in words: those that are assumed, or that they are the article's.
    pub fn signs_in_words(&self, document: &Shared) -> String {
        let assumed = self.assumed(document);
        if assumed.is_empty() { document.words.get("as-written").to_owned() } else { assumed }
    }
}
