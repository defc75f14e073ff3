//! The text in short: the gist of each section in the place of its passages, by a switch ahead of the text.
//!
//! The static page shows the text in full. The player inserts the gists when the reader first chooses to read in short.

use super::dom::Node;
use super::part::{PartContext, Show};
use crate::document::{Document, Id, Place};
use std::cell::OnceCell;

/// A section that can be read in short.
struct Section {
    id: Id,
    node: Node,
    /// The button that shows the section in full or only its gist. The lead has none, because it has no heading and no gist.
    button: Option<Node>,
}

/// Inserts the switch before the text, and shows the sections in short or in full.
pub(super) fn start(context: &PartContext) -> Show {
    let document = context.document.clone();
    if !document.has_gists() {
        return Box::new(|_| ());
    }
    let (root, text) = (context.root.clone(), context.root.find(".text"));
    let words = &document.words;
    let switch =
        text.create("div", &[("class", "reading"), ("role", "group"), ("aria-label", words.get("reading"))], "");
    let ways = [("read-short", true), ("read-full", false)].map(|(name, is_short)| {
        let attributes = [("type", "button"), ("data-do", name)];
        let button = switch.create("button", &attributes, words.get(name));
        switch.append(&button);
        (button, is_short)
    });
    // The button to print is here, because the text is printed as it is shown, in short or in full.
    let print =
        switch.create("button", &[("type", "button"), ("class", "plain"), ("data-do", "print")], words.get("print"));
    switch.append(&print);
    text.prepend(&switch, "");
    let sections = OnceCell::new();
    let show = move |is_short: bool, unfolded: &[Id]| {
        for (button, way) in &ways {
            button.set("aria-pressed", if *way == is_short { "true" } else { "false" });
        }
        root.set("data-reading", if is_short { "short" } else { "" });
        if !is_short && sections.get().is_none() {
            return;
        }
        for Section { id, node, button } in sections.get_or_init(|| self::sections(&document, &root)) {
            let is_open = unfolded.contains(id);
            node.flag("data-folded", is_short && !is_open);
            if let Some(button) = button {
                button.set("aria-expanded", if is_open { "true" } else { "false" });
                button.set_text(document.words.get(if is_open { "fold" } else { "unfold" }));
            }
        }
    };
    show(false, &[]);
    Box::new(move |change| show(change.now.reader.address.short, &change.now.reader.unfolded))
}

/// Inserts the gist of each section, and its button, after the heading.
fn sections(document: &Document, root: &Node) -> Vec<Section> {
    let mut sections = Vec::new();
    for section in &document.sections {
        let id = Place::Section(section.id.clone()).fragment();
        let Some(node) = root.query(&["[id='", &id, "']"].concat()) else { continue };
        let button = section.gist.as_ref().zip(node.child(1)).map(|(gist, first)| {
            let attributes = [("type", "button"), ("class", "plain unfold"), ("data-do", "unfold")];
            let button = node.create("button", &attributes, "");
            first.before(&node.create("p", &[("class", "gist")], gist));
            first.before(&button);
            button
        });
        sections.push(Section { id: section.id.clone(), node, button });
    }
    sections
}
