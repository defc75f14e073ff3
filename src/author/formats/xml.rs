//! Reads XML of other programs, with limits on what takes the parser more than linear time.

use crate::author::texts::line_at;
use roxmltree::{Document, Node};
use std::collections::BTreeSet;

/// An XML document with its line numbers.
pub(super) struct Xml<'a> {
    pub(super) text: &'a str,
    pub(super) document: Document<'a>,
    /// The bytes at which lines begin.
    lines: Vec<usize>,
}

/// The longest tag in bytes. The parser compares an element's attributes pairwise, which takes too long for thousands; no
/// format has such tags.
const MAX_TAG_BYTES: usize = 1 << 14;

/// The most namespaces. The parser takes too long on nested elements that each declare another one; no format has so many.
const MAX_NAMESPACES: usize = 256;

/// Parses XML in linear time.
///
/// # Errors
/// What is wrong with the XML, and where.
pub(in crate::author) fn parse(text: &str) -> Result<Document<'_>, String> {
    if let Some(at) = long_tag(text) {
        let line = line_at(text, at);
        return Err(format!("it is not read: the tag in line {line} is longer than any should be"));
    }
    if has_too_many_namespaces(text) {
        return Err(format!("it is not read: it has more than {MAX_NAMESPACES} namespaces"));
    }
    Document::parse(text).map_err(|error| format!("its XML is broken: {error} (line:column)"))
}

impl<'a> Xml<'a> {
    /// Parses a document.
    ///
    /// # Errors
    /// Like [`parse`].
    pub(super) fn parse(text: &'a str) -> Result<Xml<'a>, String> {
        let lines: Vec<usize> = [0].into_iter().chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Ok(Xml { text, document: parse(text)?, lines })
    }

    /// The line in which the node begins.
    pub(super) fn line(&self, node: Node) -> usize {
        self.lines.partition_point(|start| *start <= node.range().start)
    }

    /// The source of the node, with the contents of `file` elements abbreviated.
    pub(super) fn source(&self, node: Node) -> String {
        let (mut source, mut at) = (String::new(), node.range().start);
        let files =
            node.descendants().filter(|it| it.is_text() && it.parent().is_some_and(|it| it.has_tag_name("file")));
        for file in files {
            source.push_str(&self.text[at..file.range().start]);
            source.push('…');
            at = file.range().end;
        }
        source + &self.text[at..node.range().end]
    }

    /// The content of an element: its text, or its source if it contains elements.
    pub(super) fn content(&self, node: Node) -> String {
        let Some((first, last)) = node.first_child().zip(node.last_child()) else { return String::new() };
        if node.children().any(|child| child.is_element()) {
            return self.text[first.range().start..last.range().end].to_owned();
        }
        node.children().filter_map(|child| child.text()).collect()
    }
}

/// The first child element of that name.
pub(super) fn child<'a, 'b>(node: Node<'a, 'b>, name: &str) -> Option<Node<'a, 'b>> {
    node.children().find(|child| child.tag_name().name() == name && child.is_element())
}

/// All child elements of that name.
pub(super) fn children<'a, 'b: 'a>(node: Node<'a, 'b>, name: &'a str) -> impl Iterator<Item = Node<'a, 'b>> {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == name)
}

/// The value of the attribute with that name and without a namespace. Other namespaces may use the same name, as in `xsi:type`.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    let mut attributes = node.attributes();
    attributes.find(|it| it.namespace().is_none() && it.name() == name).map(|it| it.value())
}

/// Whether the text declares too many different namespace prefixes.
fn has_too_many_namespaces(text: &str) -> bool {
    let named = text.match_indices("xmlns:").map(|(at, word)| &text[at + word.len()..]);
    let mut prefixes = BTreeSet::new();
    named.into_iter().any(|rest| {
        // The beginning of a long prefix is enough to tell it from others.
        let mut letters = rest.char_indices().take(100);
        let end = letters.find(|(_, sign)| *sign == '=' || sign.is_whitespace());
        prefixes.insert(end.map_or("", |(end, _)| &rest[..end])) && prefixes.len() > MAX_NAMESPACES
    })
}

/// The position of the first tag that is too long.
fn long_tag(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(start) = text[at..].find('<').map(|found| at + found) {
        let (open, close) = match &text[start..] {
            rest if rest.starts_with("<![CDATA[") => (9, "]]>"),
            rest if rest.starts_with("<!--") => (4, "-->"),
            _ => (1, ">"),
        };
        let length = text[start + open..].find(close)?;
        if open == 1 && length > MAX_TAG_BYTES {
            return Some(start);
        }
        at = start + open + length;
    }
    None
}
