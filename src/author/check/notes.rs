//! Editor's notes and their sources.

use super::context::Context;
use super::names::Kind;
use crate::author::diagnostic::{Code, Fault, quoted};
use crate::author::draft::notes as draft;
use crate::author::texts::Text;
use crate::document::{Note, NoteKind, Source};

const KINDS: [NoteKind; 3] = [NoteKind::Correction, NoteKind::Context, NoteKind::Update];

/// The notes.
pub(super) fn notes(context: &Context) -> Vec<Note> {
    context.draft.notes.notes.iter().filter_map(|note| self::note(context, note)).collect()
}

fn note(context: &Context, note: &draft::Note) -> Option<Note> {
    let kind = match &note.kind {
        Some(kind) => kind.as_ref().and_then(|kind| self::kind(context, kind)),
        None => Some(NoteKind::Context),
    };
    let text = note.text.as_ref().map(|text| context.prose(text));
    let passages = context.resolve_some(Kind::Passage, &note.passages, note.span, |span| {
        let fault = Fault::new(Code::NoteWithoutPassage, span, "a note is on no passage").label("no passage is named");
        fault.help("name the passages that it is on: `passages = [\"id-of-a-passage\"]`")
    });
    let sources = context.resolve_some(Kind::Source, &note.sources, note.span, |span| {
        let fault = Fault::new(Code::NoteWithoutSource, span, "a note has no source").label("no source is named");
        fault.help("name where it has it from: `sources = [\"id-of-a-source\"]`")
    });
    Some(Note { id: note.id.as_ref()?.value.clone(), kind: kind?, passages, text: text?, sources })
}

fn kind(context: &Context, kind: &Text) -> Option<NoteKind> {
    let known = KINDS.into_iter().find(|it| it.name() == kind.value);
    if known.is_none() {
        let names = KINDS.map(NoteKind::name);
        let fault = Fault::new(Code::UnknownKind, kind.span, format!("there is no kind `{}` of note", kind.value));
        let fault = fault.label("not a kind").suggest(&kind.value, names);
        context.faults.add(fault.help(format!("a note is one of {}", quoted(&names))));
    }
    known
}

/// The sources.
pub(super) fn sources(context: &Context) -> Vec<Source> {
    context.draft.notes.sources.iter().filter_map(|source| self::source(context, source)).collect()
}

fn source(context: &Context, source: &draft::Source) -> Option<Source> {
    if source.url.is_none() {
        let fault = Fault::new(Code::SourceWithoutAddress, source.span, "a source has no address");
        context.faults.add(fault.label("no `url` in here").help("say where it can be read: `url = \"https://...\"`"));
    }
    if source.published.is_none() && source.accessed.is_none() {
        let fault = Fault::new(Code::SourceWithoutDate, source.span, "a source has no date");
        let help = "add `published = 2026-11-23`, or, where that is not known, `accessed = ...`";
        context.faults.add(fault.label("neither `published` nor `accessed` in here").help(help));
    }
    let url = context.address(source.url.iter().flatten().next());
    let id = source.id.as_ref()?;
    let mut used = context
        .draft
        .notes
        .notes
        .iter()
        .filter_map(|note| note.sources.as_ref()?.as_ref())
        .flat_map(|list| &list.value);
    if !used.any(|name| name.value == id.value) {
        let fault = Fault::new(Code::SourceNeverUsed, id.span, format!("no note names the source `{}`", id.value));
        context.faults.add(fault.label("never used").help("name it in the `sources` of a note, or delete it"));
    }
    Some(Source {
        id: id.value.clone(),
        title: source.title.as_ref()?.value.clone(),
        publisher: source.publisher.as_ref()?.value.clone(),
        url: url?,
        published: source.published.clone().flatten(),
        accessed: source.accessed.clone().flatten(),
    })
}
