//! Lays out the map of a document, once for each shape of container, close to how it was drawn last.

mod crowding;
mod kept;
mod network;

pub(super) use crowding::judge;
pub use kept::NAME;
pub use network::{Drawings, Network};

use super::diagnostic::{Code, Fault, Faults};
use super::pin::Pin;
use super::texts::{File, Span};
use crate::document::{Document, Layout, Route, Shape, Spot};
use crate::graph::layout::{Link, Mark, arrange, arrange_quickly};
use anyhow::Result;
use kept::Kept;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

/// Where the search for a layout begins. Any number will do, as long as it stays the same.
const SEED: u64 = 3;

/// A network and its layouts.
struct Drawn {
    network: Network,
    layouts: Vec<Layout>,
}

/// What was drawn last as readers get it.
static LAST: Mutex<Option<Drawn>> = Mutex::new(None);

/// The last drawing that the folder has, if it has one that can be used.
pub(super) fn last(folder: &Path, faults: &Faults) -> Option<Last> {
    let kept = Kept::read(folder).map_err(|why| {
        let message = format!("`{NAME}` cannot be used: {why}");
        let help = "the map is drawn anew meanwhile; take back the last version that was good, or delete the file: the next build \
                    makes a new one";
        faults.add(Fault::new(Code::UnreadableLayout, Span::whole(File::Map), message).help(help));
    });
    match kept {
        Ok(kept) => kept.map(Last),
        Err(()) => None,
    }
}

/// The last drawing of a map.
#[derive(Clone, Debug)]
pub(super) struct Last(Kept);

/// Writes drawings into the folder, for the next ones to begin with.
///
/// # Errors
/// When the disk refuses.
pub fn keep(drawings: &Drawings, folder: &Path) -> Result<()> {
    drawings.0.write(folder)
}

/// The document with the layouts of its map that `draw` makes. `pins` say where actors are to stand, in their order.
pub(super) fn add(
    document: Document,
    pins: &[Pin],
    last: Option<Last>,
    draw: impl FnOnce(Network) -> Vec<Layout>,
) -> Document {
    let network = Network::of(&document, pins, last.map(|last| last.0));
    Document { layouts: draw(network), ..document }
}

/// The layouts as readers get them.
pub fn full(network: Network) -> Vec<Layout> {
    let mut last = lock(&LAST);
    if let Some(layouts) = of(&network, last.as_ref()) {
        return layouts;
    }
    let layouts = drawn(&network, arrange).0;
    *last = Some(Drawn { network, layouts: layouts.clone() });
    layouts
}

/// The last drawings, where they are of this very network; else a layout that says nothing, with everything in one place. For a
/// document whose map nobody will see.
pub(super) fn last_or_blank(network: Network) -> Vec<Layout> {
    let last = || network.shapes().iter().map(|&shape| network.steady(shape, SEED)).collect::<Option<Vec<_>>>();
    network.is_as_it_was().then(last).flatten().unwrap_or_else(|| blank(network))
}

/// A layout that says nothing; like a map that is too big for it, it shows no name at first, so that there is nothing to read.
fn blank(network: Network) -> Vec<Layout> {
    let spot = |mark: Mark| Spot { x: 1, y: 1, radius: 1, label_x: 1, label_y: 1, lines: vec![mark.name], level: 1 };
    let route = |_| Route { start: [1; 2], control: [1; 2], end: [1; 2] };
    vec![Layout {
        shape: Shape::Square,
        width: 2,
        height: 2,
        spots: network.marks.into_iter().map(spot).collect(),
        routes: network.links.into_iter().map(route).collect(),
    }]
}

/// The layouts of a network that an author is working on: quick ones at once, and those that readers get as soon as
/// they are there. Most edits are of words: the map stays.
#[derive(Clone, Default)]
pub struct Preview(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    quick: Option<Drawn>,
    full: Option<Drawn>,
    /// The network whose full layouts are not there yet.
    wanted: Option<Network>,
    /// Whether a thread is at work on it.
    is_drawing: bool,
}

