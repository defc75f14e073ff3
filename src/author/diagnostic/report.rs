//! All faults of a folder.

use super::code::Severity;
use super::fault::Fault;
use super::faults::Faults;
use super::merge::merged;
use crate::author::fix::Fix;
use crate::author::texts::Texts;

/// All faults of a folder, with the texts that they point into.
#[derive(Debug, Default)]
pub struct Report {
    texts: Texts,
    faults: Vec<Fault>,
}

impl Report {
    /// Sorts the faults in the order of the files. Where a file has a TOML syntax error, keys may be lost and values cut, so
    /// the faults that may follow from it are left out until the syntax is mended.
    pub fn new(texts: Texts, faults: Faults) -> Report {
        let faults = merged(&texts, faults.into_list());
        Report { texts, faults }
    }

    /// The texts that the report is about.
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// Every fix, each with the fault that it mends.
    pub fn fixes(&self) -> impl Iterator<Item = (&Fault, &Fix)> {
        self.faults.iter().flat_map(|fault| fault.fixes().iter().map(move |fix| (fault, fix)))
    }

    /// How many faults keep the page from being made.
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many things an author should look at, though the page can be made.
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    /// How many things an author has still to decide.
    pub fn to_dos(&self) -> usize {
        self.count(Severity::ToDo)
    }

    /// Every fault, in the order of the files.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    fn count(&self, severity: Severity) -> usize {
        self.faults.iter().filter(|fault| fault.code().severity() == severity).count()
    }
}
