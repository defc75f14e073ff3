//! The passages of a folder as a list: what each is called, how it begins, what it links to, and what names it.

use super::assets::Assets;
use super::check::Kind;
use super::texts::{Span, Texts};
use crate::document::article::plain;
use std::path::Path;

/// So many letters of a passage are shown.
const SHOWN: usize = 60;

/// The list, as text: a line for each passage, with its place and id and how it begins, and below it what it links to and where it
/// is named. It is made of whatever can be read, also where the folder has faults.
pub fn passages(folder: &Path, assets: &Assets) -> String {
    let (draft, texts, mentions, _) = super::mentions(folder, assets);
    let mut list = String::new();
    for passage in draft.passages() {
        let (id, text) = (&passage.id.value, plain(&passage.prose.text));
        let mut begins: String = text.chars().take(SHOWN).collect();
        if begins.len() < text.len() {
            begins.push_str(" ...");
        }
        list.push_str(&format!("{id}  ({})  {begins}\n", place(&texts, passage.prose.span)));
        let links: Vec<String> =
            passage.prose.links.iter().map(|it| format!("{}:{}", it.value.kind(), it.value.id())).collect();
        let named = mentions.iter().filter(|it| it.kind == Kind::Passage && !it.is_own && it.id.value == *id);
        let named: Vec<String> = named.map(|it| place(&texts, it.id.span)).collect();
        for (what, all) in [("links to", links), ("named in", named)] {
            if !all.is_empty() {
                list.push_str(&format!("    {what} {}\n", all.join(", ")));
            }
        }
    }
    list
}

/// File and line.
fn place(texts: &Texts, span: Span) -> String {
    let line = texts.get(span.file).unwrap_or_default()[..texts.lines(span).start].matches('\n').count() + 1;
    format!("{}:{line}", span.file.name())
}