impl Preview {
    /// The best layouts of the network that are there. Where these are the quick ones, `finished` is called once there are
    /// better ones; by then the author may be working on another network, whose layouts are those that are finished.
    pub fn layouts(&self, network: Network, finished: impl Fn() + Send + 'static) -> Vec<Layout> {
        if network.is_big() {
            lock(&self.0).wanted = None;
            return full(network);
        }
        let mut state = lock(&self.0);
        if let Some(layouts) = of(&network, state.full.as_ref()) {
            state.wanted = None;
            return layouts;
        }
        let layouts = match of(&network, state.quick.as_ref()) {
            Some(quick) => quick,
            None => {
                let (layouts, is_steady) = drawn(&network, arrange_quickly);
                // What goes on from the last drawing takes little time, and is what readers get.
                let place = if is_steady { &mut state.full } else { &mut state.quick };
                *place = Some(Drawn { network: network.clone(), layouts: layouts.clone() });
                if is_steady {
                    state.wanted = None;
                    return layouts;
                }
                layouts
            }
        };
        state.wanted = Some(network);
        if !state.is_drawing {
            state.is_drawing = true;
            let preview = self.clone();
            thread::spawn(move || preview.draw(finished));
        }
        layouts
    }

    /// Whether better layouts are on the way.
    pub fn is_drawing(&self) -> bool {
        lock(&self.0).wanted.is_some()
    }

    /// Draws what is wanted until nothing is. The shapes are drawn one after another, so that a processor is left for
    /// the author; and after each the work stops if another network is wanted by then.
    fn draw(&self, finished: impl Fn()) {
        let wanted = || {
            let mut state = lock(&self.0);
            state.is_drawing = state.wanted.is_some();
            state.wanted.clone()
        };
        while let Some(network) = wanted() {
            let is_wanted = || lock(&self.0).wanted.as_ref() == Some(&network);
            let shapes = network.shapes().iter().take_while(|_| is_wanted());
            let layouts: Vec<Layout> = shapes.map(|&shape| drawn_in(&network, shape, arrange).0).collect();
            let mut state = lock(&self.0);
            if state.wanted.as_ref() == Some(&network) {
                state.full = Some(Drawn { network, layouts });
                state.wanted = None;
                drop(state);
                finished();
            }
        }
    }
}

/// The layouts of the network, if they are what was drawn.
fn of(network: &Network, drawn: Option<&Drawn>) -> Option<Vec<Layout>> {
    drawn.filter(|drawn| drawn.network == *network).map(|drawn| drawn.layouts.clone())
}

/// How to draw what does not go on from a last drawing.
type Arrange = fn(&[Mark], &[Link], Shape, u64) -> Layout;

/// Draws the network for every shape of container, all at the same time; and whether each drawing goes on from the last one.
fn drawn(network: &Network, arrange: Arrange) -> (Vec<Layout>, bool) {
    thread::scope(|scope| {
        let draw = |&shape| scope.spawn(move || drawn_in(network, shape, arrange));
        let drawings: Vec<_> = network.shapes().iter().map(draw).collect();
        let drawings: Vec<_> = drawings.into_iter().filter_map(|drawing| drawing.join().ok()).collect();
        let is_steady = drawings.iter().all(|(_, is_steady)| *is_steady);
        (drawings.into_iter().map(|(layout, _)| layout).collect(), is_steady)
    })
}

/// Draws the network for one shape of container; and whether that goes on from the last drawing.
fn drawn_in(network: &Network, shape: Shape, arrange: Arrange) -> (Layout, bool) {
    match network.steady(shape, SEED) {
        Some(layout) => (layout, true),
        None => (arrange(&network.marks_of(shape), &network.links, shape, SEED), false),
    }
}

