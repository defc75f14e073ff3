//! The context that every part of the check shares: the draft, its names, and the list of faults.

use super::names::{Kind, Names};
use crate::author::address;
use crate::author::diagnostic::{Code, Fault, Faults};
use crate::author::draft::{Draft, Prose};
use crate::author::texts::{Span, Spanned, Text};
use crate::author::toml_reader::is_undecided;
use crate::document::{Id, Inline, Words};
use std::collections::BTreeMap;

/// An optional key: `None` if it is absent, `Some(None)` if its value is invalid, which has been reported.
pub(super) type Given<T> = Option<Option<T>>;

/// A draft, the names in it, the list of faults, and the words of the interface.
pub(super) struct Context<'a> {
    pub(super) draft: &'a Draft,
    pub(super) names: Names,
    pub(super) faults: &'a Faults,
    /// The words of the interface.
    pub(super) words: &'a Words,
}

impl Context<'_> {
    /// Looks up an id, and reports it if nothing has it.
    pub(super) fn resolve(&self, kind: Kind, id: &Text) -> Id {
        self.names.look_up(kind, id, self.faults);
        id.value.clone()
    }

    /// Looks up the ids of a list, and reports unknown and repeated ones.
    pub(super) fn resolve_all(&self, kind: Kind, ids: &[Text]) -> Vec<Id> {
        let (mut found, mut first): (Vec<&Text>, BTreeMap<&str, Span>) = Default::default();
        for id in ids {
            match first.get(&*id.value) {
                Some(first) => {
                    self.names.mention(kind, id);
                    let fault = Fault::new(Code::ListedTwice, id.span, format!("`{}` is listed twice", id.value));
                    self.faults.add(fault.label("again").also(*first, "first here").help("delete one of the two"));
                }
                None => {
                    first.insert(&id.value, id.span);
                    found.push(id);
                }
            }
        }
        found.into_iter().map(|id| self.resolve(kind, id)).collect()
    }

    /// Looks up the ids of a list that must not be empty; `fault` makes the fault for a missing or an empty one.
    pub(super) fn resolve_some(
        &self,
        kind: Kind,
        list: &Given<Spanned<Vec<Text>>>,
        table: Span,
        fault: impl FnOnce(Span) -> Fault,
    ) -> Vec<Id> {
        match list {
            None => self.faults.add(fault(table)),
            Some(Some(list)) if list.value.is_empty() => self.faults.add(fault(list.span)),
            Some(Some(list)) => return self.resolve_all(kind, &list.value),
            Some(None) => {}
        }
        Vec::new()
    }

    /// The text, with its links looked up.
    pub(super) fn prose(&self, prose: &Prose) -> Vec<Inline> {
        for link in &prose.links {
            let id = Spanned { value: link.value.id().clone(), span: link.span };
            self.names.look_up(Kind::of(&link.value), &id, self.faults);
        }
        prose.text.clone()
    }

    /// A web address; any other is reported.
    pub(super) fn address(&self, url: Option<&Text>) -> Option<String> {
        let url = url?;
        // An undecided address has been reported as a to-do; the draft links to a host that does not exist.
        if is_undecided(&url.value) {
            return Some("https://example.invalid/".to_owned());
        }
        address::check(&url.value, url.span, self.faults);
        Some(url.value.clone())
    }

    /// The web address of a folder; any other is reported.
    pub(super) fn folder(&self, url: Option<&Text>) -> Option<String> {
        let url = url?;
        let folder = address::folder(&url.value).map_err(|why| {
            let fault = Fault::new(Code::BadAddress, url.span, format!("`{}` is no folder on the web", url.value));
            self.faults.add(fault.label("cannot be published in").help(why));
        });
        folder.ok()
    }

    /// The title of the original, under which a passage of the lead stands.
    pub(super) fn original_title(&self) -> Option<String> {
        Some(self.draft.explainer.original.as_ref()?.title.as_ref()?.value.clone())
    }
}
