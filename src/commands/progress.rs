//! What a long command is doing, said while it does it.

use std::cell::RefCell;
use std::io::{self, IsTerminal, Write};

/// Says each step on a line of its own, to whoever sits at a terminal. Logs and other programs get what comes of it alone.
pub(crate) struct Progress<'a>(Option<RefCell<Box<dyn Write + 'a>>>);

impl<'a> Progress<'a> {
    /// Says it on standard error, if that is a terminal.
    pub(super) fn on_terminal() -> Progress<'a> {
        Progress(io::stderr().is_terminal().then(|| RefCell::new(Box::new(io::stderr()) as Box<dyn Write>)))
    }

    /// Says nothing.
    pub(super) fn silent() -> Progress<'a> {
        Progress(None)
    }

    /// Says what is done next.
    pub(super) fn step(&self, what: &str) {
        if let Some(out) = &self.0 {
            // Where nobody can be told, the work goes on all the same.
            let _ = writeln!(out.borrow_mut(), "{what} ...");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_has_a_line_and_silence_has_none() {
        let mut said = Vec::new();
        let progress = Progress(Some(RefCell::new(Box::new(&mut said))));
        progress.step("Checking well");
        progress.step("Laying out the map");
        drop(progress);
        assert_eq!(String::from_utf8(said).unwrap(), "Checking well ...\nLaying out the map ...\n");
        Progress::silent().step("Checking well");
    }
}
