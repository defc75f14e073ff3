//! What did not get across from one program to another as it was.

use std::fmt;

/// One thing that did not get across as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What it is about.
    pub about: About,
    /// What there is to say.
    pub text: String,
}

/// What a remark is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// All of it.
    All,
    /// The question of that id.
    Question(String),
    /// What begins in that line of the file that was read.
    Line(usize),
}

impl fmt::Display for Remark {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.about {
            About::All => formatter.write_str(&self.text),
            About::Question(id) => write!(formatter, "question `{id}`: {}", self.text),
            About::Line(line) => write!(formatter, "line {line}: {}", self.text),
        }
    }
}
