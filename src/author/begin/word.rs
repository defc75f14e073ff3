//! Reads an article in Word's format: a zip file of XML parts (ECMA-376).

use super::original::{Block, Original, Piece, clean, day, text, tidy};
use crate::author::formats::xml;
use roxmltree::Node;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The largest part that is read, in bytes, since a small zip file may unpack to an endless part.
const MAX_PART_BYTES: u64 = 1 << 25;

/// Reads the text with headings and links, and the document properties: title, author, date, language.
///
/// # Errors
/// That the file is not a Word document, or is broken.
pub(super) fn read(bytes: &[u8]) -> Result<Original, String> {
    let broken = |_| "it is no text of Word, or broken; save it anew as .docx".to_owned();
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken(()))?;
    let mut part = |name: &str| {
        let mut text = String::new();
        zip.by_name(name).ok()?.take(MAX_PART_BYTES).read_to_string(&mut text).ok()?;
        Some(text)
    };
    let body = part("word/document.xml").ok_or_else(|| broken(()))?;
    let links = part("word/_rels/document.xml.rels").map(|text| targets(&text)).unwrap_or_default();
    let levels = part("word/styles.xml").map(|text| levels(&text)).unwrap_or_default();
    let properties = part("docProps/core.xml").unwrap_or_default();
    let properties = xml::parse(&properties).ok();
    let property = |name: &str| {
        let nodes = properties.as_ref()?.descendants().find(|node| node.tag_name().name() == name)?;
        nodes.text().map(clean).filter(|text| !text.is_empty())
    };
    let body = xml::parse(&body).map_err(|_| broken(()))?;
    let paragraphs = paragraphs(body.root_element(), &links);
    let blocks = paragraphs.into_iter().filter_map(|paragraph| block(paragraph, &levels)).collect();
    Ok(Original {
        title: property("title"),
        author: property("creator"),
        published: property("created").and_then(|moment| day(&moment)),
        lang: property("language"),
        blocks,
        ..Original::default()
    })
}

fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// The targets of links, by their relationship ids.
fn targets(text: &str) -> BTreeMap<String, String> {
    let Ok(xml) = xml::parse(text) else { return BTreeMap::new() };
    let pair = |node: Node| Some((attribute(node, "Id")?.to_owned(), attribute(node, "Target")?.to_owned()));
    xml.descendants().filter_map(pair).collect()
}

/// The heading levels of styles, by style id. The ids depend on Word's language, the styles' names do not.
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

/// The content of a paragraph. A text box within it has paragraphs of its own.
#[derive(Default)]
struct Paragraph {
    pieces: Vec<Piece>,
    style: Option<String>,
    is_item: bool,
}

/// The paragraphs of the document. An iterative walk, so that deep nesting cannot overflow the stack.
fn paragraphs(root: Node, links: &BTreeMap<String, String>) -> Vec<Paragraph> {
    let mut all: Vec<Paragraph> = Vec::new();
    // The nodes to visit, each with the paragraph and the link that it is within.
    let mut pending: Vec<(Node, Option<usize>, Option<&String>)> = vec![(root, None, None)];
    while let Some((node, mut within, mut link)) = pending.pop() {
        let text = match node.tag_name().name() {
            // An alternative for old programs to the content before it.
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
            paragraph.pieces.extend(text.map(|text| Piece { text: text.to_owned(), link: link.cloned() }));
        }
        pending.extend(node.children().rev().map(|child| (child, within, link)));
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
        let block_text = |block: Block| match block {
            Block::Heading(_, heading) => heading,
            Block::Item(pieces) | Block::Paragraph(pieces) => text(&pieces),
        };
        read(&document(body)).unwrap().blocks.into_iter().map(block_text).collect()
    }

    #[test]
    fn the_text_of_a_text_box_is_read_once_as_a_paragraph_of_its_own() {
        let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
        let (box_, again) = (paragraph("In the box"), paragraph("In the box"));
        let body = format!(
            "<w:p><w:r><w:t>Before </w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{box_}</mc:Choice>\
             <mc:Fallback>{again}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>behind</w:t></w:r></w:p>{}",
            paragraph("The next")
        );
        assert_eq!(texts(&body), ["Before behind", "In the box", "The next"]);
    }

    #[test]
    fn deeply_nested_paragraphs_are_read() {
        let deep = 20_000;
        let body = format!("{}<w:r><w:t>Deep down</w:t></w:r>{}", "<w:p>".repeat(deep), "</w:p>".repeat(deep));
        assert_eq!(texts(&body), ["Deep down"]);
        let namespaces: String = (0..5000).map(|at| format!("<w:p xmlns:n{at}=\"u\">")).collect();
        assert!(read(&document(&format!("{namespaces}{}", "</w:p>".repeat(5000)))).is_err());
    }
}
