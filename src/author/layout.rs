//! Lays out the map of a document, once for each shape of container, close to the last layout that readers know.

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

/// The seed of the search for a layout. Any number will do, as long as it never changes.
const SEED: u64 = 3;

/// A network with its layouts.
struct LaidOut {
    network: Network,
    layouts: Vec<Layout>,
}

/// The network that `full` laid out last, so that it is not laid out twice.
static LAST: Mutex<Option<LaidOut>> = Mutex::new(None);

/// The layout that the folder keeps from the last build, if it has one that can be used. A file that cannot be used is a fault.
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

/// The last layout of a map, from the explainer's folder.
#[derive(Clone, Debug)]
pub(super) struct Last(Kept);

/// Writes layouts to the folder, for the next ones to start from.
///
/// # Errors
/// When the file cannot be written.
pub fn keep(drawings: &Drawings, folder: &Path) -> Result<()> {
    drawings.0.write(folder)
}

/// Adds the layouts of the map that `draw` makes. `pins` are the pins of the actors, in the actors' order.
pub(super) fn add(
    document: Document,
    pins: &[Pin],
    last: Option<Last>,
    draw: impl FnOnce(Network) -> Vec<Layout>,
) -> Document {
    let network = Network::of(&document, pins, last.map(|last| last.0));
    Document { layouts: draw(network), ..document }
}

/// The layouts for readers.
pub fn full(network: Network) -> Vec<Layout> {
    let mut last = lock(&LAST);
    if let Some(layouts) = cached(&network, last.as_ref()) {
        return layouts;
    }
    let layouts = lay_out(&network, arrange).0;
    *last = Some(LaidOut { network, layouts: layouts.clone() });
    layouts
}

/// The last layouts, if they are of this very network; else a blank layout. For a document whose map nobody will see.
pub(super) fn last_or_blank(network: Network) -> Vec<Layout> {
    let last = || network.shapes().iter().map(|&shape| network.steady(shape, SEED)).collect::<Option<Vec<_>>>();
    network.is_unchanged().then(last).flatten().unwrap_or_else(|| blank(network))
}

/// A layout with every actor at one point. All actors are of level 1, like most of a big map, so that no name is shown at first
/// and none is judged illegible.
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

/// Layouts of a network that an author is editing: quick ones at once, and those for readers as soon as they are ready. Most
/// edits change only words and keep the layouts.
#[derive(Clone, Default)]
pub struct Preview(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    quick: Option<LaidOut>,
    full: Option<LaidOut>,
    /// The network whose layouts for readers are not ready yet.
    pending: Option<Network>,
    /// Whether a thread computes the layouts of `pending`.
    is_drawing: bool,
}

impl Preview {
    /// The best layouts of the network that are ready. Where these are the quick ones, `finished` is called once the better
    /// ones are ready, which may be those of a later network that the author is editing by then.
    pub fn layouts(&self, network: Network, finished: impl Fn() + Send + 'static) -> Vec<Layout> {
        if network.is_big() {
            lock(&self.0).pending = None;
            return full(network);
        }
        let mut state = lock(&self.0);
        if let Some(layouts) = cached(&network, state.full.as_ref()) {
            state.pending = None;
            return layouts;
        }
        let layouts = match cached(&network, state.quick.as_ref()) {
            Some(quick) => quick,
            None => {
                let (layouts, is_steady) = lay_out(&network, arrange_quickly);
                // Layouts that start from the last ones take little time, and are those for readers.
                let slot = if is_steady { &mut state.full } else { &mut state.quick };
                *slot = Some(LaidOut { network: network.clone(), layouts: layouts.clone() });
                if is_steady {
                    state.pending = None;
                    return layouts;
                }
                layouts
            }
        };
        state.pending = Some(network);
        if !state.is_drawing {
            state.is_drawing = true;
            let preview = self.clone();
            thread::spawn(move || preview.draw(finished));
        }
        layouts
    }

    /// Whether better layouts are being computed.
    pub fn is_drawing(&self) -> bool {
        lock(&self.0).pending.is_some()
    }

    /// Computes the layouts of pending networks until none is pending. The shapes are laid out one after another, which leaves
    /// a processor to the author, and the work stops after a shape if another network is pending by then.
    fn draw(&self, finished: impl Fn()) {
        let next = || {
            let mut state = lock(&self.0);
            state.is_drawing = state.pending.is_some();
            state.pending.clone()
        };
        while let Some(network) = next() {
            let is_pending = || lock(&self.0).pending.as_ref() == Some(&network);
            let shapes = network.shapes().iter().take_while(|_| is_pending());
            let layouts: Vec<Layout> = shapes.map(|&shape| lay_out_shape(&network, shape, arrange).0).collect();
            let mut state = lock(&self.0);
            if state.pending.as_ref() == Some(&network) {
                state.full = Some(LaidOut { network, layouts });
                state.pending = None;
                drop(state);
                finished();
            }
        }
    }
}

/// The layouts of the network, if it is the one that was laid out.
fn cached(network: &Network, laid_out: Option<&LaidOut>) -> Option<Vec<Layout>> {
    laid_out.filter(|laid_out| laid_out.network == *network).map(|laid_out| laid_out.layouts.clone())
}

