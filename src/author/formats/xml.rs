//! XML of other programs.

use roxmltree::{Document, Node};
use std::collections::BTreeSet;

/// A document, with the numbers of its lines.
pub(super) struct Xml<'a> {
    pub(super) text: &'a str,
    pub(super) document: Document<'a>,
    /// Where lines begin.
    lines: Vec<usize>,
}

/// An element of more attributes than any form has takes too long to read, so many bytes long its tag would be.
const LONGEST_TAG: usize = 1 << 14;

/// Elements within elements, each with a namespace more, take too long to read. No form has so many.
const MOST_NAMESPACES: usize = 256;

/// Reads XML in which nothing takes more time than goes with its length.
///
/// # Errors
/// Says what is wrong, and where.
pub(in crate::author) fn parse(text: &str) -> Result<Document<'_>, String> {
    if let Some(at) = long_tag(text) {
        let line = text[..at].matches('\n').count() + 1;
        return Err(format!("it is not read: the tag in line {line} is longer than any should be"));
    }
    if has_too_many_namespaces(text) {
        return Err(format!("it is not read: it has more than {MOST_NAMESPACES} namespaces"));
    }
    Document::parse(text).map_err(|error| format!("its XML is broken: {error} (line:column)"))
}

impl<'a> Xml<'a> {
    /// Reads a document.
    ///
    /// # Errors
    /// Says what is wrong, and where.
    pub(super) fn parse(text: &'a str) -> Result<Xml<'a>, String> {
        let lines: Vec<usize> = [0].into_iter().chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Ok(Xml { text, document: parse(text)?, lines })
    }

    /// The line in which it begins.
    pub(super) fn line(&self, node: Node) -> usize {
        self.lines.partition_point(|start| *start <= node.range().start)
    }

    /// As it stands in the file, but for what files hold.
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

    /// What stands between its tags, as it is written if there are tags in it.
    pub(super) fn content(&self, node: Node) -> String {
        let Some((first, last)) = node.first_child().zip(node.last_child()) else { return String::new() };
        if node.children().any(|child| child.is_element()) {
            return self.text[first.range().start..last.range().end].to_owned();
        }
        node.children().filter_map(|child| child.text()).collect()
    }
}

/// A child of that name.
pub(super) fn child<'a, 'b>(node: Node<'a, 'b>, name: &str) -> Option<Node<'a, 'b>> {
    node.children().find(|child| child.tag_name().name() == name && child.is_element())
}

/// All children of that name.
pub(super) fn children<'a, 'b: 'a>(node: Node<'a, 'b>, name: &'a str) -> impl Iterator<Item = Node<'a, 'b>> {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == name)
}

/// Whether more namespaces are named than any form has; each by its prefix, however often.
fn has_too_many_namespaces(text: &str) -> bool {
    let named = text.match_indices("xmlns:").map(|(at, word)| &text[at + word.len()..]);
    let mut prefixes = BTreeSet::new();
    named.into_iter().any(|rest| {
        // Of a prefix that is longer the beginning will do.
        let mut letters = rest.char_indices().take(100);
        let end = letters.find(|(_, sign)| *sign == '=' || sign.is_whitespace());
        prefixes.insert(end.map_or("", |(end, _)| &rest[..end])) && prefixes.len() > MOST_NAMESPACES
    })
}

/// Where a tag begins that is too long.
fn long_tag(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(start) = text[at..].find('<').map(|found| at + found) {
        let (open, close) = match &text[start..] {
            rest if rest.starts_with("<![CDATA[") => (9, "]]>"),
            rest if rest.starts_with("<!--") => (4, "-->"),
            _ => (1, ">"),
        };
        let length = text[start + open..].find(close)?;
        if open == 1 && length > LONGEST_TAG {
            return Some(start);
        }
        at = start + open + length;
    }
    None
}
