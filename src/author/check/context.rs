//! What every part of the check needs: the draft, the names in it, and where to tell what is wrong.

use super::names::{Kind, Names};
use crate::author::address;
use crate::author::diagnostic::{Code, Fault, Faults};
use crate::author::draft::{Draft, Prose};
use crate::author::texts::{Span, Spanned, Text};
use crate::author::toml_reader::is_open;
use crate::document::{Id, Inline};
use std::collections::BTreeMap;

/// What a key gives: `None` if it is not there, `Some(None)` if it gives nothing of use.
pub(super) type Given<T> = Option<Option<T>>;

/// A draft, the names in it, and where to tell what is wrong with it.
pub(super) struct Context<'a> {
    pub(super) draft: &'a Draft,
    pub(super) names: Names,
    pub(super) faults: &'a Faults,
}

impl Context<'_> {
    /// The id, which must be that of something.
    pub(super) fn one(&self, kind: Kind, id: &Text) -> Id {
        self.names.find(kind, id, self.faults);
        id.value.clone()
    }

    /// The ids, each of which must be that of something.
    pub(super) fn all(&self, kind: Kind, ids: &[Text]) -> Vec<Id> {
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
        found.into_iter().map(|id| self.one(kind, id)).collect()
    }

    /// The ids of a list that must name something; `fault` says it where it does not.
    pub(super) fn some(
        &self,
        kind: Kind,
        list: &Given<Spanned<Vec<Text>>>,
        table: Span,
        fault: impl FnOnce(Span) -> Fault,
    ) -> Vec<Id> {
        match list {
            None => self.faults.add(fault(table)),
            Some(Some(list)) if list.value.is_empty() => self.faults.add(fault(list.span)),
            Some(Some(list)) => return self.all(kind, &list.value),
            Some(None) => {}
        }
        Vec::new()
    }

    /// The text, all of whose links must lead somewhere.
    pub(super) fn prose(&self, prose: &Prose) -> Vec<Inline> {
        for link in &prose.links {
            let id = Spanned { value: link.value.id().clone(), span: link.span };
            self.names.find(Kind::of(&link.value), &id, self.faults);
        }
        prose.text.clone()
    }

    /// An address, which must be one on the web.
    pub(super) fn address(&self, url: Option<&Text>) -> Option<String> {
        let url = url?;
        // What is still to be decided has been told; a draft links to where nothing is.
        if is_open(&url.value) {
            return Some("https://example.invalid/".to_owned());
        }
        address::check(&url.value, url.span, self.faults);
        Some(url.value.clone())
    }

    /// The address of a folder, which must be one on the web.
    pub(super) fn folder(&self, url: Option<&Text>) -> Option<String> {
        let url = url?;
        let folder = address::folder(&url.value).map_err(|why| {
            let fault = Fault::new(Code::BadAddress, url.span, format!("`{}` is no folder on the web", url.value));
            self.faults.add(fault.label("cannot be published in").help(why));
        });
        folder.ok()
    }

    /// Where in the original a passage of the lead is, if nobody says: at the top.
    pub(super) fn original_title(&self) -> Option<String> {
        Some(self.draft.explainer.original.as_ref()?.title.as_ref()?.value.clone())
    }
}
