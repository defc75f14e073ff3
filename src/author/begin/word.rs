//! Reads an article of Word: a zip of XML files (ECMA-376).

use super::original::{Block, Original, Piece, clean, day, text, tidy};
use roxmltree::{Document, Node};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// No text needs more; a small zip may hold a file without end.
const LARGEST: u64 = 1 << 25;

/// Reads the text, its headings and links, and what Word keeps of title, author and day.
///
/// # Errors
/// Says that it is no text of Word.
pub(super) fn read(bytes: &[u8]) -> Result<Original, String> {
    let broken = |_| "it is no text of Word, or broken; save it anew as .docx".to_owned();
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken(()))?;
    let mut part = |name: &str| {
        let mut text = String::new();
        zip.by_name(name).ok()?.take(LARGEST).read_to_string(&mut text).ok()?;
        Some(text)
    };
    let body = part("word/document.xml").ok_or_else(|| broken(()))?;
    let links = part("word/_rels/document.xml.rels").map(|xml| targets(&xml)).unwrap_or_default();
    let levels = part("word/styles.xml").map(|xml| levels(&xml)).unwrap_or_default();
    let facts = part("docProps/core.xml").unwrap_or_default();
    let facts = Document::parse(&facts).ok();
    let fact = |name: &str| {
        let nodes = facts.as_ref()?.descendants().find(|node| node.tag_name().name() == name)?;
        nodes.text().map(clean).filter(|text| !text.is_empty())
    };
    let body = Document::parse(&body).map_err(|_| broken(()))?;
    let paragraphs = body.descendants().filter(|node| node.tag_name().name() == "p");
    let blocks = paragraphs.filter_map(|node| block(node, &links, &levels)).collect();
    Ok(Original {
        title: fact("title"),
        author: fact("creator"),
        published: fact("created").and_then(|moment| day(&moment)),
        lang: fact("language"),
        blocks,
        ..Original::default()
    })
}

fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// Where links lead, by their ids.
fn targets(xml: &str) -> BTreeMap<String, String> {
    let Ok(xml) = Document::parse(xml) else { return BTreeMap::new() };
    let pair = |node: Node| Some((attribute(node, "Id")?.to_owned(), attribute(node, "Target")?.to_owned()));
    xml.descendants().filter_map(pair).collect()
}

/// The styles that are headings, by their ids, which differ from language to language; their names do not.
fn levels(xml: &str) -> BTreeMap<String, u8> {
    let Ok(xml) = Document::parse(xml) else { return BTreeMap::new() };
    let level = |node: Node| {
        let name = node.children().find(|child| child.tag_name().name() == "name")?;
        let name = attribute(name, "val")?.to_ascii_lowercase();
        let level = if name == "title" { 1 } else { name.strip_prefix("heading ")?.parse().ok()? };
        Some((attribute(node, "styleId")?.to_owned(), level))
    };
    xml.descendants().filter(|node| node.tag_name().name() == "style").filter_map(level).collect()
}

fn block(node: Node, links: &BTreeMap<String, String>, levels: &BTreeMap<String, u8>) -> Option<Block> {
    let mut pieces = Vec::new();
    for inner in node.descendants() {
        let said = match inner.tag_name().name() {
            "t" => inner.text().unwrap_or_default(),
            "br" | "tab" | "cr" => " ",
            "noBreakHyphen" => "-",
            _ => continue,
        };
        let around = inner.ancestors().find(|it| it.tag_name().name() == "hyperlink");
        let link = around.and_then(|it| links.get(attribute(it, "id")?)).cloned();
        pieces.push(Piece { text: said.to_owned(), link });
    }
    let pieces = tidy(pieces);
    if !text(&pieces).contains(char::is_alphanumeric) {
        return None;
    }
    let style = node.descendants().find(|it| it.tag_name().name() == "pStyle").and_then(|it| attribute(it, "val"));
    let is_item = node.descendants().any(|it| it.tag_name().name() == "numPr");
    Some(match style.and_then(|style| levels.get(style)) {
        Some(level) => Block::Heading(*level, text(&pieces)),
        None if is_item => Block::Item(pieces),
        None => Block::Paragraph(pieces),
    })
}
