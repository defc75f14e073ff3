//! Progress messages of a command that takes long.

use std::cell::RefCell;
use std::io::{self, IsTerminal, Write};

/// Prints each step on a line of its own, if standard error is a terminal. Logs and other programs get only the result.
pub(crate) struct Progress<'a>(Option<RefCell<Box<dyn Write + 'a>>>);

impl<'a> Progress<'a> {
    /// Prints to standard error, if that is a terminal.
    pub(super) fn on_terminal() -> Progress<'a> {
        Progress(io::stderr().is_terminal().then(|| RefCell::new(Box::new(io::stderr()) as Box<dyn Write>)))
    }

    /// Prints nothing.
    pub(super) fn silent() -> Progress<'a> {
        Progress(None)
    }

    /// Announces the next step.
    pub(super) fn step(&self, step: &str) {
        if let Some(out) = &self.0 {
            // A failed write must not stop the work.
            let _ = writeln!(out.borrow_mut(), "{step} ...");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_is_printed_on_a_line_and_silent_progress_prints_nothing() {
        let mut output = Vec::new();
        let progress = Progress(Some(RefCell::new(Box::new(&mut output))));
        progress.step("Checking well");
        progress.step("Laying out the map");
        drop(progress);
        assert_eq!(String::from_utf8(output).unwrap(), "Checking well ...\nLaying out the map ...\n");
        Progress::silent().step("Checking well");
    }
}
