//! The steps by which work is bounded. They are counted, not timed, so that the results are the same on every machine.

use std::cell::Cell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

/// How many steps are left until the work pauses; negative if more were done. All shares of the steps use the same slice.
pub(super) type Slice = Rc<Cell<isize>>;

/// A budget of steps, and how many are done. A step is the look-up of an entry of a table or of a pair of actors.
pub(super) struct Steps {
    left: usize,
    done: usize,
    slice: Slice,
}

impl Steps {
    /// A budget of `left` steps, none of them done. The caller sets the slice.
    pub(super) fn new(left: usize, slice: Slice) -> Steps {
        Steps { left, done: 0, slice }
    }

    /// How many are left.
    pub(super) fn left(&self) -> usize {
        self.left
    }

    /// How many are done.
    #[cfg(all(test, not(target_arch = "wasm32")))]
    pub(super) fn done(&self) -> usize {
        self.done
    }

    /// Takes steps for work before it is done. If fewer are left, takes none and returns false: the work must not be done.
    pub(super) fn take(&mut self, steps: usize) -> bool {
        let enough = steps <= self.left;
        if enough {
            self.spend(steps);
        }
        enough
    }

    /// Takes the steps of work that is done already, because its amount was not known before. If fewer are left, takes all of
    /// them.
    pub(super) fn spend(&mut self, steps: usize) {
        self.left = self.left.saturating_sub(steps);
        self.note(steps);
    }

    /// Counts steps of work that is always done, without taking them from the budget: work in proportion to the network.
    pub(super) fn note(&mut self, steps: usize) {
        self.done += steps;
        self.count(steps);
    }

    /// Takes steps for work that counts them in its slices by [`Steps::count`]. If fewer are left, takes none and returns false.
    pub(super) fn reserve(&mut self, steps: usize) -> bool {
        let enough = steps <= self.left;
        if enough {
            self.left -= steps;
            self.done += steps;
        }
        enough
    }

    /// Counts reserved steps in this slice.
    pub(super) fn count(&self, steps: usize) {
        self.slice.set(self.slice.get() - steps.cast_signed());
    }

    /// Whether this slice is over.
    pub(super) fn is_over(&self) -> bool {
        self.slice.get() <= 0
    }

    /// Pauses if this slice is over, until the next one begins.
    pub(super) async fn pause(&self) {
        poll_fn(|_| if self.is_over() { Poll::Pending } else { Poll::Ready(()) }).await;
    }

    /// Splits off a part of the budget.
    pub(super) fn share(&mut self, steps: usize) -> Steps {
        self.left -= steps;
        Steps::new(steps, self.slice.clone())
    }

    /// Takes back what is left of a share.
    pub(super) fn give_back(&mut self, share: Steps) {
        self.left += share.left;
        self.done += share.done;
    }
}
