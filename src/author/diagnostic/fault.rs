//! A fault, and how it is built: what is wrong, where, and how to mend it.

use super::code::Code;
use super::similar::nearest;
use crate::author::fix::Fix;
use crate::author::texts::Span;

/// A fault in the content.
#[derive(Clone, Debug)]
pub struct Fault {
    code: Code,
    span: Span,
    message: String,
    label: String,
    also: Vec<(Span, String)>,
    pub(super) help: Vec<String>,
    pub(super) fixes: Vec<Fix>,
    /// The misspelt word and what was probably meant by it, if anything is similar.
    pub(super) suggestion: Option<Suggestion>,
    /// Other places with the same fault, which come of the same slip.
    pub(super) repeats: Vec<Span>,
}

/// A misspelt word, and the name that was probably meant by it.
#[derive(Clone, Debug)]
pub(super) struct Suggestion {
    pub(super) word: String,
    pub(super) candidate: String,
    /// Whether no other candidate is similar to the word.
    pub(super) only_candidate: bool,
}

impl Fault {
    /// A fault with that code at that span.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Fault {
        Fault {
            code,
            span,
            message: message.into(),
            label: String::new(),
            also: Vec::new(),
            help: Vec::new(),
            fixes: Vec::new(),
            suggestion: None,
            repeats: Vec::new(),
        }
    }

    /// Sets the text beside the underlined span.
    pub fn label(self, label: impl Into<String>) -> Fault {
        Fault { label: label.into(), ..self }
    }

    /// Adds another span that the fault concerns.
    pub fn also(mut self, span: Span, label: impl Into<String>) -> Fault {
        self.also.push((span, label.into()));
        self
    }

    /// Adds advice on how to mend the fault.
    pub fn help(mut self, help: impl Into<String>) -> Fault {
        self.help.push(help.into());
        self
    }

    /// Asks whether the author meant the candidate most similar to the word, if one is similar enough.
    pub fn suggest<'a>(self, word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Fault {
        match nearest(word, candidates) {
            Some((candidate, only_candidate)) => {
                let suggestion = Suggestion { word: word.to_owned(), candidate: candidate.to_owned(), only_candidate };
                Fault { suggestion: Some(suggestion), ..self.help(format!("did you mean `{candidate}`?")) }
            }
            None => self,
        }
    }

    /// Adds a fix that can be applied.
    pub fn fix(mut self, fix: Fix) -> Fault {
        self.fixes.push(fix);
        self
    }

    /// Sets the other spans where the same slip stands.
    pub(in crate::author) fn repeated_at(self, repeats: Vec<Span>) -> Fault {
        Fault { repeats, ..self }
    }

    /// Adds the fix under a condition.
    pub fn fix_if(self, condition: bool, fix: impl FnOnce() -> Fix) -> Fault {
        if condition { self.fix(fix()) } else { self }
    }

    /// The message: what is wrong.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The text beside the underlined span; empty if there is none.
    pub fn label_text(&self) -> &str {
        &self.label
    }

    /// Other spans that the fault concerns, each with its label.
    pub fn also_at(&self) -> &[(Span, String)] {
        &self.also
    }

    /// Advice on how to mend the fault.
    pub fn helps(&self) -> &[String] {
        &self.help
    }

    /// Fixes that can be applied.
    pub fn fixes(&self) -> &[Fix] {
        &self.fixes
    }

    /// The code of the fault.
    pub fn code(&self) -> Code {
        self.code
    }

    /// The span of the fault.
    pub fn span(&self) -> Span {
        self.span
    }
}
