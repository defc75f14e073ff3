//! Compares the page with what the author tool rendered.

use crate::view::fingerprint::Fingerprint;
use web_sys::{Element, Node};

/// Whether the element holds the structure that the author tool wrote down beside it.
pub(super) fn is_untouched(root: &Element) -> bool {
    let mut print = Fingerprint::default();
    take(&mut print, root);
    root.get_attribute("data-fingerprint") == Some(print.finish())
}

fn take(print: &mut Fingerprint, parent: &Node) {
    let mut child = parent.first_child();
    while let Some(node) = child {
        match node.node_type() {
            Node::ELEMENT_NODE => {
                print.open(&node.node_name());
                take(print, &node);
                print.close();
            }
            Node::TEXT_NODE => print.text(),
            _ => print.comment(&node.node_value().unwrap_or_default()),
        }
        child = node.next_sibling();
    }
}
