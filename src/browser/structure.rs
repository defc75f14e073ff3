//! Compares the page with what the author tool rendered.

use crate::view::fingerprint::Fingerprint;
use crate::view::island::{COUNT, HOOK};
use js_sys::Reflect;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// Whether the element holds the structure that the author tool wrote down beside it. What is in islands does not count.
pub(super) fn is_untouched(root: &Element) -> bool {
    let mut print = Fingerprint::default();
    take(&mut print, root);
    root.get_attribute("data-fingerprint") == Some(print.finish())
}

/// Whether a player runs in the element: another one would do everything twice.
pub(super) fn is_live(root: &Element) -> bool {
    root.query_selector(".explainer[data-live]").is_ok_and(|live| live.is_some())
}

fn take(print: &mut Fingerprint, parent: &Node) {
    let mut child = parent.first_child();
    while let Some(node) = child {
        match node.node_type() {
            Node::ELEMENT_NODE => {
                print.open(&node.node_name());
                if !node.unchecked_ref::<Element>().has_attribute(HOOK) {
                    take(print, &node);
                }
                print.close();
            }
            Node::TEXT_NODE => print.text(),
            _ => print.comment(&node.node_value().unwrap_or_default()),
        }
        child = node.next_sibling();
    }
}

/// Readies islands for the end of the view. Yew takes out what it has found in them, node by node, and panics where one is not
/// there any more; but all of it may go with the island. So an island does no more on `removeChild` than `contains` does.
pub(super) fn let_go(islands: &[Node]) {
    for island in islands {
        if let Ok(harmless) = Reflect::get(island, &"contains".into()) {
            let _ = Reflect::set(island, &"removeChild".into(), &harmless);
        }
    }
}

/// The islands in the element, if all are there.
pub(super) fn islands(root: &Element) -> Option<Rc<[Node]>> {
    let find = |place: usize| root.query_selector(&["[", HOOK, "='", &place.to_string(), "']"].concat()).ok().flatten();
    let found: Option<Vec<Node>> = (0..COUNT).map(|place| find(place).map(Node::from)).collect();
    found.map(Rc::from)
}