/// What a panic elsewhere leaves behind the lock is at worst of another network, which is compared.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::ActorKind;
    use std::sync::mpsc;

    /// Actors in a row, each with a tie to the next.
    fn row(names: &[&str]) -> Network {
        let mark = |name: &&str| Mark {
            name: (*name).to_owned(),
            kind: ActorKind::State,
            major: false,
            side: None,
            pin: None,
        };
        let links = (1..names.len()).map(|to| Link { from: to - 1, to }).collect();
        let ids = names.iter().map(|name| name.to_lowercase()).collect();
        Network::new(ids, names.iter().map(mark).collect(), links, &[], None)
    }

    /// The network with the last drawing being one of another.
    fn after(network: &Network, other: &Network) -> Network {
        let Drawings(kept) = other.kept(&full(other.clone())).unwrap();
        Network::new(network.ids.clone(), network.marks.clone(), network.links.clone(), &[], Some(kept))
    }

    #[test]
    fn what_was_drawn_last_stays_and_is_no_news() {
        let before = row(&["Ash", "Birch", "Cedar", "Elm"]);
        let layouts = full(before.clone());
        let same = after(&before, &before);
        assert!(same.is_as_it_was());
        assert_eq!(full(same.clone()), layouts);
        assert!(same.kept(&layouts).is_none());
        assert_eq!(last_or_blank(same), layouts);
        assert_ne!(last_or_blank(before.clone()), layouts, "without a last drawing nothing is drawn");

        let more = after(&row(&["Ash", "Birch", "Cedar", "Elm", "Fir"]), &before);
        assert!(!more.is_as_it_was());
        let next = full(more.clone());
        assert!(more.kept(&next).is_some());
        for (one, other) in layouts.iter().zip(&next) {
            assert!(one.spots.iter().zip(&other.spots).all(|(a, b)| (a.x, a.y) == (b.x, b.y)), "{:?}", one.shape);
        }
        let preview = Preview::default();
        assert_eq!(preview.layouts(more, || panic!("it is what readers get")), next);
        assert!(!preview.is_drawing());
    }

    #[test]
    fn the_order_in_the_file_and_another_id_change_nothing_that_is_drawn() {
        let before = row(&["Ash", "Birch", "Cedar"]);
        let after = after(&before, &before);
        let order = [2, 0, 1];
        let place = |one: usize| order.iter().position(|&other| other == one).unwrap();
        let links = after.links.iter().map(|link| Link { from: place(link.from), to: place(link.to) }).collect();
        let (ids, marks) = (order.map(|one| after.ids[one].clone()), order.map(|one| after.marks[one].clone()));
        let turned = Network::new(ids.to_vec(), marks.to_vec(), links, &[], after.last.clone());
        assert!(turned.is_as_it_was());
        let renamed = ["cedar", "ash-tree", "birch"].map(str::to_owned);
        let renamed = Network::new(renamed.to_vec(), marks.to_vec(), turned.links.clone(), &[], after.last.clone());
        for (layout, other) in [(full(turned), full(after)), (full(renamed.clone()), full(before))] {
            for (layout, other) in layout.iter().zip(&other) {
                let spots: Vec<_> = order.iter().map(|&one| other.spots[one].clone()).collect();
                assert_eq!(layout.spots, spots, "{:?}", layout.shape);
            }
        }
        assert!(!renamed.is_as_it_was(), "its file has another id");
    }

    #[test]
    fn a_changed_network_is_drawn_quickly_and_then_as_readers_get_it() {
        let preview = Preview::default();
        let network = row(&["Ash", "Birch", "Cedar", "Elm", "Fir"]);
        let (finished, signals) = mpsc::channel();
        let quick = preview.layouts(network.clone(), move || finished.send(()).unwrap());
        assert_eq!(quick, drawn(&network, arrange_quickly).0);
        signals.recv().unwrap();
        assert!(!preview.is_drawing());
        let full = preview.layouts(network.clone(), || panic!("there is nothing left to draw"));
        assert_eq!(full, drawn(&network, arrange).0);
        assert!(!preview.is_drawing());
    }

    #[test]
    fn what_is_finished_is_the_network_of_the_last_change() {
        let preview = Preview::default();
        let (finished, signals) = mpsc::channel();
        let names = ["Ash", "Birch", "Cedar", "Elm"];
        for count in 2..=names.len() {
            let finished = finished.clone();
            preview.layouts(row(&names[..count]), move || finished.send(()).unwrap());
        }
        while preview.is_drawing() {
            signals.recv().unwrap();
        }
        let full = preview.layouts(row(&names), || panic!("there is nothing left to draw"));
        assert_eq!(full, drawn(&row(&names), arrange).0);
    }

    #[test]
    fn a_network_that_comes_back_is_not_drawn_again() {
        let preview = Preview::default();
        let before = row(&["Ash", "Birch", "Cedar"]);
        let (finished, signals) = mpsc::channel();
        preview.layouts(before.clone(), move || finished.send(()).unwrap_or_default());
        signals.recv().unwrap();
        preview.layouts(row(&["Ash", "Birch", "Cedar", "Elm"]), || ());
        assert_eq!(preview.layouts(before.clone(), || ()), drawn(&before, arrange).0);
        assert!(!preview.is_drawing());
    }
}
