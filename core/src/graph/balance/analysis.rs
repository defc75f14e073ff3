//! The analysis of a network, at once or in slices.

use super::frustration::{Bounds, Frustration, counted};
use super::steps::{Slice, Steps};
use super::ties::Ties;
use super::triads::{Survey, survey};
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// The analysis of a network: its triads and its frustration index, computed in slices of steps, so that the caller can do other
/// work in between. The result does not depend on the lengths of the slices. Dropping the analysis ends the work.
///
/// The work is written like any other and compiled to a state machine (an `async fn`), which pauses where a slice is over.
pub struct Analysis {
    /// `None` once it is done.
    work: Option<Pin<Box<dyn Future<Output = ()>>>>,
    /// The steps that are left in the current slice.
    slice: Slice,
    known: Rc<Known>,
}

/// The results so far.
#[derive(Default)]
struct Known {
    triads: RefCell<Option<Survey>>,
    bounds: Cell<Bounds>,
    frustration: RefCell<Option<Frustration>>,
}

impl Analysis {
    /// An analysis that has not begun. It will find the triads first, and list at most `listed` unbalanced ones; then the
    /// frustration index in at most `steps` steps, see [`frustration`].
    pub fn new(ties: Ties, listed: usize, steps: usize) -> Analysis {
        let (slice, known) = (Slice::default(), Rc::<Known>::default());
        let (actors, ends, signs) = (ties.actors, ties.ends.to_vec(), ties.signs.to_vec());
        let (slice_of_work, known_to_work) = (slice.clone(), known.clone());
        // A split with everybody in one camp contradicts the hostile ties, which is a first upper bound.
        let hostile = ties.sided().iter().filter(|(.., friendly)| !friendly).count() as u32;
        known.bounds.set(Bounds { least: 0, most: hostile });
        let work = async move {
            let ties = Ties { actors, ends: &ends, signs: &signs };
            let mut steps = Steps::new(steps, slice_of_work);
            let triads = survey(ties, listed, &mut steps).await;
            *known_to_work.triads.borrow_mut() = Some(triads);
            let found = counted(ties, &mut steps, &known_to_work.bounds).await;
            *known_to_work.frustration.borrow_mut() = Some(found);
        };
        Analysis { work: Some(Box::pin(work)), slice, known }
    }

    /// By how many steps the last slice exceeded the requested ones.
    #[cfg(all(test, not(target_arch = "wasm32")))]
    pub(super) fn beyond(&self) -> usize {
        self.slice.get().min(0).unsigned_abs()
    }

    /// Goes on for about `steps` steps. It may take more, up to as many as the network has ties or a fifth of
    /// [`STEPS`](super::STEPS), because begun pieces of work are completed. Says whether the analysis is done.
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

    /// The bounds of the frustration index so far.
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
/// The biconnected parts of the network are split one by one, the small ones first, and share the steps. If a part has a split
/// that no tie contradicts, it is found at once. If it has few ties, elimination finds the index, relief and falls
/// (`elimination.rs`). If it has many, a good split is found by local search (`climb.rs`), then a lower bound (`bound.rs`), and
/// then a branch and bound search from there finds the index with relief and falls, or the index alone, or a better bound
/// (`branch_and_bound.rs`).
///
/// With [`STEPS`] everything is known of every network of up to 17 actors, and in practice of random ones of up to 60
/// actors with 2 ties for each, 40 with 3, and 25 with ties between all; more where the ties are near to balance, or
/// in parts. docs/balance.md has the measurements. Others have bounds.
pub fn frustration(ties: Ties, steps: usize) -> Frustration {
    at_once(|slice| async move { counted(ties, &mut Steps::new(steps, slice), &Cell::default()).await })
}

/// The ties of unbalanced triads, ascending.
pub fn tense(ties: Ties) -> Vec<usize> {
    at_once(|slice| async move { super::triads::tense(ties, &mut Steps::new(0, slice)).await })
}

/// Completes some work in one slice.
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
