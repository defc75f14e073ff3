//! What is wrong with content, where, and how to mend it.

/// All that is to be said of a folder.
#[derive(Debug, Default)]
pub struct Report {}

impl Report {
    /// How many faults keep the page from being made.
    pub fn errors(&self) -> usize {
        0
    }

    /// How many things an author should look at, though the page can be made.
    pub fn warnings(&self) -> usize {
        0
    }

    /// The report as text for a terminal, with colours or without.
    pub fn render(&self, _colour: bool) -> String {
        String::new()
    }
}
