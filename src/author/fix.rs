//! Fixes: changes to the content that mend a fault.

use super::texts::{File, Span};

/// Replaces a span by a text. An empty span is a position at which the text is inserted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// The span to replace.
    pub span: Span,
    /// The new text.
    pub text: String,
}

/// The change that a fix makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Edits, which are made together or not at all.
    Edits(Vec<Edit>),
    /// Another name for a file of the folder.
    Rename {
        /// The present name.
        from: String,
        /// The file that it is meant to be.
        to: File,
    },
}

/// A way to mend a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The action in words for the author: "write `name`".
    pub title: String,
    /// The change that it makes.
    pub change: Change,
    /// Whether the fix certainly says what the author meant, so that it may be applied without asking.
    pub safe: bool,
}

impl Fix {
    /// A fix that an author should confirm.
    pub fn new(title: impl Into<String>, edits: Vec<Edit>) -> Fix {
        Fix { title: title.into(), change: Change::Edits(edits), safe: false }
    }

    /// A fix that writes another text at one span.
    pub fn write(title: impl Into<String>, span: Span, text: impl Into<String>) -> Fix {
        Fix::new(title, vec![Edit { span, text: text.into() }])
    }

    /// A fix that gives a file its proper name.
    pub fn rename(from: String, to: File) -> Fix {
        let title = format!("rename `{from}` to `{}`", to.name());
        Fix { title, change: Change::Rename { from, to }, safe: false }
    }

    /// Sets whether the fix certainly says what the author meant.
    pub fn safe_if(self, safe: bool) -> Fix {
        Fix { safe, ..self }
    }

    /// The edits of the fix; none if it renames a file.
    pub fn edits(&self) -> &[Edit] {
        match &self.change {
            Change::Edits(edits) => edits,
            Change::Rename { .. } => &[],
        }
    }
}

/// The text with the edits made, which must be sorted and must not overlap.
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
