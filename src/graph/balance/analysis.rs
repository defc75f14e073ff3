//! The analysis of a network, at once or in slices.

use super::frustration::{Bounds, Fall, Frustration, counted};
use super::steps::{Slice, Steps};
use super::ties::Ties;
use super::triads::{Survey, survey};
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// The triads of a network and its frustration index, found in slices of so many steps, so that whoever asks may do other
/// things in between. However long the slices are, the same is found. Dropping it ends the work.
///
/// The work is written like any other and compiled to a state machine (an `async fn`), which pauses where a slice is over.
pub struct Analysis {
    /// `None` once it is done.
    work: Option<Pin<Box<dyn Future<Output = ()>>>>,
    /// The steps that are left of the slice.
    slice: Slice,
    known: Rc<Known>,
}

/// What is known by and by.
#[derive(Default)]
struct Known {
    triads: RefCell<Option<Survey>>,
    bounds: Cell<Bounds>,
    frustration: RefCell<Option<Frustration>>,
}

impl Analysis {
    /// Of these ties, the triads first, of which so many that are unbalanced are told one by one; and then the frustration index
    /// in at most so many steps, see [`frustration`]. Nothing is done yet.
    pub fn new(ties: Ties, told: usize, steps: usize) -> Analysis {
        let (slice, known) = (Slice::default(), Rc::<Known>::default());
        let (actors, ends, signs) = (ties.actors, ties.ends.to_vec(), ties.signs.to_vec());
        let (its_slice, its_known) = (slice.clone(), known.clone());
        // With everybody in one camp, the hostile ties are against it.
        let hostile = ties.sided().iter().filter(|(.., friendly)| !friendly).count() as u32;
        known.bounds.set(Bounds { least: 0, most: hostile });
        let work = async move {
            let ties = Ties { actors, ends: &ends, signs: &signs };
            let mut steps = Steps::new(steps, its_slice);
            let triads = survey(ties, told, &mut steps).await;
            *its_known.triads.borrow_mut() = Some(triads);
            let found = counted(ties, &mut steps, &its_known.bounds).await;
            *its_known.frustration.borrow_mut() = Some(found);
        };
        Analysis { work: Some(Box::pin(work)), slice, known }
    }

    /// By how many steps the last slice was longer than was asked for.
    #[cfg(all(test, not(target_arch = "wasm32")))]
    pub(super) fn beyond(&self) -> usize {
        self.slice.get().min(0).unsigned_abs()
    }

    /// Goes on for about so many steps: what is begun is ended, which may take as many again as the network has ties, or as a
    /// fifth of [`STEPS`](super::STEPS). Whether all is done.
    pub fn step(&mut self, steps: usize) -> bool {
        self.slice.set(isize::try_from(steps.max(1)).unwrap_or(isize::MAX));
        if let Some(work) = &mut self.work
            && work.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready()
        {
            self.work = None;
        }
        self.work.is_none()
    }

    /// The triads, once they are known.
    pub fn triads(&self) -> Option<Survey> {
        self.known.triads.borrow().clone()
    }

    /// Whether the triads are known.
    pub fn has_triads(&self) -> bool {
        self.known.triads.borrow().is_some()
    }

    /// What is known of the frustration index so far.
    pub fn bounds(&self) -> Bounds {
        self.known.bounds.get()
    }

    /// The frustration index and what goes with it, once the work is done.
    pub fn frustration(&self) -> Option<Frustration> {
        self.known.frustration.borrow().clone()
    }
}

/// The frustration index of a network, in at most so many steps, and as many more as go with its actors and ties;
/// [`STEPS`] will do.
///
/// The parts that no single actor holds together go one by one, the small ones first, and share the steps. Where there is a split
/// that no tie contradicts, it is found at once. Where the ties are few, elimination finds all that there is to know
/// (`elimination.rs`). Where they are many, there is a good split (`climb.rs`), a bound below it (`bound.rs`), and a
/// search from there, which finds the index, or that with all there is to know, or a better bound
/// (`branch_and_bound.rs`).
///
/// With [`STEPS`] everything is known of every network of up to 17 actors, and in practice of random ones of up to 60
/// actors with 2 ties for each, 40 with 3, and 25 with ties between all; more where the ties are near to balance, or
/// in parts. docs/balance.md has the measurements. Others have bounds.
pub fn frustration(ties: Ties, steps: usize) -> Frustration {
    at_once(|slice| async move { counted(ties, &mut Steps::new(steps, slice), &Cell::default()).await })
}

/// The ties of which to turn the sign around lowers the frustration index, see [`Frustration::relief`].
pub fn relief(ties: Ties, steps: usize) -> Option<Vec<usize>> {
    frustration(ties, steps).relief
}

/// What becomes of the frustration index when a strained tie takes a side, see [`Frustration::falls`].
pub fn falls(ties: Ties, steps: usize) -> Vec<Fall> {
    frustration(ties, steps).falls
}

/// The ties of unbalanced triads, ascending.
pub fn tense(ties: Ties) -> Vec<usize> {
    at_once(|slice| async move { super::triads::tense(ties, &mut Steps::new(0, slice)).await })
}

/// Does all of some work in one slice.
pub(super) fn at_once<T, W: Future<Output = T>>(work: impl FnOnce(Slice) -> W) -> T {
    let slice = Slice::default();
    let mut work = pin!(work(slice.clone()));
    loop {
        slice.set(isize::MAX);
        if let Poll::Ready(found) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return found;
        }
    }
}
