//! Ways to mend a fault: what is to stand where instead.

use super::texts::{File, Span};

/// A stretch of a file, and what is to stand there instead. An empty stretch is a place where something is put in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// The stretch, in bytes of the text.
    pub span: Span,
    /// What is to stand there.
    pub text: String,
}

/// What a fix changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Stretches of files, all of them or none.
    Edits(Vec<Edit>),
    /// The name of a file of the folder.
    Rename {
        /// How it is called.
        from: String,
        /// Which file it is meant to be.
        to: File,
    },
}

/// One way to mend a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as one would say it to the author: "write `name`".
    pub title: String,
    /// What it changes.
    pub change: Change,
    /// Whether it certainly says what the author meant, so that nobody has to look at it first.
    pub safe: bool,
}

impl Fix {
    /// A fix that an author should look at first.
    pub fn new(title: impl Into<String>, edits: Vec<Edit>) -> Fix {
        Fix { title: title.into(), change: Change::Edits(edits), safe: false }
    }

    /// A fix that writes something else in one place.
    pub fn write(title: impl Into<String>, span: Span, text: impl Into<String>) -> Fix {
        Fix::new(title, vec![Edit { span, text: text.into() }])
    }

    /// A fix that calls a file by its name.
    pub fn rename(from: String, to: File) -> Fix {
        let title = format!("rename `{from}` to `{}`", to.name());
        Fix { title, change: Change::Rename { from, to }, safe: false }
    }

    /// Whether it is certainly what the author meant.
    pub fn safe_if(self, safe: bool) -> Fix {
        Fix { safe, ..self }
    }

    /// The stretches of files that it changes.
    pub fn edits(&self) -> &[Edit] {
        match &self.change {
            Change::Edits(edits) => edits,
            Change::Rename { .. } => &[],
        }
    }
}

/// The text with the edits made, which stand in their order and do not meet.
pub(super) fn edited(text: &str, edits: &[&Edit]) -> String {
    let (mut new, mut end) = (String::with_capacity(text.len()), 0);
    for edit in edits {
        new.push_str(&text[end..edit.span.start]);
        new.push_str(&edit.text);
        end = edit.span.end;
    }
    new.push_str(&text[end..]);
    new
}
