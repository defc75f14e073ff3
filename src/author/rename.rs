//! Renames an id in all files: its definition and every use of it, at the spans that the parser found.

use super::assets::Assets;
use super::check::{Kind, Mention};
use super::diagnostic::{nearest, quoted};
use super::draft::Draft;
use super::draft::map::{Tie, actor_hyphens};
use super::draft::quiz::Question;
use super::fix::Edit;
use super::mend;
use super::texts::{File, Span, Texts};
use crate::document::{Task, is_claim_id, is_id};
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Renames the id `old` to `new`, and returns a message with the kind of the id and the number of places changed. `old` may be
/// qualified by its kind, `actor:russia`, and must be where two kinds share an id; `trust.yes` is the option `yes` of the
/// question `trust`.
///
/// # Errors
/// When nothing has the id `old`, `new` is taken or invalid, the folder has faults, or a place cannot be changed. All files are
/// unchanged then.
pub fn rename(folder: &Path, assets: &Assets, old: &str, new: &str) -> Result<String> {
    let (draft, texts, mentions, faults) = super::mentions(folder, assets);
    if faults.errors() > 0 {
        bail!("the folder has faults, so that not every mention can be found; `explainer check` says which");
    }
    if let Some((question, option)) = old.split_once('.') {
        let edit = option_edit(&texts, &draft, question.trim_start_matches("option:"), option, new)?;
        mend::change(folder, &texts, &[&edit])?;
        return Ok(format!("the option `{option}` of the question is now `{new}`"));
    }
    let (kind, id) = resolve(&mentions, old)?;
    let taken = |name: &str| mentions.iter().any(|it| it.kind == kind && it.is_own && it.id.value == name);
    let is_valid = if kind == Kind::Claim { is_claim_id } else { is_id };
    if !is_valid(new) {
        let capitals = if kind == Kind::Claim { "" } else { "lower-case " };
        bail!("`{new}` cannot be an id: use {capitals}letters from a to z, digits and hyphens");
    }
    if id == new || taken(new) {
        bail!("the id `{new}` is taken by another {}; choose another", kind.word());
    }
    let mut names = BTreeMap::from([((kind, id.to_owned()), new.to_owned())]);
    // Generated ids change with the id that they are made from: those of ties named after their actors, and of passages
    // numbered by their section.
    match kind {
        Kind::Actor => {
            for tie in &draft.map.ties {
                let (Some(generated), Some(from), Some(to)) = (&tie.id, &tie.from, &tie.to) else { continue };
                let is_generated =
                    id_span(&texts, generated.span, &generated.value).is_none() || tie.is_named_after_its_ends();
                if is_generated && (from.value == id || to.value == id) {
                    let end = |end: &str| if end == id { new } else { end }.to_owned();
                    let renamed = format!("{}-{}", end(&from.value), end(&to.value));
                    names.insert((Kind::Tie, generated.value.clone()), renamed);
                }
            }
        }
        Kind::Section | Kind::Question => {
            let prefix = if kind == Kind::Section { format!("{id}-") } else { format!("answer-{id}") };
            let new_prefix = if kind == Kind::Section { format!("{new}-") } else { format!("answer-{new}") };
            for passage in draft.passages().filter(|it| id_span(&texts, it.id.span, &it.id.value).is_none()) {
                let belongs = if kind == Kind::Section {
                    let sections = draft.sections.iter().filter(|section| section.id.value == id);
                    sections.flat_map(|section| section.passages()).any(|it| std::ptr::eq(it, passage))
                } else {
                    passage.id.value == prefix
                };
                if let Some(rest) = passage.id.value.strip_prefix(&prefix).filter(|_| belongs) {
                    names.insert((Kind::Passage, passage.id.value.clone()), format!("{new_prefix}{rest}"));
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
    check_tie_names(&draft, kind, id, new, &names)?;
    let mut edits = BTreeSet::new();
    // The name of a tie in `[ties]` contains its actors' ids and is replaced as a whole, so mentions of actors within it are
    // skipped.
    let named_after: Vec<&Tie> = draft.map.ties.iter().filter(|tie| tie.is_named_after_its_ends()).collect();
    let is_in_name = |span: Span| {
        let names = named_after.iter().filter_map(|tie| Some(tie.id.as_ref()?.span));
        names.into_iter().any(|name| name.file == span.file && name.start <= span.start && span.end <= name.end)
    };
    if kind == Kind::Tie
        && let Some(tie) = named_after.iter().find(|tie| tie.id.as_ref().is_some_and(|it| it.value == id))
        && let (Some(from), Some(to)) = (&tie.from, &tie.to)
    {
        let ends = [format!("from = \"{}\"", from.value), format!("to = \"{}\"", to.value)];
        let Some(edit) = insert_pairs(&texts, tie.span, &ends) else {
            bail!("`{id}` says by its name which actors it joins: give it `from` and `to` first");
        };
        edits.insert(edit);
    }
    for mention in &mentions {
        if mention.kind == Kind::Actor && is_in_name(mention.id.span) {
            continue;
        }
        let Some(new) = names.get(&(mention.kind, mention.id.value.clone())) else { continue };
        let is_first = (mention.kind, mention.id.value.as_str()) == (kind, id);
        match (id_span(&texts, mention.id.span, &mention.id.value), mention.is_own) {
            (Some(span), _) => drop(edits.insert(Edit { span, text: new.clone() })),
            (None, true) if !is_first => {}
            (None, true) if kind == Kind::Tie && mention.kind == Kind::Tie => {
                match insert_pairs(&texts, mention.id.span, &[format!("id = \"{new}\"")]) {
                    Some(edit) => drop(edits.insert(edit)),
                    None => bail!("{}", why_unchangeable(&texts, mention, true, new)),
                }
            }
            (None, own) => bail!("{}", why_unchangeable(&texts, mention, own, new)),
        }
    }
    let edits: Vec<&Edit> = edits.iter().collect();
    mend::change(folder, &texts, &edits)?;
    let files = edits.iter().map(|edit| edit.span.file).collect::<BTreeSet<File>>().len();
    Ok(format!("the {} `{id}` is now `{new}`: {} places in {files} files", kind.word(), edits.len()))
}

/// The kind and id that `old` refers to.
pub(super) fn resolve<'a>(mentions: &[Mention], old: &'a str) -> Result<(Kind, &'a str)> {
    let (word, id) = old.split_once(':').map_or((None, old), |(word, id)| (Some(word), id));
    let matches = |it: &&Mention| it.is_own && it.id.value == id && word.is_none_or(|word| it.kind.word() == word);
    let kinds: BTreeSet<Kind> = mentions.iter().filter(matches).map(|it| it.kind).collect();
    let mut kinds = kinds.into_iter();
    match (kinds.next(), kinds.next()) {
        (Some(kind), None) => Ok((kind, id)),
        (Some(one), Some(other)) => {
            bail!("`{id}` is the id of two things: say which, `{}:{id}` or `{}:{id}`", one.word(), other.word())
        }
        (None, _) => match nearest(id, mentions.iter().filter(|it| it.is_own).map(|it| it.id.value.as_str())) {
            Some((other, _)) => bail!("nothing has the id `{old}`; did you mean `{other}`?"),
            None => bail!("nothing has the id `{old}`"),
        },
    }
}

/// The span of the id within a larger span, if the id stands there without escapes: alone, in quotation marks, after `#`, or
/// after `actor=`, `tie=` or `scenario=`.
fn id_span(texts: &Texts, span: Span, id: &str) -> Option<Span> {
    let text = texts.get(span.file)?.get(span.start..span.end)?;
    let bare = text.trim_matches(['"', '\'']);
    let offset = text.find(bare)?;
    let before = bare.strip_suffix(id)?;
    let is_prefix = before.is_empty() || matches!(before, "#" | "actor=" | "tie=" | "scenario=");
    let start = span.start + offset + before.len();
    is_prefix.then(|| Span::new(span.file, start..start + id.len()))
}

/// Checks that the name of each tie in `[ties]` still says which two actors it joins after the renaming.
fn check_tie_names(
    draft: &Draft,
    kind: Kind,
    id: &str,
    new: &str,
    names: &BTreeMap<(Kind, String), String>,
) -> Result<()> {
    let is_renamed = |actor: &str| kind == Kind::Actor && actor == id;
    let ids = draft.map.actors.iter().filter_map(|actor| actor.id.as_ref());
    let actors: Vec<&str> = ids.map(|actor| if is_renamed(&actor.value) { new } else { &actor.value }).collect();
    for tie in draft.map.ties.iter().filter(|tie| tie.is_named_after_its_ends()) {
        let Some(name) = tie.id.as_ref().map(|it| &it.value) else { continue };
        let name = names.get(&(Kind::Tie, name.clone())).unwrap_or(name);
        if kind == Kind::Actor && actor_hyphens(name, &actors).len() > 1 {
            bail!("`{name}` could then be read as two ties; choose another id, or give the tie `from` and `to`");
        }
    }
    Ok(())
}

/// The edit that renames an option of a question.
fn option_edit(texts: &Texts, draft: &Draft, question: &str, id: &str, new: &str) -> Result<Edit> {
    let has_id = |it: &&Question| it.id.as_ref().is_some_and(|id| id.value == question);
    let Some(found) = draft.quiz.questions.iter().find(has_id) else { bail!("there is no question `{question}`") };
    match found.task {
        Task::Actor | Task::Tie => {
            bail!("an option of `{question}` is called after its place on the map; rename the actor or the tie")
        }
        Task::Number | Task::Fill | Task::Change => bail!("`{question}` has no options that have ids"),
        Task::Choice | Task::Several | Task::Match | Task::Order | Task::Predict => {}
    }
    let ids = || found.options.iter().map(|option| option.id.value.as_str());
    let Some(option) = found.options.iter().find(|option| option.id.value == id) else {
        bail!("`{question}` has no option `{id}`; it has {}", quoted(&ids().collect::<Vec<_>>()));
    };
    if !is_id(new) {
        bail!("`{new}` cannot be an id: use lower-case letters from a to z, digits and hyphens");
    }
    if ids().any(|other| other == new) {
        bail!("the id `{new}` is taken by another option of `{question}`; choose another");
    }
    let own = id_span(texts, option.id.span, id).map(|span| Edit { span, text: new.to_owned() });
    let insertion = || insert_pairs(texts, option.id.span, &[format!("id = \"{new}\"")]);
    own.or_else(insertion).with_context(|| {
        format!("the option `{id}` is called so after its place; give it an id in article.md: `{{#{new}}}`")
    })
}

/// The edit that inserts `key = value` pairs into a table: below its header, or after the opening brace.
fn insert_pairs(texts: &Texts, table: Span, pairs: &[String]) -> Option<Edit> {
    let text = texts.get(table.file)?;
    let (at, text) = match text.as_bytes().get(table.start)? {
        b'{' => {
            let is_empty = text[table.start + 1..].trim_start().starts_with('}');
            let pairs = pairs.join(", ");
            (table.start + 1, format!(" {pairs}{}", if is_empty { " " } else { "," }))
        }
        b'[' => {
            let at = text[table.end..].find('\n').map_or(text.len(), |newline| table.end + newline + 1);
            let cut = if text[..at].ends_with('\n') { "" } else { "\n" };
            (at, format!("{cut}{}\n", pairs.join("\n")))
        }
        _ => return None,
    };
    Some(Edit { span: Span::new(table.file, at..at), text })
}

/// The message that says why a place cannot be changed, and what the author can do.
fn why_unchangeable(texts: &Texts, mention: &Mention, is_own: bool, new: &str) -> String {
    let span = mention.id.span;
    let line = texts.line(span);
    let (place, kind, id) = (format!("{}:{line}", texts.path(span.file)), mention.kind.word(), &mention.id.value);
    if is_own {
        format!("{place}: the {kind} `{id}` is called so after where it stands; give it an id first, `{{#{id}}}`")
    } else {
        format!("{place}: `{id}` stands in a text with escapes; write `{new}` there yourself. Nothing was changed")
    }
}
