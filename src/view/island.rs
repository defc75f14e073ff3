//! Islands: small interactive roots in the static page, drawn by Yew in the browser, for what changes in structure and not
//! only in attributes and words.

use super::dom::Node;
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};
use yew::{AppHandle, Renderer};

/// An island on the page, until it is dropped. What the author tool has drawn in its place stands until it is drawn first.
pub(super) struct Island {
    place: Node,
    app: Option<AppHandle<Content>>,
    drawn: u32,
    /// The element that it has drawn, in which everything else is.
    top: NodeRef,
}

impl Island {
    /// An island in an element, whose content is the island's from then on.
    pub(super) fn at(place: Node) -> Island {
        Island { place, app: None, drawn: 0, top: NodeRef::default() }
    }

    /// Draws it anew, once the code that runs has ended and before the browser paints. An element of the same key is
    /// changed where it is another, so that focus stays in it; one of another key takes its place as a whole.
    pub(super) fn draw(&mut self, content: Option<VTag>) {
        self.draw_then(content.map(VNode::from).unwrap_or_default(), Callback::noop());
    }

    /// The same, and says so once it is in the page.
    pub(super) fn draw_then(&mut self, mut content: Html, then: Callback<()>) {
        self.drawn += 1;
        // Yew would go on to change an element that someone has put elsewhere, where nobody sees it.
        if Node::drawn(&self.top).is_some_and(|top| top.parent().as_ref() != Some(&self.place)) {
            self.end();
            self.place.clear();
        }
        if let VNode::VTag(tag) = &mut content
            && let Some(tag) = Rc::get_mut(tag)
        {
            tag.node_ref = self.top.clone();
        }
        let props = ContentProps { drawn: self.drawn, content, then };
        match &mut self.app {
            Some(app) => app.update(props),
            None => {
                let renderer = Renderer::<Content>::with_root_and_props(self.place.element().clone(), props);
                self.app = Some(renderer.render());
            }
        }
    }

    /// Takes out what it has drawn.
    fn end(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.top = NodeRef::default();
    }

    /// The element that it is in.
    pub(super) fn place(&self) -> &Node {
        &self.place
    }
}

impl Drop for Island {
    fn drop(&mut self) {
        self.end();
    }
}

/// What an island shows.
struct Content;

#[derive(Clone, Properties)]
struct ContentProps {
    /// How often it was drawn: what is drawn is compared by that, and not node by node.
    drawn: u32,
    content: Html,
    then: Callback<()>,
}

impl PartialEq for ContentProps {
    fn eq(&self, other: &ContentProps) -> bool {
        self.drawn == other.drawn
    }
}

impl Component for Content {
    type Message = ();
    type Properties = ContentProps;

    fn create(_: &Context<Content>) -> Content {
        Content
    }

    fn view(&self, context: &Context<Content>) -> Html {
        context.props().content.clone()
    }

    fn rendered(&mut self, context: &Context<Content>, _: bool) {
        context.props().then.emit(());
    }
}
