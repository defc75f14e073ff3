//! How a format is called.

/// How a format is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormatWords {
    /// Its name in a sentence.
    pub name: &'static str,
    /// Its name on the command line.
    pub option: &'static str,
    /// What files in it are, for the help of the command line.
    pub about: &'static str,
}

impl FormatWords {
    /// A format's name in a sentence, its name on the command line, and what files in it are.
    pub(in crate::author) fn new(name: &'static str, option: &'static str, about: &'static str) -> FormatWords {
        FormatWords { name, option, about }
    }
}
