//! The steps by which work is bounded. They are counted, not timed, so that every machine says the same.

/// So many steps are left, and so many are done. A step is a look at an entry of a table or at a pair of actors.
pub(super) struct Steps {
    left: usize,
    done: usize,
}

impl Steps {
    /// So many steps, none of them done.
    pub(super) fn new(left: usize) -> Steps {
        Steps { left, done: 0 }
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
            self.left -= steps;
            self.done += steps;
        }
        enough
    }

    /// Takes the steps of work that was done before it was known how much it is; when none are left, it was the last.
    pub(super) fn spend(&mut self, steps: usize) {
        self.left = self.left.saturating_sub(steps);
        self.done += steps;
    }

    /// Counts steps of work that has to be done however many are left: such work is in proportion to the network.
    pub(super) fn note(&mut self, steps: usize) {
        self.done += steps;
    }

    /// Sets so many steps apart for one purpose.
    pub(super) fn share(&mut self, steps: usize) -> Steps {
        self.left -= steps;
        Steps::new(steps)
    }

    /// Takes back what is left of a share.
    pub(super) fn give_back(&mut self, share: Steps) {
        self.left += share.left;
        self.done += share.done;
    }
}
