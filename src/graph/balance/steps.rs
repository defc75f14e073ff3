//! The steps by which work is bounded. They are counted, not timed, so that every machine says the same.

use std::cell::Cell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

/// How many steps are left until the work pauses; less than none where more were done. All shares have it together.
pub(super) type Slice = Rc<Cell<isize>>;

/// So many steps are left, and so many are done. A step is a look at an entry of a table or at a pair of actors.
pub(super) struct Steps {
    left: usize,
    done: usize,
    slice: Slice,
}

impl Steps {
    /// So many steps, none of them done, in slices that someone else sets.
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

    /// Takes so many steps. Where fewer are left it takes none, and the work is not to be done.
    pub(super) fn take(&mut self, steps: usize) -> bool {
        let enough = steps <= self.left;
        if enough {
            self.spend(steps);
        }
        enough
    }

    /// Takes the steps of work that was done before it was known how much it is; when none are left, it was the last.
    pub(super) fn spend(&mut self, steps: usize) {
        self.left = self.left.saturating_sub(steps);
        self.note(steps);
    }

    /// Counts steps of work that has to be done however many are left: such work is in proportion to the network.
    pub(super) fn note(&mut self, steps: usize) {
        self.done += steps;
        self.count(steps);
    }

    /// Takes so many steps, if there are as many, for work that counts them in its slices as it goes.
    pub(super) fn reserve(&mut self, steps: usize) -> bool {
        let enough = steps <= self.left;
        if enough {
            self.left -= steps;
            self.done += steps;
        }
        enough
    }

    /// Counts steps of this slice that were reserved before.
    pub(super) fn count(&self, steps: usize) {
        self.slice.set(self.slice.get() - steps.cast_signed());
    }

    /// Whether the steps of this slice are over.
    pub(super) fn is_over(&self) -> bool {
        self.slice.get() <= 0
    }

    /// Pauses if the steps of this slice are over, until there are others.
    pub(super) async fn pause(&self) {
        poll_fn(|_| if self.is_over() { Poll::Pending } else { Poll::Ready(()) }).await;
    }

    /// Sets so many steps apart for one purpose.
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
