//! Lays out the map of a document, once for each shape of container.

use crate::document::{Document, Layout};
use crate::graph::layout::{Link, Mark, arrange, network, shapes};
use std::sync::Mutex;
use std::thread;

/// Where the search for a layout begins. Any number will do, as long as it stays the same.
const SEED: u64 = 3;

/// A network and its drawings.
struct Drawn {
    marks: Vec<Mark>,
    links: Vec<Link>,
    layouts: Vec<Layout>,
}

/// What was drawn last. Most edits while an author is served are of words: the map stays.
static LAST: Mutex<Option<Drawn>> = Mutex::new(None);

/// The document with the layouts of its map. `pins` say where actors are to stand, in their order.
pub(super) fn add(document: Document, pins: &[Option<[f64; 2]>]) -> Document {
    let (mut marks, links) = network(&document);
    marks.iter_mut().zip(pins).for_each(|(mark, pin)| mark.pin = *pin);
    Document { layouts: layouts(marks, links), ..document }
}

fn layouts(marks: Vec<Mark>, links: Vec<Link>) -> Vec<Layout> {
    // A panic elsewhere while the lock was held leaves at worst a drawing of another network, which is compared.
    let mut last = LAST.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    if let Some(drawn) = last.as_ref().filter(|drawn| drawn.marks == marks && drawn.links == links) {
        return drawn.layouts.clone();
    }
    let layouts: Vec<Layout> = thread::scope(|scope| {
        let (marks, links) = (&marks, &links);
        let draw = |&shape| scope.spawn(move || arrange(marks, links, shape, SEED));
        let drawings: Vec<_> = shapes(marks, links).iter().map(draw).collect();
        drawings.into_iter().filter_map(|drawing| drawing.join().ok()).collect()
    });
    *last = Some(Drawn { marks, links, layouts: layouts.clone() });
    layouts
}