/// A function that lays out a network without a last layout to start from.
type Arrange = fn(&[Mark], &[Link], Shape, u64) -> Layout;

/// Lays out the network for every shape of container, in parallel; also whether each layout starts from the last one.
fn lay_out(network: &Network, arrange: Arrange) -> (Vec<Layout>, bool) {
    thread::scope(|scope| {
        let draw = |&shape| scope.spawn(move || lay_out_shape(network, shape, arrange));
        let drawings: Vec<_> = network.shapes().iter().map(draw).collect();
        let drawings: Vec<_> = drawings.into_iter().filter_map(|drawing| drawing.join().ok()).collect();
        let is_steady = drawings.iter().all(|(_, is_steady)| *is_steady);
        (drawings.into_iter().map(|(layout, _)| layout).collect(), is_steady)
    })
}

/// Lays out the network for one shape of container; also whether the layout starts from the last one.
fn lay_out_shape(network: &Network, shape: Shape, arrange: Arrange) -> (Layout, bool) {
    match network.steady(shape, SEED) {
        Some(layout) => (layout, true),
        None => (arrange(&network.marks_of(shape), &network.links, shape, SEED), false),
    }
}

/// Locks the mutex, also after a panic of another thread: at worst the state is of another network, and the network is compared
/// before use.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::ActorKind;
    use std::sync::mpsc;

    /// A network of actors in a row, each with a tie to the next.
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

    /// The network with the layouts of another one as its last.
    fn after(network: &Network, other: &Network) -> Network {
        let Drawings(kept) = other.kept(&full(other.clone())).unwrap();
        Network::new(network.ids.clone(), network.marks.clone(), network.links.clone(), &[], Some(kept))
    }

    #[test]
    fn the_last_layout_is_kept_and_not_written_again() {
        let before = row(&["Ash", "Birch", "Cedar", "Elm"]);
        let layouts = full(before.clone());
        let same = after(&before, &before);
        assert!(same.is_unchanged());
        assert_eq!(full(same.clone()), layouts);
        assert!(same.kept(&layouts).is_none());
        assert_eq!(last_or_blank(same), layouts);
        assert_ne!(last_or_blank(before.clone()), layouts, "without a last drawing nothing is drawn");

        let more = after(&row(&["Ash", "Birch", "Cedar", "Elm", "Fir"]), &before);
        assert!(!more.is_unchanged());
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
    fn neither_the_order_of_actors_nor_a_renamed_id_changes_the_layout() {
        let before = row(&["Ash", "Birch", "Cedar"]);
        let after = after(&before, &before);
        let order = [2, 0, 1];
        let index_of = |one: usize| order.iter().position(|&other| other == one).unwrap();
        let links = after.links.iter().map(|link| Link { from: index_of(link.from), to: index_of(link.to) }).collect();
        let (ids, marks) = (order.map(|one| after.ids[one].clone()), order.map(|one| after.marks[one].clone()));
        let reordered = Network::new(ids.to_vec(), marks.to_vec(), links, &[], after.last.clone());
        assert!(reordered.is_unchanged());
        let renamed = ["cedar", "ash-tree", "birch"].map(str::to_owned);
        let renamed = Network::new(renamed.to_vec(), marks.to_vec(), reordered.links.clone(), &[], after.last.clone());
        for (layout, other) in [(full(reordered), full(after)), (full(renamed.clone()), full(before))] {
            for (layout, other) in layout.iter().zip(&other) {
                let spots: Vec<_> = order.iter().map(|&one| other.spots[one].clone()).collect();
                assert_eq!(layout.spots, spots, "{:?}", layout.shape);
            }
        }
        assert!(!renamed.is_unchanged(), "its file has another id");
    }

    #[test]
    fn a_changed_network_gets_a_quick_layout_and_then_the_one_for_readers() {
        let preview = Preview::default();
        let network = row(&["Ash", "Birch", "Cedar", "Elm", "Fir"]);
        let (finished, signals) = mpsc::channel();
        let quick = preview.layouts(network.clone(), move || finished.send(()).unwrap());
        assert_eq!(quick, lay_out(&network, arrange_quickly).0);
        signals.recv().unwrap();
        assert!(!preview.is_drawing());
        let full = preview.layouts(network.clone(), || panic!("there is nothing left to draw"));
        assert_eq!(full, lay_out(&network, arrange).0);
        assert!(!preview.is_drawing());
    }

    #[test]
    fn the_layouts_that_are_finished_are_of_the_last_change() {
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
        assert_eq!(full, lay_out(&row(&names), arrange).0);
    }

    #[test]
    fn a_network_that_comes_back_is_not_laid_out_again() {
        let preview = Preview::default();
        let before = row(&["Ash", "Birch", "Cedar"]);
        let (finished, signals) = mpsc::channel();
        preview.layouts(before.clone(), move || finished.send(()).unwrap_or_default());
        signals.recv().unwrap();
        preview.layouts(row(&["Ash", "Birch", "Cedar", "Elm"]), || ());
        assert_eq!(preview.layouts(before.clone(), || ()), lay_out(&before, arrange).0);
        assert!(!preview.is_drawing());
    }
}
