//! The faults that are found while a folder is compiled.

use super::code::{Code, Severity};
use super::fault::Fault;
use crate::author::texts::Span;
use std::cell::{Cell, RefCell};

/// The faults found so far; every step of compilation adds to the list and goes on.
#[derive(Debug, Default)]
pub struct Faults {
    list: RefCell<Vec<Fault>>,
    /// Whether tables with a misspelt name are skipped, instead of being read as the table that was meant.
    literal: bool,
    misread: Cell<Option<Span>>,
}

impl Faults {
    /// An empty list for a second reading, in which tables with a misspelt name are skipped.
    pub(in crate::author) fn literal() -> Faults {
        Faults { literal: true, ..Faults::default() }
    }

    /// Adds a fault.
    pub fn add(&self, fault: Fault) {
        self.list.borrow_mut().push(fault);
    }

    /// Whether a table with a misspelt name, which has this span, is to be read as the table that was meant. The first such
    /// span is kept.
    pub(in crate::author) fn reads_as_meant(&self, name: Span) -> bool {
        if !self.literal && self.misread.get().is_none() {
            self.misread.set(Some(name));
        }
        !self.literal
    }

    /// Whether a table with a misspelt name was read as the one that was meant.
    pub(in crate::author) fn has_misread(&self) -> bool {
        self.misread.get().is_some()
    }

    /// The number of errors.
    pub(in crate::author) fn errors(&self) -> usize {
        self.list.borrow().iter().filter(|fault| fault.code().severity() == Severity::Error).count()
    }

    /// The faults, in the order in which they were found.
    pub(super) fn into_list(self) -> Vec<Fault> {
        self.list.into_inner()
    }

    /// Adds to the fault of the first misspelt table how many more errors would follow from the misspelling.
    pub(in crate::author) fn report_consequences(&self, count: usize) {
        let mut list = self.list.borrow_mut();
        let cause =
            list.iter_mut().find(|fault| fault.code() == Code::UnknownKey && Some(fault.span()) == self.misread.get());
        if let Some(cause) = cause.filter(|_| count > 0) {
            let errors = if count == 1 { "1 more error follows" } else { &format!("{count} more errors follow") };
            cause.help.push(format!("{errors} from it, and will be gone with it: here it is read as what was meant"));
        }
    }
}
