//! Lists the passages of a folder: the id of each, how it begins, what it links to, and what refers to it.

use super::assets::Assets;
use super::check::Kind;
use super::texts::{Span, Texts};
use crate::document::article::plain;
use std::path::Path;

/// The number of characters of a passage that are shown.
const SHOWN_CHARS: usize = 60;

/// The list as text: a line for each passage with its id, its file and line, and how it begins; below it the links in it and
/// the places that refer to it. It holds whatever can be read, also where the folder has faults.
pub fn passages(folder: &Path, assets: &Assets) -> String {
    let (draft, texts, mentions, _) = super::mentions(folder, assets);
    let mut list = String::new();
    for passage in draft.passages() {
        let (id, text) = (&passage.id.value, plain(&passage.prose.text));
        let mut beginning: String = text.chars().take(SHOWN_CHARS).collect();
        if beginning.len() < text.len() {
            beginning.push_str(" ...");
        }
        list.push_str(&format!("{id}  ({})  {beginning}\n", file_and_line(&texts, passage.prose.span)));
        let links: Vec<String> =
            passage.prose.links.iter().map(|it| format!("{}:{}", it.value.kind(), it.value.id())).collect();
        let references = mentions.iter().filter(|it| it.kind == Kind::Passage && !it.is_own && it.id.value == *id);
        let references: Vec<String> = references.map(|it| file_and_line(&texts, it.id.span)).collect();
        for (label, all) in [("links to", links), ("named in", references)] {
            if !all.is_empty() {
                list.push_str(&format!("    {label} {}\n", all.join(", ")));
            }
        }
    }
    list
}

/// The file and line of a span, as in `article.md:3`.
fn file_and_line(texts: &Texts, span: Span) -> String {
    format!("{}:{}", span.file.name(), texts.line(span))
}
