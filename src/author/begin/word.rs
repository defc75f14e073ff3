//! Reads an article of Word: a zip of XML files (ECMA-376).

use super::original::{Block, Original, Piece, clean, day, text, tidy};
use crate::author::formats::xml;
use roxmltree::Node;
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
    let links = part("word/_rels/document.xml.rels").map(|text| targets(&text)).unwrap_or_default();
    let levels = part("word/styles.xml").map(|text| levels(&text)).unwrap_or_default();
    let facts = part("docProps/core.xml").unwrap_or_default();
    let facts = xml::parse(&facts).ok();
    let fact = |name: &str| {
        let nodes = facts.as_ref()?.descendants().find(|node| node.tag_name().name() == name)?;
        nodes.text().map(clean).filter(|text| !text.is_empty())
    };
    let body = xml::parse(&body).map_err(|_| broken(()))?;
    let paragraphs = paragraphs(body.root_element(), &links);
    let blocks = paragraphs.into_iter().filter_map(|paragraph| block(paragraph, &levels)).collect();
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
fn targets(text: &str) -> BTreeMap<String, String> {
    let Ok(xml) = xml::parse(text) else { return BTreeMap::new() };
    let pair = |node: Node| Some((attribute(node, "Id")?.to_owned(), attribute(node, "Target")?.to_owned()));
    xml.descendants().filter_map(pair).collect()
}

/// The styles that are headings, by their ids, which differ from language to language; their names do not.
fn levels(text: &str) -> BTreeMap<String, u8> {
    let Ok(xml) = xml::parse(text) else { return BTreeMap::new() };
    let level = |node: Node| {
        let name = node.children().find(|child| child.tag_name().name() == "name")?;
        let name = attribute(name, "val")?.to_ascii_lowercase();
        let level = if name == "title" { 1 } else { name.strip_prefix("heading ")?.parse().ok()? };
        Some((attribute(node, "styleId")?.to_owned(), level))
    };
    xml.descendants().filter(|node| node.tag_name().name() == "style").filter_map(level).collect()
}

/// What was met of a paragraph. Those of a text box stand in another paragraph, and are none of its text.
#[derive(Default)]
struct Paragraph {
    pieces: Vec<Piece>,
    style: Option<String>,
    is_item: bool,
}

/// The paragraphs, in one walk over all elements, however deep they are nested.
fn paragraphs(root: Node, links: &BTreeMap<String, String>) -> Vec<Paragraph> {
    let mut all: Vec<Paragraph> = Vec::new();
    // Each with the paragraph that it is in, and the link.
    let mut ahead: Vec<(Node, Option<usize>, Option<&String>)> = vec![(root, None, None)];
    while let Some((node, mut within, mut link)) = ahead.pop() {
        let said = match node.tag_name().name() {
            // Says once more, for old programs, what stands before it.
            "Fallback" => continue,
            "p" => {
                all.push(Paragraph::default());
                within = Some(all.len() - 1);
                None
            }
            "hyperlink" => {
                link = attribute(node, "id").and_then(|id| links.get(id));
                None
            }
            "t" => Some(node.text().unwrap_or_default()),
            "br" | "tab" | "cr" => Some(" "),
            "noBreakHyphen" => Some("-"),
            _ => None,
        };
        if let Some(paragraph) = within.map(|at| &mut all[at]) {
            match node.tag_name().name() {
                "pStyle" if paragraph.style.is_none() => paragraph.style = attribute(node, "val").map(str::to_owned),
                "numPr" => paragraph.is_item = true,
                _ => {}
            }
            paragraph.pieces.extend(said.map(|said| Piece { text: said.to_owned(), link: link.cloned() }));
        }
        ahead.extend(node.children().rev().map(|child| (child, within, link)));
    }
    all
}

fn block(paragraph: Paragraph, levels: &BTreeMap<String, u8>) -> Option<Block> {
    let pieces = tidy(paragraph.pieces);
    if !text(&pieces).contains(char::is_alphanumeric) {
        return None;
    }
    Some(match paragraph.style.and_then(|style| levels.get(&style)) {
        Some(level) => Block::Heading(*level, text(&pieces)),
        None if paragraph.is_item => Block::Item(pieces),
        None => Block::Paragraph(pieces),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn document(body: &str) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
        write!(zip, "<w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>{body}</w:body></w:document>").unwrap();
        zip.finish().unwrap().into_inner()
    }

    fn texts(body: &str) -> Vec<String> {
        let told = |block: Block| match block {
            Block::Heading(_, heading) => heading,
            Block::Item(pieces) | Block::Paragraph(pieces) => text(&pieces),
        };
        read(&document(body)).unwrap().blocks.into_iter().map(told).collect()
    }

    #[test]
    fn what_stands_in_a_text_box_is_told_once_and_apart() {
        let said = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
        let (box_, again) = (said("In the box"), said("In the box"));
        let body = format!(
            "<w:p><w:r><w:t>Before </w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{box_}</mc:Choice>\
             <mc:Fallback>{again}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>behind</w:t></w:r></w:p>{}",
            said("The next")
        );
        assert_eq!(texts(&body), ["Before behind", "In the box", "The next"]);
    }

    #[test]
    fn paragraphs_in_paragraphs_are_read_however_deep_they_are() {
        let deep = 20_000;
        let body = format!("{}<w:r><w:t>Deep down</w:t></w:r>{}", "<w:p>".repeat(deep), "</w:p>".repeat(deep));
        assert_eq!(texts(&body), ["Deep down"]);
        let namespaces: String = (0..5000).map(|at| format!("<w:p xmlns:n{at}=\"u\">")).collect();
        assert!(read(&document(&format!("{namespaces}{}", "</w:p>".repeat(5000)))).is_err());
    }
}
