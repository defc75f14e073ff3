//! The parts of the page that show the reader's state, and the aspects that each depends on.
//!
//! A part is a function that takes a [`PartContext`], finds its elements, and returns the function that updates them for another
//! scene. The file's `draw` makes those elements in the static page, unless the player adds them. Most parts only set
//! attributes and texts; parts whose structure changes have an [`Island`](super::island::Island).

use super::part::{Change, PartContext, Show};
use super::{article, bar, cards, dock, gist, map, opening, quiz, reflection, status, tables, triangle, way_back};
use crate::reader::{Aspects, Scene};

/// A part of the page.
struct Part {
    /// The aspects that the part depends on: it is updated when one of them changes.
    depends: Aspects,
    /// The aspects that are shown in the same frame, because the reader has just pressed or looks at the elements that show
    /// them. The others are shown after the browser has painted.
    at_once: Aspects,
    /// Finds the part on the page, and returns the function that updates it.
    start: fn(&PartContext) -> Show,
}

/// A part whose changes are all shown in the same frame.
const fn at_once(depends: Aspects, start: fn(&PartContext) -> Show) -> Part {
    Part { depends, at_once: depends, start }
}

/// A part whose changes are all shown after the browser has painted.
const fn after_paint(depends: Aspects, start: fn(&PartContext) -> Show) -> Part {
    Part { depends, at_once: Aspects::NONE, start }
}

/// A part with some aspects that are shown in the same frame, and others that are shown after the browser has painted.
const fn mixed(at_once: Aspects, rest: Aspects, start: fn(&PartContext) -> Show) -> Part {
    Part { depends: at_once.union(rest), at_once, start }
}

/// What the status region says something about.
const SAID: Aspects = Aspects::NOTICE
    .union(Aspects::ASSUMED)
    .union(Aspects::QUIZ)
    .union(Aspects::SEARCH)
    .union(Aspects::READING)
    .union(Aspects::FROM);

/// The parts, in the order in which they are updated.
static PARTS: [Part; 25] = [
    // Parts that set attributes and texts of elements of the static page.
    at_once(Aspects::PICTURE, map::show_picture),
    at_once(Aspects::ASSUMED.union(Aspects::QUIZ), map::choices::start),
    mixed(Aspects::ASSUMED.union(Aspects::SWITCHES), Aspects::PICTURE, map::show_state),
    at_once(Aspects::HISTORY, map::show_history),
    at_once(Aspects::HIDDEN.union(Aspects::SWITCHES), map::legend::start),
    at_once(Aspects::SECTION, bar::show_section),
    at_once(Aspects::SCHEME, bar::show_scheme),
    after_paint(Aspects::PLACE, article::start),
    after_paint(Aspects::ASSUMED, triangle::start),
    after_paint(Aspects::ASSUMED, opening::start),
    at_once(Aspects::DOCK, dock::show_raised),
    at_once(Aspects::QUIZ, quiz::start),
    at_once(Aspects::QUIZ, quiz::round::start),
    after_paint(Aspects::QUIZ, quiz::show_rest),
    after_paint(Aspects::QUIZ.union(Aspects::OPINION), quiz::panel::start),
    at_once(Aspects::READING, gist::start),
    at_once(Aspects::QUIZ.union(Aspects::FROM), way_back::start),
    at_once(Aspects::OPINION, reflection::start),
    mixed(Aspects::TABLES, Aspects::ASSUMED, tables::start),
    after_paint(SAID, status::start),
    // Islands.
    after_paint(Aspects::PICTURE.union(Aspects::ASSUMED).union(Aspects::DOCK), dock::start),
    at_once(Aspects::SEARCH, map::search::start),
    after_paint(Aspects::ASSUMED, map::verdicts::start),
    mixed(Aspects::ANALYSED.union(Aspects::SWITCHES), Aspects::SIGNS, map::theory::start),
    at_once(Aspects::PLACE.union(Aspects::ASSUMED).union(Aspects::HIDDEN), cards::start),
];

/// The parts on a page.
pub(super) struct Parts {
    parts: Vec<(&'static Part, Show)>,
    /// The scene that the parts show whose changes are shown in the same frame.
    shown: Scene,
    /// The scene that the other parts show.
    shown_after_paint: Scene,
}

impl Parts {
    /// Starts all parts. The page shows this scene.
    pub(super) fn start(context: &PartContext, scene: Scene) -> Parts {
        let parts = PARTS.iter().map(|part| (part, (part.start)(context))).collect();
        Parts { parts, shown_after_paint: scene.clone(), shown: scene }
    }

    /// Shows the aspects of a scene that are shown in the same frame. Returns all aspects that have changed.
    pub(super) fn show(&mut self, now: &Scene) -> Aspects {
        let what = now.changes(&self.shown);
        for (part, show) in &mut self.parts {
            if part.at_once.meets(what) {
                let before = if part.at_once == part.depends { &self.shown } else { &self.shown_after_paint };
                show(&Change { before, now });
            }
        }
        self.shown = now.clone();
        what
    }

    /// Shows the aspects that are shown after the browser has painted.
    pub(super) fn show_rest(&mut self) {
        let now = &self.shown;
        let what = now.changes(&self.shown_after_paint);
        for (part, show) in &mut self.parts {
            if part.at_once != part.depends && part.depends.meets(what) {
                show(&Change { before: &self.shown_after_paint, now });
            }
        }
        self.shown_after_paint = self.shown.clone();
    }
}
