//! Lays out the map of a document, once for each shape of container.

use crate::document::{Document, Layout, Route, Shape, Spot};
use crate::graph::layout::{Link, Mark, arrange, arrange_quickly, is_big, network, shapes};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

/// Where the search for a layout begins. Any number will do, as long as it stays the same.
const SEED: u64 = 3;

/// The actors and ties that are to be drawn, with what the author says of where.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    marks: Vec<Mark>,
    links: Vec<Link>,
}

/// A network and its layouts.
struct Drawn {
    network: Network,
    layouts: Vec<Layout>,
}

/// What was drawn last as readers get it.
static LAST: Mutex<Option<Drawn>> = Mutex::new(None);

/// The document with the layouts of its map that `draw` makes. `pins` say where actors are to stand, in their order.
pub(super) fn add(
    document: Document,
    pins: &[Option<[f64; 2]>],
    draw: impl FnOnce(Network) -> Vec<Layout>,
) -> Document {
    let (mut marks, links) = network(&document);
    marks.iter_mut().zip(pins).for_each(|(mark, pin)| mark.pin = *pin);
    Document { layouts: draw(Network { marks, links }), ..document }
}

/// The layouts as readers get them.
pub fn full(network: Network) -> Vec<Layout> {
    let mut last = lock(&LAST);
    if let Some(layouts) = of(&network, last.as_ref()) {
        return layouts;
    }
    let layouts = drawn(&network, arrange);
    *last = Some(Drawn { network, layouts: layouts.clone() });
    layouts
}

/// A layout that says nothing, with everything in one place: for a document whose map nobody will see.
pub(super) fn blank(network: Network) -> Vec<Layout> {
    let spot = |mark: Mark| Spot { x: 1, y: 1, radius: 1, label_x: 1, label_y: 1, lines: vec![mark.name], level: 0 };
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
        if is_big(&network.marks, &network.links) {
            lock(&self.0).wanted = None;
            return full(network);
        }
        let mut state = lock(&self.0);
        if let Some(layouts) = of(&network, state.full.as_ref()) {
            state.wanted = None;
            return layouts;
        }
        let quick = of(&network, state.quick.as_ref());
        let layouts = quick.unwrap_or_else(|| drawn(&network, arrange_quickly));
        state.quick = Some(Drawn { network: network.clone(), layouts: layouts.clone() });
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
            let Network { marks, links } = &network;
            let is_wanted = || lock(&self.0).wanted.as_ref() == Some(&network);
            let shapes = shapes(marks, links).iter().take_while(|_| is_wanted());
            let layouts: Vec<Layout> = shapes.map(|&shape| arrange(marks, links, shape, SEED)).collect();
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

/// Draws the network for every shape of container, all at the same time.
fn drawn(network: &Network, arrange: fn(&[Mark], &[Link], Shape, u64) -> Layout) -> Vec<Layout> {
    let Network { marks, links } = network;
    thread::scope(|scope| {
        let draw = |&shape| scope.spawn(move || arrange(marks, links, shape, SEED));
        let drawings: Vec<_> = shapes(marks, links).iter().map(draw).collect();
        drawings.into_iter().filter_map(|drawing| drawing.join().ok()).collect()
    })
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
        Network { marks: names.iter().map(mark).collect(), links }
    }

    #[test]
    fn a_changed_network_is_drawn_quickly_and_then_as_readers_get_it() {
        let preview = Preview::default();
        let network = row(&["Ash", "Birch", "Cedar", "Elm", "Fir"]);
        let (finished, signals) = mpsc::channel();
        let quick = preview.layouts(network.clone(), move || finished.send(()).unwrap());
        assert_eq!(quick, drawn(&network, arrange_quickly));
        signals.recv().unwrap();
        assert!(!preview.is_drawing());
        let full = preview.layouts(network.clone(), || panic!("there is nothing left to draw"));
        assert_eq!(full, drawn(&network, arrange));
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
        assert_eq!(full, drawn(&row(&names), arrange));
    }

    #[test]
    fn a_network_that_comes_back_is_not_drawn_again() {
        let preview = Preview::default();
        let before = row(&["Ash", "Birch", "Cedar"]);
        let (finished, signals) = mpsc::channel();
        preview.layouts(before.clone(), move || finished.send(()).unwrap_or_default());
        signals.recv().unwrap();
        preview.layouts(row(&["Ash", "Birch", "Cedar", "Elm"]), || ());
        assert_eq!(preview.layouts(before.clone(), || ()), drawn(&before, arrange));
        assert!(!preview.is_drawing());
    }
}
