//! Gives something another id, in all files: where it has it and wherever it is named, as the parser found these places.

use super::assets::Assets;
use super::check::{Kind, Mention};
use super::fix::Edit;
use super::mend;
use super::texts::{File, Span, Texts};
use crate::document::{is_claim_id, is_id};
use anyhow::{Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Gives what has the id `old` the id `new`, and says in words what it was and how many places were changed. `old` may say its
/// kind, `actor:russia`, and has to where two kinds share an id.
///
/// # Errors
/// When nothing has the id, the new one is taken or cannot be one, the folder has faults, or a place cannot be changed. All files
/// are as they were then.
pub fn rename(folder: &Path, assets: &Assets, old: &str, new: &str) -> Result<String> {
    let (draft, texts, mentions, faults) = super::mentions(folder, assets);
    if faults.errors() > 0 {
        bail!("the folder has faults, so that not every mention can be found; `explainer check` says which");
    }
    let (kind, id) = whose(&mentions, old)?;
    let taken = |name: &str| mentions.iter().any(|it| it.kind == kind && it.is_own && it.id.value == name);
    let can_be = if kind == Kind::Claim { is_claim_id } else { is_id };
    if !can_be(new) {
        let capitals = if kind == Kind::Claim { "" } else { "lower-case " };
        bail!("`{new}` cannot be an id: use {capitals}letters from a to z, digits and hyphens");
    }
    if id == new || taken(new) {
        bail!("the id `{new}` is taken by another {}; choose another", kind.word());
    }
    let mut names = BTreeMap::from([((kind, id.to_owned()), new.to_owned())]);
    // What has no id of its own is called after what it belongs to, and takes part.
    match kind {
        Kind::Actor => {
            for tie in &draft.map.ties {
                let (Some(made), Some(from), Some(to)) = (&tie.id, &tie.from, &tie.to) else { continue };
                if own_place(&texts, made.span, &made.value).is_none() && (from.value == id || to.value == id) {
                    let end = |end: &str| if end == id { new } else { end }.to_owned();
                    let named = format!("{}-{}", end(&from.value), end(&to.value));
                    names.insert((Kind::Tie, made.value.clone()), named);
                }
            }
        }
        Kind::Section | Kind::Question => {
            let prefix = if kind == Kind::Section { format!("{id}-") } else { format!("answer-{id}") };
            let after = if kind == Kind::Section { format!("{new}-") } else { format!("answer-{new}") };
            for passage in draft.passages().filter(|it| own_place(&texts, it.id.span, &it.id.value).is_none()) {
                let is_of_it = if kind == Kind::Section {
                    let sections = draft.sections.iter().filter(|section| section.id.value == id);
                    sections.flat_map(|section| section.passages()).any(|it| std::ptr::eq(it, passage))
                } else {
                    passage.id.value == prefix
                };
                if let Some(rest) = passage.id.value.strip_prefix(&prefix).filter(|_| is_of_it) {
                    names.insert((Kind::Passage, passage.id.value.clone()), format!("{after}{rest}"));
                }
            }
        }
        _ => {}
    }
    for ((other, from), to) in &names {
        if mentions.iter().any(|it| it.kind == *other && it.is_own && it.id.value == *to) {
            bail!("`{from}` would then be called `{to}`, as another {} is; choose another id", other.word());
        }
    }
    let mut edits = BTreeSet::new();
    for mention in &mentions {
        let Some(new) = names.get(&(mention.kind, mention.id.value.clone())) else { continue };
        let is_first = (mention.kind, mention.id.value.as_str()) == (kind, id);
        match (own_place(&texts, mention.id.span, &mention.id.value), mention.is_own) {
            (Some(span), _) => drop(edits.insert(Edit { span, text: new.clone() })),
            (None, true) if !is_first => {}
            (None, true) if kind == Kind::Tie => drop(edits.insert(id_below(&texts, mention.id.span, new))),
            (None, own) => bail!("{}", by_hand(&texts, mention, own, new)),
        }
    }
    let edits: Vec<&Edit> = edits.iter().collect();
    mend::change(folder, &texts, &edits)?;
    let files = edits.iter().map(|edit| edit.span.file).collect::<BTreeSet<File>>().len();
    Ok(format!("the {} `{id}` is now `{new}`: {} places in {files} files", kind.word(), edits.len()))
}

/// What has the id, and the id without its kind.
fn whose<'a>(mentions: &[Mention], old: &'a str) -> Result<(Kind, &'a str)> {
    let (word, id) = old.split_once(':').map_or((None, old), |(word, id)| (Some(word), id));
    let is_it = |it: &&Mention| it.is_own && it.id.value == id && word.is_none_or(|word| it.kind.word() == word);
    let kinds: BTreeSet<Kind> = mentions.iter().filter(is_it).map(|it| it.kind).collect();
    let mut kinds = kinds.into_iter();
    match (kinds.next(), kinds.next()) {
        (Some(kind), None) => Ok((kind, id)),
        (Some(one), Some(other)) => {
            bail!("`{id}` is the id of two things: say which, `{}:{id}` or `{}:{id}`", one.word(), other.word())
        }
        (None, _) => bail!("nothing has the id `{old}`"),
    }
}

/// Where in a span the id stands, letter by letter: alone, in quotation marks, after `#`, or after `actor=` and the like.
fn own_place(texts: &Texts, span: Span, id: &str) -> Option<Span> {
    let text = texts.get(span.file)?.get(span.start..span.end)?;
    let bare = text.trim_matches(['"', '\'']);
    let offset = text.find(bare)?;
    let before = bare.strip_suffix(id)?;
    let is_it = before.is_empty() || matches!(before, "#" | "actor=" | "tie=" | "scenario=");
    let start = span.start + offset + before.len();
    is_it.then(|| Span::new(span.file, start..start + id.len()))
}

/// Gives a table an id of its own, in the line below its header.
fn id_below(texts: &Texts, header: Span, new: &str) -> Edit {
    let text = texts.get(header.file).unwrap_or_default();
    let at = text[header.end..].find('\n').map_or(text.len(), |newline| header.end + newline + 1);
    let cut = if text[..at].ends_with('\n') { "" } else { "\n" };
    Edit { span: Span::new(header.file, at..at), text: format!("{cut}id = \"{new}\"\n") }
}

/// Why a place cannot be changed, and what to do.
fn by_hand(texts: &Texts, mention: &Mention, is_own: bool, new: &str) -> String {
    let span = mention.id.span;
    let line = texts.get(span.file).unwrap_or_default()[..texts.lines(span).start].matches('\n').count() + 1;
    let (place, kind, id) = (format!("{}:{line}", texts.path(span.file)), mention.kind.word(), &mention.id.value);
    if is_own {
        format!("{place}: the {kind} `{id}` is called so after where it stands; give it an id first, `{{#{id}}}`")
    } else {
        format!("{place}: `{id}` stands in a text with escapes; write `{new}` there yourself. Nothing was changed")
    }
}
