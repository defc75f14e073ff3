//! The parts of the page that show the reader's state: which there are, and what each depends on.
//!
//! A part is a file with a `draw`, by which the author tool makes what stands in the static page, and a `start`, which finds
//! that in the browser and gives what shows another state on it. Most parts only set attributes and words of what stands
//! there; those that change in structure have an [`Island`](super::island::Island).

use super::part::{Change, Setting, Show};
use super::{article, bar, cards, dock, gist, map, opening, quiz, reflection, status, tables, triangle, way_back};
use crate::reader::{Aspects, Scene};

/// A part of the page.
struct Part {
    /// What of a scene must be another for the part to be another.
    depends: Aspects,
    /// What of that is shown at once: what the reader has just pressed, or looks at. The rest follows when the browser has
    /// painted.
    at_once: Aspects,
    /// Takes charge of it on the page.
    start: fn(&Setting) -> Show,
}

/// A part that is shown at once whatever is another.
const fn at_once(depends: Aspects, start: fn(&Setting) -> Show) -> Part {
    Part { depends, at_once: depends, start }
}

/// A part that follows when the browser has painted.
const fn after_paint(depends: Aspects, start: fn(&Setting) -> Show) -> Part {
    Part { depends, at_once: Aspects::NONE, start }
}

/// A part that is shown at once where some of what it depends on is another.
const fn mixed(at_once: Aspects, rest: Aspects, start: fn(&Setting) -> Show) -> Part {
    Part { depends: at_once.union(rest), at_once, start }
}

/// The parts, in the order in which they are shown another scene.
static PARTS: [Part; 25] = [
    // Set: attributes and words of what stands in the page.
    at_once(Aspects::PICTURE, map::show_picture),
    at_once(Aspects::ASSUMED.union(Aspects::QUIZ), map::choices::start),
    at_once(Aspects::ASSUMED.union(Aspects::SWITCHES).union(Aspects::PICTURE), map::show_state),
    at_once(Aspects::HISTORY, map::show_history),
    at_once(Aspects::HIDDEN.union(Aspects::SWITCHES), map::legend::start),
    at_once(Aspects::SECTION, bar::show_section),
    at_once(Aspects::SCHEME, bar::show_scheme),
    after_paint(Aspects::PLACE, article::start),
    after_paint(Aspects::ASSUMED, triangle::start),
    after_paint(Aspects::SIGNS, opening::start),
    at_once(Aspects::DOCK, dock::show_raised),
    at_once(Aspects::QUIZ, quiz::start),
    at_once(Aspects::QUIZ, quiz::round::start),
    after_paint(Aspects::QUIZ, quiz::show_rest),
    after_paint(Aspects::QUIZ, quiz::panel::start),
    at_once(Aspects::READING, gist::start),
    at_once(Aspects::QUIZ.union(Aspects::FROM), way_back::start),
    at_once(Aspects::OPINION, reflection::start),
    mixed(Aspects::TABLES, Aspects::ASSUMED, tables::start),
    after_paint(Aspects::SAID.union(Aspects::ASSUMED).union(Aspects::QUIZ).union(Aspects::SEARCH), status::start),
    // Drawn: islands.
    after_paint(Aspects::PICTURE.union(Aspects::DOCK), dock::start),
    at_once(Aspects::SEARCH, map::search::start),
    after_paint(Aspects::ASSUMED, map::verdicts::start),
    mixed(Aspects::ANALYSED.union(Aspects::SWITCHES), Aspects::SIGNS, map::theory::start),
    at_once(Aspects::PLACE.union(Aspects::ASSUMED), cards::start),
];

/// The parts on a page.
pub(super) struct Parts {
    parts: Vec<(&'static Part, Show)>,
    /// The scene that those show which are shown at once.
    shown: Scene,
    /// The scene that the others show.
    shown_after_paint: Scene,
}

impl Parts {
    /// Takes charge of all of them, which show this scene.
    pub(super) fn start(setting: &Setting, scene: Scene) -> Parts {
        let parts = PARTS.iter().map(|part| (part, (part.start)(setting))).collect();
        Parts { parts, shown_after_paint: scene.clone(), shown: scene }
    }

    /// Shows a scene, as far as it is to be seen at once. What is another in it.
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

    /// Shows the rest of it.
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
